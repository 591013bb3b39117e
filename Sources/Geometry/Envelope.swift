/// A rectangle in degrees: what a shape cannot lie outside of.
package struct Envelope: Hashable, Sendable, BitwiseCopyable {
  /// The least longitude.
  package var west: Double
  /// The least latitude.
  package var south: Double
  /// The greatest longitude.
  package var east: Double
  /// The greatest latitude.
  package var north: Double

  /// Creates a rectangle; `west` is at most `east`, `south` at most `north`.
  package init(west: Double, south: Double, east: Double, north: Double) {
    (self.west, self.south, self.east, self.north) = (west, south, east, north)
  }

  /// The rectangle around positions, `nil` around none.
  package init?(_ positions: some Sequence<Position<Geographic>>) {
    var all: Self?
    for position in positions { all = all?.including(position) ?? Self(position) }
    guard let all else { return nil }
    self = all
  }

  /// The rectangle of a single position.
  package init(_ position: Position<Geographic>) {
    self.init(west: position.x, south: position.y, east: position.x, north: position.y)
  }

  private func including(_ position: Position<Geographic>) -> Self {
    Self(
      west: min(west, position.x), south: min(south, position.y),
      east: max(east, position.x), north: max(north, position.y))
  }

  /// The rectangle around this and another.
  package func union(_ other: Self) -> Self {
    Self(
      west: min(west, other.west), south: min(south, other.south),
      east: max(east, other.east), north: max(north, other.north))
  }

  /// Whether the two share a point, edges included.
  @inline(__always)
  package func intersects(_ other: Self) -> Bool {
    west <= other.east && other.west <= east && south <= other.north && other.south <= north
  }

  /// Whether a position lies inside, edges included; one whose `west` is greater than its `east`
  /// crosses the antimeridian.
  package func holds(_ position: Position<Geographic>) -> Bool {
    let isBetween =
      west <= east
      ? west <= position.x && position.x <= east : west <= position.x || position.x <= east
    return isBetween && south <= position.y && position.y <= north
  }

  /// Whether the other lies wholly inside, edges included.
  package func contains(_ other: Self) -> Bool {
    west <= other.west && other.east <= east && south <= other.south && other.north <= north
  }

  /// The rectangle grown on all sides by at least some metres; it may reach beyond ±180°.
  package func grown(byMetres metres: Double) -> Self {
    let up = metres / 110_500  // Metres in a degree of latitude are never fewer.
    let furthest = min(max(abs(south), abs(north)) + up, 90)
    let scale = Ellipsoid.metresPerDegree(atLatitude: furthest).longitude
    let aside = min(metres / scale, 360)
    return Self(west: west - aside, south: south - up, east: east + aside, north: north + up)
  }

  /// The same rectangle, and its image a turn of the Earth away where it reaches beyond ±180°.
  package var wrapped: [Self] {
    var all = [self]
    if west < -180 {
      all.append(Self(west: west + 360, south: south, east: east + 360, north: north))
    }
    if east > 180 {
      all.append(Self(west: west - 360, south: south, east: east - 360, north: north))
    }
    return all
  }
}
