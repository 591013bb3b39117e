internal import Geometry

/// Exact distances between straight courses and edges, in metres of one frame.
enum Proximity {
  /// The share of a course, 0 to 1, within a distance of an edge; `nil` if none.
  ///
  /// The distance from a point to a convex set is convex along a line, so what is found is one
  /// interval: the hull of those within reach of either end and within the strip between. Where
  /// both ends of the course are within reach, all of it is.
  @inline(__always)
  static func share(
    of start: Metres, _ end: Metres, within reach: Double,
    ofEdge p: Metres, _ q: Metres
  ) -> (low: Double, high: Double)? {
    let squared = reach * reach
    if squaredDistance(start, p, q) <= squared && squaredDistance(end, p, q) <= squared {
      return (0, 1)
    }
    var (low, high) = (Double.infinity, -Double.infinity)
    let course = end - start
    let (dx, dy) = (course.x, course.y)
    widen(&low, &high, disc(start, course, reach, p))
    let (ex, ey) = (q.x - p.x, q.y - p.y)
    let length = (ex * ex + ey * ey).squareRoot()
    if length > 0 {
      widen(&low, &high, disc(start, course, reach, q))
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

  /// The share of a course, 0 to 1, within a distance of a point.
  @inline(__always)
  static func disc(
    _ start: Metres, _ course: Metres, _ reach: Double, _ centre: Metres
  ) -> (Double, Double)? {
    let offset = start - centre
    let a = course.squared
    let b = offset.x * course.x + offset.y * course.y
    let c = offset.squared - reach * reach
    guard a > 0 else { return c <= 0 ? (0, 1) : nil }
    let discriminant = b * b - a * c
    guard discriminant >= 0 else { return nil }
    let root = discriminant.squareRoot()
    let (from, to) = ((-b - root) / a, (-b + root) / a)
    if to < 0 || from > 1 { return nil }
    return (max(from, 0), min(to, 1))
  }

  /// The square of the least distance between a course and an edge.
  @inline(__always)
  static func squaredDistance(
    _ start: Metres, _ end: Metres, toEdge p: Metres,
    _ q: Metres
  ) -> Double {
    if cross(start, end, p, q) { return 0 }
    return min(
      squaredDistance(p, start, end), squaredDistance(q, start, end),
      squaredDistance(start, p, q), squaredDistance(end, p, q))
  }

  /// The square of the distance from a point to an edge.
  @inline(__always)
  static func squaredDistance(
    _ point: Metres, _ p: Metres, _ q: Metres
  ) -> Double {
    let (ex, ey) = (q.x - p.x, q.y - p.y)
    let squared = ex * ex + ey * ey
    guard squared > 0 else { return (point - p).squared }
    let t = ((point.x - p.x) * ex + (point.y - p.y) * ey) / squared
    let share = min(max(t, 0), 1)
    return Metres(point.x - p.x - share * ex, point.y - p.y - share * ey).squared
  }

  @inline(__always)
  private static func cross(
    _ a: Metres, _ b: Metres, _ p: Metres, _ q: Metres
  ) -> Bool {
    let (one, other) = (turn(a, b, p), turn(a, b, q))
    let (third, fourth) = (turn(p, q, a), turn(p, q, b))
    return one * other <= 0 && third * fourth <= 0 && (one != other || third != fourth)
      && Bounds(a, b).meets(Bounds(p, q))
  }

  /// Above 0 where `c` lies to the left of the course from `a` to `b`.
  @inline(__always)
  static func turn(_ a: Metres, _ b: Metres, _ c: Metres) -> Double {
    (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
  }

  /// The point of an edge that is nearest to a point.
  static func nearest(
    to point: Metres, onEdge p: Metres, _ q: Metres
  ) -> Metres {
    let edge = q - p
    guard edge.squared > 0 else { return p }
    let offset = point - p
    let t = (offset.x * edge.x + offset.y * edge.y) / edge.squared
    return p + edge * min(max(t, 0), 1)
  }
}
