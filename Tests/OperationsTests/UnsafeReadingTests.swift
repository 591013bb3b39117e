import Assessment
import Exchange
import Foundation
import Geometry
import MineAction
import Operations
import Testing

/// Readings of flawed or unusual records that once made land look safer than it is.
@Suite("Unclear records")
struct UnsafeReadingTests {
  /// A square of degrees about a place, as GeoJSON coordinates of a ring.
  private static func ring(_ x: Double, _ y: Double, _ half: Double) -> String {
    let (w, e, s, n) = (x - half, x + half, y - half, y + half)
    return "[[\(w),\(s)],[\(e),\(s)],[\(e),\(n)],[\(w),\(n)],[\(w),\(s)]]"
  }

  private static func feature(_ code: String, _ members: String, _ geometry: String) -> String {
    """
    {"type":"Feature","id":"\(code)","properties":{\(members)},"geometry":\(geometry)}
    """
  }

  private static func polygon(_ x: Double, _ y: Double, _ half: Double) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[\(ring(x, y, half))]}"
  }

  private static let base = feature(
    "SE-1",
    """
    "recordType":"sector","method":"clearance","status":"accepted","completedOn":"2020-11-29",\
    "accuracy":0,"clearanceDepth":0.2
    """, polygon(46.8, 40.3, 0.02))

  private func verdict(_ features: [String], at x: Double = 46.8, _ y: Double = 40.3) throws
    -> RouteClass
  {
    let desk = try ScratchProgramme()
    let all = features.joined(separator: ",")
    _ = try desk.take("{\"type\":\"FeatureCollection\",\"features\":[\(all)]}", attested: true)
    let line =
      "{\"type\":\"LineString\",\"coordinates\":[[\(x - 0.001),\(y)],[\(x + 0.001),\(y)]]}"
    let asked = try AskedRoute.read(once(line), named: "route", isJoined: false)[0]
    var options = RouteOptions()
    options.at = FieldDate("2020-12-31", in: .utc)?.last
    let view = try desk.workspace.current()
    return try desk.workspace.verdict(on: asked, options, in: view).class
  }

  @Test("a sound sector is cleared, so that the rest of these tests can fail")
  func sound() throws { #expect(try verdict([Self.base]) == .cleared) }

  @Test(
    "danger that is said badly is danger",
    arguments: [
      #""recordType":"hazardReport","status":"verified","kind":"unexploded","dangerRadius":"900","accuracy":1"#,
      #""recordType":"hazardReport","status":"verified","kind":"unexploded","dangerRadius":1e9,"accuracy":1"#,
      #""recordType":"hazardReport","status":"verified","accuracy":"900""#,
    ])
  func reach(members: String) throws {
    let report = Self.feature("HR-1", members, "{\"type\":\"Point\",\"coordinates\":[46.8,40.305]}")
    #expect(try verdict([Self.base, report]) == .hazard)
  }

  @Test(
    "a danger radius in words is no smaller than its number, nor than that of the unknown",
    arguments: [
      ("\"400 m\"", 350.0, true), ("\"400 m\"", 450, false), ("\"1,500 m\"", 1_400, true),
      ("\"near\"", 90, true), ("\"near\"", 120, false), ("-30", 90, true), ("[400]", 90, true),
      ("30,\"dangerRadius\":400", 350, true), ("\"some 300-400 m\"", 350, true),
      ("\"1.500 m\"", 1_400, true), ("\"2 km\"", 1_900, true),
      ("\"1 тыс. м\"", 900, true), ("\"1\u{2009}000 m\"", 900, true), ("\"1_000 m\"", 900, true),
      ("\"one kilometre\"", 550, true), ("\"half a mile\"", 550, true),
      ("\"один км\"", 550, true), ("\"10^3 m\"", 550, true), ("\"10**3\"", 550, true),
      ("\"1·000 m\"", 550, true), ("\"1\\t000 m\"", 550, true), ("\"1k m\"", 550, true),
      ("\"50 m (GPS)\"", 120, false),
      ("\"½ km\"", 450, true), ("\"1·10³ m\"", 900, true), ("\"five hundred metres\"", 450, true),
      ("\"\(String(repeating: "9", count: 400)) m\"", 9_000, true),
    ])
  func radius(value: String, metres: Double, isReached: Bool) throws {
    let report = Self.feature(
      "HR-1",
      #""recordType":"hazardReport","kind":"unexploded","accuracy":1,"dangerRadius":\#(value)"#,
      "{\"type\":\"Point\",\"coordinates\":[46.8,\(40.3 + metres / 111_044)]}")
    let verdict = try verdict([Self.base, report])
    #expect(verdict == (isReached ? .suspect : .conditional))
  }

  @Test(
    "a doubt in words that are none of ours is the worst doubt", arguments: ["\"Rejected\"", "[1]"])
  func doubt(word: String) throws {
    let sector = Self.feature(
      "SE-2",
      "\"recordType\":\"sector\",\"method\":\"clearance\",\"status\":\"completed\",\"doubt\":\(word)",
      Self.polygon(46.8, 40.3, 0.001))
    #expect(try verdict([Self.base, sector]) == .hazard)
  }

  @Test("work of which nobody says how it was done undoes no confirmed area")
  func method() throws {
    let area = Self.feature(
      "HA-1",
      """
      "recordType":"hazardousArea","classification":"confirmed","status":"open",\
      "observedOn":"2020-10-01","accuracy":0
      """, Self.polygon(46.8, 40.3, 0.0005))
    let base = Self.base.replacingOccurrences(of: "\"method\":\"clearance\",", with: "")
    #expect(try verdict([base, area]) == .hazard)
    #expect(try verdict([Self.base, area]) == .cleared)
  }

  @Test("a good fix does not answer for an accuracy that cannot be read")
  func accuracy() throws {
    let base = Self.base.replacingOccurrences(
      of: "\"accuracy\":0", with: "\"accuracy\":\"about 30\",\"fix\":\"rtk\"")
    // 100 m are taken off a square of some 4.4 km; a lane of 150 m is not left.
    #expect(try verdict([base]) == .cleared)
    let lane = base.replacingOccurrences(
      of: Self.polygon(46.8, 40.3, 0.02), with: Self.polygon(46.8, 40.3, 0.0012))
    #expect(try verdict([lane]) == .unknown)
  }

  @Test("a hole that was written as a part releases nothing")
  func parts() throws {
    let geometry =
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[\(Self.ring(46.8, 40.3, 0.02))],"
      + "[\(Self.ring(46.8, 40.3, 0.0005))]]}"
    let base = Self.base.replacingOccurrences(
      of: Self.polygon(46.8, 40.3, 0.02), with: geometry)
    #expect(try verdict([base]) == .unknown)
  }

  @Test("danger keeps its place where its code belongs to something else")
  func clash() throws {
    let site = Self.feature(
      "X-1", "\"recordType\":\"site\"", "{\"type\":\"Point\",\"coordinates\":[46.9,40.4]}")
    let area = Self.feature(
      "X-1", "\"recordType\":\"hazardousArea\",\"accuracy\":0", Self.polygon(46.8, 40.3, 0.0005))
    #expect(try verdict([Self.base, site, area]) == .hazard)
  }

  @Test("danger reaches across the antimeridian")
  func antimeridian() throws {
    let report = Self.feature(
      "HR-1", "\"recordType\":\"hazardReport\",\"dangerRadius\":1500,\"accuracy\":1",
      "{\"type\":\"Point\",\"coordinates\":[179.9999,40.3]}")
    let base = Self.base.replacingOccurrences(
      of: Self.polygon(46.8, 40.3, 0.02), with: Self.polygon(-179.97, 40.3, 0.029))
    #expect(try verdict([base, report], at: -179.99, 40.3) == .suspect)
  }
}
