import Geometry

extension Shape where Frame == Plane {
  /// The shares of an edge, from 0 to 1, that lie in the polygons of a valid shape.
  ///
  /// The edge is cut where it meets the edges of rings; a piece is inside if its middle is, by the
  /// even-odd rule over all rings.
  func spans(from start: Position<Plane>, to end: Position<Plane>) -> [ClosedRange<Double>] {
    let rings = parts.indices.filter { parts[$0].kind == .polygon }.flatMap { paths(of: $0) }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    var cuts = [0.0, 1.0]
    for ring in rings {
      for index in ring.dropLast() {
        let (a, b) = (positions[index], positions[index + 1])
        let (ex, ey) = (b.x - a.x, b.y - a.y)
        let cross = dx * ey - dy * ex
        if cross == 0 { continue }
        let (ax, ay) = (a.x - start.x, a.y - start.y)
        let along = (ax * ey - ay * ex) / cross
        let across = (ax * dy - ay * dx) / cross
        if along > 0, along < 1, across >= -1e-9, across <= 1 + 1e-9 { cuts.append(along) }
      }
    }
    cuts.sort()
    var spans: [ClosedRange<Double>] = []
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
      let middle = (from + to) / 2
      let isInside = holds(x: start.x + dx * middle, y: start.y + dy * middle, rings)
      if !isInside { continue }
      if let last = spans.last, last.upperBound == from {
        spans[spans.count - 1] = last.lowerBound...to
      } else {
        spans.append(from...to)
      }
    }
    return spans
  }

  private func holds(x: Double, y: Double, _ rings: [Range<Int>]) -> Bool {
    var isInside = false
    for ring in rings {
      for index in ring.dropLast() {
        let (a, b) = (positions[index], positions[index + 1])
        if (a.y > y) != (b.y > y), x < (b.x - a.x) * (y - a.y) / (b.y - a.y) + a.x {
          isInside.toggle()
        }
      }
    }
    return isInside
  }
}
