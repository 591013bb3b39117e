import Assessment
import Geometry
import JSON
import Ledger
import MineAction
import Operations
import Testing

/// One record, or one route, from a file in another coordinate system.
@Suite("A single place in another coordinate system")
struct SingleSystemTests {
  private static let (x, y) = (8_649_939.789, 4_411_098.949)
  /// A kilometre east of the place of the golden numbers, on the grid of SK-42, zone 8.
  private static let line =
    #"{"type":"LineString","coordinates":[[\#(x),\#(y)],[\#(x + 1_000),\#(y)]]}"#
  private static let crs =
    #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::28408"}}"#
  private static let feature = #"{"type":"Feature","properties":{},"geometry":\#(line)}"#

  /// The same line, and how its system is said.
  static let files: [(text: String, system: String?)] = [
    (line, "EPSG:28408"), (feature, "epsg:28408"),
    (#"{"type":"FeatureCollection",\#(crs),"features":[\#(feature)]}"#, nil),
    (#"{"type":"FeatureCollection","features":[\#(feature)],\#(crs)}"#, nil),
    (#"{"type":"FeatureCollection",\#(crs),"features":[\#(feature)]}"#, "EPSG:28408"),
  ]

  private func reading(_ system: String?) -> FileReading {
    var reading = FileReading()
    reading.system = system
    return reading
  }

  private func route(_ text: String, _ system: String?) throws -> AskedRoute {
    try AskedRoute.read(
      once(text), named: "road", isJoined: false, reading: reading(system))[0]
  }

  @Test("is asked about where it is, and is no better known than its operation", arguments: files)
  func asked(file: (text: String, system: String?)) throws {
    let asked = try route(file.text, file.system)
    let start = try #require(asked.parts.first?.first)
    #expect(abs(start.longitude - 46.75) < 1e-6 && abs(start.latitude - 39.82) < 1e-6)
    let desk = try ScratchProgramme()
    let view = try desk.workspace.current()
    for own in [nil, 10.0] {
      var options = RouteOptions()
      options.routeAccuracy = own
      let verdict = try desk.workspace.verdict(on: asked, options, in: view)
      #expect(abs(verdict.question.routeAccuracy - (own ?? 0) - 8.4) < 0.11)
    }
  }

  @Test("is recorded with what was entered, and asked about by its code alike", arguments: files)
  func recorded(file: (text: String, system: String?)) throws {
    let desk = try ScratchProgramme()
    let record = try desk.workspace.record(
      .route, code: Identifier("RT-1"), members: [], geometry: once(file.text), named: "road",
      reading: reading(file.system))
    try desk.perform(.add(record), .admin)
    let known = try #require(try desk.record("RT-1"))
    #expect(known.place.derivation?.operation == "EPSG:15865")
    #expect(known.place.text?.text.contains("8649939.789") == true)
    let view = try desk.workspace.current()
    let asked = try #require(
      try AskedRoute.registered(
        Identifier("RT-1"), in: view.situation, revision: view.head.sequence,
        at: desk.workspace.now))
    #expect(asked.parts == (try route(file.text, file.system)).parts)
    let verdict = try desk.workspace.verdict(on: asked, RouteOptions(), in: view)
    #expect(abs(verdict.question.routeAccuracy - 8.4) < 0.11)
  }

  @Test("is corrected by a file in its own system, and stays where it is without one")
  func corrected() throws {
    let desk = try ScratchProgramme.peopled()
    let members = [
      "classification=suspected", "status=open", "observedOn=2026-01-01",
      #"evidence=[{"kind":"direct","note":"n"}]"#,
    ]
    let old = try desk.workspace.record(
      .hazardousArea, code: Identifier("HA-1"), members: members.map(ImportOptions.member),
      geometry: once(Plain.box(0, 0, 10, 10)), named: "place")
    try desk.perform(.add(old), .admin)
    let point = #"{"type":"Point","coordinates":[\#(Self.x),\#(Self.y)]}"#
    let record = try desk.workspace.record(
      .hazardousArea, code: Identifier("HA-1"), members: members.map(ImportOptions.member),
      geometry: once(point), named: "place", reading: reading("EPSG:28408"))
    try desk.perform(.correct(record, note: "read off the sheet"), .admin)
    // Danger where it was and where it would be, until somebody else agrees.
    let both = try #require(try desk.record("HA-1")?.place)
    #expect(both.entered?.positions.count == 6)
    #expect(both.derivation?.operation == "EPSG:15865")
    try desk.approve(.officer)
    #expect(try desk.record("HA-1")?.place.entered?.positions.count == 1)
  }

  @Test("that says one system and is said to be in another is refused, and so is a wrong one")
  func contradiction() throws {
    let both = try problem { _ = try route(Self.files[2].text, "EPSG:32638") }
    #expect(both?.reason.contains("another coordinate system") == true)
    let unsaid = try problem { _ = try route(Self.line, nil) }
    #expect(unsaid?.reason.contains("cannot be degrees") == true)
    #expect(unsaid?.hint.contains("--crs EPSG:28408") == true)
    let elsewhere = try problem { _ = try route(Self.line, "EPSG:32638") }
    #expect(elsewhere?.reason.contains("lies where its system is not used") == true)
  }
}
