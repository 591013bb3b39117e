/// The frame of positions in metres east and north of the origin of a ``LocalFrame``.
///
/// Good for a neighbourhood of some kilometres, and for nothing that is kept.
package enum Plane {}

extension Position where Frame == Plane {
  /// Creates a position from metres east and north, which the caller has computed.
  @inlinable @inline(__always)
  package init(east: Double, north: Double) {
    self.init(computed: east, north)
  }

  /// The square of the distance to another position, in square metres.
  @inlinable @inline(__always)
  package func squaredDistance(to other: Self) -> Double {
    let (dx, dy) = (other.x - x, other.y - y)
    return dx * dx + dy * dy
  }
}
