package import Geometry

/// A coordinate reference system, as an authority defines it.
package struct CoordinateSystem: Hashable, Sendable {
  /// An axis of a system.
  package struct Axis: Hashable, Sendable {
    /// What the authority calls it, such as `Northing`.
    package let name: String
    /// What maps call it, such as `X`; in Soviet systems X runs north.
    package let abbreviation: String
    /// The name of its unit, such as `metre`.
    package let unit: String
  }

  /// Authority and code, such as `EPSG:28408`.
  package let code: String
  /// Its name, such as `Pulkovo 1942 / Gauss-Kruger zone 8`.
  package let name: String
  /// Its two axes, in the order of the authority.
  package let axes: [Axis]
  /// Whether the first number of a position is the northing or the latitude.
  package let isNorthingFirst: Bool
  /// Whether its positions are on a map's grid, not degrees.
  package let isProjected: Bool
  /// Its unit in metres, or in radians where it is not projected.
  package let unit: Double
  /// Where it may be used, in degrees; `nil` where the authority does not say.
  package let area: Envelope?

  /// The position of two numbers in the order of the authority.
  package func position(_ first: Double, _ second: Double) throws(Position<Grid>.Defect)
    -> Position<Grid>
  {
    isNorthingFirst
      ? try Position(easting: second, northing: first)
      : try Position(easting: first, northing: second)
  }

  /// The two numbers of a position in the order of the authority.
  package func numbers(_ position: Position<Grid>) -> (first: Double, second: Double) {
    isNorthingFirst ? (position.y, position.x) : (position.x, position.y)
  }
}
