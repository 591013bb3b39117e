package import Assessment
internal import Geometry

/// A verdict as a picture of one sheet of A4, for print and for screens, complete in itself.
///
/// Nothing is loaded from elsewhere and nothing runs; the same input gives the same bytes.
package struct VerdictSVG: Sendable {
  /// The document.
  package let bytes: [UInt8]

  /// Beyond this size the outlines are drawn more coarsely, in bytes.
  static let sizeLimit = 1_000_000

  /// Draws a verdict over what lies near the route.
  package init(_ verdict: Verdict, _ context: VerdictContext, features: [SVGFeature]) {
    let sorted = features.sorted { one, other in
      one.kind.layer != other.kind.layer
        ? one.kind.layer < other.kind.layer
        : one.code.utf8.lexicographicallyPrecedes(other.code.utf8)
    }
    var tolerance = 0.2
    var bytes = SVGSheet(verdict, context, sorted, tolerance: tolerance).bytes
    while bytes.count > Self.sizeLimit, tolerance < 5 {
      tolerance *= 2
      bytes = SVGSheet(verdict, context, sorted, tolerance: tolerance).bytes
    }
    self.bytes = bytes
  }
}
