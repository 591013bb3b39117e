package import Geometry
package import MineAction

/// What became of the hazardous land on record: what was reported is what remains, and what was
/// cancelled, reduced and cleared (IMAS 07.11).
///
/// Areas are in square metres on the ellipsoid, of geometry as drawn; land that several methods
/// released counts once, for the one that searched it best.
package struct LandBalance: Sendable {
  /// Land by what became of it, in square metres.
  package struct Areas: Hashable, Sendable {
    /// All that was reported as hazardous.
    package internal(set) var reported = 0.0
    /// What is still hazardous.
    package internal(set) var remaining = 0.0
    /// Released by non-technical survey, or as a strip within the accuracy of outlines: never
    /// searched.
    package internal(set) var cancelled = 0.0
    /// Released by technical survey.
    package internal(set) var reduced = 0.0
    /// Released by clearance.
    package internal(set) var cleared = 0.0

    /// What is left over when the parts are taken from the whole: nothing, to rounding.
    package var imbalance: Double { reported - remaining - cancelled - reduced - cleared }

    /// Whether area is conserved: within 0.1 m² or a millionth.
    package var isConserved: Bool { abs(imbalance) <= max(0.1, reported * 1e-6) }

    static func += (sum: inout Self, other: Self) {
      sum.reported += other.reported
      sum.remaining += other.remaining
      sum.cancelled += other.cancelled
      sum.reduced += other.reduced
      sum.cleared += other.cleared
    }
  }

  /// The balance of one hazardous area.
  package struct Row: Sendable {
    /// Its code.
    package let code: String
    /// Whether it is open or released.
    package let status: Vocabulary.AreaStatus
    /// What became of it.
    package let areas: Areas
  }

  /// One row for each hazardous area on record that is not withdrawn, in the order of the codes.
  package private(set) var rows: [Row] = []
  /// The land itself: what lies in several areas counts once.
  package private(set) var union = Areas()
  /// The sum of the rows.
  package private(set) var sum = Areas()
  /// Areas without a place, of which nothing can be said in square metres.
  package private(set) var unlocated: [String] = []

  /// Reckons the balance of what is in force at a revision and an instant.
  ///
  /// `code`: the only area to reckon; all of them if `nil`.
  package init(
    of situation: Situation, at instant: Instant, revision: Int64 = .max,
    only code: Record.Code? = nil, _ topology: some Topology
  ) throws(TopologyFailure) {
    let land = BalancedLand(
      situation, at: instant, min(revision, situation.revision), only: code)
    unlocated = land.unlocated.sorted()
    for group in land.groups {
      let (rows, union) = try group.balance(topology)
      self.rows += rows
      self.union += union
      for row in rows { sum += row.areas }
    }
    rows.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
  }
}
