import Assessment
import JSON
import MineAction
import Operations
import Testing

/// Further ways round the rules that attackers found: files beside what was said here, and words
/// that are worse and milder at once.
@Suite("What is worse holds at once, whatever stands beside it")
struct MixedWordsTests {
  @Test("a correction to the worse is not undone by the file that comes again")
  func corrected() throws {
    let report = Plain.report.placed(Plain.point(500, 80)).with("dangerRadius", "5")
    let desk = try ScratchProgramme.holding(Plain.later, report)
    #expect(try desk.road() == .cleared)
    try desk.correct("HR-1", note: "larger", set: "dangerRadius=100")
    try desk.correct("SE-1", note: "surveyed only", set: "method=technicalSurvey")
    let known = try desk.road()
    let result = try desk.take(Plain.collection(Plain.later, report), attested: true)
    #expect(result.refused == 2)
    #expect(try desk.road() == known)
  }

  @Test("what was filed or added here is not withdrawn by one who attests a file")
  func filed() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.report("HR-1", seen: "2022-06-05", kind: "unexploded", .villager)
    let gone = Plain.report.with("status", #""withdrawn""#).with("reportedOn", #""2022-06-05""#)
    #expect(try desk.take(Plain.collection(gone), attested: true).refused == 1)
    #expect(try desk.members("HR-1")["status"] == "reported")
  }

  @Test("an area that was opened here, worked and released again keeps the day of its danger")
  func reopened() throws {
    let area = Plain.area.with("status", #""released""#).with("statusOn", #""2021-06-20""#)
    let desk = try ScratchProgramme.holding(area, Plain.later)
    try desk.mark("HA-1", "open", on: "2021-07-10", .villager, note: "a mine")
    let again = Plain.later.coded("SE-2").with("completedOn", #""2021-08-01""#)
      .with("acceptedOn", #""2021-08-10""#)
    try desk.take(Plain.collection(again), attested: true)
    try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "worked again")
    try desk.approve(on: "2026-09-02", .officer)
    try desk.take(Plain.collection(area), attested: true)
    #expect(try desk.members("HA-1")["observedOn"] == "2021-07-10")
    #expect(try desk.road(at: "2021-07-20") == .suspect)
  }

  @Test("a correction that is milder and worse holds at once as far as it is worse")
  func moved() throws {
    let far = Plain.area.placed(Plain.box(0, 900, 200, 960)).with("observedOn", #""2022-01-01""#)
    let desk = try ScratchProgramme.holding(Plain.later, far)
    #expect(try desk.road() == .cleared)
    try desk.correct("HA-1", note: "on the road", geometry: Plain.box(400, -30, 600, 30))
    #expect(try desk.road() == .suspect)
    #expect(try desk.verdict(from: (-10, 930), to: (210, 930)).class == .suspect)
    try desk.approve(.officer)
    #expect(try desk.road() == .suspect)
    #expect(try desk.verdict(from: (-10, 930), to: (210, 930)).class == .unknown)
  }

  @Test(
    "a sector in doubt is taken as nothing else",
    arguments: [RecordType.hazardousArea, .hazardReport, .route])
  func asAnother(type: RecordType) throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let doubted = Plain.later.coded("SE-5").with("status", #""rejected""#)
    #expect(
      try problem { try desk.take(Plain.collection(doubted)) { $0.recordType = type } } != nil)
  }

  @Test("what is set twice, or by a translation of our own word, replaces no word of the file")
  func settings() throws {
    let report = Plain.report.placed(Plain.point(500, 60)).with("dangerRadius", "100")
      .with("x", "1").with("y", "0").with("source:dangerRadius", "7")
    for prepare: (inout ImportOptions) throws -> Void in [
      { (options: inout ImportOptions) in
        try options.set("dangerRadius=1")
        try options.set("dangerRadius=0")
      },
      { options in options.columns = [("dangerRadius", "x"), ("dangerRadius", "y")] },
      { options in
        options.translations = ["dangerRadius": ["100": JSONText(trusted: "1")]]
        try options.set("dangerRadius=0")
      },
      { options in
        options.columns = [("dangerRadius", "x"), ("reporter", "source:dangerRadius")]
      },
    ] {
      let desk = try ScratchProgramme.holding(Plain.later)
      try desk.take(Plain.collection(report), prepare)
      #expect(try desk.road() == .suspect)
    }
  }

  @Test(
    "nothing is set below what a word of the file is read as",
    arguments: [
      (Plain.report.with("accuracy", nil).with("fix", #""verbal""#), "accuracy=0"),
      (Plain.report.with("dangerRadius", #""500 m""#), "dangerRadius=0"),
      (Plain.area.with("observedOn", #""01.06.2026""#), "observedOn=2019-01-01"),
    ])
  func unread(draft: Draft, setting: String) throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let off =
      draft.type == "hazardReport" ? draft.placed(Plain.point(500, 300)) : draft
    try desk.take(Plain.collection(off)) { try $0.set(setting) }
    #expect(try desk.road() == .suspect)
  }

  @Test("doubt is raised on what is no longer accepted, again, and for an earlier day")
  func doubts() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.take(Plain.collection(Plain.later.with("status", #""completed""#)))
    try desk.mark("SE-1", "resuspected", on: "2022-01-01", .villager, note: "a mine")
    try desk.mark("SE-1", "resuspected", on: "2021-07-01", .villager, note: "and before")
    #expect(try desk.road(at: "2021-08-01") == .suspect)
    #expect(try desk.members("SE-1")["statusOn"] == "2022-01-01")
    #expect(try desk.take(Plain.collection(Plain.later), attested: true).refused == 1)
    #expect(try desk.road() == .suspect)
  }

  @Test("an area opened again is danger whatever the day, and may be opened once more")
  func openedEarly() throws {
    let area = Plain.area.with("status", #""released""#).with("statusOn", #""2021-06-20""#)
    let desk = try ScratchProgramme.holding(area, Plain.later)
    #expect(try desk.road() == .cleared)
    try desk.mark("HA-1", "open", on: "2021-04-15", .villager, note: "before the work")
    #expect(try desk.road() == .suspect)
    try desk.mark("HA-1", "open", on: "2022-01-01", .villager, note: "seen again")
    #expect(try desk.members("HA-1")["observedOn"] == "2022-01-01")
  }

  @Test("a route on record is moved, or made more exact, by two")
  func route() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.add(.route, "R-1", Plain.line((0, 0), (1_000, 0)), set: "accuracy=50")
    try desk.correct("R-1", note: "measured", set: "accuracy=1")
    #expect(try desk.members("R-1")["accuracy"] == "50")
    let elsewhere = Draft(
      "route", "R-1", Plain.line((0, 5_000), (1_000, 5_000)), ["accuracy": "50"])
    #expect(try desk.take(Plain.collection(elsewhere)).refused == 1)
  }

  @Test("danger on record keeps its place where a file that is attested has lost it")
  func lostPlace() throws {
    for geometry in ["null", Plain.multi(Plain.rings(0, 9_000, 9, 9_009), "[[[46.8]]]")] {
      let area = Plain.area.with("observedOn", #""2022-01-01""#)
      let desk = try ScratchProgramme.holding(Plain.later, area)
      try desk.take(Plain.collection(area.placed(geometry)), attested: true)
      #expect(try desk.road() == .suspect)
      #expect(try desk.verdict().unlocated.count == 1)
    }
  }

  @Test("an acceptance is later than every doubt that was on record")
  func everyDoubt() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let doubted = Plain.later.with("status", #""resuspected""#)
      .with("statusOn", #""2021-09-01""#)
    try desk.take(Plain.collection(doubted), attested: true)
    try desk.take(Plain.collection(doubted.with("statusOn", #""2021-05-01""#)))
    #expect(try desk.take(Plain.collection(Plain.later), attested: true).refused == 1)
    #expect(try desk.road() == .suspect)
  }

  @Test("no file says who is independent, or no unit any more")
  func standing() throws {
    let unit = Draft("organisation", "ORG-7", "null", ["unitOf": #""ORG-1""#])
    let desk = try ScratchProgramme.holding(unit)
    let free = Draft("organisation", "ORG-7", "null", [:])
    #expect(try desk.take(Plain.collection(free), attested: true).refused == 1)
    let new = unit.coded("ORG-8").with("independent", "true")
    #expect(try desk.take(Plain.collection(new), attested: true).waiting == 1)
    #expect(try desk.members("ORG-8")["independent"] == nil)
  }

  @Test("a file that takes work back opens the areas that two people released for it")
  func reopenedByFile() throws {
    let desk = try ScratchProgramme.holding(Plain.area, Plain.later)
    try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "cleared")
    try desk.approve(on: "2026-09-02", .officer)
    let result = try desk.take(
      Plain.collection(Plain.later.with("status", #""completed""#)), attested: true)
    #expect(result.noteCounts["reopened"] == 1)
    #expect(try desk.members("HA-1")["status"] == "open")
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "an accuracy that is not understood is no better than any of its words",
    arguments: [
      (#""1000 m""#, nil), ("[1000]", nil), (#""1 km""#, nil), (#""1 км""#, nil),
      (nil, #""Verbal""#), (#""about 450""#, #""rtk""#), ("450,\"accuracy\":500", nil),
    ] as [(String?, String?)])
  func accuracy(accuracy: String?, fix: String?) throws {
    let area = Plain.area.with("observedOn", #""2022-01-01""#).with("accuracy", accuracy)
      .with("fix", fix).placed(Plain.box(400, 430, 600, 500))
    let desk = try ScratchProgramme.holding(Plain.later, area)
    #expect(try desk.road() == .suspect)
  }
}
