import Geometry

/// A straight piece of the route in metres of a frame.
struct OracleEdge {
  let start: Position<Plane>
  let end: Position<Plane>

  /// The shares of it, from 0 to 1, that lie within some metres of another edge.
  ///
  /// What lies so near to an edge is convex: two disks and the rectangle between them. So the
  /// answer is one span, from the least to the greatest share in any of the three.
  func span(
    within metres: Double, of one: Position<Plane>, _ other: Position<Plane>
  ) -> ClosedRange<Double>? {
    if isBeyond(metres, one, other) { return nil }
    let all = [disk(metres, one), disk(metres, other), rectangle(metres, one, other)]
      .compactMap { $0 }
    guard let least = all.map(\.lowerBound).min(), let most = all.map(\.upperBound).max() else {
      return nil
    }
    return least...most
  }

  // Spares the arithmetic where the rectangles around both are further apart.
  private func isBeyond(
    _ metres: Double, _ one: Position<Plane>, _ other: Position<Plane>
  ) -> Bool {
    max(one.x, other.x) + metres < min(start.x, end.x)
      || max(start.x, end.x) + metres < min(one.x, other.x)
      || max(one.y, other.y) + metres < min(start.y, end.y)
      || max(start.y, end.y) + metres < min(one.y, other.y)
  }

  private func disk(_ radius: Double, _ centre: Position<Plane>) -> ClosedRange<Double>? {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let (cx, cy) = (start.x - centre.x, start.y - centre.y)
    let length = dx * dx + dy * dy
    if length == 0 { return cx * cx + cy * cy <= radius * radius ? 0...1 : nil }
    let middle = -(cx * dx + cy * dy) / length
    let (nx, ny) = (cx + dx * middle, cy + dy * middle)
    let square = (radius * radius - nx * nx - ny * ny) / length
    if square < 0 { return nil }
    return clamped(middle - square.squareRoot(), middle + square.squareRoot())
  }

  private func rectangle(
    _ metres: Double, _ one: Position<Plane>, _ other: Position<Plane>
  ) -> ClosedRange<Double>? {
    let (ex, ey) = (other.x - one.x, other.y - one.y)
    let length = ex * ex + ey * ey
    if length == 0 { return nil }
    func along(_ point: Position<Plane>) -> Double {
      ((point.x - one.x) * ex + (point.y - one.y) * ey) / length
    }
    func aside(_ point: Position<Plane>) -> Double {
      ((point.y - one.y) * ex - (point.x - one.x) * ey) / length.squareRoot()
    }
    guard let beside = part(from: along(start), to: along(end), in: 0...1),
      let close = part(from: aside(start), to: aside(end), in: -metres...metres)
    else { return nil }
    let (least, most) = (
      max(beside.lowerBound, close.lowerBound), min(beside.upperBound, close.upperBound)
    )
    return least <= most ? clamped(least, most) : nil
  }

  // Where a value that runs evenly from one to another lies in a range.
  private func part(
    from one: Double, to other: Double, in range: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    if one == other { return range.contains(one) ? 0...1 : nil }
    let ends = [range.lowerBound, range.upperBound].map { ($0 - one) / (other - one) }
    return clamped(min(ends[0], ends[1]), max(ends[0], ends[1]))
  }

  private func clamped(_ least: Double, _ most: Double) -> ClosedRange<Double>? {
    least <= 1 && most >= 0 ? max(least, 0)...max(least, 0, min(most, 1)) : nil
  }
}
