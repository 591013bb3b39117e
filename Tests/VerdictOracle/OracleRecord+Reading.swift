import GeoEngine
import Geometry

// What a record means, where what is missing or not understood counts as the worse.
extension OracleRecord {
  /// How a record endangers, if it does.
  enum Danger { case certain, suspected }

  /// The metres that count for its accuracy.
  var countedAccuracy: Double { accuracy ?? 100 }

  /// Whether it is contamination at an instant, by its status and its date.
  func danger(at instant: Double) -> Danger? {
    switch recordType {
    case .hazardousArea:
      guard hasBegun(observed, instant) else { return nil }
      if status == "released" || status == "withdrawn", isLifted(observed, instant) { return nil }
      return isConfirmed ? .certain : .suspected
    case .hazardReport:
      guard hasBegun(reported, instant) else { return nil }
      switch status {
      case "verified": return .certain
      case "resolved", "withdrawn": return isLifted(reported, instant) ? nil : .suspected
      default: return .suspected
      }
    case .sector:
      // No member of a record dates its doubt: it has always been there.
      switch status {
      case "rejected": return .certain
      case "planned", "assigned", "inProgress", "completed", "accepted", "handedOver", "withdrawn":
        return nil
      default: return .suspected
      }
    }
  }

  /// Whether an area is confirmed.
  var isConfirmed: Bool { classification != "suspected" }

  /// How far around its geometry it endangers, in metres; of an area, where nothing was done.
  var reach: Double {
    guard recordType == .hazardReport else { return countedAccuracy }
    let known = [
      "antiPersonnel", "antiVehicle", "improvised", "clusterMunition", "unexploded", "abandoned",
    ]
    return (dangerRadius ?? (known.contains(kind ?? "") ? 50 : 100)) + countedAccuracy
  }

  /// Whether it is an area that older work does not answer for at an instant.
  func isNewerDanger(at instant: Double) -> Bool {
    recordType == .hazardousArea && hasBegun(observed, instant)
      && (status != "withdrawn" || !isLifted(observed, instant))
  }

  /// The day that a sector released at an instant was completed.
  func released(at instant: Double) -> Int? {
    guard recordType == .sector, status == "accepted" || status == "handedOver",
      let completed, OracleQuestion.end(ofDay: max(completed, accepted ?? completed)) <= instant
    else { return nil }
    return completed
  }

  /// Whether a team is at work on a sector.
  var isInProgress: Bool { recordType == .sector && status == "inProgress" }

  /// Whether a sector's release counts against a confirmed area.
  var isMoreThanASurveyOnFoot: Bool { method == "clearance" || method == "technicalSurvey" }

  private func hasBegun(_ day: Int?, _ instant: Double) -> Bool {
    day.map { OracleQuestion.start(ofDay: $0) <= instant } ?? true
  }

  // Danger whose end has no date of its own is there until the last instant of its first day.
  private func isLifted(_ day: Int?, _ instant: Double) -> Bool {
    day.map { OracleQuestion.end(ofDay: $0) <= instant } ?? true
  }

  /// The geometry of contamination: each invalid part by its hull.
  func dangerousShape() throws -> Shape<Geographic> {
    let shape = geometry ?? Shape()
    return try shape.parts.indices.reduce(into: Shape()) { result, part in
      result.append(
        try Self.isFlawed(part, of: shape) ? shape.hull(ofPart: part) : shape.part(part))
    }
  }

  /// The ground of a sector; nothing if any of it is invalid.
  func releasedShape() throws -> Shape<Geographic> {
    let shape = geometry ?? Shape()
    for part in shape.parts.indices where try Self.isFlawed(part, of: shape) { return Shape() }
    return shape.only(.polygon)
  }

  private static func isFlawed(_ part: Int, of shape: Shape<Geographic>) throws -> Bool {
    if shape.structuralFlaw(of: part) != nil { return true }
    return try GEOSTopology().flaw(ofPart: part, of: shape) != nil
  }
}
