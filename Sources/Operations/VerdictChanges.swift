internal import Assessment
internal import Exchange
internal import GeoEngine
internal import Geometry
internal import Ledger
internal import MineAction

/// How the verdicts on the routes on record differ between two states of what is known.
///
/// Asked as `clearway check CODE` asks, about this moment.
package struct VerdictChanges {
  /// A line for each route whose class changes: `R-1: NO EVIDENCE → HAZARD`.
  package let lines: [String]

  private static let topology = GEOSTopology()

  /// Compares two situations; `codes`: the records that are different in them, if that is known.
  init(from before: Land, to after: Land, changing codes: Set<Record.Code>?, at now: Instant) {
    let policy = after.situation.policy
    var boxes: [Envelope]? = codes.map { _ in [] }
    for code in codes ?? [] {
      for situation in [before.situation, after.situation] {
        guard let record = situation[code]?.latest else { continue }
        guard let box = record.place.ground?.envelope, !record.isPartlyUnlocated else {
          // Where it is nobody knows, and who is concerned neither.
          if record.type.mayBeDanger || record.type == .district { boxes = nil }
          continue
        }
        boxes?.append(box.grown(byMetres: policy.reach(of: record) + Self.farthest))
      }
    }
    var lines: [String] = []
    for number in 0..<after.situation.records.count {
      let record = after.situation.records[number].latest
      guard record.type == .route, let box = record.place.ground?.envelope,
        boxes?.contains(where: box.intersects) ?? true
      else { continue }
      let then = Self.words(on: record.code, in: before, at: now)
      let new = Self.words(on: record.code, in: after, at: now)
      if then != new { lines.append("\(record.code.text): \(then) \u{2192} \(new)") }
    }
    self.lines = lines
  }

  /// Further than this from a record, beyond its own reach, no route on record is asked about with a
  /// corridor that wide, in metres.
  private static let farthest = 400.0

  // What is no route in one of the two states has no answer there, and that is said.
  private static func words(on code: Record.Code, in land: Land, at now: Instant) -> String {
    guard
      let asked = try? AskedRoute.registered(
        code, in: land.situation, revision: land.situation.revision, at: now),
      let line = try? RouteLine(parts: asked.parts)
    else { return "no answer" }
    let question = asked.question(along: line, RouteOptions(), land.policy, at: now)
    return Assessor(of: land, topology: topology).verdict(on: question).class.words
  }
}

extension Workspace {
  /// How the verdicts on the routes on record have changed since a view was taken.
  package func verdictChanges(since before: PublishedView) throws -> VerdictChanges {
    let after = try current()
    var codes: Set<Record.Code>? = []
    do {
      try ledger.forEachRow(after: before.head.sequence) { row, _ in
        if row.kind == "policySet" { codes = nil }
        if let code = row.subject.flatMap({ try? Record.Code($0) }) { codes?.insert(code) }
      }
    } catch let failure as LedgerFailure { throw Problem(failure) }
    return VerdictChanges(from: before.land, to: after.land, changing: codes, at: now)
  }

  /// How the verdicts on the routes on record would change if an open proposal were approved.
  func verdictChanges(by open: OpenProposal, in view: PublishedView) -> VerdictChanges {
    let facts = view.situation.facts(of: open, topology)
    var codes: Set<Record.Code>? = []
    var next = view.situation
    for (index, fact) in facts.enumerated() {
      switch fact {
      case .recorded(let record, _): codes?.insert(record.code)
      case .stepped(let step): codes?.insert(step.code)
      default: codes = nil
      }
      next.evolve(
        Event(fact, by: open.author, sequence: view.head.sequence + Int64(index) + 1))
    }
    return VerdictChanges(
      from: view.land, to: Land(next, after: view.land), changing: codes, at: now)
  }
}
