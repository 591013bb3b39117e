internal import Assessment
internal import MineAction

extension Cause {
  /// The cause as a plain sentence, without a full stop.
  var sentence: String {
    switch self {
    case .contamination(let nearby): nearby.sentence(at: nearby.place)
    case .routeGap(let length): "The parts of the route lie \(length.upToDecimetres) apart here"
    case .noRelease: "No released ground within the corridor"
    case .awaitingQualityControl(let codes):
      "Work is completed but not accepted: \(Self.list(codes))"
    case .accuracy(let codes):
      "Covered as drawn, but not if the outlines are off by their accuracy: \(Self.list(codes))"
    case .newerDanger(let codes):
      "Covered only by work that is older than a hazardous area here: \(Self.list(codes))"
    case .gap(let width, let codes):
      "Ground\(width > 0 ? " up to \(width.upToDecimetres) wide" : "") that was never released"
        + (codes.isEmpty ? "" : ", beside \(Self.list(codes))")
    case .staleEvidence(let codes, let oldest):
      "Evidence is too old: \(Self.list(codes))"
        + (oldest.map { ", the oldest of \($0.text)" } ?? "")
    case .method(let codes):
      "Released after survey only, not searched by clearance: \(Self.list(codes))"
    case .depth(let codes, let depth, let required):
      "Cleared to \(depth.map { "only \($0.inMetres)" } ?? "an unknown depth"),"
        + " \(required.inMetres) needed: \(Self.list(codes))"
    case .nearHazard(let nearby, let side): nearby.sentence(at: nearby.place(on: side))
    case .workInProgress(let codes): "A team is at work: \(Self.list(codes))"
    case .unlocated(let count):
      count == 1
        ? "A hazard is on record whose place nobody knows; it may be here"
        : "\(count) hazards are on record whose place nobody knows; they may be here"
    }
  }

  /// Codes, as many as a reader will read.
  static func list(_ codes: [String]) -> String {
    codes.sortedByBytes.map(\.onOneLine).listed(atMost: 8)
  }
}

extension Cause.Nearby {
  /// What it is, in words.
  var kind: String {
    switch (recordType, `class`) {
    case (.hazardousArea, .suspect): "suspected hazardous area"
    case (.hazardousArea, _): "confirmed hazardous area"
    case (.hazardReport, .suspect): "hazard report, not verified"
    case (.hazardReport, _): "verified hazard report"
    case (.sector, .suspect): "sector in doubt"
    case (.sector, _): "rejected sector"
    default: recordType.rawValue
    }
  }

  /// What it is and where.
  func sentence(at place: String) -> String {
    let reach = reach > 0 ? "; danger reaches \(reach.upToDecimetres) beyond it" : ""
    return "\(code.onOneLine), \(kind), \(place)\(reach)"
  }

  /// How far from the line it lies, never more than it does.
  var place: String {
    distance < 0.1 ? "on the line" : "\(distance.downToDecimetres) from the line"
  }

  /// How far from the line it lies, and on which side.
  func place(on side: Cause.Side) -> String {
    switch side {
    case .left: "\(distance.downToDecimetres) to the left"
    case .right: "\(distance.downToDecimetres) to the right"
    case .both: "\(distance.downToDecimetres) away, on both sides"
    case .ahead: "\(distance.downToDecimetres) ahead"
    }
  }
}
