package import Geometry

/// The World Magnetic Model: where a compass needle points, for each place and day of five years.
///
/// Spherical harmonics to degree and order 12, which change evenly with time. The model knows the
/// field of the Earth's core only; for what rocks add, see ``MagneticField/uncertainty``.
///
/// Source: A. Chulliat and others, "The US/UK World Magnetic Model for 2020-2025: Technical
/// Report", NOAA NCEI (2020), doi:10.25923/ytk1-yx35, and its editions for 2015 and 2025.
package struct WorldMagneticModel: Sendable {
  /// The name of the edition, as `WMM2025`.
  package let name: String
  /// The year whose first moment the coefficients hold for; they serve for the five years from it.
  package let epoch: Int
  /// The uncertainty of the declination: a constant in degrees, and one in degrees times nanotesla.
  let declinationError: (constant: Double, slope: Double)
  /// Gauss coefficients g and h in nanotesla, Schmidt semi-normalised, and their change in a year.
  let coefficients: [(g: Double, h: Double, gRate: Double, hRate: Double)]

  /// The reason that there is no declination.
  package enum Defect: Error, Hashable, Sendable {
    /// The time lies outside all models, or is not a number.
    ///
    /// There are models from 1 January of the first of `years` to 31 December of the last.
    case noModel(decimalYear: Double, years: ClosedRange<Int>)
    /// The calendar has no such day.
    case noSuchDay(year: Int, month: Int, day: Int)
    /// The height in metres lies outside of `allowed`, or is not a number.
    case heightOutOfRange(Double, allowed: ClosedRange<Double>)
    /// A magnetic pole is so near that a compass is useless: the horizontal intensity, in
    /// nanotesla, is below `least`.
    case blackoutZone(horizontalIntensity: Double, least: Double)
  }

  /// The horizontal intensity, in nanotesla, below which the reports call a compass useless.
  package static let leastHorizontalIntensity = 2_000.0
  /// The heights above the ellipsoid, in metres, for which the reports state the model.
  package static let heights = -1_000.0...850_000.0
  /// The years of all models: from 1 January of the first to 31 December of the last.
  package static let years = 2015...2029

  /// The field at a place, `height` metres above the WGS 84 ellipsoid, at a time in years.
  ///
  /// Half past 2025 is 2025.5. Takes some microseconds. Height above the sea will do: 100 m change
  /// the declination by less than 0.01°, save near the magnetic poles.
  ///
  /// - Throws: ``Defect`` for a time or height outside the models, and near the magnetic poles.
  package static func field(
    at place: Position<Geographic>, height: Double = 0, decimalYear: Double
  ) throws(Defect) -> MagneticField {
    let fitting = [wmm2015, wmm2020, wmm2025].first {
      (Double($0.epoch)..<Double($0.epoch + 5)).contains(decimalYear)
    }
    guard let model = fitting else { throw .noModel(decimalYear: decimalYear, years: years) }
    guard heights.contains(height) else { throw .heightOutOfRange(height, allowed: heights) }
    return try model.field(at: place, height: height, decimalYear: decimalYear)
  }

  /// The field at a place, `height` metres above the WGS 84 ellipsoid, as a day begins (UTC).
  ///
  /// - Throws: ``Defect`` for a day that there is not, and as ``field(at:height:decimalYear:)``.
  package static func field(
    at place: Position<Geographic>, height: Double = 0, on day: (year: Int, month: Int, day: Int)
  ) throws(Defect) -> MagneticField {
    try field(at: place, height: height, decimalYear: decimalYear(of: day))
  }

  /// The time in years at which a day of the Gregorian calendar begins: 1 July 2020 is 2020.497.
  ///
  /// - Throws: ``Defect/noSuchDay(year:month:day:)``.
  package static func decimalYear(
    of day: (year: Int, month: Int, day: Int)
  ) throws(Defect) -> Double {
    let isLeap = day.year % 4 == 0 && (day.year % 100 != 0 || day.year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard (1...12).contains(day.month), (1...lengths[day.month - 1]).contains(day.day) else {
      throw .noSuchDay(year: day.year, month: day.month, day: day.day)
    }
    let before = lengths[..<(day.month - 1)].reduce(day.day - 1, +)
    return Double(day.year) + Double(before) / (isLeap ? 366 : 365)
  }

  private func field(
    at place: Position<Geographic>, height: Double, decimalYear: Double
  ) throws(Defect) -> MagneticField {
    let vector = vector(at: place, height: height, years: decimalYear - Double(epoch))
    let least = Self.leastHorizontalIntensity
    let horizontal = vector.horizontal
    guard horizontal >= least else {
      throw .blackoutZone(horizontalIntensity: horizontal, least: least)
    }
    let (constant, slope) = (declinationError.constant, declinationError.slope / horizontal)
    return MagneticField(
      declination: vector.declination, inclination: vector.inclination,
      horizontalIntensity: horizontal,
      uncertainty: (constant * constant + slope * slope).squareRoot(), model: name)
  }
}
