import Assessment
import MineAction
import Operations
import Testing

/// Danger of which some has no usable place: that part may be anywhere (verdict.md §5).
@Suite("Danger with a part that is lost")
struct LostPlaceTests {
  /// Danger far from the road, and how a geometry is made of a place for it and a part that is lost.
  static let dangers: [(name: String, draft: Draft)] = [
    ("an area", Plain.area), ("a report", Plain.report),
    ("a confirmed area", Plain.area.with("classification", #""confirmed""#)),
    ("a doubted sector", Plain.cleared.coded("SE-2").with("status", #""resuspected""#)),
    (
      "a sector of which a doubt was not answered",
      Plain.cleared.coded("SE-2").with("status", #""inProgress""#).with("doubt", #""suspended""#)
    ),
  ]

  /// Parts that are lost beside one that is not.
  static let losses: [(name: String, geometry: @Sendable (String) -> String)] = [
    ("a position of one number", { Plain.multi($0, "[[[46.8]]]") }),
    ("a position in words", { Plain.multi("[[[\"here\",40]]]", $0) }),
    ("an empty part", { Plain.multi($0, "[]") }),
    ("a part that is no array", { Plain.multi($0, "null") }),
    ("a latitude beyond the pole", { Plain.multi($0, "[[[46,95],[47,95],[47,96],[46,95]]]") }),
    ("nothing in a collection", { Plain.gathered(Plain.multi($0), "null") }),
    (
      "a circle in a collection",
      { Plain.gathered(#"{"type":"Circle","coordinates":[46,40]}"#, Plain.multi($0)) }
    ),
    (
      "a line of no positions",
      { Plain.gathered(Plain.multi($0), #"{"type":"LineString","coordinates":[]}"#) }
    ),
    (
      "a collection in a collection",
      { Plain.gathered(Plain.multi($0), Plain.gathered(Plain.point(0, 9_000), "7")) }
    ),
  ]

  @Test("counts in every answer, and its usable parts where they are", arguments: losses)
  func parts(name: String, geometry: @Sendable (String) -> String) throws {
    for (kind, draft) in Self.dangers {
      let desk = try ScratchProgramme()
      try desk.take(Plain.collection(Plain.cleared), attested: true)
      let place = geometry(Plain.rings(450, 5_000, 550, 5_050))
      let result = try desk.take(Plain.collection(draft.placed(place)), attested: true)
      #expect(result.unlocated == 1, "\(kind)")
      #expect(result.flagged == 1, "\(kind)")
      // As it is now and as it is read from the disk again; on the road and at the part that is left.
      let again = try Workspace.open(desk.path, readOnly: true)
      for workspace in [desk.workspace, again] {
        let view = try workspace.current()
        for (y, expected) in [(0.0, RouteClass.conditional), (5_020, draft.dangerClass)] {
          let line = once(Plain.line((0, y), (1_000, y)))
          let route = try AskedRoute.read(line, named: "road", isJoined: false)[0]
          let verdict = try workspace.verdict(on: route, RouteOptions(), in: view)
          #expect(verdict.class == expected, "\(kind), \(y)")
          #expect(verdict.unlocated == [draft.code], "\(kind), \(y)")
        }
      }
    }
  }

  @Test("is told from danger all of which has its place", arguments: dangers)
  func whole(name: String, draft: Draft) throws {
    let desk = try ScratchProgramme()
    let far = draft.placed(
      Plain.multi(Plain.rings(450, 5_000, 550, 5_050), Plain.rings(0, 5_000, 9, 5_009)))
    try desk.take(Plain.collection(Plain.cleared, far), attested: true)
    #expect(try desk.road() == .cleared)
    #expect(try desk.verdict().unlocated.isEmpty)
  }

  @Test("keeps it through the steps of its life and corrections, until it is found")
  func steps() throws {
    let desk = try ScratchProgramme.peopled()
    let report = Plain.report.placed(Plain.gathered(Plain.point(0, 5_000), "null"))
    try desk.take(Plain.collection(Plain.cleared, report), attested: true)
    try desk.mark("HR-1", "verified", on: "2026-05-01", .admin, note: "seen")
    #expect(try desk.verdict().unlocated == ["HR-1"])
    #expect(try desk.road() == .conditional)
    try desk.mark("HR-1", "resolved", on: "2026-05-02", .leader, note: "blown up")
    try desk.approve(on: "2026-05-02", .independent)
    #expect(try desk.verdict().unlocated.isEmpty)
    #expect(try desk.verdict(at: "2026-05-01").unlocated == ["HR-1"])
  }

  @Test("is not found by a file that nobody attests", arguments: dangers)
  func found(name: String, draft: Draft) throws {
    let desk = try ScratchProgramme()
    let place = Plain.rings(450, 5_000, 550, 5_050)
    let lost = draft.placed(Plain.multi(place, "null"))
    try desk.take(Plain.collection(Plain.cleared, lost), attested: true)
    let result = try desk.take(Plain.collection(draft.placed(Plain.multi(place))))
    #expect(result.refused == 1)
    #expect(try desk.road() == .conditional)
    #expect(try desk.verdict().unlocated == [draft.code])
  }
}

extension Draft {
  /// The class of a road through it, if it is danger.
  var dangerClass: RouteClass {
    type == "hazardousArea" && members["classification"] == #""confirmed""# ? .hazard : .suspect
  }
}

extension Plain {
  /// The coordinates of a rectangle as a part of a MultiPolygon.
  static func rings(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    "[" + ring([(west, south), (east, south), (east, north), (west, north), (west, south)]) + "]"
  }

  /// A MultiPolygon of parts.
  static func multi(_ parts: String...) -> String {
    #"{"type":"MultiPolygon","coordinates":[\#(parts.joined(separator: ","))]}"#
  }

  /// A collection of geometries.
  static func gathered(_ geometries: String...) -> String {
    #"{"type":"GeometryCollection","geometries":[\#(geometries.joined(separator: ","))]}"#
  }

  /// A polygon of longitudes and latitudes.
  static func degrees(_ points: [(Double, Double)]) -> String {
    let ring = points.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    return #"{"type":"Polygon","coordinates":[[\#(ring)]]}"#
  }
}
