internal import Geometry
internal import MineAction

/// A piece of danger on record: what it is, and how far it reaches beyond its geometry.
struct ContaminationItem: Sendable {
  /// The number of its record.
  let number: Int
  let code: String
  let recordType: RecordType
  /// `hazard` or `suspect`.
  let `class`: RouteClass
  let located: LocatedShape
  /// In metres.
  let reach: Double
}

extension ContaminationItem {
  /// What is left of an area, or all of it.
  init(_ area: DangerousArea, located: LocatedShape, reach: Double) {
    self.init(
      number: area.number, code: area.code, recordType: .hazardousArea,
      class: area.isConfirmed ? .hazard : .suspect, located: located, reach: reach)
  }
}
