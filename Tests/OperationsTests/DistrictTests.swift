import Assessment
import MineAction
import Operations
import Testing

/// Danger without a place counts everywhere, or near the district that it names: whoever draws a
/// district decides where danger counts (verdict.md §5; land-release.md, "Import").
@Suite("The outline of a district")
struct DistrictTests {
  /// A district with its outline far from the road.
  static let far = Draft("district", "D-1", Plain.box(0, 5_000, 900, 5_900), [:])
  /// The same with an outline that the road runs through.
  static let near = far.placed(Plain.box(-300, -300, 300, 300))

  /// Danger that names the district and has no place, wholly or in part.
  static let dangers: [Draft] = [
    Plain.area.placed("null"), Plain.report.placed("null"),
    Plain.area.placed(Plain.multi(Plain.rings(0, 9_000, 9, 9_009), "[[[46.8]]]")),
    Plain.report.placed(Plain.gathered(Plain.point(0, 9_000), "null")),
    Plain.cleared.coded("SE-2").with("status", #""suspended""#).placed("null"),
    Plain.cleared.coded("SE-2").with("status", #""inProgress""#).with("doubt", #""rejected""#)
      .placed("null"),
    // A file that says released and doubted is read as the worse.
    Plain.cleared.coded("SE-2").with("doubt", #""suspended""#).placed("null"),
  ].map { $0.with("district", #""D-1""#) }

  /// A programme with a cleared road and danger somewhere in a district.
  private func desk(_ drafts: Draft...) throws -> ScratchProgramme {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection([Plain.cleared.text] + drafts.map(\.text)), attested: true)
    return desk
  }

  @Test("narrows where danger counts, where an organisation attests it", arguments: dangers)
  func attested(danger: Draft) throws {
    let desk = try desk(danger)
    #expect(try desk.road() == .conditional)
    try desk.take(Plain.collection(Self.far), attested: true)
    #expect(try desk.road() == .cleared)
    #expect(try desk.verdict().unlocated.count == 1, "it is told, here too")
    #expect(try desk.verdict(from: (0, 5_100), to: (90, 5_100)).unlocated.count == 1)
    try desk.take(Plain.collection(Self.near), attested: true)
    #expect(try desk.road() == .conditional)
  }

  @Test("is refused of a file that nobody attests, once danger names it", arguments: dangers)
  func refused(danger: Draft) throws {
    let desk = try desk(danger)
    let revision = try desk.revision
    let result = try desk.take(Plain.collection(Self.far))
    #expect(result.refused == 1)
    #expect(
      result.notes.first?.text.contains("a district that danger without a place names") == true)
    #expect(try desk.revision == revision)
    #expect(try desk.road() == .conditional)
  }

  @Test("is not moved by a file that nobody attests", arguments: dangers)
  func moved(danger: Draft) throws {
    let desk = try desk(danger, Self.near)
    #expect(try desk.take(Plain.collection(Self.far)).refused == 1)
    #expect(try desk.take(Plain.collection(Self.near)).same == 1)
    #expect(try desk.road() == .conditional)
  }

  @Test("may be taken away by anybody: then danger counts everywhere", arguments: ["null"])
  func removed(geometry: String) throws {
    let desk = try desk(Self.dangers[0], Self.far)
    #expect(try desk.road() == .cleared)
    #expect(try desk.take(Plain.collection(Self.far.placed(geometry))).changed == 1)
    #expect(try desk.road() == .conditional)
  }

  @Test("narrows nothing for danger of the same file, whichever stands first", arguments: dangers)
  func together(danger: Draft) throws {
    for drafts in [[danger, Self.far], [Self.far, danger]] {
      let desk = try desk()
      let result = try desk.take(Plain.collection(drafts.map(\.text)))
      #expect(result.added == 1)
      #expect(result.refused == 1)
      #expect(try desk.road() == .conditional)
      let again = try desk.take(Plain.collection(drafts.map(\.text)))
      #expect(again.same == 1 && again.refused == 1)
      #expect(try desk.road() == .conditional)
    }
  }

  @Test("narrows nothing for danger that is told while the file is read")
  func meanwhile() throws {
    let desk = try desk()
    var isFirst = true
    let result = try desk.workspace.importFile(
      named: "districts.geojson", options: ImportOptions(), person: desk.person,
      organisation: desk.organisation
    ) {
      if isFirst {
        let members = ["kind=unknown", "status=reported", "reportedOn=2026-09-01", "district=D-1"]
        let report = try desk.workspace.record(
          .hazardReport, code: Identifier("HR-1"), members: members.map(ImportOptions.member),
          geometry: nil, named: "")
        try desk.perform(.file(report), .admin)
      }
      isFirst = false
      return once(Plain.collection(Self.far))
    }
    #expect(result.refused == 1)
    #expect(try desk.road() == .conditional)
  }

  @Test(
    "narrows nothing for danger that was lifted since, or will be, while it was in force",
    arguments: [
      (dangers[0].with("status", #""released""#).with("statusOn", #""2021-09-01""#), "2021-06-01"),
      (dangers[1].with("status", #""resolved""#).with("statusOn", #""2021-09-01""#), "2021-06-01"),
      (dangers[0].with("status", #""released""#).with("statusOn", #""2030-01-01""#), nil),
    ] as [(Draft, String?)])
  func past(danger: Draft, date: String?) throws {
    let desk = try desk(danger)
    #expect(try desk.road(at: date) == .conditional)
    try desk.take(Plain.collection(Self.far))
    #expect(try desk.road(at: date) == .conditional)
  }

  @Test(
    "that is not sound narrows nothing, whoever attests it",
    arguments: [
      Plain.polygon([(0, 5_000), (900, 5_900), (900, 5_000), (0, 5_900), (0, 5_000)]),
      #"{"type":"Polygon","coordinates":[[[-179,50],[179,50],[179,51],[-179,51],[-179,50]]]}"#,
      Plain.multi(Plain.rings(0, 5_000, 900, 5_900), "[[[46.8]]]"),
      Plain.point(0, 5_000),
    ])
  func unsound(geometry: String) throws {
    let desk = try desk(Self.dangers[0])
    try desk.take(Plain.collection(Self.far.placed(geometry)), attested: true)
    #expect(try desk.road() == .conditional)
  }

  @Test("is not given to danger without a place by a file that nobody attests", arguments: dangers)
  func named(danger: Draft) throws {
    for before in [nil, #""D-2""#] {
      let desk = try desk(danger.with("district", before), Self.far)
      #expect(try desk.road() == .conditional)
      let result = try desk.take(Plain.collection(danger))
      // Named in two districts, it may be in either, or anywhere.
      #expect(result.refused + result.changed == 1)
      #expect(result.notes.first?.text.contains("another district") == true, "\(result.notes)")
      #expect(try desk.road() == .conditional)
    }
  }

  @Test("is not drawn by one person alone, once danger names it")
  func commands() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(Plain.cleared, Self.dangers[0]), attested: true)
    let added = try problem { try desk.add(.district, "D-1", Self.far.geometry) }
    #expect(added?.reason.contains("less dangerous") == true)
    try desk.add(.district, "D-1")
    let corrected = try problem {
      let outline = try desk.workspace.record(
        .district, code: Identifier("D-1"), members: [], geometry: once(Self.far.geometry),
        named: "outline")
      try desk.perform(.correct(outline, note: nil), .admin)
    }
    #expect(corrected?.reason.contains("less dangerous") == true)
    #expect(try desk.road() == .conditional)
  }
}
