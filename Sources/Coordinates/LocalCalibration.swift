package import Geometry
internal import Glibc

/// A shift that brings the positions of a map of doubtful datum onto monuments that are known.
///
/// All metres are east and north in one local frame. A shift is all that is corrected: a turn and
/// a scale are reported, and what they cause stays in the accuracy.
package struct LocalCalibration: Hashable, Sendable {
  /// A marked point whose position is known in both systems.
  package struct Monument: Hashable, Sendable {
    /// What it is called; no two of a calibration share a name.
    package let name: String
    /// Where the map's own coordinates put it.
    package let entered: Position<Plane>
    /// Where it truly is.
    package let known: Position<Plane>

    /// Creates a monument.
    package init(name: String, entered: Position<Plane>, known: Position<Plane>) {
      (self.name, self.entered, self.known) = (name, entered, known)
    }
  }

  /// A way to go on the plane.
  package struct Displacement: Hashable, Sendable {
    /// Metres to the east.
    package let east: Double
    /// Metres to the north.
    package let north: Double
    /// The length, in metres.
    package var length: Double { (east * east + north * north).squareRoot() }
  }

  /// What the shift leaves of one monument.
  package struct Residual: Hashable, Sendable {
    /// The name of the monument.
    package let name: String
    /// From where the shift puts the monument to where it is known to be.
    package let displacement: Displacement
  }

  /// From an entered position to the corrected one: the mean over the monuments, which is the
  /// shift with the least sum of squared residuals.
  package let shift: Displacement
  /// What the shift leaves of each monument, in the order in which they were given.
  package let residuals: [Residual]
  /// How far, in metres, a corrected position may be off: see ``accuracy(ofResiduals:)``.
  package let accuracy: Double
  /// The turn and the scale that the monuments show, which are not corrected.
  package let similarity: Similarity
  /// Where the calibration may be used.
  package let extent: Extent

  /// Fits the shift.
  ///
  /// - Throws: ``Defect`` for monuments that prove too little or contradict each other.
  package init(_ monuments: [Monument]) throws(Defect) {
    try Self.checkNamesAndPlaces(monuments)
    try Self.checkSpread(monuments.map(\.entered))
    try Self.checkSpread(monuments.map(\.known))
    try Self.checkOutliers(monuments)
    let shift = Self.meanShift(monuments)
    residuals = monuments.map {
      Residual(name: $0.name, displacement: Self.residual(of: $0, after: shift))
    }
    accuracy = Self.accuracy(ofResiduals: residuals.map(\.displacement.length))
    similarity = Similarity(
      entered: monuments.map(\.entered), residuals: residuals.map(\.displacement))
    extent = Extent(around: monuments.map(\.known))
    self.shift = shift
  }

  /// Where an entered position truly lies, to within ``accuracy`` if that is inside ``extent``.
  package func corrected(_ entered: Position<Plane>) -> Position<Plane> {
    Position(east: entered.x + shift.east, north: entered.y + shift.north)
  }

  /// The accuracy, in metres, of a position that is none of the monuments.
  ///
  /// The greater of the longest residual and of the radius that holds 95 % of positions where
  /// errors are normal and alike in all directions, k·s·√(1 + 1/n): the spread `s` of one
  /// coordinate has ν = 2(n − 1) degrees of freedom, and the mean of `n` adds its own share.
  /// k = √(ν(0.05^(−2/ν) − 1)): half the square of a distance over s² is distributed as F with 2 and
  /// ν degrees of freedom, of which the quantile has that closed form; 3.73 for three monuments, 2.45
  /// for very many.
  package static func accuracy(ofResiduals lengths: [Double]) -> Double {
    let count = Double(lengths.count)
    let squares = lengths.reduce(0) { $0 + $1 * $1 }
    let spread = (squares / (2 * (count - 1))).squareRoot()
    let freedom = 2 * (count - 1)
    let factor = (freedom * (pow(0.05, -2 / freedom) - 1)).squareRoot()
    return lengths.reduce(factor * spread * (1 + 1 / count).squareRoot(), max)
  }

  static func meanShift(_ monuments: [Monument]) -> Displacement {
    let count = Double(monuments.count)
    return Displacement(
      east: monuments.reduce(0) { $0 + ($1.known.x - $1.entered.x) } / count,
      north: monuments.reduce(0) { $0 + ($1.known.y - $1.entered.y) } / count)
  }

  static func residual(of monument: Monument, after shift: Displacement) -> Displacement {
    Displacement(
      east: monument.known.x - monument.entered.x - shift.east,
      north: monument.known.y - monument.entered.y - shift.north)
  }
}
