import GeoEngine
import Geometry
import TestSupport
import Testing

@Suite("A grid reference")
struct GridReferenceTests {
  // The squares that GeoConvert of GeographicLib 2.1.2 names; that of Baghdad and that of UPS at
  // 86° N also stand in its own tests (GeoConvert0, GeoConvert8). With the exceptions of Norway
  // and Svalbard, both poles, and their borders.
  @Test(
    "names the square of a place, which lies in it",
    arguments: [
      (39.82, 46.75, 5, "38SPK4977509244"), (33.3, 44.4, 2, "38SMB4484"),
      (33.3, 44.4, 5, "38SMB4414084706"), (39.999_999, 46.75, 5, "38SPK4938329223"),
      (40.000_001, 46.75, 5, "38TPK4938329223"), (60.4, 5.3, 5, "32VKN9619101684"),
      (56, 3, 5, "32VJH2604922336"), (64, 3, 5, "31WEL0000097014"),
      (78.2, 15.6, 5, "33XWG1369680760"), (78.2, 8.9, 5, "31XFG3447087473"),
      (86, 0, 5, "ZAC0000055731"), (-86, 10, 5, "BAS7714637518"), (84, 30, 5, "ZFB3336322596"),
      (-80, 30, 5, "36CVS4186716915"), (-80.0001, 30, 5, "BHX5646963834"),
      (0, 0, 5, "31NAA6602100000"),
    ])
  func names(latitude: Double, longitude: Double, digits: Int, reference: String) throws {
    let place = try Position<Geographic>(longitude: longitude, latitude: latitude)
    #expect(try GridReference(place).mgrs(digits: digits) == reference)
    let square = try GridReference.square(mgrs: reference)
    let own = try GridReference(place, zone: square.middle.zone)
    #expect(abs(square.middle.easting - own.easting) <= square.metres / 2 + 1e-6)
    #expect(abs(square.middle.northing - own.northing) <= square.metres / 2 + 1e-6)
  }

  // Source: GeographicLib, tests/CMakeLists.txt: GeoConvert1, 8, 16 and 17.
  @Test("has the values of GeographicLib's own tests")
  func reference() throws {
    let middle = try GridReference.square(mgrs: "38SMB").middle.place
    #expect(abs(middle.latitude - (32 + 59 / 60.0 + 14.1 / 3_600)) < 0.05 / 3_600)
    #expect(abs(middle.longitude - (44 + 27 / 60.0 + 53.4 / 3_600)) < 0.05 / 3_600)
    let polar = try GridReference(Position(longitude: 0, latitude: 86))
    #expect(polar.zone == 0 && abs(polar.easting - 2_000_000) < 1e-6)
    #expect(abs(polar.northing - 1_555_731.570_643) < 1e-6)
    for (easting, northing, reference) in [
      (444_140.6, 3_684_706.3, "38SMB4414084706"), (500_000, 63.811, "38NNF0000000063"),
    ] {
      let place = try GridReference(
        zone: 38, isNorthern: true, easting: easting, northing: northing)
      #expect(try place.mgrs() == reference)
    }
  }

  @Test("counts from the equator and from the central meridian")
  func numbers() throws {
    let reference = try GridReference(Position(longitude: 46.75, latitude: 39.82))
    #expect(reference.zone == 38 && reference.isNorthern)
    #expect(abs(reference.easting - 649_775.2) < 0.05)
    #expect(abs(reference.northing - 4_409_244.3) < 0.05)
    // tan γ = tan Δλ sin φ on the sphere, and hardly otherwise on the ellipsoid.
    #expect(abs(reference.convergence - 1.1211) < 0.001)
  }

  @Test("changes its zone at 48° E, and its band at 40° N")
  func borders() throws {
    func zone(_ longitude: Double, _ latitude: Double) throws -> String {
      let place = try Position<Geographic>(longitude: longitude, latitude: latitude)
      return String(try GridReference(place).mgrs(digits: 0).prefix(3))
    }
    #expect(try zone(47.999_999_9, 39.5) == "38S")
    #expect(try zone(48, 39.5) == "39S")
    #expect(try zone(46, 39.999_999_9) == "38S")
    #expect(try zone(46, 40) == "38T")
  }

  @Test(
    "is refused where there is none",
    arguments: ["38SPK", "38SPI1234", "61SPK4977509244", "38SPK497750924", "", "38SPK49775O9244"])
  func refused(text: String) {
    // A square of 100 km is a square; what is left is not.
    if text == "38SPK" {
      #expect(throws: Never.self) { try GridReference.square(mgrs: text) }
    } else {
      #expect(throws: GridReference.Failure.self) { try GridReference.square(mgrs: text) }
    }
  }

  @Test("brings every place on Earth back to within 10⁻⁹ degrees, poles and antimeridian included")
  func roundTrips() throws {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<5_000 {
      let place = Position<Geographic>(
        computed: .random(in: -180...180, using: &generator),
        .random(in: -90...90, using: &generator))
      let grid = try GridReference(place)
      let back = try GridReference(
        zone: grid.zone, isNorthern: grid.isNorthern, easting: grid.easting,
        northing: grid.northing
      ).place
      #expect(abs(back.y - place.y) <= 1e-9)
      let turn = abs(back.x - place.x)
      #expect(min(turn, 360 - turn) * max(cos(place.y), 0) <= 1e-9)
    }
    for (longitude, latitude) in [(0.0, 90.0), (0, -90), (180, 0), (-180, 10)] {
      let place = Position<Geographic>(computed: longitude, latitude)
      let grid = try GridReference(place)
      let back = try GridReference(
        zone: grid.zone, isNorthern: grid.isNorthern, easting: grid.easting,
        northing: grid.northing
      ).place
      #expect(abs(back.latitude - latitude) <= 1e-9)
    }
  }

  private func cos(_ degrees: Double) -> Double { (90 - abs(degrees)) / 90 }
}
