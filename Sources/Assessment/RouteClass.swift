/// What the record bears out about a point of a route, from the best to the worst.
package enum RouteClass: String, Sendable, CaseIterable, Comparable {
  /// Cleared per record: never more than that.
  case cleared
  /// Released, with a reservation.
  case conditional
  /// Released so long ago that the evidence no longer counts.
  case stale
  /// No evidence.
  case unknown
  /// The engine cannot tell.
  case indeterminate
  /// A suspected hazard within reach.
  case suspect
  /// A hazard within reach.
  case hazard

  /// 0 for the best.
  package var rank: Int {
    switch self {
    case .cleared: 0
    case .conditional: 1
    case .stale: 2
    case .unknown: 3
    case .indeterminate: 4
    case .suspect: 5
    case .hazard: 6
    }
  }

  /// Orders classes from the best to the worst.
  package static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }
}
