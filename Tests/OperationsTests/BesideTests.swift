import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Words that no one record can say together, and words that stand under codes of their own
/// (land-release, "Import" and "The asymmetry").
@Suite("Words that stand beside others")
struct BesideTests {
  private static let far = Plain.report.placed(Plain.point(0, 5_000))

  @Test("under a code of their digest are judged as any others are")
  func digestCode() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let twice = Plain.collection(
      Self.far.with("dangerRadius", "5"),
      Plain.report.placed(Plain.point(500, 80)).with("dangerRadius", "5"))
    try desk.take(twice)
    #expect(try desk.road() == .cleared)
    let code = try #require(try desk.codes(.hazardReport).last)
    try desk.correct(code, set: "dangerRadius=100")
    #expect(try desk.road() == .suspect)
    try desk.take(twice)
    #expect(try desk.road() == .suspect)
    // The same under the code of something else, with what is set for all.
    try desk.take(twice.replacing(#""code":"HR-1""#, with: #""code":"SE-1""#)) {
      try $0.set("dangerRadius=1")
    }
    #expect(try desk.road() == .suspect)
  }

  @Test("of a route keep its accuracy, which a file does not know")
  func route() throws {
    let desk = try ScratchProgramme()
    let route = Draft("route", "RT-1", Plain.line((0, 0), (1_000, 0)), ["accuracy": "30"])
    try desk.take(Plain.collection(route), attested: true)
    let result = try desk.take(Plain.collection(route.with("accuracy", nil)))
    #expect(result.refused == 1)
    #expect(try desk.members("RT-1")["accuracy"] == "30")
  }

  @Test(
    "of danger that nobody can place are danger that nobody can place",
    arguments: ["null", #"{"type":"MultiPoint","coordinates":[[46.82,40.32],["x",1]]}"#],
    ["5", "4"])
  func unlocated(geometry: String, accuracy: String) throws {
    let area = Plain.area.placed(Plain.box(0, 5_000, 10, 5_010))
    let desk = try ScratchProgramme.holding(Plain.cleared, area)
    #expect(try desk.road() == .cleared)
    let word = area.placed(geometry).with("accuracy", accuracy)
    try desk.take(Plain.collection(word))
    #expect(try desk.road() == .conditional)
    let other = try ScratchProgramme()
    try other.take(try desk.export(), attested: true)
    #expect(try other.road() == .conditional)
    #expect(try other.export() == desk.export())
  }

  @Test("about one sector of one file are the worse of them, whichever comes first")
  func twice() throws {
    let sure = Plain.cleared
    for other in [
      sure.with("accuracy", "90"), sure.with("status", #""planned""#).placed("null"),
      sure.placed(Plain.box(-100, -60, 400, 60)),
    ] {
      for pair in [[sure, other], [other, sure]] {
        let desk = try ScratchProgramme()
        try desk.take(Plain.collection(pair.map(\.text)), attested: true)
        #expect(try desk.road() == .unknown, "\(other.text)")
        try desk.take(Plain.collection(pair.map(\.text)), attested: true)
        #expect(try desk.road() == .unknown, "\(other.text)")
      }
    }
  }

  @Test("keep direct evidence, which nobody takes away alone")
  func evidence() throws {
    let area = Plain.area.with("evidence", #"["direct"]"#)
    let desk = try ScratchProgramme.holding(area)
    #expect(try desk.take(Plain.collection(Plain.area)).refused == 1)
    try desk.correct("HA-1", note: "only hearsay", set: #"evidence=["indirect"]"#)
    #expect(try desk.members("HA-1")["evidence"] == #"["direct"]"#)
    // And bring it, beside a milder word.
    let other = try ScratchProgramme.holding(Plain.area)
    try other.take(Plain.collection(area.with("accuracy", "1")))
    #expect(try other.members("HA-1")["evidence"] == #"["direct"]"#)
    #expect(try other.members("HA-1")["accuracy"] == "5")
  }

  @Test("of two releases begin with the later, and do not change from night to night")
  func releases() throws {
    let one = Plain.cleared.with("acceptedOn", #""2020-12-02""#)
    let two = Plain.cleared.with("completedOn", #""2021-03-01""#).with("acceptedOn", nil)
    let desk = try ScratchProgramme.holding(one)
    for _ in 0..<3 {
      for file in [two, one] {
        try desk.take(Plain.collection(file))
        #expect(try desk.road(at: "2021-01-15") == .unknown)
        #expect(try desk.road(at: "2021-03-02") == .cleared)
      }
    }
  }

  @Test("are the last of two doubts, for an acceptance between them answers neither")
  func doubts() throws {
    let early = Plain.cleared.with("status", #""suspended""#).with("acceptedOn", nil)
      .with("statusOn", #""2021-01-01""#)
    let late = early.with("status", #""resuspected""#).with("statusOn", #""2026-06-01""#)
      .with("clearanceDepth", "0.6")
    let desk = try ScratchProgramme.holding(early)
    try desk.take(Plain.collection(late))
    let accepted = Plain.cleared.with("acceptedOn", #""2022-01-01""#)
    try desk.take(Plain.collection(accepted), attested: true)
    #expect(try desk.road() == .suspect)
  }

  @Test("of work drawn smaller narrow it, beside a milder word too")
  func narrowed() throws {
    let done = Plain.cleared.with("status", #""completed""#).with("acceptedOn", nil)
    for depth in ["0.2", "0.6"] {
      let desk = try ScratchProgramme.holding(done)
      let half = done.placed(Plain.box(-100, -60, 400, 60)).with("clearanceDepth", depth)
      try desk.take(Plain.collection(half))
      try desk.mark("SE-1", "accepted", .officer, set: Self.judged[0], Self.judged[1])
      #expect(try desk.verdict(from: (600, 0), to: (900, 0)).class == .unknown)
    }
  }

  private static let judged = ScratchProgramme.judged

  @Test("of a file take no step that follows upon a doubt")
  func afterDoubt() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.mark("SE-1", "resuspected", on: "2026-09-01", .villager, note: "a dog")
    let word = Plain.later.with("status", #""completed""#).with("doubt", #""resuspected""#)
    try desk.take(Plain.collection(word))
    #expect(
      try problem {
        try desk.mark("SE-1", "accepted", .officer, set: Self.judged[0], Self.judged[1])
      } != nil)
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "of another programme, brought in under a prefix, make no neighbours of its sectors and ours")
  func prefixed() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    try desk.take(Plain.collection(Plain.cleared.coded("SE-2")), attested: true) {
      $0.prefix = "HQ-"
    }
    #expect(try desk.members("SE-1")["survey"] == "SV-1")
    #expect(try desk.members("HQ-SE-2")["survey"] == "HQ-SV-1")
  }

  @Test("of danger in another programme's district are not of ours that has its name")
  func districts() throws {
    let far = Draft("district", "D-1", Plain.box(0, 9_000, 500, 9_500), [:])
    let desk = try ScratchProgramme.holding(Plain.cleared, far)
    let lost = Plain.report.placed("null").with("district", #""D-1""#)
    try desk.take(Plain.collection(lost)) { $0.prefix = "HQ-" }
    #expect(try desk.members("HQ-HR-1")["district"] == "HQ-D-1")
    #expect(try desk.road() == .conditional)
    // What whoever imports it says is ours.
    let told = try ScratchProgramme.holding(Plain.cleared, far)
    try told.take(Plain.collection(lost.with("district", nil).with("raion", #""x""#))) {
      $0.prefix = "HQ-"
      try $0.map("district=raion")
      $0.translations["district"] = ["x": JSONText(string: "D-1")]
    }
    #expect(try told.members("HQ-HR-1")["district"] == "D-1")
    #expect(try told.road() == .cleared)
  }

  @Test("of a file that attests where a district is do not narrow where danger told here counts")
  func attestedDistrict() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    try desk.perform(
      .file(
        Record(
          .hazardReport, code: try Identifier("HR-1"), place: .nowhere,
          members: ["kind=unexploded", "status=reported", "reportedOn=2026-09-20", "district=D-1"]
            .map(ImportOptions.member), zone: .utc)), .admin)
    #expect(try desk.road() == .conditional)
    let far = Draft("district", "D-1", Plain.box(0, 9_000, 500, 9_500), [:])
    #expect(try desk.take(Plain.collection(far), attested: true).refused == 1)
    #expect(try desk.road() == .conditional)
  }

  @Test("name what remains of a duplicate as a file's records are named")
  func prefixedDuplicate() throws {
    let desk = try ScratchProgramme()
    let copy = Plain.report.with("status", #""withdrawn""#).with("duplicateOf", #""HR-2""#)
    try desk.take(Plain.collection(copy, Plain.report.coded("HR-2")), attested: true) {
      $0.prefix = "HQ-"
    }
    #expect(try desk.members("HQ-HR-1")["duplicateOf"] == "HQ-HR-2")
  }

  @Test("of one person do not say of what danger that two withdrew was a duplicate")
  func duplicateOf() throws {
    let desk = try ScratchProgramme.peopled()
    let area = Plain.area.with("evidence", #"["indirect"]"#)
    try desk.take(Plain.collection(area, area.coded("HA-2")), attested: true)
    try desk.mark("HA-2", "withdrawn", .admin, note: "the same", set: "duplicateOf=HA-1")
    try desk.approve(.officer)
    for word in ["duplicateOf=HA-9", "duplicateOf=null"] {
      #expect(throws: Problem.self) { try desk.correct("HA-2", set: word) }
    }
    let file = try desk.export().replacing(#""duplicateOf":"HA-1""#, with: #""duplicateOf":"HA-9""#)
    for isAttested in [false, true] { try desk.take(file, attested: isAttested) }
    #expect(try desk.members("HA-2")["duplicateOf"] == "HA-1")
  }

  @Test("that put danger at 0, 0 put it nowhere")
  func nullIsland() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let word = Plain.report.placed(#"{"type":"Point","coordinates":[0,0]}"#)
    #expect(try desk.take(Plain.collection(word)).unlocated == 1)
    #expect(try desk.road() == .conditional)
  }

  @Test("do not say whose finished work it is, where nobody said so before")
  func doers() throws {
    let work = Plain.cleared.with("status", #""completed""#).with("acceptedOn", nil)
      .with("organisation", nil)
    let desk = try ScratchProgramme.holding(work)
    let result = try desk.take(Plain.collection(work.with("organisation", #""ORG-2""#)))
    #expect(result.refused == 1)
    #expect(try desk.members("SE-1")["organisation"] == nil)
  }
}
