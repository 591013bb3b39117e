/// A place as it was typed: which notation, and its numbers.
///
/// Where that is, an engine must say.
package enum PlaceNotation: Hashable, Sendable {
  /// Latitude and longitude on WGS 84.
  case degrees(latitude: Angle, longitude: Angle)
  /// A square of the Military Grid Reference System, in capitals and without spaces.
  case militaryGrid(String)
  /// A position on a grid of UTM.
  case utm(zone: Int, isNorthern: Bool, easting: Length, northing: Length)
  /// Two numbers in the axis order of an authority's system, such as `EPSG:28408`.
  case system(String, first: Length, second: Length)
  /// Legs from a place on record: the code of that, and bearings with distances.
  case traverse(from: String, legs: [Leg])

  /// A latitude or a longitude.
  package struct Angle: Hashable, Sendable {
    /// Degrees; negative to the south and to the west.
    package let degrees: Double
    /// What one unit of the last digit that was typed is worth, in degrees.
    package let unit: Double

    /// Creates an angle.
    package init(degrees: Double, unit: Double) { (self.degrees, self.unit) = (degrees, unit) }
  }

  /// A coordinate of a grid.
  package struct Length: Hashable, Sendable {
    /// In the unit of the grid.
    package let value: Double
    /// What one unit of the last digit that was typed is worth, in the unit of the grid.
    package let unit: Double

    /// Creates a coordinate.
    package init(value: Double, unit: Double) { (self.value, self.unit) = (value, unit) }
  }

  /// A straight line on the ground.
  package struct Leg: Hashable, Sendable {
    /// Its direction.
    package let bearing: Bearing
    /// Its length along the ground, in metres, above 0.
    package let metres: Double

    /// Creates a leg.
    package init(_ bearing: Bearing, metres: Double) {
      (self.bearing, self.metres) = (bearing, metres)
    }
  }
}
