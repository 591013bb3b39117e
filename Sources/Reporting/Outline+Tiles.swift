internal import Geometry

extension Outline {
  /// Whether it is a parallelogram, such as a rectangle: a shape that work is cut into.
  var isParallelogram: Bool { sides != nil }

  /// Whether a copy so displaced, in metres, lies as the tiles of a pattern lie.
  ///
  /// Either the two share an edge, or they are parallelograms in one grid: whole sides apart both
  /// ways, or with lanes between them, up to a fifth of a side to each of at most three sides.
  func isTile(displacedBy by: Position<Plane>) -> Bool {
    if sharesEdge(withCopyDisplacedBy: by) { return true }
    guard let sides else { return false }
    let (u, v) = sides
    let area = u.x * v.y - u.y * v.x
    let along = (by.x * v.y - by.y * v.x) / area
    let aside = (u.x * by.y - u.y * by.x) / area
    return isStep(along, ofSide: u) && isStep(aside, ofSide: v)
  }

  private func isStep(_ sides: Double, ofSide side: SIMD2<Double>) -> Bool {
    // Both places of two corners may be off.
    let slack = 2 * tolerance / (side * side).sum().squareRoot()
    let count = (abs(sides) + slack).rounded(.down)
    return abs(sides) <= count + slack || count <= 3 && abs(sides) <= count * 1.2
  }

  /// The two sides, in metres; `nil` for what is no parallelogram.
  private var sides: (SIMD2<Double>, SIMD2<Double>)? {
    guard let ring, ring.count == 4 else { return nil }
    let corners = ring.map { position in
      let point = point(position)
      return SIMD2(point.x, point.y)
    }
    let gap = corners[0] + corners[2] - corners[1] - corners[3]
    let (u, v) = (corners[1] - corners[0], corners[3] - corners[0])
    guard (gap * gap).sum().squareRoot() <= 2 * tolerance, abs(u.x * v.y - u.y * v.x) > 1 else {
      return nil
    }
    return (u, v)
  }

  /// Whether an edge of it is one of the copy, which runs the other way along it.
  ///
  /// What has more than 64 corners is no tile.
  private func sharesEdge(withCopyDisplacedBy by: Position<Plane>) -> Bool {
    guard let ring, (3...64).contains(ring.count) else { return false }
    let (corners, limit) = (ring.map(point), tolerance * tolerance)
    let copy = corners.map { Position<Plane>(east: $0.x + by.x, north: $0.y + by.y) }
    return corners.indices.contains { one in
      let next = corners[(one + 1) % corners.count]
      return copy.indices.contains { other in
        let before = copy[(other + copy.count - 1) % copy.count]
        return corners[one].squaredDistance(to: copy[other]) <= limit
          && next.squaredDistance(to: before) <= limit
      }
    }
  }
}
