internal import Geometry
internal import MineAction

/// A sector in force near a place, as far as verdicts need it.
struct WorkedSector: Sendable {
  /// The number of its record.
  let number: Int
  let code: RankedCode
  let sector: Sector
  let figure: Figure
  /// The drawn geometry in metres of the cell's frame; only of sectors that are released.
  let plane: Shape<Plane>
  let accuracy: Double
  /// The first and the last instant of the completion.
  let completed: FieldDate

  /// Whether nobody searched its ground, or nobody says how: that undoes no confirmed area.
  var wasNeverSearched: Bool {
    sector.method != .clearance && sector.method != .technicalSurvey
  }

  /// Whether it was completed strictly later than something was observed; a tie is the hazard's.
  func isLater(than observed: Instant) -> Bool { completed.first > observed }
}
