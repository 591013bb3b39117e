internal import Assessment
internal import JSON
internal import MineAction

extension Cause {
  /// Writes the members of a cause: the reason, then those of the table in `verdict.md` §4.
  func write(to json: inout JSONWriter) {
    json.member("reason", string: reason)
    switch self {
    case .contamination(let nearby): nearby.write(to: &json)
    case .routeGap(let length): json.member("length", metres: length)
    case .noRelease: break
    case .awaitingQualityControl(let codes), .accuracy(let codes), .newerDanger(let codes),
      .method(let codes), .workInProgress(let codes):
      json.member("codes", codes: codes)
    case .gap(let width, let codes):
      json.member("width", metres: width)
      json.member("codes", codes: codes)
    case .staleEvidence(let codes, let oldest):
      json.member("codes", codes: codes)
      json.member("oldest")
      if let oldest { json.string(oldest.text) } else { json.null() }
    case .depth(let codes, let depth, let required):
      // A depth is given as recorded: rounded up it might look like enough.
      json.member("codes", codes: codes)
      json.member("depth")
      if let depth { json.number(depth) } else { json.null() }
      json.member("required")
      json.number(required)
    case .nearHazard(let nearby, let side):
      json.member("code", string: nearby.code)
      json.member("class", string: nearby.class.rawValue)
      json.member("distance", metres: nearby.distance)
      json.member("side", string: side.rawValue)
    case .unlocated(let count):
      json.member("count")
      json.integer(Int64(count))
    }
  }

  /// The reason as answers spell it.
  var reason: String {
    switch self {
    case .contamination: "contamination"
    case .routeGap: "routeGap"
    case .noRelease: "noRelease"
    case .awaitingQualityControl: "awaitingQualityControl"
    case .accuracy: "accuracy"
    case .newerDanger: "newerDanger"
    case .gap: "gap"
    case .staleEvidence: "staleEvidence"
    case .method: "method"
    case .depth: "depth"
    case .nearHazard: "nearHazard"
    case .workInProgress: "workInProgress"
    case .unlocated: "unlocated"
    }
  }
}

extension Cause.Nearby {
  /// Writes what is near: its code, kind, class, distance and reach.
  func write(to json: inout JSONWriter) {
    json.member("code", string: code)
    json.member("recordType", string: recordType.rawValue)
    json.member("class", string: `class`.rawValue)
    json.member("distance", metres: distance)
    json.member("reach", metres: reach)
  }
}
