package import Assessment

extension RouteClass {
  /// The class in the words of `verdict.md` §4.
  package var words: String {
    switch self {
    case .cleared: "CLEARED PER RECORD"
    case .conditional: "CONDITIONAL"
    case .stale: "EVIDENCE OLD"
    case .unknown: "NO EVIDENCE"
    case .indeterminate: "CANNOT TELL"
    case .suspect: "SUSPECTED HAZARD"
    case .hazard: "HAZARD"
    }
  }
}
