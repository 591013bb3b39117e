/// What is said of a point of the route; the worst comes first.
package enum OracleClass: Int, Comparable, CaseIterable, Sendable {
  /// Within reach of contamination that is certain.
  case hazard
  /// Within reach of contamination that is suspected.
  case suspect
  /// In a gap between two parts of the route.
  case indeterminate
  /// Not wholly on released ground.
  case unknown
  /// Not wholly on ground released lately enough.
  case stale
  /// Not wholly on ground cleared deep enough, or a warning is due.
  case conditional
  /// None of these.
  case cleared

  /// Whether this is worse for the traveller.
  package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
}
