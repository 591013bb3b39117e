import JSON
import MineAction
import Operations
import Reporting
import TestSupport
import Testing

@Suite("The doctor")
struct DoctorTests {
  /// What was found of a kind: the codes, each with its words.
  private func findings(
    _ kind: Doctor.Finding.Kind, in desk: ScratchProgramme
  ) throws -> [String: String] {
    let doctor = Doctor(
      of: try desk.workspace.current().situation, at: desk.workspace.now, desk.workspace.topology)
    return Dictionary(
      doctor.findings(kind).map { ($0.code ?? "", $0.words) }, uniquingKeysWith: { "\($0); \($1)" })
  }

  @Test("has nothing to report of a record that has no fault")
  func nothing() throws {
    let desk = try ScratchProgramme()
    #expect(try desk.workspace.doctor().text == "nothing to report")
    try desk.take(Plain.collection(Plain.cleared, Plain.area), attested: true)
    #expect(try desk.workspace.doctor().text == "nothing to report")
    desk.clock.now = desk.clock.now.earlier(byDays: 3_000)
    #expect(try !findings(.futureDate, in: desk).isEmpty)
  }

  static let reports: [(String, Draft, String?)] = [
    (
      "verified", Plain.report.with("status", #""verified""#), "verified report HR-1 reaches it"
    ),
    ("accident", Plain.report.with("kind", #""accident""#), "accident HR-1 reaches it"),
    ("reported", Plain.report, nil),
    ("resolved", Plain.report.with("status", #""resolved""#), nil),
    (
      "near", Plain.report.with("status", #""verified""#).placed(Plain.point(500, 94)),
      "verified report HR-1 reaches it"
    ),
    ("far", Plain.report.with("status", #""verified""#).placed(Plain.point(500, 96)), nil),
  ]

  @Test(
    "lists the released sectors that imported reports would have taken back", arguments: reports)
  func resuspicion(name: String, report: Draft, expected: String?) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.cleared, report), attested: true)
    #expect(try desk.members("SE-1")["status"] == "accepted")
    #expect(try findings(.releasedInReach, in: desk)["SE-1"] == expected)
    let completed = Plain.cleared.with("status", #""completed""#)
    let other = try ScratchProgramme()
    try other.take(Plain.collection(completed, report), attested: true)
    #expect(try findings(.releasedInReach, in: other).isEmpty)
  }

  @Test("lists a sector on the other side of the antimeridian")
  func antimeridian() throws {
    let desk = try ScratchProgramme()
    let box =
      #"{"type":"Polygon","coordinates":[[[179.999,40],[179.9999,40],[179.9999,40.001],"#
      + "[179.999,40.001],[179.999,40]]]}"
    let point = #"{"type":"Point","coordinates":[-179.9998,40.0005]}"#
    try desk.take(
      Plain.collection(
        Plain.cleared.placed(box), Plain.report.with("status", #""verified""#).placed(point)),
      attested: true)
    #expect(try findings(.releasedInReach, in: desk).keys.sorted() == ["SE-1"])
  }

  @Test(
    "lists what a command would take back, and no more", arguments: 1...12 as ClosedRange<UInt64>)
  func law(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    func place() -> (Double, Double) {
      (.random(in: 0...600, using: &random), .random(in: 0...600, using: &random))
    }
    let (imported, commanded) = (try ScratchProgramme(), try ScratchProgramme.peopled())
    let sectors = (1...30).map { number in
      let (x, y) = place()
      return Plain.cleared.coded("SE-\(number)").placed(Plain.box(x, y, x + 40, y + 30)).text
    }
    for desk in [imported, commanded] { try desk.take(Plain.collection(sectors), attested: true) }
    for code in ["HR-1", "HR-2", "HR-3"] {
      let (at, radius) = (place(), Int.random(in: 0...80, using: &random))
      let report = Plain.report.coded(code).with("kind", #""accident""#)
        .with("dangerRadius", "\(radius)").placed(Plain.point(at.0, at.1))
      try imported.take(Plain.collection(report), attested: true)
      try commanded.report(
        code, at: at, seen: "2021-04-01", kind: "accident", .villager,
        set: "dangerRadius=\(radius)")
    }
    let taken = try commanded.codes(.sector).filter {
      try commanded.members($0)["status"] == "resuspected"
    }
    #expect(Set(try findings(.releasedInReach, in: imported).keys) == Set(taken), "seed \(seed)")
  }

  @Test("lists danger without a place, sectors to be reviewed and open proposals with their age")
  func stuck() throws {
    let desk = try ScratchProgramme.peopled()
    let lot = Plain.cleared.with("completedOn", #""2026-04-01""#).with("acceptedOn", nil)
      .with("status", #""completed""#)
    let lost = Plain.area.coded("HA-9").placed("null").with("district", #""D-1""#)
    try desk.take(
      Plain.collection(lot, lot.coded("SE-2").with("completedOn", nil), lost, Plain.report),
      attested: true)
    try desk.judge("SE-1", "rejected", on: "2026-04-20", .officer)
    #expect(
      try findings(.unlocatedDanger, in: desk)
        == [
          "HA-9":
            "hazardousArea without a place, in the district D-1, makes every answer conditional"
        ])
    #expect(try findings(.toReview, in: desk)["SE-2"]?.contains("SE-1") == true)
    #expect(
      try findings(.awaitsJudgement, in: desk)
        == ["SE-2": "completed on a day that nobody knows"])
    #expect(
      try findings(.openReport, in: desk)
        == ["HR-1": "unexploded, reported on 2021-04-01, 1999 days"])
    try desk.mark("HR-1", "resolved", .leader, note: "blown up")
    desk.clock.now = desk.clock.now.earlier(byDays: -12.5)
    let words = try findings(.openProposal, in: desk)["HR-1"]
    #expect(words?.hasSuffix("the step resolved, by P-2, 12 days") == true, "\(words ?? "")")
  }

  @Test("lists sectors that are accepted and release nothing, and dates in the future")
  func dates() throws {
    let desk = try ScratchProgramme()
    try desk.take(
      Plain.collection(
        Plain.cleared.with("completedOn", nil),
        Plain.area.with("observedOn", #""2030-01-01""#)), attested: true)
    #expect(try findings(.releasesNothing, in: desk) == ["SE-1": "accepted without completedOn"])
    #expect(try findings(.futureDate, in: desk) == ["HA-1": "observedOn 2030-01-01, in the future"])
  }

  @Test("lists areas that a file lifted, and none that two people did")
  func lifted() throws {
    let desk = try ScratchProgramme.peopled()
    let wide = Plain.cleared.with("completedOn", #""2022-01-01""#).with("acceptedOn", nil)
    try desk.take(
      Plain.collection(
        wide, Plain.area,
        Plain.area.coded("HA-2").with("status", #""released""#),
        Plain.area.coded("HA-3").with("status", #""withdrawn""#)), attested: true)
    try desk.mark("HA-1", "released", .admin, note: "cleared in SE-1")
    try desk.approve(.officer)
    #expect(try desk.members("HA-1")["status"] == "released")
    // Brought in again with another word and no day: it was two people who released it.
    try desk.take(
      Plain.collection(
        Plain.area.with("status", #""released""#).with("name", #""by the road""#)),
      attested: true)
    #expect(try desk.members("HA-1")["name"] == nil)
    let found = try findings(.liftedByFile, in: desk)
    #expect(found.keys.sorted() == ["HA-2", "HA-3"])
    #expect(found["HA-3"]?.hasPrefix("withdrawn by a file, revision ") == true)
  }

  @Test("lists flaws of weight by their kind, and what is assumed for a reach not understood")
  func flaws() throws {
    let desk = try ScratchProgramme()
    let bowtie = Plain.polygon([(0, 0), (50, 50), (50, 0), (0, 50), (0, 0)])
    try desk.take(
      Plain.collection(
        Plain.area.placed(bowtie), Plain.area.coded("HA-2").with("accuracy", #""five""#),
        Plain.area.coded("HA-3").with("accuracy", nil),
        Plain.area.coded("HA-4").with("devices", "3"),
        Plain.report.with("dangerRadius", "-3"),
        Plain.report.coded("HR-2").with("status", nil)))
    let reach = try findings(.reachNotUnderstood, in: desk)
    #expect(
      reach == [
        "HA-2": "accuracy was not understood, 100 m is assumed",
        "HR-1": "dangerRadius was not understood, 100 m is assumed",
      ])
    let found = try findings(.flaw, in: desk)
    #expect(found.keys.sorted() == ["HA-1", "HA-3", "HR-2"])
    #expect(found["HA-3"] == "accuracy is missing")
    let text = try desk.workspace.doctor().text
    #expect(text.contains("  1 record, accuracy is missing: HA-3\n"), "\(text)")
    #expect(
      text.contains("  1 record, an outline that is not valid, of which the hull counts: HA-1"))
    // A step that says what was missing mends it.
    try desk.mark("HR-2", "verified", .admin, note: "seen")
    #expect(try findings(.flaw, in: desk)["HR-2"] == nil)
  }

  @Test("lists an area that was plotted twice, in words and with numbers for programs")
  func twins() throws {
    let desk = try ScratchProgramme()
    let corners = [(0.0, 0.0), (205, 67), (265, 234), (77, 278), (0, 0)]
    let moved = corners.map { ($0.0 + 102.3, $0.1 + 10.3) }
    try desk.take(
      Plain.collection(
        Plain.area.placed(Plain.polygon(corners)),
        Plain.area.coded("HA-2").placed(Plain.polygon(moved))))
    let report = try desk.workspace.doctor()
    #expect(
      report.text.split(separator: "\n").prefix(2) == [
        "pairs of one shape, as if plotted in two coordinate systems: 1",
        "  HA-2  same shape as HA-1, 103 m to the east of it (84°): SK-42 degrees taken as WGS 84, "
          + "it seems; find out which place is right, and withdraw the other",
      ])
    let finding = try JSONText(parsing: report.json)["findings"]?.elements?.first
    #expect(finding?["kind"]?.string == "datumTwin")
    #expect(finding?["code"]?.string == "HA-2" && finding?["twin"]?.string == "HA-1")
    #expect(finding?["metres"]?.text == "102.8" && finding?["bearing"]?.text == "84.3")
    #expect(finding?["mistake"]?.string == "SK-42 degrees taken as WGS 84")
    #expect(finding?["isInDirection"]?.text == "true")
  }

  @Test("shows twenty lines of a group, those that wait longest first, and every one as JSON")
  func long() throws {
    let desk = try ScratchProgramme()
    let reports = (1...25).map { number in
      let month = String(10 + number % 3)
      return Plain.report.coded("HR-\(number)").with("reportedOn", "\"2021-\(month)-01\"")
    }
    try desk.take(Plain.collection(reports.map(\.text)))
    let report = try desk.workspace.doctor()
    let lines = report.text.split(separator: "\n")
    #expect(lines.last == "  and 5 more")
    #expect(lines.count == 22)
    let json = try JSONText(parsing: report.json)
    #expect(json["findings"]?.elements?.count == 25)
    #expect(json["findings"]?.elements?.first?["kind"]?.string == "openReport")
    let days = json["findings"]?.elements?.compactMap { $0["days"]?.integer } ?? []
    #expect(days == days.sorted(by: >))
  }
}
