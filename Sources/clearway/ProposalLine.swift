internal import MineAction

/// A proposal in words, for people.
enum ProposalLine {
  /// What would be changed, of which record.
  static func change(of proposal: Proposal) -> String {
    let subject = proposal.code.map { " of \($0.text)" } ?? ""
    return "proposed \(what(proposal))\(subject)\(why(proposal))"
  }

  /// What would be changed, where the record is known.
  static func step(of proposal: Proposal) -> String {
    "proposed \(what(proposal))\(why(proposal))"
  }

  private static func what(_ proposal: Proposal) -> String {
    switch proposal.change {
    case .mark(let step): "the step \(step.status)"
    case .correct: "a correction"
    case .policy(let policy): "the policy \(policy.name)"
    }
  }

  private static func why(_ proposal: Proposal) -> String {
    // What the step says already is not said twice.
    let status = if case .mark(let step) = proposal.change { step.status } else { "" }
    let told = proposal.ways.filter { $0 != status }
    let ways = told.isEmpty ? "" : " (\(told.joined(separator: ", ")))"
    return ways + (proposal.note.isEmpty ? "" : ": \(proposal.note)")
  }
}
