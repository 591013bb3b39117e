package import Geometry
internal import JSON
package import MineAction

/// What an event made otherwise than it was on record before, in words for people.
///
/// Personal values are not shown.
package struct ChangeWords {
  /// Each change for a line of its own: `accuracy: 5 → 0.2`.
  package private(set) var lines: [String] = []
  /// All changes for one line: `accuracy 5 → 0.2, outline (−1,204 m²)`.
  package private(set) var brief = ""

  /// Creates the words for an event on record; none where an event changes nothing that was on record.
  package init(of event: Event, in situation: Situation, _ topology: some Topology) {
    switch event.fact {
    case .recorded(let record, _):
      compare(record, before: event.sequence, in: situation, topology)
    case .policySet(let policy): compare(policy, before: event.sequence, in: situation)
    case .proposed(let proposal):
      compare(proposal, before: event.sequence, in: situation, topology)
    case .begun, .granted, .stepped, .settled, .calledForReview, .setAside, .imported, .erased,
      .toolsChanged:
      break
    }
  }

  /// Creates the words for what a proposal would change of what was on record when it was made.
  package init(
    of proposal: Proposal, number: Int64, in situation: Situation, _ topology: some Topology
  ) {
    compare(proposal, before: number, in: situation, topology)
  }

  private mutating func compare(
    _ proposal: Proposal, before sequence: Int64, in situation: Situation,
    _ topology: some Topology
  ) {
    switch proposal.change {
    case .correct(let record): compare(record, before: sequence, in: situation, topology)
    case .policy(let policy): compare(policy, before: sequence, in: situation)
    case .mark(let step):
      let old = Self.record(step.code, before: sequence, in: situation)
      let status = old?.members().first { $0.name == "status" }?.value.string
      lines = ["status: \(status ?? "none") → \(step.status)"]
      for member in step.publicMembers { lines += MemberLines(member).lines }
    }
  }

  private static func record(
    _ code: Record.Code, before sequence: Int64, in situation: Situation
  ) -> Record? {
    situation[code]?.versions.last { $0.sequence < sequence }?.record
  }

  private mutating func compare(
    _ record: Record, before sequence: Int64, in situation: Situation, _ topology: some Topology
  ) {
    guard let old = Self.record(record.code, before: sequence, in: situation) else { return }
    take(Self.values(of: old), Self.values(of: record))
    let hidden = Set(old.personalMembers).symmetricDifference(record.personalMembers).map(\.name)
    for name in Set(hidden).sorted() { take("\(name), which is personal") }
    if let change = PlaceChange(from: old.place, to: record.place, topology) {
      take(change.words, brief: change.brief)
    }
  }

  private mutating func compare(
    _ policy: Policy, before sequence: Int64, in situation: Situation
  ) {
    take(
      Self.values(of: situation.policies.policy(at: sequence - 1)), Self.values(of: policy))
  }

  private mutating func take(
    _ old: [(name: String, words: String)], _ new: [(name: String, words: String)]
  ) {
    let (before, after) = (Self.byName(old), Self.byName(new))
    var seen: Set<String> = []
    for (name, _) in old + new where seen.insert(name).inserted {
      let (then, now) = (before[name], after[name])
      if then == now { continue }
      let change = "\(then ?? "none") → \(now ?? "none")"
      take("\(name): \(change)", brief: "\(name) \(change)")
    }
  }

  private mutating func take(_ line: String, brief words: String? = nil) {
    lines.append(line)
    brief += (brief.isEmpty ? "" : ", ") + (words ?? line)
  }

  // What stands twice is shown with both of its values.
  private static func byName(_ values: [(name: String, words: String)]) -> [String: String] {
    Dictionary(values.map { ($0.name, $0.words) }, uniquingKeysWith: { "\($0) and \($1)" })
  }

  private static func values(of record: Record) -> [(name: String, words: String)] {
    let shown = record.withoutPersonalMembers
    return (shown.members().dropFirst(2) + shown.featureMembers).map {
      ($0.name, MemberLines.words($0.value))
    }
  }

  private static func values(of policy: Policy) -> [(name: String, words: String)] {
    (policy.text.members ?? []).flatMap { member in
      guard let entries = member.value.members else {
        return [(name: member.name, words: MemberLines.words(member.value))]
      }
      return entries.map {
        (name: "\(member.name).\($0.name)", words: MemberLines.words($0.value))
      }
    }
  }
}
