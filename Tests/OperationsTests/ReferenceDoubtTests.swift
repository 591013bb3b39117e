import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

extension ReferencePointTests {
  @Test("whose correction waits puts what is measured from it then at both places, too")
  func waiting() throws {
    let desk = try desk()
    try move(desk, north: -400)
    try file("HR-3", "LM-1 + 180°T 101 m", "unexploded", desk)
    #expect(try norths("HR-3", desk).sorted() == [-1, 399])
    try file("HR-4", "LM-2 + 180°T 101 m", "unexploded", desk)
    #expect(try norths("HR-4", desk).sorted() == [-1, 399])
    try desk.approve(.officer)
    // They were measured from where it was: two people agreed that this is elsewhere.
    #expect(try norths("HR-3", desk).contains(-1) && norths("HR-4", desk).contains(-1))
  }

  @Test("that two agree is better known does not settle where it is")
  func unsettled() throws {
    let desk = try desk()
    try move(desk, north: -400)
    try desk.correct("LM-1", note: "by GNSS", set: "accuracy=0.1")
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk).sorted() == [0, 400])
    #expect(try desk.road() == .suspect)
  }

  @Test("takes nothing away that was said of danger while its place was in doubt")
  func saidInDoubt() throws {
    let desk = try desk()
    try move(desk, north: 1_000)
    #expect(try desk.road() == .cleared)
    // What the ledger writes comes back, with a further point on the road.
    let text = try desk.export()
    let east = String(try #require(try desk.record("HR-1")?.place.entered?.positions.first?.x))
    let further = text.replacing(
      #""coordinates":[["#, with: #""coordinates":[[\#(east),40.27],["#)
    #expect(further != text)
    try desk.take(further)
    #expect(try desk.road() == .suspect)
    try desk.approve(.officer)
    #expect(try desk.road() == .suspect)
  }

  @Test("that has moved is told from where it was when a file measured from it")
  func staleFile() throws {
    let desk = try desk()
    let before = try desk.export()
    try move(desk, north: -400)
    try desk.approve(.officer)
    let other = try ScratchProgramme.holding(Plain.cleared)
    try other.add(.site, "LM-1", Plain.point(200, 100), set: "accuracy=0.5")
    try other.take(before)
    #expect(try norths("HR-1", other).sorted() == [0, 400])
    #expect(try other.road() == .suspect)
  }

  @Test("that is elsewhere lets no sector be completed that was measured from it")
  func adrift() throws {
    let desk = try desk()
    let box = Plain.box(-100, 500, 1_100, 620)
    var tied = Plain.cleared.coded("SE-2").placed(box)
    let here = Plain.point(200, 500).split(separator: ":").last?.dropLast() ?? ""
    tied.foreign =
      #","entered":{"system":"traverse","references":[{"code":"LM-1","at":\#(here)}]}"#
    try move(desk, north: 50)
    let result = try desk.take(Plain.collection(tied), attested: true)
    #expect(result.notes.contains { $0.text.contains("no work is taken: LM-1") })
    #expect(try desk.verdict(from: (0, 560), to: (1_000, 560)).class > .cleared)
    #expect(try desk.take(Plain.collection(tied), attested: true).same == 1)
    #expect(try desk.verdict(from: (0, 560), to: (1_000, 560)).class > .cleared)
  }

  @Test("opens a duplicate that goes with it itself, and since it was withdrawn")
  func duplicateMoves() throws {
    let desk = try desk()
    try withdrawAsDuplicate(desk)
    let day = try desk.members("HR-1")["statusOn"]
    try move(desk, north: -400)
    #expect(try desk.members("HR-1")["status"] == "reported")
    #expect(try desk.members("HR-1")["statusOn"] == day)
    #expect(try desk.road() == .suspect)
  }

  @Test("that waits goes on being doubted, whatever else is said of it, until it is declined")
  func staleProposal() throws {
    let desk = try desk()
    try move(desk, north: -400)
    try desk.correct("LM-1", set: "kind=bridge")
    try file("HR-3", "LM-1 + 180°T 101 m", "unexploded", desk)
    #expect(try norths("HR-3", desk).sorted() == [-1, 399])
  }

  @Test(
    "that is named before it is on record puts danger where it is then, too",
    arguments: [true, false])
  func addedLater(byFile: Bool) throws {
    let desk = try desk()
    let other = try ScratchProgramme.holding(Plain.cleared)
    let reports = try #require(try desk.record("HR-1"))
    var draft = Plain.report.coded("HR-1")
    let there = try #require(reports.place.entered?.positions.first)
    draft = draft.placed("{\"type\":\"Point\",\"coordinates\":[\(there.x),\(there.y)]}")
    let at = Plain.point(200, 500).split(separator: ":").last?.dropLast() ?? ""
    draft.foreign =
      #","entered":{"system":"traverse","references":[{"code":"LM-1","at":\#(at)}]}"#
    try other.take(Plain.collection(draft))
    #expect(try norths("HR-1", other) == [400])
    if byFile {
      let mark = Draft("site", "LM-1", Plain.point(200, 100), ["accuracy": "0.5"])
      try other.take(Plain.collection(mark), attested: true)
    } else {
      try other.add(.site, "LM-1", Plain.point(200, 100), set: "accuracy=0.5")
    }
    #expect(try norths("HR-1", other).sorted() == [0, 400])
    #expect(try other.road() == .suspect)
  }

  @Test("is as uncertain for what hangs on it, be it a site or a route")
  func uncertain() throws {
    let desk = try desk()
    try desk.correct("LM-1", set: "accuracy=300")
    #expect(try #require(try desk.record("LM-2")?.place.derivation).resolution >= 299)
  }

  @Test("or not, opens danger at once that was lifted and that one says lies elsewhere")
  func liftedElsewhere() throws {
    let desk = try desk()
    try withdrawAsDuplicate(desk)
    #expect(try desk.road() == .cleared)
    let near = Plain.point(201, 400)
    try desk.correct("HR-1", note: "anew", geometry: near)
    #expect(try desk.members("HR-1")["status"] == "withdrawn", "it is held there, too")
    let events = try desk.correct("HR-1", note: "anew", geometry: Plain.point(500, 10))
    #expect(events.map(\.fact.kind) == ["recorded", "stepped", "proposed"])
    #expect(try desk.members("HR-1")["status"] == "reported")
    #expect(try norths("HR-1", desk).sorted() == [10, 400])
    #expect(try desk.road() == .suspect)
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk) == [10])
    #expect(try desk.members("HR-1")["status"] == "reported" && desk.road() == .suspect)
  }

  /// Two people withdraw the first report as a duplicate of a wider one in its place.
  private func withdrawAsDuplicate(_ desk: ScratchProgramme) throws {
    let there = try #require(try desk.record("HR-1")?.place.entered?.positions.first)
    let twin = Plain.report.coded("HR-7")
      .placed("{\"type\":\"Point\",\"coordinates\":[\(there.x),\(there.y)]}")
      .with("dangerRadius", "300")
      .with("reportedOn", "\"2026-09-20\"").with("kind", "\"unexploded\"")
    try desk.take(Plain.collection(twin), attested: true)
    try desk.mark("HR-1", "withdrawn", .admin, note: "the same", set: "duplicateOf=HR-7")
    try desk.approve(.officer)
  }
}
