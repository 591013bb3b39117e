package import Geometry

extension LocalCalibration {
  /// A rectangle, in metres east and north, in which monuments vouch for a calibration.
  package struct Extent: Hashable, Sendable {
    /// The least easting.
    package let west: Double
    /// The least northing.
    package let south: Double
    /// The greatest easting.
    package let east: Double
    /// The greatest northing.
    package let north: Double

    /// The part of the larger side of the monuments' rectangle that is added on each side.
    package static let margin = 0.25

    /// Creates the rectangle around the true positions of the monuments, grown by the margin.
    init(around positions: [Position<Plane>]) {
      let (eastings, northings) = (positions.map(\.x), positions.map(\.y))
      let (west, east) = (eastings.min() ?? 0, eastings.max() ?? 0)
      let (south, north) = (northings.min() ?? 0, northings.max() ?? 0)
      let margin = Self.margin * max(east - west, north - south)
      (self.west, self.south) = (west - margin, south - margin)
      (self.east, self.north) = (east + margin, north + margin)
    }

    /// Whether a corrected position lies inside, edges included.
    package func contains(_ position: Position<Plane>) -> Bool {
      (west...east).contains(position.x) && (south...north).contains(position.y)
    }
  }
}
