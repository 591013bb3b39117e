import Assessment
import MineAction
import Operations
import Testing

/// What a file that nobody attests may not do (land-release.md, "Import").
@Suite("An unattested import")
struct UnattestedTests {
  @Test("takes released sectors as completed, lifted areas as open, lifted reports as reported")
  func softened() throws {
    for (draft, status, expected) in [
      (Plain.cleared, "accepted", "completed"), (Plain.cleared, "handedOver", "completed"),
      (Plain.area, "released", "open"), (Plain.area, "withdrawn", "open"),
      (Plain.report, "resolved", "reported"), (Plain.report, "withdrawn", "reported"),
    ] {
      let desk = try ScratchProgramme()
      let draft = draft.with("status", #""\#(status)""#).with("statusOn", #""2021-09-01""#)
      let result = try desk.take(Plain.collection(draft))
      #expect(result.added == 1)
      #expect(result.waiting == 1)
      let code = draft.code ?? ""
      #expect(try desk.members(code)["status"] == expected, "\(status)")
      #expect(try desk.road() > .conditional)
      // The same file again changes nothing; attested, it is taken as it is.
      let revision = try desk.revision
      let again = try desk.take(Plain.collection(draft))
      #expect(again.same == 1)
      #expect(try desk.revision == revision)
      #expect(ReconciliationText(again).text.contains("nothing has changed: revision \(revision)"))
      try desk.take(Plain.collection(draft), attested: true)
      #expect(try desk.members(code)["status"] == status)
    }
  }

  @Test(
    "takes nothing as lifted or released on a day to come, also attested",
    arguments: [
      (Plain.cleared.with("completedOn", #""2027-01-01""#), "accepted", "completed"),
      (Plain.cleared.with("acceptedOn", #""2027-01-01""#), "handedOver", "completed"),
      (Plain.area.with("statusOn", #""2027-01-01""#), "released", "open"),
      (Plain.report.with("statusOn", #""2027-01-01""#), "resolved", "reported"),
    ])
  func future(draft: Draft, status: String, expected: String) throws {
    let desk = try ScratchProgramme()
    let draft = draft.with("status", #""\#(status)""#)
    let result = try desk.take(Plain.collection(draft), attested: true)
    #expect((result.added, result.waiting) == (1, 1))
    #expect(try desk.members(draft.code ?? "")["status"] == expected)
    #expect(try desk.road(at: "2027-06-01") > .conditional)
    // Brought in again on its day, it is what the file says.
    let again = try desk.take(Plain.collection(draft), attested: true)
    #expect((again.same, again.waiting) == (1, 1))
    desk.clock.now = try desk.field("2027-01-02").last
    #expect(try desk.take(Plain.collection(draft), attested: true).changed == 1)
    #expect(try desk.members(draft.code ?? "")["status"] == status)
  }

  @Test("takes danger that grew, though it is said to be over on a day to come")
  func grown() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.area), attested: true)
    let grown = Plain.area.placed(Plain.box(400, -30, 900, 30)).with("status", #""released""#)
      .with("statusOn", #""2027-01-01""#)
    let result = try desk.take(Plain.collection(grown), attested: true)
    #expect((result.changed, result.waiting) == (1, 1))
    #expect(try desk.verdict(from: (800, 0), to: (850, 0)).class == .suspect)
  }

  @Test("holds danger that it does not lift since its own day, not since the day of its release")
  func begins() throws {
    let desk = try ScratchProgramme()
    let area = Plain.area.with("status", #""released""#).with("statusOn", #""2022-01-01""#)
    let report = Plain.report.with("status", #""resolved""#).with("statusOn", #""2022-01-01""#)
      .placed(Plain.point(100, 0))
    try desk.take(Plain.collection(area, report))
    #expect(try desk.road(at: "2021-03-15") == .suspect)
    let near = try desk.verdict(at: "2021-06-01", from: (50, 0), to: (150, 0))
    #expect(near.class == .suspect)
  }

  /// What is on record, what a file says of it, and the way in which that is milder.
  static let table: [(Draft, [(String, String?)], String)] = [
    (Plain.area, [("status", #""released""#)], "a milder status"),
    (Plain.area, [("status", #""withdrawn""#)], "a milder status"),
    (Plain.area.with("status", nil), [("status", #""released""#)], "a milder status"),
    (
      Plain.area.with("classification", #""confirmed""#), [("classification", #""suspected""#)],
      "a milder class"
    ),
    (
      Plain.area.with("classification", nil), [("classification", #""suspected""#)],
      "a milder class"
    ),
    (Plain.area, [("observedOn", #""2020-01-01""#)], "an earlier observation"),
    (Plain.area.with("observedOn", nil), [("observedOn", #""2022-01-01""#)], "a later beginning"),
    (Plain.area, [("accuracy", "4.99")], "a smaller accuracy"),
    (Plain.area.with("accuracy", nil), [("accuracy", "99")], "a smaller accuracy"),
    (Plain.area.with("accuracy", nil), [("fix", #""rtk""#)], "a smaller accuracy"),
    (Plain.report, [("status", #""resolved""#)], "a milder status"),
    (Plain.report.with("status", #""verified""#), [("status", #""reported""#)], "a milder status"),
    (Plain.report.with("status", #""verified""#), [("status", #""gone""#)], "a milder status"),
    (Plain.report, [("dangerRadius", "29")], "a smaller danger radius"),
    (
      Plain.report.with("dangerRadius", nil).with("kind", #""unknown""#),
      [("kind", #""antiPersonnel""#)], "a smaller danger radius"
    ),
    (Plain.report, [("accuracy", "1")], "a smaller accuracy"),
    (Plain.cleared, [("completedOn", #""2020-12-01""#)], "a later release"),
    (Plain.cleared, [("acceptedOn", #""2020-11-30""#)], "an earlier release"),
    (Plain.cleared, [("survey", #""SV-2""#)], "another survey"),
    (Plain.cleared, [("survey", nil)], "another survey"),
    (Plain.cleared, [("adjoins", #"["SV-2"]"#)], "another survey adjoining"),
    (Plain.cleared, [("accuracy", "0.4")], "a smaller accuracy"),
    (Plain.cleared, [("clearanceDepth", "0.3")], "a greater depth"),
    (Plain.cleared.with("clearanceDepth", nil), [("clearanceDepth", "0")], "a greater depth"),
    (
      Plain.cleared.with("method", #""technicalSurvey""#), [("method", #""clearance""#)],
      "a better method"
    ),
    (
      Plain.cleared.with("status", #""completed""#), [("status", #""accepted""#)],
      "a milder status"
    ),
    (
      Plain.cleared.with("status", #""rejected""#), [("status", #""suspended""#)],
      "a milder status"
    ),
    (
      Plain.cleared.with("status", #""suspended""#), [("status", #""completed""#)], "a doubt lifted"
    ),
    (
      Plain.cleared.with("status", #""inProgress""#), [("status", #""completed""#)],
      "work no longer in progress"
    ),
    (
      Plain.area.with("status", #""released""#).with("statusOn", #""2022-05-01""#),
      [("statusOn", #""2022-01-01""#)], "an earlier release"
    ),
    (
      Plain.report.with("status", #""resolved""#).with("statusOn", #""2022-05-01""#),
      [("statusOn", nil)], "an earlier release"
    ),
    (
      Draft("organisation", "ORG-7", "null", ["unitOf": #""ORG-1""#]), [("unitOf", nil)],
      "another standing"
    ),
    (
      Draft("organisation", "ORG-7", "null", ["unitOf": #""ORG-1""#]), [("independent", "true")],
      "another standing"
    ),
    (
      Draft("organisation", "ORG-7", "null", [:]), [("accreditedFor", #"["clearance"]"#)],
      "another standing"
    ),
  ]

  @Test("leaves on record what it would make look less dangerous", arguments: table)
  func milder(old: Draft, changes: [(String, String?)], way: String) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(old), attested: true)
    let (revision, members) = (try desk.revision, try desk.members(old.code ?? ""))
    var new = old
    for (name, value) in changes { new = new.with(name, value) }
    let result = try desk.take(Plain.collection(new))
    // Where nothing but the status differs, the file may have come before: it waits still.
    #expect(result.refused + result.waiting == 1)
    let note = result.notes.first?.text ?? ""
    #expect(result.refused == 1 ? note.contains(way) : note.hasPrefix("taken as"), "\(note)")
    #expect(try desk.revision == revision)
    #expect(try desk.members(old.code ?? "") == members)
    let text = ReconciliationText(result).text
    #expect(text.contains(result.refused == 1 ? "refused" : "wait for attestation"))
    // An organisation that attests the same file has it taken, but for doubts, and for who is who.
    let attested = try desk.take(Plain.collection(new), attested: true)
    #expect(
      attested.changed == 1 || way == "a doubt lifted" || way == "a milder status"
        || way == "another standing")
  }

  @Test(
    "leaves on record a place that it would make smaller, or ground that it would make larger",
    arguments: [
      (Plain.area, Plain.box(400, -30, 599.9, 30), "no longer covers"),
      (Plain.area, Plain.point(500, 0), "no longer covers"),
      (Plain.area, Plain.box(410, -40, 610, 30), "no longer covers"),
      (Plain.area, "null", "without its place"),
      (Plain.area.placed("null"), Plain.box(400, -30, 600, 30), "a place for danger"),
      (Plain.report, Plain.point(500, 10.01), "no longer covers"),
      (Plain.cleared, Plain.box(-100, -60, 1_100, 60.1), "more released ground"),
      (
        Plain.cleared.with("status", #""rejected""#), Plain.box(-100, -60, 1_099, 60),
        "no longer covers"
      ),
      (
        Plain.area.with("status", #""released""#), Plain.box(400, -30, 500, 30),
        "no longer covers"
      ),
    ])
  func outlines(old: Draft, geometry: String, way: String) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(old), attested: true)
    let (revision, road) = (try desk.revision, try desk.road())
    let result = try desk.take(Plain.collection(old.placed(geometry)))
    // Where it reaches further elsewhere, that is taken.
    #expect(result.refused + result.changed == 1)
    #expect(result.notes.first?.text.contains(way) == true, "\(result.notes)")
    #expect(try desk.revision == revision || result.changed == 1)
    #expect(try desk.road() >= road)
    #expect(try desk.take(Plain.collection(old.placed(geometry))).changed == 0)
    try desk.take(Plain.collection(old.placed(geometry)), attested: true)
    #expect(try desk.revision > revision)
  }

  @Test("takes the worse of its words, and leaves the milder, of one record")
  func mixed() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.cleared, Plain.area.placed(Plain.box(0, 500, 9, 509))))
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    #expect(try desk.road() == .cleared)
    // Moved across the road; where it was it still is.
    let moved = Plain.area.with("observedOn", #""2022-01-01""#)
    let result = try desk.take(Plain.collection(moved))
    #expect(result.changed == 1 && result.notes.first?.text.contains("only what is worse") == true)
    #expect(try desk.road() == .suspect)
    #expect(try desk.verdict(from: (-20, 505), to: (30, 505)).class == .suspect)
    let day = try desk.members("HA-1")["observedOn"]
    #expect(day == "2022-01-01")
    // Doubt of a file that reaches further than the sector on record.
    let wide = Plain.cleared.coded("SE-1").with("status", #""suspended""#)
      .with("survey", #""SV-9""#).placed(Plain.box(-100, -60, 1_300, 60))
    for _ in 1...2 { try desk.take(Plain.collection(wide)) }
    #expect(try desk.verdict(from: (1_200, 0), to: (1_250, 0)).class == .suspect)
    #expect(try desk.codes(.sector).count == 1)
    // Rejected, by words that do not know whose work it was.
    let word = Plain.cleared.with("status", #""rejected""#).with("organisation", nil)
    try desk.take(Plain.collection(word))
    #expect(try desk.road() == .hazard)
    #expect(try desk.members("SE-1")["organisation"] == "ORG-2")
  }

  @Test(
    "that a sector is no longer accepted is taken, whatever its outline",
    arguments: ["completed", "planned", "withdrawn"], [true, false])
  func withoutOutline(status: String, isAttested: Bool) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    let word = Plain.cleared.with("status", "\"\(status)\"").placed("null")
    let result = try desk.take(Plain.collection(word), attested: isAttested)
    #expect((result.changed, result.quarantined) == (1, 0))
    #expect(try desk.road() == .unknown)
  }

  @Test("changes what makes land look as dangerous, or more, at once")
  func harsher() throws {
    for (old, name, value, expected) in [
      (Plain.area, "classification", #""confirmed""#, .hazard),
      (Plain.area, "accuracy", "6", .suspect), (Plain.area, "remark", #""seen again""#, .suspect),
      (Plain.report, "status", #""verified""#, .hazard),
      (Plain.report, "dangerRadius", "31", .suspect),
      (Plain.cleared, "status", #""resuspected""#, .suspect),
      (Plain.cleared, "accuracy", "58", .unknown),
      (Plain.cleared, "clearanceDepth", "0.1", .cleared),
      (Plain.area.with("status", #""released""#), "status", #""open""#, .suspect),
    ] as [(Draft, String, String, RouteClass)] {
      let desk = try ScratchProgramme()
      try desk.take(Plain.collection(old), attested: true)
      let before = try desk.road()
      #expect(before <= expected)
      #expect(try desk.take(Plain.collection(old.with(name, value))).changed == 1, "\(name)")
      #expect(try desk.road() == expected, "\(name)")
    }
  }

  @Test("does not give a code to another type of record")
  func otherType() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.area))
    let route = Draft("route", "HA-1", Plain.line((0, 0), (9, 9)), [:])
    for isAttested in [false, true] {
      let result = try desk.take(Plain.collection(route), attested: isAttested)
      #expect(result.refused == 1)
    }
    #expect(try desk.road() == .suspect)
  }
}
