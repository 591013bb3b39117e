package import Geometry

/// What is asked about a route.
package struct OracleQuestion: Sendable {
  /// The parts of the route in the order of travel.
  package var parts: [[Position<Geographic>]]
  /// Metres of ground that the traffic may touch, across the route.
  package var width: Double
  /// Metres by which the line may be off.
  package var routeAccuracy: Double
  /// Metres of clearance that the traffic needs.
  package var requiredDepth: Double
  /// Days after which a release is stale.
  package var maxEvidenceAge: Double?
  /// Metres beyond the corridor within which a hazard is worth a warning.
  package var standOff: Double
  /// The instant asked about, in seconds since 1970-01-01T00:00:00Z.
  package var at: Double

  /// Creates a question with the defaults of the heavy profile.
  package init(parts: [[Position<Geographic>]], at: Double) {
    (self.parts, self.at) = (parts, at)
    (width, routeAccuracy, requiredDepth, maxEvidenceAge, standOff) = (6, 0, 0, nil, 50)
  }

  /// The half-width of the corridor, in metres.
  package var halfWidth: Double { width / 2 + routeAccuracy }

  /// The first instant of a day.
  package static func start(ofDay day: Int) -> Double { Double(day) * 86_400 }

  /// The last instant of a day: a microsecond before the next, as finely as time is recorded.
  package static func end(ofDay day: Int) -> Double { Double(day + 1) * 86_400 - 0.000_001 }
}
