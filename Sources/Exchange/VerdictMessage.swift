package import Assessment
internal import MineAction

/// A verdict in one line, short enough to be said over a radio (`verdict.md` §4).
///
/// Its own words are ASCII; names and codes are as recorded. It may say less than the verdict, but
/// nothing better: cleared lengths are rounded inward to a metre, all others outward.
package struct VerdictMessage: Sendable {
  /// The most stretches, cleared or not, that are named.
  static let mostStretches = 5
  /// The most codes that are named of one stretch.
  static let mostCodes = 3

  /// The line, without an end.
  package let text: String

  /// Puts a verdict into words.
  package init(_ verdict: Verdict, _ context: VerdictContext) {
    let question = verdict.question
    let name = context.routeName?.onOneLine ?? ""
    let traffic = "\(question.profile.rawValue) \(question.width.inMetres)".uppercased()
    let title = "\(name.isEmpty ? "ROUTE" : name) \(traffic)"
    var sentences = ["\(title): \(Self.head(verdict))"]
    sentences += Self.danger(verdict)
    if !verdict.unlocated.isEmpty {
      let count = verdict.unlocated.count
      sentences.append("\(count) \(count == 1 ? "hazard" : "hazards") on record without a place")
    }
    if verdict.class == .cleared, question.isRouteAccuracyAssumed {
      let accuracy = question.routeAccuracy
      sentences.append("Line assumed \(accuracy == 0 ? "exact" : "right to \(accuracy.inMetres)")")
    }
    sentences.append("Data \(question.at.words) rev \(verdict.revision)")
    if var remark = context.remark?.onOneLine, !remark.isEmpty {
      if remark.hasSuffix(".") { remark.removeLast() }
      sentences.append(remark)
    }
    sentences.append("Not permission to travel")
    text = sentences.joined(separator: ". ") + "."
  }

  /// Whether the route is cleared, and where.
  private static func head(_ verdict: Verdict) -> String {
    let length = RouteSpan.kilometres(rounding: verdict.length)
    let cleared = verdict.stretches.filter { $0.class == .cleared }.compactMap(RouteSpan.init)
    let spans = cleared.map(\.text).listed(atMost: mostStretches)
    if verdict.class == .cleared {
      return "CLEARED PER RECORD km \(spans.isEmpty ? "0.000" : spans) of \(length)"
    }
    return spans.isEmpty
      ? "NOT CLEARED. Nothing cleared per record of km 0.000-\(length)"
      : "NOT CLEARED. Cleared per record km \(spans) of \(length)"
  }

  /// The worst stretches, from the worst, and how many more are not cleared.
  private static func danger(_ verdict: Verdict) -> [String] {
    let others = merged(verdict.stretches).filter { $0.class != .cleared }
    // Of one class the longest are worst; they are named in the order of travel.
    let worst = others.sorted {
      ($1.class, $1.to - $1.from, $0.from) < ($0.class, $0.to - $0.from, $1.from)
    }
    let named = worst.prefix(mostStretches).sorted { ($1.class, $0.from) < ($0.class, $1.from) }
    var sentences = named.compactMap(sentence)
    let rest = worst.dropFirst(mostStretches)
    if let next = rest.first {
      sentences.append("\(rest.count) more not cleared, worst \(next.class.words)")
    }
    return sentences
  }

  /// Neighbours of which the same would be said are one.
  private static func merged(_ stretches: [Stretch]) -> [Stretch] {
    stretches.reduce(into: []) { merged, stretch in
      guard let last = merged.last, last.class == stretch.class,
        last.causes.compactMap(\.nameOnRadio) == stretch.causes.compactMap(\.nameOnRadio),
        last.causes.contains(where: \.isWork) == stretch.causes.contains(where: \.isWork)
      else { return merged.append(stretch) }
      merged[merged.count - 1] = Stretch(
        from: last.from, to: stretch.to, class: last.class, causes: last.causes)
    }
  }

  private static func sentence(_ stretch: Stretch) -> String? {
    guard let span = RouteSpan(stretch) else { return nil }
    var text = "Km \(span.text) \(stretch.class.words)"
    let codes = stretch.causes.compactMap(\.nameOnRadio)
    if !codes.isEmpty {
      text += stretch.class == .conditional ? " near " : " "
      text += codes.listed(atMost: mostCodes)
    }
    if stretch.causes.contains(where: \.isWork) { text += ", team at work" }
    return text
  }
}

extension Cause {
  /// The code of the contamination, and where it lies if beside the corridor.
  fileprivate var nameOnRadio: String? {
    switch self {
    case .contamination(let nearby): nearby.code.onOneLine
    case .nearHazard(let nearby, let side):
      switch side {
      case .both: "\(nearby.code.onOneLine) both sides"
      case .left, .right, .ahead: "\(nearby.code.onOneLine) \(side.rawValue)"
      }
    default: nil
    }
  }

  fileprivate var isWork: Bool {
    if case .workInProgress = self { true } else { false }
  }
}
