internal import Geometry

/// A rectangle in metres of a frame.
struct Bounds: BitwiseCopyable, Sendable {
  private(set) var west, south, east, north: Double

  /// The rectangle around points, `nil` around none.
  init?(_ positions: some Collection<Metres>) {
    guard let first = positions.first else { return nil }
    self.init(first, first)
    for position in positions {
      west = min(west, position.x)
      south = min(south, position.y)
      east = max(east, position.x)
      north = max(north, position.y)
    }
  }

  init?(_ shape: Shape<Plane>) { self.init(shape.positions.map(Metres.init)) }

  /// The rectangle around two points.
  @inline(__always)
  init(_ one: Metres, _ other: Metres) {
    (west, east) = one.x < other.x ? (one.x, other.x) : (other.x, one.x)
    (south, north) = one.y < other.y ? (one.y, other.y) : (other.y, one.y)
  }

  @inline(__always)
  func grown(by metres: Double) -> Self { grown(aside: metres, up: metres) }

  @inline(__always)
  func grown(aside: Double, up: Double) -> Self {
    var result = self
    result.west -= aside
    result.east += aside
    result.south -= up
    result.north += up
    return result
  }

  @inline(__always)
  func meets(_ other: Self) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }

  @inline(__always)
  func contains(_ point: Metres) -> Bool {
    west <= point.x && point.x <= east && south <= point.y && point.y <= north
  }

  @inline(__always)
  func scaled(east scale: Double) -> Self {
    var result = self
    result.west *= scale
    result.east *= scale
    return result
  }

  /// The square of the least distance to another.
  @inline(__always)
  func squaredGap(to other: Self) -> Double {
    let x = max(0, west - other.east, other.west - east)
    let y = max(0, south - other.north, other.south - north)
    return x * x + y * y
  }

  /// The share of a course, 0 to 1, that lies in it; low above high where none does.
  @inline(__always)
  func share(
    of start: Metres, _ end: Metres
  ) -> (low: Double, high: Double) {
    var (low, high) = (0.0, 1.0)
    Self.clip(&low, &high, start.x, end.x - start.x, west, east)
    Self.clip(&low, &high, start.y, end.y - start.y, south, north)
    return (low, high)
  }

  @inline(__always)
  private static func clip(
    _ low: inout Double, _ high: inout Double, _ value: Double, _ slope: Double, _ least: Double,
    _ most: Double
  ) {
    if slope == 0 { return }
    let (one, other) = ((least - value) / slope, (most - value) / slope)
    low = max(low, min(one, other))
    high = min(high, max(one, other))
  }
}
