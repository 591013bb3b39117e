import GeoEngine
import Geometry
import TestSupport
import Testing

@Suite("A coordinate operation")
struct CoordinateOperationTests {
  /// About the programme for which the golden numbers were computed (PROJ 9.1.1, EPSG 10.076).
  static let region = Envelope(west: 44.5, south: 38.8, east: 48, north: 41)
  static let place = Position<Geographic>(computed: 46.75, 39.82)

  static func operation(_ code: String, _ area: Envelope = region) throws -> CoordinateOperation {
    try CoordinateEngine.ofThisThread().operation(from: code, over: area)
  }

  static func metres(_ one: Position<Geographic>, _ other: Position<Geographic>) -> Double {
    Geodesic.inverse(from: one, to: other).metres
  }

  @Test(
    "gives the golden numbers both ways, and says by what",
    arguments: [
      ("EPSG:28408", 4_411_098.949, 8_649_939.789, 0.001, "EPSG:15865"),
      ("EPSG:32638", 649_775.2, 4_409_244.3, 0.05, nil),
      ("EPSG:2937", 4_397_023.5, 3_233_033.8, 0.05, "EPSG:15865"),
    ] as [(String, Double, Double, Double, String?)])
  func golden(code: String, first: Double, second: Double, within: Double, by: String?) throws {
    let operation = try Self.operation(code)
    #expect(operation.code == by)
    let grid = try #require(operation.grid(Self.place))
    let numbers = operation.system.numbers(grid)
    #expect(abs(numbers.first - first) <= within && abs(numbers.second - second) <= within)
    let back = try #require(operation.geographic(try operation.system.position(first, second)))
    #expect(Self.metres(back, Self.place) < within * 1.5 + 0.001)
  }

  @Test("is as exact as its authority says and the others agree")
  func accuracy() throws {
    let operation = try Self.operation("EPSG:28408")
    #expect(operation.statedAccuracy == 4.5)
    #expect(operation.otherCodes(at: Self.place) == ["EPSG:1808"])
    let grid = try #require(operation.grid(Self.place))
    #expect(abs(operation.disagreement(at: grid) - 3.9) < 0.1)
    let utm = try Self.operation("EPSG:32638")
    #expect(utm.accuracy(at: try #require(utm.grid(Self.place))) == 0)
  }

  @Test("for another country does not count, however good it looks")
  func otherCountry() throws {
    // Within reach of Russia, for which an operation of 3 m is offered.
    let wide = Envelope(west: 44.5, south: 38.8, east: 48, north: 41.5)
    let operation = try Self.operation("EPSG:28408", wide)
    #expect(operation.code == "EPSG:15865")
  }

  @Test(
    "is refused where nothing but a guess leads to WGS 84",
    arguments: [
      ("EPSG:28408", Envelope(west: -75, south: 39, east: -74, north: 40.5)),
      ("EPSG:4001", region),
    ])
  func guess(code: String, area: Envelope) {
    #expect(throws: CoordinateFailure.noOperation(from: code)) { try Self.operation(code, area) }
  }

  @Test("is refused with the name of the grid that is not installed")
  func grid() {
    // St. George Island, Alaska: by grids of NADCON only.
    let area = Envelope(west: -169.8, south: 56.5, east: -169.5, north: 56.6)
    #expect {
      try Self.operation("EPSG:4138", area)
    } throws: { error in
      guard case .missingGrids(_, let names) = error as? CoordinateFailure else { return false }
      return names.contains { $0.contains("stgeorge") }
    }
  }

  @Test("gives nothing for a position whose axes were exchanged, which PROJ would move")
  func exchanged() throws {
    let operation = try Self.operation("EPSG:28408")
    #expect(operation.geographic(Position(computed: 4_411_098.949, 8_649_939.789)) == nil)
    #expect(operation.geographic([Position(computed: .nan, 4_411_098)]) == nil)
  }

  @Test(
    "takes the axes in the order of the authority",
    arguments: [
      ("EPSG:28408", true, true), ("EPSG:32638", false, true), ("EPSG:4326", true, false),
      ("EPSG:4284", true, false), ("EPSG:2937", true, true), ("EPSG:3857", false, true),
      ("EPSG:32661", true, true), ("EPSG:5041", false, true), ("OGC:CRS84", false, false),
    ])
  func axes(code: String, isNorthingFirst: Bool, isProjected: Bool) throws {
    let system = try CoordinateEngine.ofThisThread().system(code)
    #expect(system.isNorthingFirst == isNorthingFirst)
    #expect(system.isProjected == isProjected)
  }

  @Test("is not given for what is no horizontal system", arguments: ["EPSG:4979", "EPSG:5773"])
  func horizontal(code: String) {
    #expect {
      try CoordinateEngine.ofThisThread().system(code)
    } throws: { error in
      if case .notHorizontal = error as? CoordinateFailure { true } else { false }
    }
  }

  @Test(
    "is not given for an unknown code", arguments: ["EPSG:0", "EPSG", "", "28408", "+proj=utm"])
  func unknown(code: String) {
    #expect(throws: CoordinateFailure.unknownSystem(code.uppercased())) {
      try CoordinateEngine.ofThisThread().system(code)
    }
  }

  // Source: PROJ, test/gie/builtins.gie, the case of utm in zone 30. It is on GRS 80, which there
  // differs from the ellipsoid of WGS 84 by less than 0.1 mm.
  @Test("gives the values of PROJ's own case")
  func cases() throws {
    let operation = try Self.operation(
      "EPSG:32630", Envelope(west: -5, south: 0.5, east: -1, north: 10))
    let grid = try #require(operation.grid(Position(longitude: -2, latitude: 1)))
    #expect(abs(grid.x - 611_263.812_278_906) < 0.001)
    #expect(abs(grid.y - 110_547.105_696_804) < 0.001)
  }

  @Test("brings every place on Earth back to within 10⁻⁹ degrees")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 7)
    let world = Envelope(west: -180, south: -80, east: 180, north: 84)
    for zone in 1...60 {
      let west = Double(zone) * 6 - 186
      let area = Envelope(west: west + 1, south: 10, east: west + 5, north: 20)
      let operation = try Self.operation("EPSG:\(32_600 + zone)", area)
      for _ in 0..<20 {
        let place = Position<Geographic>(
          computed: .random(in: west...west + 6, using: &generator),
          .random(in: 0...world.north, using: &generator))
        let back = operation.grid(place).flatMap { operation.geographic($0) }
        #expect(
          abs((back?.x ?? .nan) - place.x) <= 1e-9 && abs((back?.y ?? .nan) - place.y) <= 1e-9)
      }
    }
  }
}
