internal import MineAction

/// What of a question changes the derived ground.
struct Demand: Hashable, Sendable {
  /// In metres.
  let requiredDepth: Double
  let technicalSurveySuffices: Bool
  /// In days.
  let maxEvidenceAge: Double?

  /// Whether a released sector is of a method that suffices, whatever its depth.
  func accepts(methodOf sector: Sector) -> Bool {
    sector.method == .clearance
      || (sector.method == .technicalSurvey && technicalSurveySuffices)
  }

  /// Whether a released sector is of the method and to the depth that are demanded.
  func isMet(by sector: Sector) -> Bool {
    accepts(methodOf: sector) && (sector.clearanceDepth.map { $0 >= requiredDepth } ?? false)
  }
}
