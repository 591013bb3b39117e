import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Tracks and routes of devices, wherever a file of lines is read.
@Suite("A GPX file")
struct GPXRouteFileTests {
  private func gpx(_ segments: [[(Double, Double)]], times: [String] = []) -> String {
    let tracks = segments.map { points in
      let list = points.enumerated().map { index, point in
        let time = index < times.count ? "<time>\(times[index])</time>" : ""
        return "<trkpt lat=\"\(point.1)\" lon=\"\(point.0)\">\(time)</trkpt>"
      }
      return "<trkseg>\(list.joined())</trkseg>"
    }
    return #"<?xml version="1.0"?><gpx version="1.1" creator="t" "#
      + #"xmlns="http://www.topografix.com/GPX/1/1"><trk><name>patrol</name>"#
      + tracks.joined() + "</trk></gpx>"
  }

  /// A place of the plain, in degrees.
  private func place(_ x: Double, _ y: Double = 0) -> (Double, Double) {
    (46.82 + x / 85_042, 40.27 + y / 111_044)
  }

  private func read(
    _ text: String, system: String? = nil
  ) throws -> (routes: [AskedRoute], remarks: [String]) {
    var (reading, remarks) = (FileReading(), [String]())
    reading.system = system
    let routes = try AskedRoute.read(
      once(text), named: "patrol.gpx", isJoined: false, reading: reading,
      remark: { remarks.append($0) })
    return (routes, remarks)
  }

  @Test("is asked about by its name; what lies between its segments nobody can tell")
  func gap() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    func ask(_ segments: [(Double, Double)]...) throws -> Verdict {
      let asked = try read(gpx(segments)).routes[0]
      #expect(asked.name == "patrol" && asked.parts.count == segments.count)
      return try desk.workspace.verdict(on: asked, RouteOptions(), in: desk.workspace.current())
    }
    #expect(try ask([place(0), place(900)]).class == .cleared)
    #expect(try ask([place(0), place(400)], [place(600), place(900)]).class == .indeterminate)
  }

  @Test("loses no point in silence: a segment of one, and waypoints")
  func remarks() throws {
    let text = gpx([[place(0), place(400)], [place(500)]])
      .replacing("<trk>", with: "<wpt lat=\"40\" lon=\"46\"/><trk>")
    let (routes, remarks) = try read(text)
    // It is on the way, behind a gap: nobody arrives there without being told so.
    #expect(routes[0].parts.count == 2)
    let held = try ScratchProgramme.holding(Plain.cleared)
    let verdict = try held.workspace.verdict(
      on: routes[0], RouteOptions(), in: held.workspace.current())
    #expect(verdict.class == .indeterminate)
    #expect(remarks.contains { $0.contains("segment 2 has one point only") })
    #expect(remarks.contains { $0.contains("1 waypoint") })
    let desk = try ScratchProgramme()
    let result = try desk.take(text) { $0.recordType = .route }
    #expect(result.quarantined == 1)
    #expect(result.notes.contains { $0.kind == "remark" && $0.text.contains("one point only") })
    let none = try problem { _ = try read(gpx([[place(0)]])) }
    #expect(none?.reason.contains("no segment of two points") == true)
  }

  @Test("is cut at the antimeridian, and is as long as it was")
  func antimeridian() throws {
    let route = try read(gpx([[(179.99, 10), (-179.99, 10.02)]])).routes[0]
    try #require(route.parts.count == 2)
    #expect(route.parts[0].last == Position(computed: 180, 10.01))
    #expect(route.parts[1].first == Position(computed: -180, 10.01))
    let length = route.parts.reduce(0) { $0 + RouteLine.length(from: $1[0], to: $1[1]) }
    #expect(abs(length - 3_113) < 3)
    let back = try read(gpx([[(-179.99, 10), (179.99, 10.02)]])).routes[0]
    #expect(back.parts[0].last == Position(computed: -180, 10.01))
    let desk = try ScratchProgramme()
    try desk.take(gpx([[(179.99, 10), (-179.99, 10.02)]])) { $0.recordType = .route }
    let code = try #require(try desk.codes(.route).first)
    #expect(try desk.record(code)?.place.isSound == true)
  }

  @Test("is read with a byte order mark, and its times are kept as they stand, without a zone too")
  func form() throws {
    let text = gpx(
      [[place(0), place(400)]], times: ["2026-01-05T10:00:00", "2026-01-05T10:30:00"])
    #expect(try read("\u{FEFF}\(text)").routes[0].name == "patrol")
    let desk = try ScratchProgramme()
    try desk.take("\u{FEFF}\(text)") { $0.recordType = .route }
    let code = try #require(try desk.codes(.route).first)
    let members = try desk.members(code)
    #expect(members["start"] == "2026-01-05T10:00:00" && members["end"] == "2026-01-05T10:30:00")
    #expect(members["name"] == "patrol" && members["gpxKind"] == "track")
    #expect(try desk.record(code)?.place.derivation == nil)
  }

  @Test("is one route, or the line of a record; in WGS 84 whatever is said")
  func others() throws {
    let text = gpx([[place(0), place(400)]])
    for system in ["EPSG:28408", "EPSG:32638"] {
      let said = try problem { _ = try read(text, system: system) }
      #expect(said?.reason == "GPX is in WGS 84, always" && said?.status == Problem.usage)
    }
    #expect(try read(text, system: "EPSG:4326").routes.count == 1)
    let desk = try ScratchProgramme()
    var remarks: [String] = []
    let record = try desk.workspace.record(
      .route, code: Identifier("RT-1"), members: [], geometry: once(text), named: "a.gpx",
      remark: { remarks.append($0) })
    try desk.perform(.add(record), .admin)
    #expect(try desk.record("RT-1")?.place.type == "LineString")
    #expect(remarks.contains { $0.contains("none of its properties") })
    let broken = try problem { _ = try read(text.replacing("</trkseg>", with: "")) }
    #expect(broken?.place?.hasPrefix("patrol.gpx") == true)
  }
}
