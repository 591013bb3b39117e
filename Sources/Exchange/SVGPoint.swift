/// A point of a page, in its units of a quarter of a millimetre, from the top left.
struct SVGPoint: Hashable, Sendable {
  /// To the right.
  var x: Double
  /// Downward.
  var y: Double

  /// Creates a point.
  init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }

  /// The point some way off.
  func moved(_ dx: Double, _ dy: Double) -> Self { Self(x + dx, y + dy) }
}
