internal import Geometry
internal import MineAction

/// A piece of danger on record: what it is, and how far it reaches beyond its geometry.
struct ContaminationItem: Sendable {
  /// The number of its record.
  let number: Int
  let code: RankedCode
  let recordType: RecordType
  /// `hazard` or `suspect`.
  let `class`: RouteClass
  let figure: Figure
  /// In metres.
  let reach: Double
  /// Whether the engine failed to say what is left of it: then it is as drawn, and what is near it
  /// is not decided.
  var isUndecided = false
}

extension ContaminationItem {
  /// What is left of an area, or all of it.
  init(_ area: DangerousArea, figure: Figure, reach: Double, isUndecided: Bool = false) {
    self.init(
      number: area.number, code: area.code, recordType: .hazardousArea,
      class: area.isConfirmed ? .hazard : .suspect, figure: figure, reach: reach,
      isUndecided: isUndecided)
  }
}
