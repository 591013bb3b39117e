package import MineAction

/// How a route is asked about; what is `nil` is as the profile and the policy have it.
package struct RouteOptions: Sendable {
  /// What travels.
  package var profile = Policy.Profile.heavy
  /// Metres of ground that the traffic may touch, across the route.
  package var width: Double?
  /// How far the drawn line may lie from the ground driven, in metres.
  package var routeAccuracy: Double?
  /// The clearance depth that the traffic needs, in metres.
  package var requiredDepth: Double?
  /// The days after which a release is stale.
  package var maxEvidenceAge: Double?
  /// Metres beyond the corridor within which a hazard is worth a warning.
  package var standOff: Double?
  /// The instant asked about; now where it is `nil`.
  package var at: Instant?
  /// The revision asked about; the latest where it is `nil`.
  package var revision: Int64?

  /// Creates the usual question.
  package init() {}

  /// Refuses what cannot be asked.
  func check(head: Int64) throws {
    func require(_ isFit: Bool, _ option: String, _ reason: String, _ hint: String) throws {
      if !isFit { throw Problem(reason, at: option, hint: hint, status: Problem.usage) }
    }
    let length = { (value: Double?) in value.map { $0.isFinite && (0...1e6).contains($0) } ?? true }
    try require(
      width.map { $0 > 0 && $0 <= 200 } ?? true, "--width", "that is no width of traffic",
      "give metres, above 0 and at most 200")
    try require(
      length(routeAccuracy), "--route-accuracy", "that is no accuracy", "give metres, 0 or more")
    try require(
      requiredDepth.map { (0...5).contains($0) } ?? true, "--required-depth",
      "that is no depth of clearance", "give metres, 0 to 5")
    try require(
      maxEvidenceAge.map { $0.isFinite && $0 >= 0 } ?? true, "--max-evidence-age",
      "that is no age", "give days, 0 or more")
    try require(
      length(standOff), "--stand-off", "that is no distance", "give metres, 0 or more")
    try require(
      revision.map { (0...head).contains($0) } ?? true, "--revision",
      "the ledger has no such revision", "give a number from 0 to \(head)")
  }
}
