/// What one part of a ``Shape`` is.
package enum ShapeKind: UInt8, Sendable, BitwiseCopyable {
  /// One position.
  case point = 1
  /// One path of two or more positions.
  case line = 2
  /// Rings: an outer one, then holes.
  case polygon = 3
}
