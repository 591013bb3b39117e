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
    /// Released before the period that is asked about, by whatever method; nothing without one.
    package internal(set) var releasedBefore = 0.0

    /// What is left over when the parts are taken from the whole: nothing, to rounding.
    package var imbalance: Double {
      reported - remaining - cancelled - reduced - cleared - releasedBefore
    }

    /// Whether area is conserved: within 0.1 m² or a millionth.
    package var isConserved: Bool { abs(imbalance) <= max(0.1, reported * 1e-6) }

    static func += (sum: inout Self, other: Self) {
      sum.reported += other.reported
      sum.remaining += other.remaining
      sum.cancelled += other.cancelled
      sum.reduced += other.reduced
      sum.cleared += other.cleared
      sum.releasedBefore += other.releasedBefore
    }

    static func - (one: Self, other: Self) -> Self {
      Self(
        reported: one.reported - other.reported, remaining: one.remaining - other.remaining,
        cancelled: one.cancelled - other.cancelled, reduced: one.reduced - other.reduced,
        cleared: one.cleared - other.cleared,
        releasedBefore: one.releasedBefore - other.releasedBefore)
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

  /// The land of the areas of one district, or that one organisation's work released.
  package struct Share: Sendable {
    /// The district or the organisation; `nil` for what names none.
    package let name: String?
    /// What became of the land: ground that several areas or sectors hold counts once.
    package internal(set) var areas = Areas()
  }

  /// One row for each hazardous area on record that is not withdrawn, in the order of the codes.
  package private(set) var rows: [Row] = []
  /// The land itself: what lies in several areas counts once.
  package private(set) var union = Areas()
  /// The sum of the rows.
  package private(set) var sum = Areas()
  /// One share for each district that an area names, in the order of their names.
  package private(set) var districts: [Share] = []
  /// One share for each organisation whose work counts, in the order of their names.
  ///
  /// What was cancelled, reduced and cleared, where that was asked for. Ground that two of them
  /// worked counts for both; strips that two people let go count for none.
  package private(set) var organisations: [Share] = []
  /// Whether only work counts as cancelled, reduced and cleared that was accepted in a period.
  package let isOfPeriod: Bool
  /// Areas without a place, of which nothing can be said in square metres.
  package private(set) var unlocated: [String] = []

  /// Reckons the balance of what is in force at a revision and an instant.
  ///
  /// `code`: the only area to reckon; all of them if `nil`.
  /// `since`: the first instant of the period of which the releases are asked; ground that work
  /// accepted earlier accounts for is ``Areas/releasedBefore``.
  /// `byOrganisation`: whether ``organisations`` are wanted, which takes more overlays.
  package init(
    of situation: Situation, at instant: Instant, revision: Int64 = .max,
    only code: Record.Code? = nil, since: Instant? = nil, byOrganisation: Bool = false,
    _ topology: some Topology
  ) throws(TopologyFailure) {
    let land = BalancedLand(
      situation, at: instant, min(revision, situation.revision), since: since, only: code)
    isOfPeriod = since != nil
    unlocated = land.unlocated.sorted()
    var (districts, bodies): ([String?: Areas], [String?: Areas]) = ([:], [:])
    for group in land.groups {
      let reckoned = try group.reckoned(byOrganisation: byOrganisation, topology)
      rows += reckoned.rows
      union += reckoned.union
      for row in reckoned.rows { sum += row.areas }
      for (name, areas) in reckoned.districts { districts[name, default: Areas()] += areas }
      for (name, areas) in reckoned.organisations { bodies[name, default: Areas()] += areas }
    }
    rows.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    (self.districts, organisations) = (Self.shares(districts), Self.shares(bodies))
  }

  // What names none comes last.
  private static func shares(_ areas: [String?: Areas]) -> [Share] {
    areas.map { Share(name: $0, areas: $1) }.sorted { Table.precedes([$0.name], [$1.name]) }
  }
}
