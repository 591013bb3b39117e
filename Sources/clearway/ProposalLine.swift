internal import MineAction
internal import Reporting

/// A proposal in words, for people.
enum ProposalLine {
  /// What would be changed, of which record.
  static func change(of proposal: Proposal, _ changes: String = "") -> String {
    let subject = proposal.code.map { " of \($0.text)" } ?? ""
    return "proposed \(proposal.subject)\(subject)\(what(changes))\(why(proposal))"
  }

  /// What would be changed, where the record is known.
  static func step(of proposal: Proposal, _ changes: String = "") -> String {
    "proposed \(proposal.subject)\(what(changes))\(why(proposal))"
  }

  private static func what(_ changes: String) -> String { changes.isEmpty ? "" : ": \(changes)" }

  private static func why(_ proposal: Proposal) -> String {
    // What the step says already is not said twice.
    let status = if case .mark(let step) = proposal.change { step.status } else { "" }
    let told = proposal.ways.filter { $0 != status }
    let ways = told.isEmpty ? "" : " (\(told.joined(separator: ", ")))"
    return ways + (proposal.note.isEmpty ? "" : ": \(proposal.note)")
  }
}
