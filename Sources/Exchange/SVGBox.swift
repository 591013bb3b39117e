/// A rectangle of a page.
struct SVGBox: Hashable, Sendable {
  /// The left edge.
  var left: Double
  /// The upper edge.
  var top: Double
  /// The right edge.
  var right: Double
  /// The lower edge.
  var bottom: Double

  /// Creates a rectangle from its edges.
  init(left: Double, top: Double, right: Double, bottom: Double) {
    (self.left, self.top, self.right, self.bottom) = (left, top, right, bottom)
  }

  /// The rectangle around points; `nil` around none.
  init?(_ points: some Sequence<SVGPoint>) {
    var box: Self?
    for point in points {
      guard let known = box else {
        box = Self(left: point.x, top: point.y, right: point.x, bottom: point.y)
        continue
      }
      box = Self(
        left: min(known.left, point.x), top: min(known.top, point.y),
        right: max(known.right, point.x), bottom: max(known.bottom, point.y))
    }
    guard let box else { return nil }
    self = box
  }

  /// Creates a square around a point.
  init(around point: SVGPoint, _ half: Double) {
    self.init(
      left: point.x - half, top: point.y - half, right: point.x + half, bottom: point.y + half)
  }

  /// How wide it is.
  var width: Double { right - left }
  /// How high it is.
  var height: Double { bottom - top }
  /// Its middle.
  var middle: SVGPoint { SVGPoint((left + right) / 2, (top + bottom) / 2) }

  /// The rectangle grown on all sides, or shrunk.
  func grown(_ by: Double) -> Self {
    Self(left: left - by, top: top - by, right: right + by, bottom: bottom + by)
  }

  /// Whether the two share a point inside both.
  func overlaps(_ other: Self) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }

  /// Whether the other lies wholly inside.
  func contains(_ other: Self) -> Bool {
    left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
  }

  /// The part within another; where there is none, the nearest place at the other's edge.
  func within(_ other: Self) -> Self {
    func clamped(_ value: Double, _ low: Double, _ high: Double) -> Double {
      min(max(value, low), high)
    }
    return Self(
      left: clamped(left, other.left, other.right), top: clamped(top, other.top, other.bottom),
      right: clamped(right, other.left, other.right),
      bottom: clamped(bottom, other.top, other.bottom))
  }

  /// How much of the smaller of the two lies in both, 0 to 1.
  func share(of other: Self) -> Double {
    let across = min(right, other.right) - max(left, other.left)
    let down = min(bottom, other.bottom) - max(top, other.top)
    let least = min(width * height, other.width * other.height)
    return across > 0 && down > 0 && least > 0 ? across * down / least : 0
  }

  /// Whether a point lies inside.
  func contains(_ point: SVGPoint) -> Bool {
    (left...right).contains(point.x) && (top...bottom).contains(point.y)
  }
}
