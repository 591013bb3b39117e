internal import Geometry

/// A place in metres east and north of the origin of a cell's frame, for the arithmetic of edges.
typealias Metres = SIMD2<Double>

extension Metres {
  init(_ position: Position<Plane>) { self.init(position.x, position.y) }

  /// The place with metres east that are right at another latitude.
  @inline(__always)
  func scaled(east scale: Double) -> Self { Self(x * scale, y) }

  /// The square of the distance from the origin.
  @inline(__always)
  var squared: Double { x * x + y * y }
}
