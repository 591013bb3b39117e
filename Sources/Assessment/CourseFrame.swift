/// The frame of a straight course: metres ahead of its start, and metres to its left.
struct CourseFrame {
  private let start, ahead: Metres
  let length: Double

  @inline(__always)
  init(_ start: Metres, _ end: Metres) {
    let course = end - start
    length = course.squared.squareRoot()
    self.start = start
    ahead = length > 0 ? course / length : Metres(1, 0)
  }

  @inline(__always)
  func place(_ point: Metres) -> Metres {
    let offset = point - start
    return Metres(
      offset.x * ahead.x + offset.y * ahead.y, offset.y * ahead.x - offset.x * ahead.y)
  }

  /// On which sides of the rectangle around the course that reaches some metres further a place
  /// lies: an edge between two that share one is further than that from the course.
  @inline(__always)
  func sides(of place: Metres, beyond reach: Double) -> UInt8 {
    (place.x < -reach ? 1 : 0) | (place.x > length + reach ? 2 : 0) | (place.y < -reach ? 4 : 0)
      | (place.y > reach ? 8 : 0)
  }

  /// The square of a distance that an edge between two places does not come nearer than.
  @inline(__always)
  func squaredGap(_ p: Metres, _ q: Metres) -> Double {
    let along = max(0, min(p.x, q.x) - length, -max(p.x, q.x))
    let across = p.y * q.y > 0 ? min(abs(p.y), abs(q.y)) : 0
    return along * along + across * across
  }

  /// How far to the left what of an edge between two places lies beside the course is; a range
  /// that is empty for nothing.
  ///
  /// What lies beyond an end of the course is ahead or behind, on neither side.
  @inline(__always)
  func aside(_ p: Metres, _ q: Metres) -> (least: Double, most: Double) {
    if max(p.x, q.x) < 0 || min(p.x, q.x) > length { return (.infinity, -.infinity) }
    var (low, high) = (0.0, 1.0)
    if p.x != q.x {
      let shares = (-p.x / (q.x - p.x), (length - p.x) / (q.x - p.x))
      low = max(low, min(shares.0, shares.1))
      high = min(high, max(shares.0, shares.1))
    }
    let (from, to) = (p.y + low * (q.y - p.y), p.y + high * (q.y - p.y))
    return (min(from, to), max(from, to))
  }
}
