/// A piece of a circle, less than half of it, that stands for the many short chords of an offset.
struct Arc: BitwiseCopyable, Sendable {
  let centre: Metres
  /// In metres; 0 for none.
  let radius: Double

  static let none = Self(centre: .zero, radius: 0)

  /// How far its ends may lie from the circle, and its chords within it, in metres.
  private static let fit = (ends: 0.0002, chord: 0.003)

  /// The longest arc that points from a place on lie on, and its last point; `nil` for none of at
  /// least four chords.
  static func starting(at first: Int, in points: ArraySlice<Metres>) -> (arc: Self, last: Int)? {
    guard first + 4 < points.endIndex,
      let guess = Self(through: points[first], points[first + 2], points[first + 4])
    else { return nil }
    var last = first
    while last + 1 < points.endIndex, guess.continues(from: points[first], points, last) {
      last += 1
    }
    guard last >= first + 4,
      let arc = Self(through: points[first], points[(first + last) / 2], points[last]),
      (first..<last).allSatisfy({ arc.holds(points[$0], points[$0 + 1]) })
    else { return nil }
    return (arc, last)
  }

  private init(centre: Metres, radius: Double) { (self.centre, self.radius) = (centre, radius) }

  /// The circle through three points, if it is of a size that offsets have.
  private init?(through a: Metres, _ b: Metres, _ c: Metres) {
    let (u, v) = (b - a, c - a)
    let cross = 2 * (u.x * v.y - u.y * v.x)
    guard cross != 0 else { return nil }
    let (uu, vv) = (u.squared, v.squared)
    let offset = Metres((v.y * uu - u.y * vv) / cross, (u.x * vv - v.x * uu) / cross)
    let radius = offset.squared.squareRoot()
    guard radius > 0.01, radius < 5_000 else { return nil }
    self.init(centre: a + offset, radius: radius)
  }

  private func holds(_ one: Metres, _ other: Metres) -> Bool {
    abs((other - centre).squared.squareRoot() - radius) <= Self.fit.ends
      && abs((one - centre).squared.squareRoot() - radius) <= Self.fit.ends
      && (other - one).squared <= 8 * radius * Self.fit.chord
  }

  // Whether the next chord goes on in the same sense, within a right angle of the start.
  private func continues(from start: Metres, _ points: ArraySlice<Metres>, _ last: Int) -> Bool {
    let (one, next) = (points[last], points[last + 1])
    guard holds(one, next) else { return false }
    let (from, to) = (start - centre, next - centre)
    guard from.x * to.x + from.y * to.y > 0 else { return false }
    if last == points.startIndex || one == start { return true }
    let (before, after) = (one - points[last - 1], next - one)
    let (across, inward) = (
      before.x * after.y - before.y * after.x,
      after.x * (centre.y - one.y)
        - after.y * (centre.x - one.x)
    )
    return across * inward > 0
  }

  /// The same for distances at another latitude; only where that does not deform it by more than a
  /// millimetre.
  @inline(__always)
  func scaled(east scale: Double) -> Self {
    Self(centre: centre.scaled(east: scale), radius: radius)
  }

  @inline(__always)
  func isRound(at scale: Double) -> Bool { radius * abs(scale - 1) < 0.001 }

  /// Calls `body` with each share of a course, 0 to 1, within a distance of the arc from `a` to `b`.
  @inline(__always)
  func eachShare(
    of start: Metres, _ end: Metres, within reach: Double, from a: Metres, to b: Metres,
    _ body: (Double, Double) -> Void
  ) {
    let course = end - start
    if let (low, high) = Proximity.disc(start, course, reach, a) { body(low, high) }
    if let (low, high) = Proximity.disc(start, course, reach, b) { body(low, high) }
    // Between the rays through its ends, the distance is that to the circle.
    let (one, two, from) = (a - centre, b - centre, start - centre)
    let sense: Double = one.x * two.y - one.y * two.x > 0 ? 1 : -1
    var (low, high) = (0.0, 1.0)
    Self.clip(
      &low, &high, sense * (one.x * from.y - one.y * from.x),
      sense * (one.x * course.y - one.y * course.x))
    Self.clip(
      &low, &high, sense * (from.x * two.y - from.y * two.x),
      sense * (course.x * two.y - course.y * two.x))
    guard low <= high,
      let outer = Proximity.disc(start, course, radius + reach, centre)
    else { return }
    (low, high) = (max(low, outer.0), min(high, outer.1))
    guard low <= high else { return }
    guard radius > reach, let inner = Proximity.disc(start, course, radius - reach, centre) else {
      return body(low, high)
    }
    if inner.0 > 0, low <= inner.0 { body(low, min(high, inner.0)) }
    if inner.1 < 1, high >= inner.1 { body(max(low, inner.1), high) }
  }

  /// Narrows a share to where `value + t · slope` is not negative.
  @inline(__always)
  private static func clip(
    _ low: inout Double, _ high: inout Double, _ value: Double, _ slope: Double
  ) {
    if slope > 0 {
      low = max(low, -value / slope)
    } else if slope < 0 {
      high = min(high, -value / slope)
    } else if value < 0 {
      (low, high) = (1, 0)
    }
  }

  /// The point of the arc from `a` to `b` that is nearest to a point.
  func nearest(to point: Metres, from a: Metres, to b: Metres) -> Metres {
    let (one, two, own) = (a - centre, b - centre, point - centre)
    let sense: Double = one.x * two.y - one.y * two.x > 0 ? 1 : -1
    let length = own.squared.squareRoot()
    if length > 0, sense * (one.x * own.y - one.y * own.x) >= 0,
      sense * (own.x * two.y - own.y * two.x) >= 0
    {
      return centre + own * (radius / length)
    }
    return (point - a).squared <= (point - b).squared ? a : b
  }

  /// The square of the least distance from a course to the arc from `a` to `b`.
  func squaredDistance(
    from start: Metres, _ end: Metres, from a: Metres, to b: Metres
  ) -> Double {
    var least = min(
      Proximity.squaredDistance(a, start, end), Proximity.squaredDistance(b, start, end))
    for end in [start, end] {
      least = min(least, (end - nearest(to: end, from: a, to: b)).squared)
    }
    let foot = Proximity.nearest(to: centre, onEdge: start, end)
    least = min(least, (foot - nearest(to: foot, from: a, to: b)).squared)
    // Where the course crosses the circle: on the arc itself it is nothing.
    let course = end - start
    if let (low, high) = Proximity.disc(start, course, radius, centre) {
      for share in [low, high] {
        let point = start + course * share
        least = min(least, (point - nearest(to: point, from: a, to: b)).squared)
      }
    }
    return least < 1e-16 ? 0 : least
  }
}
