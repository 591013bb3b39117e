internal import Geometry
package import MineAction

/// Why a stretch has its class; `verdict.md` §4 lists the reasons.
package enum Cause: Hashable, Sendable {
  /// Contamination within reach of the corridor.
  case contamination(Nearby)
  /// The straight line between two parts of the route, and its length in metres.
  case routeGap(length: Double)
  /// No released ground within the corridor.
  case noRelease
  /// Work is done there that nobody has accepted yet.
  case awaitingQualityControl(codes: [String])
  /// Covered as drawn, but not if the outlines are off by their accuracy.
  case accuracy(codes: [String])
  /// Covered by work that is older than a hazardous area there.
  case newerDanger(codes: [String])
  /// Not covered between or beside released sectors: by how much at most, in metres.
  case gap(width: Double, codes: [String])
  /// Released too long ago; the first day of the oldest release.
  case staleEvidence(codes: [String], oldest: FieldDate?)
  /// Released by a method that does not search all the ground.
  case method(codes: [String])
  /// Cleared to a depth that is unknown (`nil`) or less than required, in metres.
  case depth(codes: [String], depth: Double?, required: Double)
  /// Contamination beyond reach, but within the stand-off.
  case nearHazard(Nearby, side: Side)
  /// A team is at work.
  case workInProgress(codes: [String])
  /// Hazards are on record whose place nobody knows.
  case unlocated(count: Int)

  /// Contamination near a stretch.
  package struct Nearby: Hashable, Sendable {
    /// Its code.
    package let code: String
    /// What kind of record it is.
    package let recordType: RecordType
    /// `hazard` or `suspect`.
    package let `class`: RouteClass
    /// The least distance from the line to its geometry, in metres.
    package let distance: Double
    /// How far the danger reaches beyond its geometry, in metres.
    package let reach: Double

    /// Creates what is near a stretch.
    package init(
      code: String, recordType: RecordType, class: RouteClass, distance: Double, reach: Double
    ) {
      (self.code, self.recordType, self.class) = (code, recordType, `class`)
      (self.distance, self.reach) = (distance, reach)
    }
  }

  /// Where contamination lies, as one travels.
  package enum Side: String, Sendable {
    /// To the left.
    case left
    /// To the right.
    case right
    /// On both sides.
    case both
    /// Beyond the end of the route.
    case ahead
  }
}
