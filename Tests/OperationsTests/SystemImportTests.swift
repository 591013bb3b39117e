import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Files in other coordinate systems (coordinates, rules 1 to 4).
@Suite("A file in another coordinate system")
struct SystemImportTests {
  /// A square of 200 m about the place of the golden numbers, on the grid of SK-42, zone 8.
  private static func square(_ side: Double = 200, prefix: Double = 8_000_000) -> String {
    let (x, y) = (649_939.789 + prefix, 4_411_098.949)
    let ring = [(0.0, 0.0), (side, 0), (side, side), (0, side), (0, 0)]
      .map { "[\(x - side / 2 + $0.0),\(y - side / 2 + $0.1)]" }
    return #"{"type":"Polygon","coordinates":[[\#(ring.joined(separator: ","))]]}"#
  }

  private static let area = Draft(
    "hazardousArea", "HA-1", square(),
    ["classification": #""confirmed""#, "status": #""open""#, "observedOn": #""2020-01-01""#])

  private static func file(_ drafts: Draft..., crs: String? = nil, isLast: Bool = false) -> String {
    let named = crs.map { #""crs":{"type":"name","properties":{"name":"\#($0)"}},"# } ?? ""
    let text = Plain.collection(drafts.map(\.text))
    return isLast
      ? String(text.dropLast()) + ",\(named.dropLast())}"
      : text.replacing(
        "{\"type\":\"FeatureCollection\",", with: "{\"type\":\"FeatureCollection\",\(named)")
  }

  @Test("is brought to WGS 84, and keeps what was entered beside it")
  func converted() throws {
    let desk = try ScratchProgramme()
    let result = try desk.take(Self.file(Self.area)) { $0.reading.system = "EPSG:28408" }
    #expect(result.added == 1)
    let record = try #require(try desk.record("HA-1"))
    let box = try #require(record.place.entered?.envelope)
    #expect(abs((box.west + box.east) / 2 - 46.75) < 1e-6)
    #expect(abs((box.south + box.north) / 2 - 39.82) < 1e-6)
    #expect(record.place.derivation?.operation == "EPSG:15865")
    #expect(record.place.text?.text.contains("8650039.789") == true)
    // Some 0.1 % of the ground of a square of 200 m.
    #expect(abs((record.place.ground?.area ?? 0) - 40_000) < 40)
    #expect(try desk.take(Self.file(Self.area)) { $0.reading.system = "epsg:28408" }.same == 1)
    let exported = try desk.export()
    #expect(exported.contains("8650039.789") && exported.contains("46.74"))
    let other = try ScratchProgramme()
    try other.take(exported)
    #expect(try other.export() == exported)
  }

  @Test("was measured from what it says, as uncertain besides, and from several if it was")
  func measuredBefore() throws {
    var area = Self.area
    area.foreign =
      #","entered":{"system":"traverse","resolution":30,"accuracy":4,"isInDoubt":true,"#
      + #""references":[{"code":"LM-1","at":[46.7,39.8]}]}"#
    let desk = try ScratchProgramme()
    try desk.take(Self.file(area)) { $0.reading.system = "EPSG:28408" }
    let derivation = try #require(try desk.record("HA-1")?.place.derivation)
    #expect(derivation.references.map(\.code) == ["LM-1"])
    #expect(derivation.resolution >= 30 && derivation.accuracy > 12)
    #expect(
      derivation.system == Derivation.several, "what was in doubt elsewhere goes nowhere alone")
  }

  @Test(
    "says so by itself, before its features or behind them",
    arguments: [
      "urn:ogc:def:crs:EPSG::28408", "EPSG:28408", "urn:ogc:def:crs:EPSG:9.8:28408",
      "http://www.opengis.net/def/crs/EPSG/0/28408",
    ], [true, false])
  func named(crs: String, isLast: Bool) throws {
    let desk = try ScratchProgramme()
    let result = try desk.take(Self.file(Self.area, crs: crs, isLast: isLast))
    #expect(result.added == 1 && result.unlocated == 0)
    #expect(try desk.record("HA-1")?.place.derivation?.system == "EPSG:28408")
  }

  @Test("is refused whole where its system is unclear, contradicted, or not that of its numbers")
  func refused() throws {
    let crs = "urn:ogc:def:crs:EPSG::28408"
    for (text, system, words) in [
      (Self.file(Self.area, crs: crs), "EPSG:32638", "another coordinate system"),
      (Self.file(Self.area, crs: "urn:ogc:def:crs:EPSG::999999"), nil, "no coordinate system"),
      (Self.file(Self.area, crs: "the map's"), nil, "nobody can tell"),
      (Self.file(Self.area), nil, "cannot be degrees"),
      (Self.file(Self.area), "EPSG:3035", "is used"),
      (Self.file(Self.area.placed(Self.square(prefix: 0))), "EPSG:28408", "is used"),
    ] as [(String, String?, String)] {
      let desk = try ScratchProgramme()
      let revision = try desk.revision
      let said = try problem { try desk.take(text) { $0.reading.system = system } }
      #expect(said?.description.contains(words) == true, "\(String(describing: said))")
      #expect(try desk.revision == revision)
    }
  }

  @Test("lands nowhere else on Earth where its numbers are not those of its system")
  func otherNumbers() throws {
    let degrees = Self.area.placed(
      #"{"type":"Polygon","coordinates":[[[46.7,39.8],[46.8,39.8],[46.8,39.9],[46.7,39.8]]]}"#)
    let exchanged = Self.area.placed(
      #"{"type":"Polygon","coordinates":[[[4409244,649775],[4409344,649775],[4409344,649875],[4409244,649775]]]}"#
    )
    for (draft, system) in [
      (degrees, "EPSG:32638"), (degrees, "EPSG:3857"), (degrees, "EPSG:32661"),
      (exchanged, "EPSG:32638"), (Self.area, "EPSG:32638"),
    ] {
      let desk = try ScratchProgramme()
      #expect(
        try problem { try desk.take(Self.file(draft)) { $0.reading.system = system } } != nil,
        "\(system)")
    }
  }

  @Test("keeps what could not be brought to WGS 84 apart from what could, also for other ledgers")
  func lostParts() throws {
    let desk = try ScratchProgramme()
    let half = Self.area.coded("HA-2")
      .placed(#"{"type":"MultiPoint","coordinates":[[8649939.789,4411098.949],[649939,4411098]]}"#)
    let none = Self.area.coded("HA-3").placed(Self.square(prefix: 0))
    try desk.take(Self.file(Self.area, half, none)) { $0.reading.system = "EPSG:28408" }
    let exported = try desk.export()
    let other = try ScratchProgramme()
    #expect(try other.take(exported, attested: true).unlocated == 2)
    #expect(try other.export() == exported)
    #expect(try other.take(exported, attested: true).changed == 0)
  }

  @Test("loses nothing of its accuracy to a file that has the same place without it")
  func withoutOperation() throws {
    let desk = try ScratchProgramme()
    let area = Self.area.with("accuracy", "0.5")
    try desk.take(Self.file(area)) { $0.reading.system = "EPSG:28408" }
    let before = Policy.standard.accuracy(of: try #require(try desk.record("HA-1")))
    let d = 0.00125
    let ring = [(-d, -d), (d, -d), (d, d), (-d, d), (-d, -d)]
      .map { "[\(46.75 + $0.0),\(39.82 + $0.1)]" }.joined(separator: ",")
    try desk.take(Self.file(area.placed(#"{"type":"Polygon","coordinates":[[\#(ring)]]}"#)))
    #expect(Policy.standard.accuracy(of: try #require(try desk.record("HA-1"))) >= before)
  }

  @Test("with a position that lies elsewhere is danger without that place, not none")
  func elsewhere() throws {
    let desk = try ScratchProgramme()
    let stray = Self.area.coded("HA-2").placed(Self.square(prefix: 0))
    let result = try desk.take(Self.file(Self.area, stray)) { $0.reading.system = "EPSG:28408" }
    #expect(result.added == 2 && result.unlocated == 1)
  }

  @Test("has edges that keep their course: straight on the map, within 1 cm")
  func course() throws {
    let desk = try ScratchProgramme()
    try desk.take(Self.file(Self.area.placed(Self.square(8_000)))) {
      $0.reading.system = "EPSG:28408"
    }
    let shape = try #require(try desk.record("HA-1")?.place.entered)
    #expect(shape.positions.count > 9)
    try desk.take(Self.file(Self.area.coded("HA-3"))) { $0.reading.system = "EPSG:28408" }
    #expect(try desk.record("HA-3")?.place.entered?.positions.count == 5)
  }

  @Test("reaches as far as its survey and its operation are uncertain, and no further")
  func accuracy() throws {
    // A minefield of a 1:50,000 sheet in SK-42: 50 m, and 8.4 m of the operation; a road cleared
    // with differential GPS beside it, and a convoy that follows the track of a telephone.
    let area = Self.area.with("fix", #""map50k""#)
    let north = 39.82 + 100 / 111_040.0
    func road(_ metres: Double) -> String {
      let y = north + metres / 111_040
      return #"{"type":"LineString","coordinates":[[46.7495,\#(y)],[46.7505,\#(y)]]}"#
    }
    func strip() -> String {
      let (south, top) = (39.82 + 90 / 111_040.0, 39.82 + 400 / 111_040.0)
      return #"{"type":"Polygon","coordinates":[[[46.74,\#(south)],[46.76,\#(south)],"#
        + #"[46.76,\#(top)],[46.74,\#(top)],[46.74,\#(south)]]]}"#
    }
    let desk = try ScratchProgramme()
    try desk.take(Self.file(area)) { $0.reading.system = "EPSG:28408" }
    let cleared = Plain.cleared.placed(strip()).with("fix", #""differential""#)
      .with("accuracy", nil).with("completedOn", #""2019-01-01""#).with("acceptedOn", nil)
    try desk.take(Plain.collection(cleared), attested: true)
    // The corridor: half of 8 m, and 10 m of the telephone. In reach: 58.4 + 14 m; near, and
    // therefore conditional, somewhat further.
    for (metres, expected) in [
      (40.0, RouteClass.hazard), (71, .hazard), (74, .conditional), (150, .cleared),
    ] {
      let verdict = try desk.verdict(of: road(metres), width: 8, routeAccuracy: 10)
      #expect(verdict.class == expected, "\(metres) m")
    }
    // Without the operation's accuracy that would end at 64 m.
    #expect(try desk.verdict(of: road(66), width: 8, routeAccuracy: 10).class == .hazard)
  }
}
