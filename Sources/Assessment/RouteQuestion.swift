package import Geometry
package import MineAction

/// "Is this route cleared?": for what traffic, at what time, by what was known when.
package struct RouteQuestion: Sendable {
  /// The route.
  package var route: RouteLine
  /// What travels.
  package var profile: Policy.Profile
  /// The ground that the traffic may touch, across the route, in metres, above 0 to 200.
  package var width: Double
  /// How far the drawn line may lie from the ground driven, in metres, 95 %.
  package var routeAccuracy: Double
  /// Whether nobody said how accurate the route is.
  package var isRouteAccuracyAssumed: Bool
  /// The clearance depth that the traffic needs, in metres.
  package var requiredDepth: Double
  /// The days after which a release counts as stale, `nil` for none.
  package var maxEvidenceAge: Double?
  /// How far beyond the corridor a hazard is worth a warning, in metres.
  package var standOff: Double
  /// The instant asked about, in the field.
  package var at: Instant
  /// The ledger position asked about; `nil` for all that is known.
  package var revision: Int64?

  /// Creates a question with what the policy demands for a profile.
  package init(
    route: RouteLine, profile: Policy.Profile = .heavy, policy: Policy = .standard, at: Instant,
    revision: Int64? = nil
  ) {
    (self.route, self.profile, self.at, self.revision) = (route, profile, at, revision)
    (width, routeAccuracy, isRouteAccuracyAssumed) = (policy.width(for: profile), 0, true)
    requiredDepth = policy.requiredDepth(for: profile)
    (maxEvidenceAge, standOff) = (policy.maxEvidenceAge, 50)
  }

  /// The half-width of the corridor, in metres.
  package var reach: Double { width / 2 + routeAccuracy }
}

extension RouteQuestion {
  /// How far beyond a cell its neighbourhood is valid, in metres, for the usual questions: half a
  /// segment that leaves the cell, the corridor of a convoy with a telephone, and the stand-off.
  static let usualMargin = 160.0

  /// How far beyond a cell the neighbourhood must be valid, in metres.
  var margin: Double {
    max(RouteCourse.longestSegment / 2 + reach + standOff + 1, Self.usualMargin)
  }

  /// The rectangles, each about a cell, in which danger and work matter to the answer.
  ///
  /// Of work, that matters, too, which lies further off by the accuracy of any area that is found.
  package var windows: [Envelope] {
    var cells: Set<GridCell> = []
    return RouteCourse(route).chunks.compactMap { chunk in
      cells.insert(chunk.cell).inserted ? chunk.cell.envelope.grown(byMetres: margin) : nil
    }
  }
}
