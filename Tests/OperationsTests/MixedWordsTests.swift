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
    try desk.add(.site, "LM-1", Plain.point(0, 0), set: "accuracy=5")
    let landmark = Draft("site", "LM-1", Plain.point(0, 550), ["accuracy": "5"])
    #expect(try desk.take(Plain.collection(landmark)).refused == 1)
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

  @Test("no file says of a unit on record that it is independent, or no unit any more")
  func standing() throws {
    let unit = Draft("organisation", "ORG-7", "null", ["unitOf": #""ORG-1""#])
    let desk = try ScratchProgramme.holding(unit)
    let free = Draft("organisation", "ORG-7", "null", [:])
    #expect(try desk.take(Plain.collection(free), attested: true).refused == 1)
    let own = unit.with("independent", "true")
    #expect(try desk.take(Plain.collection(own), attested: true).refused == 1)
    #expect(try desk.members("ORG-7")["independent"] == nil)
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

  @Test("a doubt in words of nobody's, beside a milder word, is the worst doubt")
  func unclearDoubt() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let word = Plain.later.with("doubt", #""foo""#).with("clearanceDepth", "0.4")
    #expect(try desk.take(Plain.collection(word)).changed == 1)
    #expect(try desk.road() == .hazard)
    for _ in 1...2 { #expect(try desk.take(Plain.collection(word)).changed == 0) }
    #expect(try desk.members("SE-1")["clearanceDepth"] == "0.2")
  }

  @Test("of two days on which danger was lifted, the later stays")
  func liftedTwice() throws {
    let report = Plain.report.placed(Plain.point(500, 10)).with("status", #""withdrawn""#)
      .with("statusOn", #""2021-12-01""#)
    let desk = try ScratchProgramme.holding(Plain.later, report)
    #expect(try desk.road(at: "2021-11-01") == .suspect)
    let early = report.with("status", #""resolved""#).with("statusOn", #""2021-07-01""#)
    #expect(try desk.take(Plain.collection(early)).refused == 1)
    #expect(try desk.road(at: "2021-11-01") == .suspect)
  }

  @Test(
    "a sector that a file calls withdrawn, or not begun, is doubted by anyone",
    arguments: ["withdrawn", "planned", "assigned"])
  func deaf(status: String) throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.take(
      Plain.collection(
        Plain.later.with("status", "\"\(status)\"").with("statusOn", #""2030-01-01""#)))
    #expect(try desk.road() >= .unknown)
    try desk.mark("SE-1", "resuspected", on: "2022-01-01", .villager, note: "a mine")
    #expect(try desk.take(Plain.collection(Plain.later), attested: true).refused == 1)
    #expect(try desk.road() == .suspect)
  }

  @Test("ground that a sector no longer claims is not released, whatever else it says")
  func aside() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let moved = Plain.later.placed(Plain.box(300, -60, 1_500, 60))
    #expect(try desk.take(Plain.collection(moved)).changed == 1)
    #expect(try desk.verdict(from: (0, 0), to: (250, 0)).class == .unknown)
    #expect(try desk.verdict(from: (400, 0), to: (900, 0)).class == .cleared)
    #expect(try desk.verdict(from: (1_200, 0), to: (1_400, 0)).class == .unknown)
    #expect(try desk.take(Plain.collection(moved)).changed == 0)
  }

  @Test("work of an earlier day, or of none, answers less, whatever stands beside it")
  func earlierWork() throws {
    for day in [#""2020-01-01""#, nil, #""01.01.2099""#] {
      let desk = try ScratchProgramme.holding(Plain.area, Plain.later)
      #expect(try desk.road() == .cleared)
      let word = Plain.later.with("completedOn", day).with("clearanceDepth", "0.4")
      try desk.take(Plain.collection(word))
      #expect(try desk.road() == .suspect, "\(day ?? "none")")
    }
  }

  @Test("doubts of several days hold from the first, and are lifted after the last only")
  func severalDoubts() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    for day in ["2021-09-01", "2021-12-01"] {
      let doubted = Plain.later.with("status", #""resuspected""#).with("statusOn", "\"\(day)\"")
      try desk.take(Plain.collection(doubted))
    }
    let accepted = Plain.later.with("acceptedOn", #""2021-10-01""#)
    #expect(try desk.take(Plain.collection(accepted), attested: true).refused == 1)
    #expect(try desk.road(at: "2021-09-15") == .suspect)
    #expect(try desk.road() == .suspect)
  }

  @Test("an acceptance that was later than it was said to be is not known of the days between")
  func laterAcceptance() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    #expect(try desk.road(at: "2021-08-01") == .cleared)
    try desk.correct("SE-1", note: "typed wrong", set: "acceptedOn=2022-01-01")
    #expect(try desk.road(at: "2021-08-01") == .unknown)
    #expect(try desk.road() == .cleared)
  }

  @Test("files that disagree, night after night, come to rest, and on the worse of their words")
  func disagreement() throws {
    let open = Plain.area.with("observedOn", #""2022-01-01""#)
    let released = open.with("status", #""released""#).with("statusOn", #""2022-06-01""#)
    let elsewhere = open.placed(Plain.box(450, -20, 650, 20))
    let completed = Plain.later.with("status", #""completed""#)
    let twice = [Plain.later.text, Plain.later.with("status", #""planned""#).placed("null").text]
    for (one, other, isOtherAttested) in [
      ([open.text], [released.text], true), ([open.text], [elsewhere.text], false),
      ([Plain.later.text], [completed.text], false), (twice, twice, true),
    ] {
      let desk = try ScratchProgramme.holding(Plain.later)
      var (classes, revisions): ([RouteClass], [Int64]) = ([], [])
      for _ in 1...5 {
        try desk.take(Plain.collection(one), attested: true)
        try desk.take(Plain.collection(other), attested: isOtherAttested)
        classes.append(try desk.road())
        revisions.append(try desk.revision)
      }
      #expect(Set(revisions[2...]).count == 1, "\(revisions)")
      #expect(classes.last == classes.max() && classes.last != .cleared, "\(classes)")
    }
  }

  @Test("a raw word gives way to the worse one that is understood")
  func raw() throws {
    let raw = Plain.report.placed(Plain.point(500, 10)).with("status", #""Foo""#)
      .with("kind", #""Unfall""#)
    let desk = try ScratchProgramme.holding(Plain.later, raw)
    let known = raw.with("status", #""verified""#).with("kind", #""accident""#)
      .with("accuracy", "0.1")
    try desk.take(Plain.collection(known))
    #expect(try desk.road() == .hazard)
    let members = try desk.members("HR-1")
    #expect(members["status"] == "verified" && members["kind"] == "accident")
    #expect(try desk.take(Plain.collection(known)).changed == 0)
  }

  @Test("outlines that overlap are no larger for what may be left of them")
  func overlapping() throws {
    let desk = try ScratchProgramme.holding(
      Plain.area.with("accuracy", "150"),
      Plain.later.placed(Plain.box(400, -30, 480, 30)))
    for south in [-29.0, -28, -27] {
      try desk.correct("HA-1", note: "drawn anew", geometry: Plain.box(400, south, 480, 30.5))
    }
    let failure = try problem {
      try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "cleared")
    }
    #expect(failure != nil)
  }
}
