import Geometry

/// Distances worked out edge by edge, to hold the engine against.
extension Shape where Frame == Plane {
  /// Whether a point lies in a polygon of the shape, by the even-odd rule part by part.
  func holds(_ point: Point) -> Bool {
    parts.indices.contains { part in
      guard parts[part].kind == .polygon else { return false }
      return rings(of: part).reduce(into: false) { isIn, ring in
        for (a, b) in zip(ring, ring.dropFirst()) where (a.y > point.y) != (b.y > point.y) {
          let x = (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x
          if point.x < x { isIn.toggle() }
        }
      }
    }
  }

  /// The metres from a point to the nearest edge or point of the shape, inside or outside.
  func distanceToRim(_ point: Point) -> Double {
    var best = Double.infinity
    for part in parts.indices {
      for path in rings(of: part) {
        if path.count == 1 { best = min(best, point.squaredDistance(to: path[0])) }
        for (a, b) in zip(path, path.dropFirst()) {
          let (dx, dy) = (b.x - a.x, b.y - a.y)
          let length = dx * dx + dy * dy
          let t =
            length == 0 ? 0 : min(max(((point.x - a.x) * dx + (point.y - a.y) * dy) / length, 0), 1)
          best = min(
            best, point.squaredDistance(to: Point(east: a.x + dx * t, north: a.y + dy * t)))
        }
      }
    }
    return best.squareRoot()
  }

  /// The metres from a point to the shape, 0 inside.
  func distance(_ point: Point) -> Double { holds(point) ? 0 : distanceToRim(point) }

  /// All corners of the rings, and the middles between them.
  var rimSamples: [Point] {
    parts.indices.flatMap { rings(of: $0) }.flatMap { ring in
      zip(ring, ring.dropFirst()).flatMap { a, b in
        [a, Point(east: (a.x + b.x) / 2, north: (a.y + b.y) / 2)]
      }
    }
  }
}
