internal import Glibc

/// The WGS 84 ellipsoid: the radii by which degrees become metres.
///
/// Source: NIMA TR8350.2 (a and 1/f are its defining parameters).
package enum Ellipsoid {
  /// The semi-major axis, in metres.
  package static let a = 6_378_137.0
  /// The flattening.
  package static let f = 1 / 298.257_223_563
  /// The square of the first eccentricity.
  package static let e2 = f * (2 - f)
  static let radian = Double.pi / 180

  /// Metres to a degree of longitude and to a degree of latitude, at a latitude in degrees.
  ///
  /// The cosine is kept above 10⁻⁹, so that a pole is no division by zero.
  package static func metresPerDegree(
    atLatitude latitude: Double
  ) -> (longitude: Double, latitude: Double) {
    let sine = sin(latitude * radian)
    let cosine = max(cos(latitude * radian), 1e-9)
    let t = 1 - e2 * sine * sine
    let n = a / t.squareRoot()
    return (n * cosine * radian, n * (1 - e2) / t * radian)
  }

  /// The tangent of a latitude in degrees, either sign: what a local map's error grows with.
  package static func tangent(ofLatitude latitude: Double) -> Double {
    tan(min(abs(latitude), 89.999) * radian)
  }

  /// The area of the strip from the equator to a latitude in degrees, a degree of longitude wide,
  /// in square metres; negative to the south.
  ///
  /// Source: J. P. Snyder, "Map Projections: A Working Manual" (1987), equation 3-12.
  package static func equatorialStrip(toLatitude latitude: Double) -> Double {
    let sine = sin(latitude * radian)
    let e = e2.squareRoot()
    let q = (1 - e2) * (sine / (1 - e2 * sine * sine) + atanh(e * sine) / e)
    return a * a * q / 2 * radian
  }
}
