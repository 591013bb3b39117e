import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Ways in which a landmark was once not held against what was measured from it.
@Suite("Landmarks, and what hangs on them")
struct LandmarkTests {
  private static func references(_ list: String) -> String {
    #","entered":{"system":"traverse","references":[\#(list)]}"#
  }

  /// A reference to a landmark where it was when something was measured.
  private static func reference(_ code: String, _ x: Double, _ y: Double) -> String {
    #"{"code":"\#(code)","at":\#(Plain.position(x, y))}"#
  }

  private static func site(_ code: String, _ x: Double, _ y: Double) -> Draft {
    Draft("site", code, Plain.point(x, y), ["accuracy": "0.5"])
  }

  /// Danger 400 m north of the road, which would lie on it were its landmark 400 m further south.
  private static func danger(_ list: String) -> Draft {
    var draft = Plain.report.placed(Plain.point(500, 400)).with("dangerRadius", "10")
      .with("accuracy", "1")
    draft.foreign = references(list)
    return draft
  }

  private func locate(_ text: String, _ desk: ScratchProgramme) throws -> LocatedPlace {
    try PlaceReader(desk.workspace.current(), on: CivilDay(number: 20_000)).place(text, at: "here")
  }

  @Test("is better known when two say so, and not for a file", arguments: ["accuracy", "fix"])
  func betterKnown(member: String) throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    try desk.add(.site, "LM-1", Plain.point(500, 40), set: "kind=mast")
    let value = member == "fix" ? "rtk" : "0.1"
    let before = try locate("LM-1 + 180°T 1 m", desk).place.derivation?.resolution ?? 0
    #expect(before >= 100)
    try desk.correct("LM-1", note: "by GNSS", set: "\(member)=\(value)")
    let text = member == "fix" ? "\"rtk\"" : value
    try desk.take(
      Plain.collection(Draft("site", "LM-1", Plain.point(500, 40), [member: text])))
    #expect(try locate("LM-1 + 180°T 1 m", desk).place.derivation?.resolution == before)
    try desk.approve(.officer)
    #expect(try locate("LM-1 + 180°T 1 m", desk).place.derivation?.resolution ?? 99 < 2)
  }

  @Test("that was in a wrong zone takes along what is near it as it lay to it")
  func wrongZone() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let wrong = #"{"type":"Point","coordinates":[52.82,40.27]}"#
    try desk.add(.site, "LM-1", wrong, set: "accuracy=0.5")
    let place = try locate("LM-1 + 0°T 2000 m", desk).place
    let members = try [
      "kind=unexploded", "status=reported", "reportedOn=2026-09-20", "dangerRadius=10",
    ].map(ImportOptions.member)
    try desk.perform(
      .file(
        Record(
          .hazardReport, code: try Identifier("HR-1"), place: place, members: members, zone: .utc)),
      .admin)
    try desk.correct("LM-1", note: "zone", geometry: Plain.point(0, 0))
    try desk.approve(.officer)
    let moved = try #require(try desk.record("HR-1"))
    let position = try #require(moved.place.entered?.positions.first)
    #expect(moved.place.entered?.positions.count == 1)
    #expect(abs(position.longitude - 46.82) * 85_042 < 1)
    #expect(abs((position.latitude - 40.27) * 111_044 - 2_000) < 2)
    // North of a grid, or of a compass, is another there.
    #expect(Policy.standard.accuracy(of: moved) > 130)
  }

  @Test("is where a file puts it, and where a proposal does")
  func fileBesideProposal() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared, Self.site("LM-1", 200, 500))
    try desk.correct("LM-1", note: "anew", geometry: Plain.point(200, 800))
    try desk.take(
      Plain.collection(Self.site("LM-1", 200, 100), Self.danger(Self.reference("LM-1", 200, 500))),
      attested: true)
    #expect(try desk.road() == .suspect)
  }

  @Test("that comes late hangs itself on what lies elsewhere", arguments: [true, false])
  func lateChain(isSector: Bool) throws {
    var sector = Plain.cleared.coded("SE-2").placed(Plain.box(-100, 500, 1_100, 620))
    sector.foreign = Self.references(Self.reference("LM-2", 500, 500))
    let desk = try ScratchProgramme.holding(
      Plain.cleared, isSector ? sector : Self.danger(Self.reference("LM-2", 500, 500)),
      Self.site("LM-1", 200, 500))
    let road = isSector ? 560.0 : 0
    #expect(try desk.verdict(from: (0, road), to: (1_000, road)).class == .cleared)
    try desk.correct("LM-1", note: "anew", geometry: Plain.point(200, 100))
    var late = Self.site("LM-2", 500, 500)
    late.foreign = Self.references(Self.reference("LM-1", 200, 500))
    try desk.take(Plain.collection(late))
    #expect(try desk.verdict(from: (0, road), to: (1_000, road)).class > .cleared)
  }

  @Test("is one of two, of which one hangs on the other, and both are followed")
  func twoLandmarks() throws {
    var second = Self.site("LM-2", 500, 500)
    second.foreign = Self.references(Self.reference("LM-1", 200, 500))
    let both = Self.reference("LM-1", 200, 500) + "," + Self.reference("LM-2", 500, 900)
    let desk = try ScratchProgramme.holding(
      Plain.cleared, Self.site("LM-1", 200, 500), second, Self.danger(both))
    // The second was 400 m further north when it was measured from it.
    #expect(try desk.road() == .suspect)
    try desk.correct("LM-1", note: "anew", geometry: Plain.point(200, 510))
    try desk.approve(.officer)
    #expect(try desk.road() == .suspect)
  }

  @Test("that is danger of more than one position, in one file, is looked at")
  func areaAsLandmark() throws {
    let landmark = Plain.area.placed(Plain.box(190, 90, 210, 110))
    let desk = try ScratchProgramme.holding(Plain.cleared)
    try desk.take(Plain.collection(landmark, Self.danger(Self.reference("HA-1", 200, 500))))
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "is understood with a height, as texts, as one object and without a system; or it is said",
    arguments: [
      #"{"code":"LM-1","at":[46.82235167,40.27450272,900]}"#,
      #"{"code":"LM-1","at":["46.82235167","40.27450272"]}"#,
    ])
  func notation(reference: String) throws {
    for entered in [
      #","entered":{"system":"traverse","references":[\#(reference)]}"#,
      #","entered":{"references":[\#(reference)]}"#, #","entered":{"references":\#(reference)}"#,
    ] {
      let desk = try ScratchProgramme.holding(Plain.cleared, Self.site("LM-1", 200, 100))
      var danger = Self.danger("")
      danger.foreign = entered
      try desk.take(Plain.collection(danger))
      #expect(try desk.road() == .suspect, "\(entered)")
    }
    let desk = try ScratchProgramme.holding(Plain.cleared, Self.site("LM-1", 200, 100))
    var danger = Self.danger("")
    danger.foreign = #","entered":{"references":[{"code":"LM-1","at":"south"}]}"#
    let result = try desk.take(Plain.collection(danger))
    #expect(result.flagged == 1)
    #expect(try desk.road() == .conditional, "nobody can tell where it is")
  }

  @Test("of a registered route that lies elsewhere leaves no answer about that")
  func route() throws {
    var line = Draft("route", "RT-1", Plain.line((0, 0), (1_000, 0)), [:])
    line.foreign = Self.references(Self.reference("LM-1", 0, 500))
    let desk = try ScratchProgramme.holding(Plain.cleared, Self.site("LM-1", 0, 500), line)
    func asked() throws -> AskedRoute? {
      try AskedRoute.registered(
        Identifier("RT-1"), in: desk.workspace.current().situation, revision: desk.revision,
        at: desk.clock.now)
    }
    #expect(try asked() != nil)
    try desk.correct("LM-1", note: "anew", geometry: Plain.point(0, 510))
    let words = try problem { _ = try asked() }?.reason
    #expect(words?.contains("LM-1, which lies elsewhere now, or may") == true)
    try desk.approve(.officer)
    #expect(try asked()?.parts.first?.first.map { ($0.latitude - 40.27) * 111_044 > 9 } == true)
  }

  @Test("is counted at by what this ledger says, not by what a file says that it counts at")
  func fileSaysWhereItCounts() throws {
    let lie = Self.reference("LM-1", 200, 500).replacing(
      "}", with: #","also":[\#(Plain.position(200, 100))]}"#)
    let desk = try ScratchProgramme.holding(Plain.cleared, Self.site("LM-1", 200, 500))
    try desk.take(Plain.collection(Self.danger(Self.reference("LM-1", 200, 500))))
    // The same again, but for the lie.
    try desk.take(Plain.collection(Self.danger(lie)), attested: true)
    try desk.correct("LM-1", note: "anew", geometry: Plain.point(200, 100))
    #expect(try desk.road() == .suspect)
    let other = try ScratchProgramme.holding(Plain.cleared, Self.site("LM-1", 200, 100))
    try other.take(Plain.collection(Self.danger(lie)), attested: true)
    #expect(try other.road() == .suspect)
    // What is in doubt stays so, whatever a file says of it.
    let sure = try desk.export().replacing(#","isInDoubt":true"#, with: "")
      .replacing(/,"also":\[\[[^\]]*\]\]/, with: "")
    #expect(sure.contains("also") == false && sure.contains("isInDoubt") == false)
    let result = try desk.take(sure)
    #expect(result.changed == 0)
    #expect(try desk.record("HR-1")?.place.derivation?.isInDoubt == true)
    try desk.correct("LM-1", note: "again", geometry: Plain.point(200, 2_000))
    try desk.approve(.officer)
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "that nobody says where it was is taken to have been where it was found",
    arguments: [true, false])
  func withoutPlace(isLate: Bool) throws {
    let (landmark, danger) = (Self.site("LM-1", 200, 500), Self.danger(#"{"code":"LM-1"}"#))
    let desk = try ScratchProgramme.holding(Plain.cleared, isLate ? danger : landmark)
    try desk.take(Plain.collection(isLate ? landmark : danger), attested: true)
    #expect(try desk.take(Plain.collection(danger)).same == 1)
    #expect(try desk.road() == .cleared)
    try desk.take(Plain.collection(Self.site("LM-1", 200, 100)), attested: true)
    #expect(try desk.road() == .suspect)
  }

  @Test("releases no sector that counts at two places, also when it was settled")
  func doubledSector() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.site, "LM-1", Plain.point(200, 900), set: "accuracy=0.5")
    var sector = Draft(
      "sector", "SE-1", Plain.box(-100, 840, 1_100, 960),
      [
        "status": #""inProgress""#, "method": #""clearance""#, "organisation": #""ORG-2""#,
        "accuracy": "0.5",
      ])
    sector.foreign = Self.references(Self.reference("LM-1", 200, 900))
    try desk.take(Plain.collection(sector), attested: true)
    try desk.correct("LM-1", note: "anew", geometry: Plain.point(200, 0))
    let answer = Answer(
      to: try desk.revision, isApproval: false, on: try desk.field("2026-09-21"), note: "no")
    try desk.perform(.answer(answer), .officer)
    #expect(try desk.record("SE-1")?.place.entered?.parts.count == 2)
    let words = try problem {
      try desk.mark(
        "SE-1", "completed", .leader, set: "clearanceDepth=0.2", "devices=[]", "notDone=[]")
    }
    #expect(words?.reason.contains("LM-1") == true)
  }

  @Test("takes two to move, also where it is the point of a district")
  func district() throws {
    let desk = try ScratchProgramme.peopled()
    let draft = Draft("district", "D-7", Plain.point(0, 0), [:])
    try desk.take(Plain.collection(draft))
    #expect(try desk.record("D-7") == nil || desk.record("D-7")?.place.referencePoint != nil)
    guard try desk.record("D-7") != nil else { return }
    let events = try desk.correct("D-7", note: "anew", geometry: Plain.point(0, 500))
    #expect(events.map(\.fact.kind) == ["proposed"])
  }
}

@Suite("Lifted danger of which more is said")
struct LiftedDangerTests {
  @Test("opens when a file lifts what holds it, though two called it a duplicate")
  func fileLiftsWhatRemains() throws {
    for words in [
      #""status":"withdrawn","statusOn":"2026-09-01","duplicateOf":"HR-2""#,
      #""status":"withdrawn","statusOn":"2026-09-01","duplicateOf":"HR-9""#,
      #""status":"resolved","statusOn":"2026-09-01""#,
    ] {
      let own = Plain.report.placed(Plain.point(500, 10)).with("reportedOn", #""2026-09-20""#)
        .with("dangerRadius", "60")
      let desk = try ScratchProgramme.holding(Plain.cleared, own)
      try desk.report("HR-2", at: (500, 10), .villager, set: "dangerRadius=30")
      try desk.mark("HR-2", "withdrawn", .admin, note: "the same", set: "duplicateOf=HR-1")
      try desk.approve(.officer)
      #expect(try desk.members("HR-2")["status"] == "withdrawn")
      let text = own.text.replacing(#""status":"reported""#, with: words)
      try desk.take(Plain.collection([text]), attested: true)
      #expect(try desk.road() == .suspect, "\(words)")
    }
  }

  @Test("opens when the last of a chain no longer holds it")
  func chain() throws {
    let wide = Plain.report.coded("HR-1").placed(Plain.point(500, 10))
      .with("reportedOn", #""2026-09-20""#).with("dangerRadius", "90")
    let middle = wide.coded("HR-2").with("dangerRadius", "60")
    let desk = try ScratchProgramme.holding(Plain.cleared, wide, middle)
    try desk.report("HR-3", at: (500, 10), .villager, set: "dangerRadius=30")
    try desk.mark("HR-3", "withdrawn", .admin, note: "the same", set: "duplicateOf=HR-2")
    try desk.approve(.officer)
    let lifted = middle.with("status", #""withdrawn""#).with("duplicateOf", #""HR-1""#)
      .with("statusOn", #""2026-09-20""#)
    try desk.take(Plain.collection(lifted), attested: true)
    try desk.take(
      Plain.collection(
        wide.with("status", #""resolved""#).with("statusOn", #""2026-09-21""#)), attested: true)
    #expect(try desk.road() == .suspect)
  }

  @Test("that a file called a duplicate opens for a word about itself")
  func fileCalledDuplicate() throws {
    let remaining = Plain.report.placed(Plain.point(500, 400)).with("dangerRadius", "60")
    let other = remaining.coded("HR-2").with("dangerRadius", "30")
      .with("status", #""withdrawn""#).with("duplicateOf", #""HR-1""#)
      .with("statusOn", #""2021-05-01""#)
    let desk = try ScratchProgramme.holding(Plain.cleared, remaining, other)
    #expect(try desk.road() == .cleared)
    try desk.correct("HR-2", note: "here", geometry: Plain.point(500, 10))
    #expect(try desk.road() == .suspect)
  }

  @Test("that a file released tells at once which work is older, when one says where it is")
  func releasedByFile() throws {
    let area = Plain.area.placed(Plain.box(400, 300, 600, 360)).with("status", #""released""#)
      .with("statusOn", #""2021-08-01""#)
    let desk = try ScratchProgramme.holding(Plain.cleared, area)
    #expect(try desk.road() == .cleared)
    try desk.correct("HA-1", note: "it lay here", geometry: Plain.box(400, -30, 600, 30))
    #expect(try desk.road() > .cleared)
  }

  @Test("comes back as verified where it was")
  func verified() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    try desk.report("HR-1", at: (500, 400), .villager, set: "dangerRadius=10")
    try desk.mark(
      "HR-1", "verified", .admin, set: #"evidence=[{"kind":"direct","note":"seen"}]"#)
    try desk.mark("HR-1", "resolved", .leader, note: "destroyed")
    try desk.approve(.admin)
    #expect(try desk.members("HR-1")["status"] == "resolved")
    try desk.correct("HR-1", note: "it lies here", geometry: Plain.point(500, 10))
    #expect(try desk.members("HR-1")["status"] == "verified")
    #expect(try desk.road() == .hazard)
  }
}
