import Assessment
import Foundation
import Geometry
import JSON
import MineAction
import Operations
import TestSupport
import Testing

/// What is said by one person, or by a file that nobody attests, against all that it may be said of:
/// random words about records, in pairs (land-release, "The asymmetry" and "Import").
@Suite("Words against words")
struct MonotoneTests {
  /// More of them: CLEARWAY_SEEDS=20000.
  static let seeds =
    0..<(ProcessInfo.processInfo.environment["CLEARWAY_SEEDS"].flatMap(UInt64.init) ?? 60)

  @Test("never make land look safer, and never say less than they mean", arguments: seeds)
  func unattested(seed: UInt64) throws {
    let pair = RandomPair(seed: seed)
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(pair.before), attested: true)
    let before = try Picture(desk)
    try desk.take(Plain.collection(pair.after))
    let after = try Picture(desk)
    #expect(after.first(milderThan: before) == nil, "\(pair.words)")

    // What the new words alone would say.
    let other = try ScratchProgramme.peopled()
    try other.take(Plain.collection(pair.replaced), attested: true)
    #expect(after.first(milderThan: try Picture(other)) == nil, "said: \(pair.words)")

    // Files come to rest: the same, and those that disagree, but for words that endanger nobody.
    try desk.take(Plain.collection(pair.after))
    let revision = try desk.revision
    try desk.take(Plain.collection(pair.after))
    #expect(try desk.revision == revision, "again: \(pair.words)")
    for text in [pair.before, pair.after, pair.before, pair.after] {
      try desk.take(Plain.collection(text))
    }
    let rest = try Picture(desk)
    for text in [pair.before, pair.after] { try desk.take(Plain.collection(text)) }
    #expect(try Picture(desk).first(milderThan: rest) == nil, "rest: \(pair.words)")

    // An older file undoes none of it, whoever attests it.
    try desk.take(Plain.collection(pair.before), attested: true)
    let later = try Picture(desk)
    #expect(later.first(milderThan: after) == nil, "attested: \(pair.words)")
  }

  @Test("come out and in again as they were", arguments: seeds)
  func exported(seed: UInt64) throws {
    let pair = RandomPair(seed: seed)
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(pair.before), attested: true)
    try desk.take(Plain.collection(pair.after))
    let text = try desk.export()
    let other = try ScratchProgramme()
    try other.take(text, attested: true)
    #expect(try other.export() == text, "\(pair.words)")
    let (own, its) = (try Picture(desk, isNow: true), try Picture(other, isNow: true))
    #expect(its.first(milderThan: own) == nil, "\(pair.words)")
  }

  @Test("of one person who corrects make no land look safer", arguments: seeds)
  func corrected(seed: UInt64) throws {
    let pair = RandomPair(seed: seed)
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(pair.before), attested: true)
    let before = try Picture(desk)
    let record = try desk.workspace.record(
      pair.type, code: Identifier(pair.code), members: pair.members, geometry: nil, named: "x")
    guard let known = try desk.record(pair.code) else { return }
    var corrected = record
    corrected.place = known.place
    _ = try? desk.perform(.correct(corrected, note: "so it is said"), .admin)
    let after = try Picture(desk)
    #expect(after.first(milderThan: before) == nil, "\(pair.words)")
  }
}

/// The classes of some roads at some instants, every few metres.
struct Picture {
  private var classes: [String: [RouteClass]] = [:]
  private static let days = ["2020-06-01", "2021-01-15", "2021-07-01", "2022-06-01", "2026-09-20"]
  private static let roads = [
    ((0.0, 0.0), (1_000.0, 0.0)), ((500, -300), (500, 300)), ((-50, 45), (1_050, 45)),
  ]

  init(_ desk: ScratchProgramme, isNow: Bool = false) throws {
    try self.init(
      desk, days: isNow ? Self.days.suffix(1) : Self.days, roads: Self.roads, steps: 40)
  }

  init(
    _ desk: ScratchProgramme, days: [String], roads: [((Double, Double), (Double, Double))],
    steps: Int
  ) throws {
    for day in days {
      for (number, road) in roads.enumerated() {
        let verdict = try desk.verdict(at: day, from: road.0, to: road.1)
        let length = verdict.question.route.length
        classes["\(day), road \(number)"] = (0..<steps).map { step in
          let at = length * (Double(step) + 0.5) / Double(steps)
          return verdict.stretches.filter { $0.from <= at && at <= $0.to }.map(\.class).max()
            ?? .cleared
        }
      }
    }
  }

  /// Where it is milder than another, if it is anywhere.
  func first(milderThan other: Picture) -> String? {
    for (name, list) in other.classes.sorted(by: { $0.key < $1.key }) {
      guard let own = classes[name] else { continue }
      for (step, (mine, its)) in zip(own, list).enumerated() where mine < its {
        return "\(name), step \(step): \(its) before, \(mine) after"
      }
    }
    return nil
  }
}

/// Records, and other words about one of them.
struct RandomPair {
  let before: [String]
  let after: [String]
  /// The first, with the other words in the place of those about the one.
  let replaced: [String]
  let words: String
  let code: String
  let type: RecordType
  let members: [JSONMember]

  private typealias Values = [String: [String?]]

  private static let days: [String?] = [
    #""2020-11-29""#, #""2021-03-01""#, #""2021-06-10""#, #""2022-01-01""#, #""soon""#, nil,
  ]
  private static let ground: [String] = [
    Plain.box(-100, -60, 1_100, 60), Plain.box(-100, -60, 600, 60), Plain.box(300, -30, 700, 30),
    Plain.box(300, -80, 1_300, 80), Plain.box(-100, 20, 1_100, 60), Plain.box(2_000, 0, 2_100, 90),
    "null", Plain.point(500, 10), Plain.point(700, 40),
    Plain.polygon([(0, 0), (400, 40), (400, 0), (0, 40), (0, 0)]),
    #"{"type":"MultiPolygon","coordinates":[[[["x",1]]],[\#(half)]]}"#,
  ]
  private static let half = Plain.ring([
    (300, -30), (700, -30), (700, 30), (300, 30), (300, -30),
  ])

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed &* 7_919 &+ 17)
    func pick<T>(_ list: [T]) -> T { list[Int.random(in: list.indices, using: &random)] }
    func chance(_ one: Int) -> Bool { Int.random(in: 0..<one, using: &random) == 0 }
    let lengths: [String?] = ["0.5", "5", "40", #""60 m""#, #""near""#, nil]
    let sector: Values = [
      "status": [
        #""planned""#, #""assigned""#, #""inProgress""#, #""completed""#, #""accepted""#,
        #""handedOver""#, #""suspended""#, #""rejected""#, #""resuspected""#, #""foo""#, nil,
      ],
      "doubt": [#""suspended""#, #""rejected""#, #""resuspected""#, #""bar""#, nil, nil, nil],
      "method": [#""clearance""#, #""technicalSurvey""#, #""nonTechnicalSurvey""#, nil],
      "clearanceDepth": ["0.2", "0.6", nil], "accuracy": lengths, "completedOn": Self.days,
      "acceptedOn": Self.days, "statusOn": Self.days, "organisation": [#""ORG-2""#, nil],
      "survey": [#""SV-1""#, #""SV-2""#, nil], "district": [#""D-1""#, nil],
    ]
    let area: Values = [
      "status": [#""open""#, #""released""#, #""withdrawn""#, #""foo""#, nil],
      "classification": [#""suspected""#, #""confirmed""#, nil], "accuracy": lengths,
      "observedOn": Self.days, "statusOn": Self.days, "district": [#""D-1""#, nil],
      "fix": [#""rtk""#, #""verbal""#, nil],
    ]
    let report: Values = [
      "status": [#""reported""#, #""verified""#, #""resolved""#, #""withdrawn""#, nil],
      "kind": [#""unexploded""#, #""accident""#, nil], "accuracy": lengths,
      "dangerRadius": lengths, "reportedOn": Self.days, "statusOn": Self.days,
      "reporter": [#""X""#, #""Y""#, nil],
    ]
    // What is on record is sound, as a rule; what comes differs from it in a few words.
    let drafts = [
      Plain.cleared.with("district", nil), Plain.area, Plain.report,
      Plain.area.coded("HA-2").placed(Plain.box(800, -20, 900, 20)).with("accuracy", "1"),
    ]
    let number = Int.random(in: 0..<3, using: &random)
    let values = [sector, area, report][number]
    var known = drafts
    func vary(_ draft: inout Draft, _ count: Int) {
      for _ in 0..<count {
        guard let name = values.keys.sorted().randomElement(using: &random) else { continue }
        draft.members[name] = pick(values[name] ?? [nil])
      }
      if chance(3) { draft.geometry = pick(Self.ground) }
    }
    if chance(2) { vary(&known[number], 2) }
    // Danger hides what becomes of the ground below it.
    if chance(2) {
      known = [known[0], known[number]].enumerated().filter { number > 0 || $0.0 == 0 }.map(\.1)
    }
    let index = known.firstIndex { $0.code == drafts[number].code } ?? 0
    var other = known[index]
    vary(&other, Int.random(in: 1...3, using: &random))
    before = known.map(\.text)
    after = [other.text]
    var new = known
    new[index] = other
    replaced = new.map(\.text)
    words = "\(known[index].text)\n→ \(other.text)"
    code = other.code ?? ""
    type = RecordType(rawValue: other.type ?? "") ?? .sector
    members = other.members.sorted { $0.key < $1.key }
      .map { JSONMember(name: $0.key, value: JSONText(trusted: $0.value)) }
  }
}
