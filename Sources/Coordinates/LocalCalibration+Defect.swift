internal import Geometry
internal import Glibc

extension LocalCalibration {
  /// The reason that monuments make no calibration.
  package enum Defect: Error, Hashable, Sendable {
    /// There are fewer than `least` monuments.
    case tooFew(count: Int, least: Int)
    /// A coordinate of the monument is no number, or larger than the Earth.
    case outOfRange(name: String)
    /// Two monuments have the same name.
    case sameName(String)
    /// Two monuments are at most a metre apart in one of the systems: they count as one.
    case samePlace(String, String, distance: Double)
    /// No two monuments are farther apart than `span` metres, which must be above `least`.
    case tooClose(span: Double, least: Double)
    /// The monuments lie in a strip of `length` by `width` metres, which is nearly a line.
    case onOneLine(length: Double, width: Double)
    /// The monument lies `distance` metres from where the others put it, who agree to `accuracy`.
    case outlier(name: String, distance: Double, accuracy: Double)
  }

  /// The fewest monuments of which one may be found wrong.
  package static let leastCount = 3
  /// Monuments at most this far apart, in metres, are the same place.
  package static let samePlace = 1.0
  /// What two of the monuments must be farther apart than, in metres.
  package static let leastSpan = 10.0
  /// What the monuments' strip must be as wide as, in parts of its length.
  package static let leastWidth = 0.05
  /// A monument is wrong only farther than this, in metres, from where the others put it.
  package static let outlierFloor = 1.0
  /// And farther than this many times the accuracy of the others.
  package static let outlierFactor = 3.0

  private static let largest = 20_000_000.0

  static func checkNamesAndPlaces(_ monuments: [Monument]) throws(Defect) {
    guard monuments.count >= leastCount else {
      throw .tooFew(count: monuments.count, least: leastCount)
    }
    var names: Set<String> = []
    for (index, monument) in monuments.enumerated() {
      let (entered, known) = (monument.entered, monument.known)
      // False for NaN, too.
      guard [entered.x, entered.y, known.x, known.y].allSatisfy({ abs($0) <= largest }) else {
        throw .outOfRange(name: monument.name)
      }
      guard names.insert(monument.name).inserted else { throw .sameName(monument.name) }
      for other in monuments[..<index] {
        let nearest = min(
          other.entered.squaredDistance(to: entered), other.known.squaredDistance(to: known)
        ).squareRoot()
        guard nearest > samePlace else {
          throw .samePlace(other.name, monument.name, distance: nearest)
        }
      }
    }
  }

  /// Refuses positions in a heap or a row, which say nothing about a rotation.
  static func checkSpread(_ positions: [Position<Plane>]) throws(Defect) {
    var span = 0.0
    for (index, position) in positions.enumerated() {
      for other in positions[..<index] { span = max(span, other.squaredDistance(to: position)) }
    }
    span = span.squareRoot()
    guard span > leastSpan else { throw .tooClose(span: span, least: leastSpan) }
    // The strip runs along the axis of the greatest variance.
    let points = centred(positions)
    let (xx, yy, xy) = points.reduce((0.0, 0.0, 0.0)) {
      ($0.0 + $1.x * $1.x, $0.1 + $1.y * $1.y, $0.2 + $1.x * $1.y)
    }
    let angle = atan2(2 * xy, xx - yy) / 2
    let length = range(points.map { $0.x * cos(angle) + $0.y * sin(angle) })
    let width = range(points.map { $0.y * cos(angle) - $0.x * sin(angle) })
    guard width >= leastWidth * length else { throw .onOneLine(length: length, width: width) }
  }

  /// Asks of each monument where the others put it.
  ///
  /// At most one is found: of two, the one that is off by more hides the other.
  static func checkOutliers(_ monuments: [Monument]) throws(Defect) {
    for index in monuments.indices {
      var others = monuments
      let monument = others.remove(at: index)
      let shift = meanShift(others)
      let distance = residual(of: monument, after: shift).length
      let accuracy = accuracy(ofResiduals: others.map { residual(of: $0, after: shift).length })
      guard distance <= max(outlierFloor, outlierFactor * accuracy) else {
        throw .outlier(name: monument.name, distance: distance, accuracy: accuracy)
      }
    }
  }

  /// The positions, counted from their mean.
  static func centred(_ positions: [Position<Plane>]) -> [Position<Plane>] {
    let count = Double(positions.count)
    let east = positions.reduce(0) { $0 + $1.x } / count
    let north = positions.reduce(0) { $0 + $1.y } / count
    return positions.map { Position(east: $0.x - east, north: $0.y - north) }
  }

  private static func range(_ values: [Double]) -> Double {
    (values.max() ?? 0) - (values.min() ?? 0)
  }
}
