import CPROJ
package import Geometry

/// Geodesics on the WGS 84 ellipsoid, after Karney, by PROJ.
///
/// Source: C. F. F. Karney, "Algorithms for geodesics", J. Geodesy 87 (2013): errors of nanometres.
package enum Geodesic {
  // Initialised once and read only afterwards: a plain value of C.
  private static let earth: geod_geodesic = {
    var earth = geod_geodesic()
    unsafe geod_init(&earth, Ellipsoid.a, Ellipsoid.f)
    return earth
  }()

  /// The distance in metres from one place to another, and the bearing at its start, in degrees.
  package static func inverse(
    from start: Position<Geographic>, to end: Position<Geographic>
  ) -> (metres: Double, bearing: Double) {
    var (earth, metres, bearing) = (earth, 0.0, 0.0)
    unsafe geod_inverse(&earth, start.y, start.x, end.y, end.x, &metres, &bearing, nil)
    return (metres, bearing < 0 ? bearing + 360 : bearing)
  }

  /// The place at a distance in metres along a bearing in degrees from true north.
  package static func direct(
    from start: Position<Geographic>, bearing: Double, metres: Double
  ) -> Position<Geographic> {
    var (earth, latitude, longitude) = (earth, 0.0, 0.0)
    unsafe geod_direct(&earth, start.y, start.x, bearing, metres, &latitude, &longitude, nil)
    return Position(computed: longitude, latitude)
  }
}
