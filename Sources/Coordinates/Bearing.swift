/// A horizontal direction, clockwise from a north, as it was read off an instrument or a map.
package struct Bearing: Hashable, Sendable {
  /// The north that a bearing counts from.
  package enum North: String, Sendable, CaseIterable {
    /// The direction of the pole.
    case `true` = "T"
    /// The direction of a map's northing lines.
    case grid = "G"
    /// The direction of a compass needle.
    case magnetic = "M"
  }

  /// Degrees, 0 ..< 360.
  package let degrees: Double
  /// What the degrees count from.
  package let north: North

  /// Creates a bearing; `nil` for what is no number of 0 to 360 degrees.
  package init?(degrees: Double, from north: North) {
    guard (0...360).contains(degrees) else { return nil }
    (self.degrees, self.north) = (degrees == 360 ? 0 : degrees, north)
  }
}
