extension Shape where Frame == Geographic {
  /// The rectangle around all positions, `nil` where there are none.
  package var envelope: Envelope? { Envelope(positions) }

  /// The area in square metres on the ellipsoid, between edges straight in degrees, holes left out.
  ///
  /// Each edge adds the strip between it and the equator, by Gauss–Legendre quadrature with five
  /// points over at most a degree: better than 10⁻¹² of the strip. Rings may run either way.
  package var area: Double {
    parts.indices.reduce(0) { sum, part in
      guard parts[part].kind == .polygon else { return sum }
      let rings = paths(of: part).map { abs(strip(under: $0)) }
      guard let outer = rings.first else { return sum }
      return sum + max(outer - rings.dropFirst().reduce(0, +), 0)
    }
  }

  private func strip(under path: Range<Int>) -> Double {
    guard let first = path.first else { return 0 }
    // Strips are reckoned from the first latitude: small rings keep their digits.
    let base = Ellipsoid.equatorialStrip(toLatitude: positions[first].y)
    var sum = 0.0
    for index in path.dropLast() { sum += strip(positions[index], positions[index + 1], base) }
    if let last = path.last { sum += strip(positions[last], positions[first], base) }
    return sum
  }

  private func strip(
    _ one: Position<Geographic>, _ other: Position<Geographic>, _ base: Double
  ) -> Double {
    let (dx, dy) = (other.x - one.x, other.y - one.y)
    if dx == 0 { return 0 }
    let pieces = max(1, Int(abs(dy).rounded(.up)))
    var mean = 0.0
    for piece in 0..<pieces {
      for (node, weight) in Self.gauss {
        let t = (Double(piece) + node) / Double(pieces)
        mean += weight * (Ellipsoid.equatorialStrip(toLatitude: one.y + t * dy) - base)
      }
    }
    return dx * mean / Double(pieces)
  }

  // Nodes and weights on 0…1. Source: Abramowitz and Stegun, table 25.4.
  private static var gauss: [(Double, Double)] {
    [
      (0.5, 0.284_444_444_444_444_4),
      (0.230_765_344_947_158_5, 0.239_314_335_249_683_2),
      (0.769_234_655_052_841_5, 0.239_314_335_249_683_2),
      (0.046_910_077_030_668_0, 0.118_463_442_528_094_5),
      (0.953_089_922_969_332_0, 0.118_463_442_528_094_5),
    ]
  }
}
