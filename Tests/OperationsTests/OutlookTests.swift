import Assessment
import Digest
import Exchange
import Foundation
import Geometry
import JSON
import Ledger
import MineAction
import Operations
import TestSupport
import Testing

/// Answers by the gazetteer, of which most of the ledger is not read, against answers by all of it.
@Suite("By the gazetteer")
struct OutlookTests {
  /// More of them: CLEARWAY_SEEDS=20000.
  static let seeds =
    0..<(ProcessInfo.processInfo.environment["CLEARWAY_SEEDS"].flatMap(UInt64.init) ?? 40)

  /// A verdict's bytes, by all that is known or by what an outlook needs.
  static func answer(
    _ asked: AskedRoute, _ options: RouteOptions, _ desk: ScratchProgramme, isNear: Bool
  ) throws -> (json: [UInt8], records: Int) {
    let workspace = Workspace(
      try Ledger.open(at: desk.path, readOnly: true), clock: { [clock = desk.clock] in clock.now })
    let view =
      try isNear
      ? workspace.view(for: [asked], options, by: workspace.outlook()) : workspace.current()
    let verdict = try workspace.verdict(on: asked, options, in: view)
    let context = try workspace.context(of: verdict, named: nil, in: view)
    return (VerdictJSON(verdict, context).bytes, view.situation.records.count)
  }

  @Test("verdict cases are answered alike", arguments: VerdictCase.all)
  func cases(_ one: VerdictCase) throws {
    let desk = try ScratchProgramme()
    _ = try desk.take(one.records.text, attested: true)
    try desk.workspace.survey()
    let asked = try AskedRoute.read(once(one.route.text), named: "route", isJoined: false)[0]
    let near = try Self.answer(asked, one.options, desk, isNear: true)
    #expect(try near.json == Self.answer(asked, one.options, desk, isNear: false).json)
  }

  @Test("whatever was said before and since, near the road and far from it", arguments: seeds)
  func words(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (first, second) = (RandomPair(seed: seed), RandomPair(seed: seed + 100_000))
    let desk = try ScratchProgramme.peopled()
    let far = (0..<20).map {
      Plain.area.coded("HA-F\($0)").placed(Plain.box(9_000, Double($0) * 50, 9_030, 30)).text
    }
    try desk.take(Plain.collection(far + first.before), attested: true)
    if Bool.random(using: &random) { try desk.take(Plain.collection(first.after)) }
    let district = Draft(
      "district", "D-1", Plain.box(-3_000, 500, 3_000, 900), ["name": #""North""#])
    if Bool.random(using: &random) { try desk.take(Plain.collection(district), attested: true) }
    try desk.workspace.survey()
    if Bool.random(using: &random) { try desk.take(Plain.collection(second.after)) }
    if Bool.random(using: &random) { try desk.report("HR-9", at: (480, 12), .villager) }
    if Bool.random(using: &random) {
      try desk.correct("HA-F3", note: "it lies here", geometry: Plain.box(300, -20, 330, 20))
    }
    let roads = [
      [(0.0, 0.0), (1_000.0, 0.0)], [(500, -300), (500, 300)], [(8_900, 40), (9_100, 40)],
    ]
    for day in ["2020-12-24", "2021-04-01", "2021-07-01", "2026-09-20", nil] {
      for road in roads {
        var options = RouteOptions()
        options.at = try day.map { try desk.field($0).last }
        options.maxEvidenceAge = Bool.random(using: &random) ? 300 : nil
        if Bool.random(using: &random) { options.revision = try desk.revision - 1 }
        let asked = try AskedRoute.read(
          once(Plain.line(road[0], road[1])), named: "road", isJoined: false)[0]
        let near = try Self.answer(asked, options, desk, isNear: true)
        let whole = try Self.answer(asked, options, desk, isNear: false)
        #expect(near.json == whole.json, "\(road) at \(day ?? "now")")
        #expect(near.records < whole.records, "less is read")
      }
    }
  }

  /// A road, and danger without a place that names a district.
  private func desk() throws -> (ScratchProgramme, AskedRoute) {
    let desk = try ScratchProgramme.holding(
      Plain.cleared, Plain.area.placed(Plain.box(9_000, 0, 9_050, 50)))
    let asked = try AskedRoute.read(
      once(Plain.line((0, 0), (1_000, 0))), named: "road", isJoined: false)[0]
    try desk.workspace.survey()
    return (desk, asked)
  }

  private func count(_ asked: AskedRoute, _ desk: ScratchProgramme) throws -> Int {
    try Self.answer(asked, RouteOptions(), desk, isNear: true).records
  }

  @Test("that is damaged, cut short or empty nothing is answered")
  func damage() throws {
    let (desk, asked) = try desk()
    let file = URL(filePath: desk.path + ".gazetteer")
    let whole = try desk.workspace.current().situation.records.count
    #expect(try count(asked, desk) < whole)
    let sound = [UInt8](try Data(contentsOf: file))
    for place in stride(from: 0, to: sound.count, by: max(1, sound.count / 60)) {
      var bytes = sound
      bytes[place] ^= 0x10
      try Data(bytes).write(to: file)
      #expect(try count(asked, desk) == whole, "byte \(place)")
    }
    for length in [0, 1, 20, 30, sound.count / 2, sound.count - 1] {
      try Data(sound[..<length]).write(to: file)
      #expect(try count(asked, desk) == whole, "\(length) bytes")
    }
    try Data(sound).write(to: file)
    #expect(try count(asked, desk) < whole)
  }

  @Test("that somebody wrote by hand is found out by verify")
  func forged() throws {
    let (desk, _) = try desk()
    let file = URL(filePath: desk.path + ".gazetteer")
    #expect(try Workspace.verify(desk.path, expecting: nil).contains("sound"))
    try desk.report("HR-1", .villager)
    #expect(try Workspace.verify(desk.path, expecting: nil).contains("sound"), "of before")
    var bytes = [UInt8](try Data(contentsOf: file).dropLast(32))
    bytes[bytes.count - 60] ^= 1
    try Data(bytes + SHA256.digest(of: bytes).bytes).write(to: file)
    let words = try problem { _ = try Workspace.verify(desk.path, expecting: nil) }?.reason
    #expect(words?.contains("gazetteer") == true)
  }

  @Test("of another ledger, or of a longer one, nothing is answered")
  func otherLedger() throws {
    let (desk, asked) = try desk()
    let file = URL(filePath: desk.path + ".gazetteer")
    let other = try ScratchProgramme.holding(Plain.cleared, Plain.area)
    try FileManager.default.copyItem(
      at: file, to: URL(filePath: other.path + ".gazetteer"))
    #expect(try count(asked, other) == other.workspace.current().situation.records.count)
    // A backup of before, put in the place of the ledger.
    let copy = desk.folder.appending(path: "copy.sqlite")
    _ = try desk.workspace.backUp(to: copy.path())
    try desk.report("HR-1", .villager)
    try desk.workspace.survey()
    let restored = try Ledger.open(at: copy.path(), readOnly: true)
    try FileManager.default.copyItem(
      at: file, to: URL(filePath: restored.resolvedPath + ".gazetteer"))
    let workspace = Workspace(restored)
    let view = try workspace.view(for: [asked], RouteOptions(), by: workspace.outlook())
    #expect(try view.situation.records.count == workspace.current().situation.records.count)
  }

  @Test("a policy that reaches further is told from the rectangles of before")
  func policy() throws {
    let (desk, asked) = try desk()
    try desk.add(.site, "LM-1", Plain.point(9_000, 9_000))
    #expect(
      try count(asked, desk) < desk.workspace.current().situation.records.count)
    var policy = Policy.standard
    (policy.name, policy.assumedAccuracy) = ("wide", 9_500)
    try desk.perform(.setPolicy(policy, note: "wide"), .admin)
    try desk.approve(.officer)
    #expect(try count(asked, desk) == desk.workspace.current().situation.records.count)
  }

  @Test("a registered route is found by its code, as it was")
  func registered() throws {
    let (desk, _) = try desk()
    try desk.add(.route, "RT-1", Plain.line((0, 0), (1_000, 0)), set: "accuracy=3")
    try desk.workspace.survey()
    try desk.correct("RT-1", note: "moved", geometry: Plain.line((0, 5), (1_000, 5)))
    let workspace = Workspace(try Ledger.open(at: desk.path, readOnly: true))
    let outlook = try workspace.outlook()
    let code: Record.Code = try Identifier("RT-1")
    for revision in try [desk.revision - 1, desk.revision] {
      let found = try #require(
        try outlook.registered(code, revision: revision, at: desk.clock.now))
      let known = try AskedRoute.registered(
        code, in: desk.workspace.current().situation, revision: revision, at: desk.clock.now)
      #expect(found.parts == known?.parts && found.accuracy == known?.accuracy)
    }
    #expect(try outlook.registered(Identifier("RT-9"), revision: 9, at: desk.clock.now) == nil)
    #expect(try outlook.area == desk.workspace.current().area)
  }
}
