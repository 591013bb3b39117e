import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// What was measured from a landmark goes where that goes (coordinates, "Traverse").
@Suite("A reference point that is corrected")
struct ReferencePointTests {
  /// A landmark 500 m north of the road, another that was measured from it, and a report from each:
  /// both lie 400 m north of the road.
  func desk(_ kind: String = "unexploded") throws -> ScratchProgramme {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    try desk.add(.site, "LM-1", Plain.point(200, 500), set: "accuracy=0.5")
    try file("HR-1", "LM-1 + 180°T 100 m", kind, desk)
    let second = try locate("LM-1 + 90°T 300 m", desk)
    try desk.perform(
      .add(
        Record(
          .site, code: try Identifier("LM-2"), place: second.place,
          members: [try ImportOptions.member("accuracy=4")], zone: .utc)), .admin)
    try file("HR-2", "LM-2 + 180°T 100 m", kind, desk)
    return desk
  }

  func locate(_ text: String, _ desk: ScratchProgramme) throws -> LocatedPlace {
    try PlaceReader(desk.workspace.current(), on: CivilDay(number: 20_000)).place(text, at: "here")
  }

  func file(
    _ code: String, _ text: String, _ kind: String, _ desk: ScratchProgramme
  ) throws {
    let members = try [
      "kind=\(kind)", "status=reported", "reportedOn=2026-09-20", "dangerRadius=10",
    ].map(ImportOptions.member)
    let record = Record(
      .hazardReport, code: try Identifier(code), place: try locate(text, desk).place,
      members: members, zone: .utc)
    try desk.perform(.file(record), .admin)
  }

  func move(_ desk: ScratchProgramme, north: Double) throws {
    try desk.correct("LM-1", note: "measured anew", geometry: Plain.point(200, 500 + north))
  }

  /// Metres north of the road, of each position of a record.
  func norths(_ code: String, _ desk: ScratchProgramme) throws -> [Double] {
    try #require(try desk.record(code)?.place.entered?.positions)
      .map { (($0.latitude - 40.27) * 111_044).rounded() }
  }

  func isInDoubt(_ code: String, _ desk: ScratchProgramme) throws -> Bool? {
    try desk.record(code)?.place.derivation?.isInDoubt
  }

  @Test("puts danger at both places at once, and where it belongs when a second agrees")
  func moved() throws {
    let desk = try desk()
    #expect(try desk.road() == .cleared)
    let events = try desk.correct(
      "LM-1", note: "measured anew", geometry: Plain.point(200, 100))
    #expect(events.map(\.fact.kind) == ["recorded", "recorded", "proposed"])
    #expect(events.first?.note?.contains("may lie elsewhere") == true)
    for code in ["HR-1", "HR-2"] {
      #expect(try norths(code, desk).sorted() == [0, 400])
      #expect(try isInDoubt(code, desk) == true)
    }
    #expect(try norths("LM-1", desk) == [500] && norths("LM-2", desk) == [500])
    #expect(try desk.road() == .suspect)
    let text = try desk.workspace.proposal(try desk.revision).lines.joined(separator: "\n")
    for code in ["HR-1", "HR-2", "LM-2"] { #expect(text.contains("moves \(code) with it")) }
    try desk.approve(.officer)
    for (code, north) in [("HR-1", 0.0), ("HR-2", 0), ("LM-1", 100), ("LM-2", 100)] {
      #expect(try norths(code, desk) == [north], "\(code)")
      #expect(try isInDoubt(code, desk) != true)
    }
    #expect(try desk.road() == .suspect)
  }

  @Test("leaves no danger behind where it was wrong, once two have agreed")
  func away() throws {
    let desk = try desk()
    try move(desk, north: -400)
    try desk.approve(.officer)
    #expect(try desk.road() == .suspect)
    try move(desk, north: 0)
    #expect(try desk.road() == .suspect, "one alone moves no danger away")
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk) == [400] && norths("HR-2", desk) == [400])
  }

  @Test("counts at every place that somebody proposed, and stays there when that is declined")
  func declined() throws {
    let desk = try desk()
    try move(desk, north: -400)
    let on = try desk.field("2026-09-21")
    try desk.perform(
      .answer(Answer(to: try desk.revision, isApproval: false, on: on, note: "no")), .officer)
    #expect(try norths("HR-1", desk).sorted() == [0, 400])
    try move(desk, north: 100)
    #expect(try norths("HR-1", desk).sorted() == [0, 400, 500])
    try desk.approve(.officer)
    // Where it was before anybody doubted it and where it is; and where somebody said that it would
    // be, for nobody took that back.
    #expect(try norths("HR-1", desk).sorted() == [0, 400, 500])
  }

  @Test("onto released ground takes that back, as any report there does")
  func released() throws {
    let desk = try desk("accident")
    #expect(try desk.members("SE-1")["status"] == "accepted")
    let before = try desk.members("SE-1")
    let events = try desk.correct(
      "LM-1", note: "measured anew", geometry: Plain.point(200, 100))
    #expect(try desk.members("SE-1") != before)
    #expect(events.map(\.fact.kind).contains("stepped"))
    #expect(try desk.road() > .cleared)
  }

  @Test("that is known worse makes worse known what hangs on it, at once")
  func accuracy() throws {
    let desk = try desk()
    func accuracy(_ code: String) throws -> Double {
      Policy.standard.accuracy(of: try #require(try desk.record(code)))
    }
    let before = try (accuracy("HR-1"), accuracy("HR-2"))
    let events = try desk.correct("LM-1", set: "accuracy=300")
    #expect(events.map(\.fact.kind).contains("proposed") == false)
    #expect(try accuracy("HR-1") == max(before.0, 100) || accuracy("HR-1") >= 299)
    #expect(try accuracy("HR-1") >= 299 && accuracy("HR-2") >= 299)
    try desk.correct("LM-1", note: "by GNSS", set: "accuracy=0.1")
    try desk.approve(.officer)
    #expect(try accuracy("HR-1") >= 299, "a better landmark makes no bearing better")
  }

  @Test("that becomes something else than a point moves nothing away, until it is one again")
  func line() throws {
    let desk = try desk()
    try desk.correct("LM-1", note: "a fence", geometry: Plain.line((200, 100), (300, 100)))
    try desk.approve(.officer)
    // Where it would be if the middle of the fence were meant; nobody says that it is not at 400.
    #expect(try norths("HR-1", desk).sorted() == [0, 400])
    try desk.correct("LM-1", note: "its post", geometry: Plain.point(200, 100))
    #expect(try norths("HR-1", desk).sorted() == [0, 0, 400])
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk).contains(0) && norths("HR-2", desk).contains(0))
  }

  @Test("by a file puts danger at both places, and only two people take one away")
  func byFile() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let landmark = Draft("site", "LM-1", Plain.point(200, 500), ["accuracy": "0.5"])
    try desk.take(Plain.collection(landmark), attested: true)
    try file("HR-1", "LM-1 + 180°T 100 m", "unexploded", desk)
    #expect(try desk.road() == .cleared)
    try desk.take(Plain.collection(landmark.placed(Plain.point(200, 100))), attested: true)
    #expect(try norths("HR-1", desk).sorted() == [0, 400])
    #expect(try desk.road() == .suspect)
    let revision = try desk.revision
    try desk.take(Plain.collection(landmark.placed(Plain.point(200, 100))), attested: true)
    #expect(try desk.revision == revision)
  }

  @Test("leaves where it is what a file put there, and nobody measured")
  func twoLandmarks() throws {
    let desk = try desk()
    let word = Draft(
      "hazardReport", "HR-1", Plain.point(200, 0),
      ["kind": #""unexploded""#, "status": #""reported""#, "reportedOn": #""2026-09-20""#])
    try desk.take(Plain.collection(word))
    #expect(try norths("HR-1", desk).sorted() == [0, 400])
    #expect(try desk.road() == .suspect)
    try move(desk, north: 300)
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk).contains(0))
    #expect(try desk.road() == .suspect)
  }

  @Test("in doubt is not agreed to by one who says how exactly it is known")
  func accuracyAlone() throws {
    let desk = try desk()
    try move(desk, north: -400)
    #expect(try desk.road() == .suspect)
    try desk.correct("LM-1", set: "accuracy=30")
    #expect(try desk.road() == .suspect)
    #expect(try norths("HR-1", desk).sorted() == [0, 400])
  }

  @Test("moved twice puts danger where it would be measured from the last place")
  func movedTwice() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let landmark = Draft("site", "LM-1", Plain.point(200, 500), ["accuracy": "0.5"])
    try desk.take(Plain.collection(landmark), attested: true)
    try file("HR-1", "LM-1 + 180°T 100 m", "unexploded", desk)
    try desk.take(Plain.collection(landmark.placed(Plain.point(200, 900))), attested: true)
    try move(desk, north: -400)
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk).contains(0))
    #expect(try desk.road() == .suspect)
  }

  @Test("is no reference of anything for a file that says so")
  func tied() throws {
    let desk = try desk()
    let plain = Plain.report.coded("HR-9").placed(Plain.point(200, 0))
    try desk.take(Plain.collection(plain), attested: true)
    var tied = plain
    tied.foreign =
      #","entered":{"system":"traverse","references":[{"code":"LM-1","at":[46.8,40.2]}]}"#
    #expect(try desk.take(Plain.collection(tied)).changed == 1)
    // It counts also where it would go, and never only there.
    #expect(try desk.road() == .suspect)
    try move(desk, north: 3_000)
    try desk.approve(.officer)
    #expect(try norths("HR-9", desk).contains(0))
    #expect(try desk.road() == .suspect)
  }

  @Test("is one of several that a place may have been measured from, and each moves it")
  func measuredAnew() throws {
    let desk = try desk()
    try desk.add(.site, "LM-3", Plain.point(600, 900), set: "accuracy=0.5")
    let known = try #require(try desk.record("HR-1"))
    var anew = known
    anew.place = try locate("LM-3 + 180°T 100 m", desk).place
    try desk.perform(.correct(anew, note: "measured anew"), .admin)
    let number = try desk.revision
    #expect(try norths("HR-1", desk).sorted() == [400, 800])
    #expect(try desk.record("HR-1")?.place.derivation?.references.map(\.code) == ["LM-1", "LM-3"])
    #expect(try desk.road() == .cleared)
    try desk.correct("LM-3", note: "again", geometry: Plain.point(600, 100))
    #expect(try norths("HR-1", desk).contains(0))
    #expect(try desk.road() == .suspect)
    // What was proposed was measured from where nothing stands any more.
    let on = try desk.field("2026-09-22")
    try desk.approve(.officer)
    #expect(try desk.road() == .suspect)
    #expect(throws: Problem.self) {
      try desk.perform(.answer(Answer(to: number, isApproval: true, on: on, note: nil)), .officer)
    }
    try move(desk, north: -400)
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk).contains(0) && norths("HR-1", desk).contains(400))
  }

  @Test("opens what was withdrawn as a duplicate of what goes with it")
  func duplicate() throws {
    let desk = try desk()
    try desk.correct("LM-1", note: "measured anew", geometry: Plain.point(200, 100))
    try desk.approve(.officer)
    let there = try #require(try desk.record("HR-1")?.place.entered?.positions.first)
    let twin = Plain.report.coded("HR-7")
      .placed("{\"type\":\"Point\",\"coordinates\":[\(there.x),\(there.y)]}").with(
        "dangerRadius", "5"
      )
      .with("reportedOn", "\"2026-09-20\"").with("accuracy", "0")
    try desk.take(Plain.collection(twin), attested: true)
    try desk.mark(
      "HR-7", "withdrawn", .admin, note: "the same", set: "duplicateOf=HR-1")
    try desk.approve(.officer)
    #expect(try desk.members("HR-7")["status"] == "withdrawn")
    try move(desk, north: 0)
    #expect(try desk.members("HR-7")["status"] == "withdrawn")
    try desk.approve(.officer)
    #expect(try norths("HR-1", desk) == [400])
    #expect(try desk.members("HR-7")["status"] == "reported")
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "takes the work from sectors that were measured from it",
    arguments: [true, false])
  func sector(isPlaceKnown: Bool) throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let here = Plain.point(0, 500).split(separator: ":").last?.dropLast() ?? ""
    let place = isPlaceKnown ? #","at":\#(here)"# : ""
    var tied = Plain.cleared.coded("SE-2").placed(Plain.box(-100, 500, 1_100, 620))
    tied.foreign =
      #","entered":{"system":"traverse","references":[{"code":"LM-1"\#(place)}]}"#
    try desk.add(.site, "LM-1", Plain.point(0, 500), set: "accuracy=0.5")
    try desk.take(Plain.collection(tied), attested: true)
    #expect(try desk.verdict(from: (0, 560), to: (1_000, 560)).class == .cleared)
    try desk.correct("LM-1", note: "measured anew", geometry: Plain.point(0, 498))
    #expect(try desk.verdict(from: (0, 560), to: (1_000, 560)).class > .cleared)
    try desk.approve(.officer)
    #expect(try desk.verdict(from: (0, 560), to: (1_000, 560)).class > .cleared)
  }
}
