internal import Geometry

/// Exact distances between straight courses and edges, in metres of one frame.
enum Proximity {
  /// The share of a course, 0 to 1, within a distance of an edge; `nil` if none.
  ///
  /// The distance from a point to a convex set is convex along a line, so what is found is one
  /// interval: the hull of those within reach of either end and within the strip between.
  @inline(__always)
  static func share(
    of start: Position<Plane>, _ end: Position<Plane>, within reach: Double,
    ofEdge p: Position<Plane>, _ q: Position<Plane>
  ) -> (Double, Double)? {
    // Boxes first: most edges are far off.
    if min(start.x, end.x) - reach > max(p.x, q.x) || max(start.x, end.x) + reach < min(p.x, q.x)
      || min(start.y, end.y) - reach > max(p.y, q.y)
      || max(start.y, end.y) + reach < min(p.y, q.y)
    {
      return nil
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    widen(&low, &high, disc(start, dx, dy, reach, p))
    let (ex, ey) = (q.x - p.x, q.y - p.y)
    let length = (ex * ex + ey * ey).squareRoot()
    if length > 0 {
      widen(&low, &high, disc(start, dx, dy, reach, q))
      let (ux, uy) = (ex / length, ey / length)
      let (ax, ay) = (start.x - p.x, start.y - p.y)
      var (from, to) = (0.0, 1.0)
      clip(&from, &to, ax * ux + ay * uy, dx * ux + dy * uy, 0, length)
      clip(&from, &to, ay * ux - ax * uy, dy * ux - dx * uy, -reach, reach)
      if from <= to { widen(&low, &high, (from, to)) }
    }
    return low <= high ? (low, high) : nil
  }

  @inline(__always)
  private static func widen(_ low: inout Double, _ high: inout Double, _ by: (Double, Double)?) {
    guard let (from, to) = by else { return }
    low = min(low, from)
    high = max(high, to)
  }

  /// Narrows a share to where `value + t · slope` lies between bounds.
  @inline(__always)
  private static func clip(
    _ from: inout Double, _ to: inout Double, _ value: Double, _ slope: Double, _ least: Double,
    _ most: Double
  ) {
    // A course along the bound, to rounding, is within it: nearer counts as dangerous.
    if abs(slope) < 1e-12 {
      if value < least - 1e-9 || value > most + 1e-9 { (from, to) = (1, 0) }
      return
    }
    let (one, other) = ((least - value) / slope, (most - value) / slope)
    from = max(from, min(one, other))
    to = min(to, max(one, other))
  }

  @inline(__always)
  private static func disc(
    _ start: Position<Plane>, _ dx: Double, _ dy: Double, _ reach: Double, _ centre: Position<Plane>
  ) -> (Double, Double)? {
    let (fx, fy) = (start.x - centre.x, start.y - centre.y)
    let a = dx * dx + dy * dy
    let b = fx * dx + fy * dy
    let c = fx * fx + fy * fy - reach * reach
    guard a > 0 else { return c <= 0 ? (0, 1) : nil }
    let discriminant = b * b - a * c
    guard discriminant >= 0 else { return nil }
    let root = discriminant.squareRoot()
    let (from, to) = ((-b - root) / a, (-b + root) / a)
    if to < 0 || from > 1 { return nil }
    return (max(from, 0), min(to, 1))
  }

  /// The square of the least distance between a course and an edge, with the place of it.
  static func squaredDistance(
    _ start: Position<Plane>, _ end: Position<Plane>, toEdge p: Position<Plane>,
    _ q: Position<Plane>
  ) -> Double {
    if cross(start, end, p, q) { return 0 }
    return min(
      squaredDistance(p, start, end), squaredDistance(q, start, end),
      squaredDistance(start, p, q), squaredDistance(end, p, q))
  }

  /// The square of the distance between the boxes of a course and an edge: no more than theirs.
  @inline(__always)
  static func squaredGap(
    _ a: Position<Plane>, _ b: Position<Plane>, _ p: Position<Plane>, _ q: Position<Plane>
  ) -> Double {
    let x = max(0, min(p.x, q.x) - max(a.x, b.x), min(a.x, b.x) - max(p.x, q.x))
    let y = max(0, min(p.y, q.y) - max(a.y, b.y), min(a.y, b.y) - max(p.y, q.y))
    return x * x + y * y
  }

  /// The square of the distance from a point to an edge.
  static func squaredDistance(
    _ point: Position<Plane>, _ p: Position<Plane>, _ q: Position<Plane>
  ) -> Double {
    let (ex, ey) = (q.x - p.x, q.y - p.y)
    let squared = ex * ex + ey * ey
    guard squared > 0 else { return point.squaredDistance(to: p) }
    let t = ((point.x - p.x) * ex + (point.y - p.y) * ey) / squared
    let share = min(max(t, 0), 1)
    return point.squaredDistance(to: Position(east: p.x + share * ex, north: p.y + share * ey))
  }

  private static func cross(
    _ a: Position<Plane>, _ b: Position<Plane>, _ p: Position<Plane>, _ q: Position<Plane>
  ) -> Bool {
    let (one, other) = (turn(a, b, p), turn(a, b, q))
    let (third, fourth) = (turn(p, q, a), turn(p, q, b))
    return one * other <= 0 && third * fourth <= 0 && (one != other || third != fourth)
      && boxesMeet(a, b, p, q)
  }

  private static func boxesMeet(
    _ a: Position<Plane>, _ b: Position<Plane>, _ p: Position<Plane>, _ q: Position<Plane>
  ) -> Bool {
    min(a.x, b.x) <= max(p.x, q.x) && min(p.x, q.x) <= max(a.x, b.x)
      && min(a.y, b.y) <= max(p.y, q.y) && min(p.y, q.y) <= max(a.y, b.y)
  }

  /// Above 0 where `c` lies to the left of the course from `a` to `b`.
  static func turn(_ a: Position<Plane>, _ b: Position<Plane>, _ c: Position<Plane>) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }
}
