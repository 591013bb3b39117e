/// A position in one kind of frame, proven to lie within the frame's range.
///
/// The frame is part of the type, so that degrees never reach a formula for metres.
/// What is built of positions has nothing left to check about single coordinates.
package struct Position<Frame>: Hashable, Sendable, BitwiseCopyable {
  /// The easting or longitude, in the unit of the frame.
  package let x: Double
  /// The northing or latitude, in the unit of the frame.
  package let y: Double

  /// The reason that two numbers are no position.
  package enum Defect: Error, Equatable {
    /// A coordinate lies beyond the range of the frame, or is not a number.
    case outOfRange(x: Double, y: Double)
  }

  /// Creates a position whose coordinates are at most the limits, either sign.
  init(x: Double, y: Double, limits: (x: Double, y: Double)) throws(Defect) {
    // Both comparisons are false for NaN, which is thereby refused too.
    guard abs(x) <= limits.x, abs(y) <= limits.y else { throw .outOfRange(x: x, y: y) }
    (self.x, self.y) = (x, y)
  }

  /// Creates a position of numbers that are known to be in range, as those computed from others.
  @inlinable @inline(__always)
  package init(computed x: Double, _ y: Double) {
    (self.x, self.y) = (x, y)
  }
}
