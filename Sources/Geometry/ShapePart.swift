/// One point, line or polygon of a ``Shape``.
package struct ShapePart: Hashable, Sendable, BitwiseCopyable {
  /// What it is.
  package let kind: ShapeKind
  /// The first path behind it, counted over the shape.
  package let pathEnd: Int32
}
