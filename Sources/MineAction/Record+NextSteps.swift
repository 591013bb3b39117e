/// A step that the tables of land release allow next.
package struct NextStep: Hashable, Sendable {
  /// The status that it leads to.
  package let status: String
  /// Whether it takes a second person, who approves it.
  package let isOfTwo: Bool
}

extension Record {
  /// The steps that lead on from the last one; none for what has no life.
  package var nextSteps: [NextStep] {
    func steps(_ alone: [String], two: [String] = []) -> [NextStep] {
      alone.map { NextStep(status: $0, isOfTwo: false) }
        + two.map { NextStep(status: $0, isOfTwo: true) }
    }
    switch detail {
    case .hazardousArea(let area):
      switch area.status ?? .open {
      case .open: return steps(["open"], two: ["released", "withdrawn"])
      case .released: return steps(["open"], two: ["withdrawn"])
      case .withdrawn: return steps(["open"])
      }
    case .hazardReport(let report):
      switch report.effectiveStatus {
      case .reported: return steps(["verified"], two: ["resolved", "withdrawn"])
      case .verified: return steps([], two: ["resolved"])
      case .resolved, .withdrawn: return []
      }
    case .sector(let sector):
      switch sector.effectiveStatus {
      case .planned: return steps(["assigned", "resuspected"], two: ["withdrawn"])
      case .assigned: return steps(["inProgress", "resuspected"], two: ["withdrawn"])
      case .inProgress: return steps(["suspended", "completed"], two: ["withdrawn"])
      case .suspended, .rejected: return steps(["inProgress", "resuspected"], two: ["withdrawn"])
      case .completed: return steps(["accepted", "rejected", "resuspected"], two: ["withdrawn"])
      case .accepted: return steps(["handedOver", "resuspected"], two: ["withdrawn"])
      case .handedOver: return steps(["resuspected"], two: ["withdrawn"])
      case .resuspected:
        return steps(["inProgress", "resuspected"], two: ["accepted", "withdrawn"])
      case .withdrawn: return []
      }
    case .organisation, .person, .other: return []
    }
  }
}
