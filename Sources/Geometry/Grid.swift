/// The frame of positions in the unit of a coordinate reference system, easting or longitude first.
///
/// Metres on a map's grid as a rule; degrees of another datum, or feet, where the system has those.
package enum Grid {}

extension Position where Frame == Grid {
  /// Creates a position from an easting and a northing.
  ///
  /// - Throws: ``Position/Defect`` beyond 100,000 km, more than the zone-prefixed easting of any
  ///   grid on Earth (60,500 km).
  package init(easting: Double, northing: Double) throws(Defect) {
    try self.init(x: easting, y: northing, limits: (1e8, 1e8))
  }

  /// East of the grid's origin, in its unit.
  package var easting: Double { x }
  /// North of the grid's origin, in its unit.
  package var northing: Double { y }
}
