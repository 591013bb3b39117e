internal import Geometry
internal import Glibc

extension WorldMagneticModel {
  /// A magnetic field in nanotesla, along the axes of the place where it is.
  struct Vector {
    /// Toward true north.
    let north: Double
    /// Toward the east.
    let east: Double
    /// Downward, at a right angle to the ellipsoid.
    let down: Double

    /// The strength of the horizontal part, in nanotesla.
    var horizontal: Double { hypot(north, east) }
    /// Degrees east of true north.
    var declination: Double { atan2(east, north) * 180 / .pi }
    /// Degrees below the horizon.
    var inclination: Double { atan2(down, horizontal) * 180 / .pi }
  }

  /// The radius that the coefficients are for, in metres.
  private static let referenceRadius = 6_371_200.0
  private static let degree = 12

  /// The field some years after the epoch, `height` metres above the ellipsoid.
  ///
  /// Source: equations 7 to 19 of the report.
  func vector(at place: Position<Geographic>, height: Double, years: Double) -> Vector {
    let (latitude, longitude) = (place.latitude * .pi / 180, place.longitude * .pi / 180)
    let (sine, cosine) = (sin(latitude), cos(latitude))
    let normal = Ellipsoid.a / (1 - Ellipsoid.e2 * sine * sine).squareRoot()
    let aside = (normal + height) * cosine
    let up = (normal * (1 - Ellipsoid.e2) + height) * sine
    let radius = hypot(aside, up)
    let (sinePolar, cosinePolar) = (aside / radius, up / radius)
    let field = geocentric(
      sinePolar, cosinePolar, longitude, Self.referenceRadius / radius, years)
    // From the sphere's horizon to that of the ellipsoid: a turn by the latitudes' difference.
    let sineTurn = cosinePolar * cosine - sinePolar * sine
    let cosineTurn = sinePolar * cosine + cosinePolar * sine
    return Vector(
      north: field.north * cosineTurn - field.down * sineTurn, east: field.east,
      down: field.north * sineTurn + field.down * cosineTurn)
  }

  /// The field along the axes of a sphere, at an angle from the pole and a longitude in radians.
  ///
  /// Each order goes up through the degrees, which is stable. For orders from 1 on, `p` is the
  /// Legendre function divided by the sine of the polar angle: so no pole divides by zero.
  private func geocentric(
    _ sine: Double, _ cosine: Double, _ longitude: Double, _ ratio: Double, _ years: Double
  ) -> Vector {
    var (north, east, down) = (0.0, 0.0, 0.0)
    var first = 1.0  // The function whose degree is the order.
    var firstPower = ratio * ratio  // The ratio of radii to the degree plus 2.
    for order in 0...Self.degree {
      let m = Double(order)
      if order > 0 { firstPower *= ratio }
      if order > 1 { first *= sine * ((2 * m - 1) / (2 * m)).squareRoot() }
      let (sineTurns, cosineTurns) = (sin(m * longitude), cos(m * longitude))
      // The functions of this degree and of the one before; for order 0, their derivatives too.
      var (p, lower, power) = (first, 0.0, firstPower)
      var slope = 0.0
      for degree in order...Self.degree {
        let n = Double(degree)
        let root = (n * n - m * m).squareRoot()
        if degree > order {
          let lowerRoot = max((n - 1) * (n - 1) - m * m, 0).squareRoot()
          let next = ((2 * n - 1) * cosine * p - lowerRoot * lower) / root
          slope = cosine * slope + n * p
          (lower, p) = (p, next)
          power *= ratio
        }
        if degree == 0 { continue }
        let row = coefficients[degree * (degree + 1) / 2 + order - 1]
        let (g, h) = (row.g + years * row.gRate, row.h + years * row.hRate)
        let along = power * (g * cosineTurns + h * sineTurns)
        let across = power * (g * sineTurns - h * cosineTurns)
        north += along * (order == 0 ? -sine * slope : n * cosine * p - root * lower)
        east += across * m * p
        down -= along * (n + 1) * (order == 0 ? p : p * sine)
      }
    }
    return Vector(north: north, east: east, down: down)
  }
}
