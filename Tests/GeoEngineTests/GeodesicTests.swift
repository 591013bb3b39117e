import GeoEngine
import Geometry
import Testing

@Suite("A geodesic")
struct GeodesicTests {
  // Source: GeographicLib, tests/CMakeLists.txt: GeodSolve 0, 1, 4, 6, 9, 33, 35, 37 and 39.
  @Test(
    "has the length of GeographicLib's own tests",
    arguments: [
      (40.6, -73.8, 49 + 1 / 60.0, 2.55, 5_853_226.0, 0.5),
      (36.493_349_428_792, 0, 36.493_349_428_792_01, 0.000_000_8, 0.072, 0.000_5),
      (88.202_499_451_857, 0, -88.202_499_451_857, 179.981_022_032_992_86, 20_003_898.214, 0.001),
      (56.320_923_501_171, 0, -56.320_923_501_171, 179.664_747_671_772_88, 19_993_558.287, 0.001),
      (0, 0, 0, 179, 19_926_189, 0.5), (0, 0, 0, 179.5, 19_980_862, 0.5),
      (0, 0, 0, 180, 20_003_931, 0.5), (0, 0, 1, 180, 19_893_357, 0.5),
    ] as [(Double, Double, Double, Double, Double, Double)])
  func length(
    latitude: Double, longitude: Double, toLatitude: Double, toLongitude: Double, metres: Double,
    within: Double
  ) throws {
    let found = Geodesic.inverse(
      from: try Position(longitude: longitude, latitude: latitude),
      to: try Position(longitude: toLongitude, latitude: toLatitude))
    #expect(abs(found.metres - metres) <= within)
  }

  @Test("starts and ends where GeographicLib's own tests say")
  func ends() throws {
    let start = try Position<Geographic>(longitude: -73.8, latitude: 40.6)
    let paris = try Position<Geographic>(longitude: 2.55, latitude: 49 + 1 / 60.0)
    #expect(abs(Geodesic.inverse(from: start, to: paris).bearing - 53.470_22) < 0.000_01)
    let end = Geodesic.direct(
      from: try Position(
        longitude: -(73 + 46 / 60.0 + 44 / 3_600.0), latitude: 40 + 38 / 60.0 + 23 / 3_600.0),
      bearing: 53.5, metres: 5_850_000)
    #expect(abs(end.latitude - 49.014_67) < 0.000_01 && abs(end.longitude - 2.561_06) < 0.000_01)
  }

  @Test("runs a hundred metres along a bearing, and back")
  func back() throws {
    let start = try Position<Geographic>(longitude: 46.75, latitude: 39.82)
    let end = Geodesic.direct(from: start, bearing: 350, metres: 100)
    let found = Geodesic.inverse(from: start, to: end)
    #expect(abs(found.metres - 100) < 1e-6 && abs(found.bearing - 350) < 1e-6)
  }
}
