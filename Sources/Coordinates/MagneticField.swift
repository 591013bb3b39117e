/// The direction of the Earth's magnetic field at one place and time.
package struct MagneticField: Hashable, Sendable {
  /// Degrees from true north to the compass needle, east positive, −180 … 180.
  package let declination: Double
  /// Degrees by which a free needle dips below the horizon, −90 … 90.
  package let inclination: Double
  /// The strength of the horizontal part, in nanotesla: what turns a compass needle.
  package let horizontalIntensity: Double
  /// The standard uncertainty of the declination, in degrees.
  ///
  /// One standard deviation over the Earth, rocks and magnetic storms included. Iron nearby is not.
  package let uncertainty: Double
  /// The name of the model that it was computed from, as `WMM2025`.
  package let model: String
}
