internal import Geometry
internal import Glibc

extension LocalCalibration {
  /// The turn and the scale of a similarity (Helmert) transformation of four parameters.
  ///
  /// For display only: a turn of some arc seconds is a wrong projection, a large one a wrong
  /// monument. What the two would explain adds up, as they are independent about the mean.
  package struct Similarity: Hashable, Sendable {
    /// Arc seconds by which the entered positions must be turned, clockwise seen from above.
    package let rotation: Double
    /// Parts per million by which the entered distances must grow.
    package let scale: Double
    /// The part, 0 … 1, of the sum of the squared residuals that the rotation would take away.
    package let rotationShare: Double
    /// The part, 0 … 1, of the sum of the squared residuals that the scale would take away.
    package let scaleShare: Double

    /// Fits the similarity to what a shift leaves; the positions are not all in one place.
    ///
    /// Least squares of x′ = a·x + b·y, y′ = a·y − b·x about the mean.
    init(entered: [Position<Plane>], residuals: [Displacement]) {
      var (size, grown, turned, squares) = (0.0, 0.0, 0.0, 0.0)
      for (point, residual) in zip(LocalCalibration.centred(entered), residuals) {
        size += point.x * point.x + point.y * point.y
        grown += point.x * residual.east + point.y * residual.north
        turned += point.y * residual.east - point.x * residual.north
        squares += residual.east * residual.east + residual.north * residual.north
      }
      let (a, b) = (1 + grown / size, turned / size)
      rotation = atan2(b, a) * 180 / .pi * 3_600
      scale = (hypot(a, b) - 1) * 1e6
      rotationShare = squares > 0 ? min(turned * turned / (size * squares), 1) : 0
      scaleShare = squares > 0 ? min(grown * grown / (size * squares), 1) : 0
    }
  }
}
