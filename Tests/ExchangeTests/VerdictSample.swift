import Assessment
import Exchange
import Geometry
import MineAction

/// Verdicts made by hand, with routes of a given length.
enum VerdictSample {
  /// The instant of the example in `verdict.md` §4.
  static let at = Instant(microseconds: 1_606_737_600_000_000)

  /// What is said beside the verdict in that example.
  static let context = VerdictContext(
    routeName: "RTE 12", clearway: "0.1.0", geos: "3.11.1", proj: "9.1.1", ledgerDigest: "ab12",
    policyName: "default", policyDigest: "cd34")

  /// A route of some metres along a parallel, in edges of equal length.
  static func route(of length: Double, edges: Int = 4, latitude: Double = 40.27) throws -> RouteLine
  {
    let degrees = length / Ellipsoid.metresPerDegree(atLatitude: latitude).longitude
    return try RouteLine(parts: [
      (0...edges).map { number in
        try Position(
          longitude: 46.82 + degrees * Double(number) / Double(edges), latitude: latitude)
      }
    ])
  }

  /// A verdict of stretches that follow each other, whose route is as long as they are.
  static func verdict(
    _ pieces: [(length: Double, class: RouteClass, causes: [Cause])],
    evidence: [String] = [], oldest: String? = nil, nearest: Cause.Nearby? = nil,
    unlocated: [String] = [], revision: Int64 = 4211, edges: Int = 4,
    question change: (inout RouteQuestion) -> Void = { _ in }
  ) throws -> Verdict {
    let ends = pieces.reduce(into: [0.0]) { $0.append($0[$0.count - 1] + $1.length) }
    let route = try route(of: ends[ends.count - 1], edges: edges)
    var question = RouteQuestion(route: route, at: at)
    change(&question)
    let stretches = pieces.indices.map { number in
      let isCleared = pieces[number].class == .cleared
      return Stretch(
        from: ends[number], to: number == pieces.count - 1 ? route.length : ends[number + 1],
        class: pieces[number].class, causes: pieces[number].causes,
        evidence: isCleared ? evidence : [],
        oldestEvidence: isCleared ? oldest.flatMap { FieldDate($0, in: .utc) } : nil)
    }
    return Verdict(
      question: question, revision: revision, stretches: stretches, nearest: nearest,
      unlocated: unlocated)
  }

  /// The example of `verdict.md` §4.
  static func example() throws -> Verdict {
    try verdict(
      [(8003.1, .cleared, []), (2009.3, .unknown, [.noRelease])], evidence: ["SE-15", "SE-14"],
      oldest: "2020-11-29")
  }

  /// A hazardous area near a route.
  static func nearby(
    _ code: String = "HA-7", _ type: RecordType = .hazardousArea, _ class: RouteClass = .hazard,
    distance: Double = 0, reach: Double = 0
  ) -> Cause.Nearby {
    Cause.Nearby(
      code: code, recordType: type, class: `class`, distance: distance, reach: reach)
  }
}
