internal import Geometry
internal import MineAction

/// A hazardous area in force near a place that is not withdrawn, released ones included.
struct DangerousArea: Sendable {
  let number: Int
  let code: RankedCode
  let isConfirmed: Bool
  let isReleased: Bool
  let figure: Figure
  /// In metres of the cell's frame.
  let plane: Shape<Plane>
  let accuracy: Double
  /// The last instant at which it may have been observed; `.never` without a date.
  let observed: Instant
}
