import Assessment
import GeoEngine
import Geometry
import JSON
import MineAction
import VerdictOracle

/// A random scene of the oracle as the engine sees it: records folded in, measured and decided as
/// one attested import.
struct Scene {
  let seed: UInt64
  let situation: Situation
  let question: RouteQuestion
  let oracle: OracleScene

  init(seed: UInt64) throws {
    self.seed = seed
    oracle = OracleScene.random(seed)
    situation = try Self.situation(oracle.records)
    question = try Self.question(oracle.question)
  }

  static func question(_ asked: OracleQuestion) throws -> RouteQuestion {
    var question = RouteQuestion(
      route: try RouteLine(parts: asked.parts),
      at: Instant(microseconds: Int64((asked.at * 1e6).rounded())))
    (question.width, question.routeAccuracy) = (asked.width, asked.routeAccuracy)
    (question.requiredDepth, question.maxEvidenceAge) = (asked.requiredDepth, asked.maxEvidenceAge)
    question.standOff = asked.standOff
    return question
  }

  static func situation(_ records: [OracleRecord]) throws -> Situation {
    var situation = Situation()
    let now = Instant(microseconds: 1_800_000_000_000_000)  // 2027-01-15
    let author = Attribution(
      person: try .init("P"), organisation: try .init("O"), occurredAt: now, recordedAt: now)
    for one in records {
      let record = try self.record(one)
      switch situation.decide(
        onImport: record, isAttested: true, at: now, measuring: GEOSTopology())
      {
      case .add(let taken, _):
        situation.evolve(
          Event(.recorded(taken, by: .attestedImport), by: author, sequence: situation.revision + 1)
        )
      default: break
      }
    }
    return situation
  }

  private static func record(_ one: OracleRecord) throws -> Record {
    var members: [JSONMember] = []
    func add(_ name: String, _ text: String?) {
      if let text { members.append(JSONMember(name: name, value: JSONText(string: text))) }
    }
    func add(_ name: String, _ number: Double?) {
      if let number { members.append(JSONMember(name: name, value: JSONText(number: number))) }
    }
    func day(_ number: Int?) -> String? { number.map { CivilDay(number: $0).text } }
    let type: RecordType =
      switch one.recordType {
      case .hazardousArea: .hazardousArea
      case .sector: .sector
      case .hazardReport: .hazardReport
      }
    add("classification", one.classification)
    add("status", one.status)
    add("method", one.method)
    add("kind", one.kind)
    add("observedOn", day(one.observed))
    add("completedOn", day(one.completed))
    add("acceptedOn", day(one.accepted))
    add("reportedOn", day(one.reported))
    add("accuracy", one.accuracy)
    add("dangerRadius", one.dangerRadius)
    add("clearanceDepth", one.clearanceDepth)
    add("survey", one.survey)
    let place = Place(
      entered: one.geometry, type: nil, isIncomplete: one.geometry.map(\.isEmpty) ?? true)
    let measured = place.measured(by: GEOSTopology(), releasing: type == .sector)
    return Record(
      type, code: try Record.Code(one.code), place: measured.place, members: members, zone: .utc)
  }

  func verdict() -> Verdict { Self.verdict(situation, question) }

  static func verdict(_ situation: Situation, _ question: RouteQuestion) -> Verdict {
    Assessor(of: Land(situation), topology: GEOSTopology()).verdict(on: question)
  }

  static func spans(_ verdict: Verdict) -> [OracleStretch] {
    verdict.stretches.map { stretch in
      let codes = stretch.causes.compactMap { cause -> String? in
        if case .contamination(let nearby) = cause { nearby.code } else { nil }
      }
      return OracleStretch(
        from: stretch.from, to: stretch.to, verdict: Self.words[stretch.class] ?? .cleared,
        codes: codes.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
  }

  static let words: [RouteClass: OracleClass] = [
    .hazard: .hazard, .suspect: .suspect, .indeterminate: .indeterminate, .unknown: .unknown,
    .stale: .stale, .conditional: .conditional, .cleared: .cleared,
  ]
}
