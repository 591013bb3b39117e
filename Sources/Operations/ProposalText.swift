internal import GeoEngine
internal import JSON
package import MineAction
internal import Reporting

/// All that a second person must know of a proposal before agreeing to it.
package struct ProposalText {
  /// The lines, for people.
  package let lines: [String]
  /// Who may agree: the roles of which one is enough, and who has one.
  package let approvers: String
  /// Why nobody can agree to it any more; `nil` while somebody can.
  package let objection: String?

  /// Creates the words for an open proposal, as it stands at an instant.
  ///
  /// `verdicts`: how those on routes on record would change.
  package init(
    _ open: OpenProposal, in situation: Situation, at now: Instant, verdicts: [String] = []
  ) {
    let (proposal, topology) = (open.proposal, GEOSTopology())
    let roles = situation.approvers(of: proposal.change, after: open.author, topology)
      .map(\.rawValue).joined(separator: " or ")
    let people = situation.mayApprove(open, at: now, topology)
      .map { "\($0.person.text) for \($0.organisation.text)" }
    approvers =
      roles
      + (people.isEmpty
        ? " (nobody is one now: an administrator makes somebody one with clearway grant)"
        : " (\(people.joined(separator: ", ")))")
    let subject = proposal.code?.text ?? "the policy"
    objection = situation.changed(since: open).map {
      "no longer fits, for \($0) has changed since: decline it, and propose it anew"
    }
    let author = open.author
    var lines = [
      "proposal \(open.number): \(proposal.subject) of \(subject), by \(author.person.text) for "
        + "\(author.organisation.text), \(author.recordedAt.text)"
    ]
    if case .policy = proposal.change {
      lines[0] = lines[0].replacing(" of the policy,", with: ",")
    }
    lines += ChangeWords(of: proposal, number: open.number, in: situation, topology).lines
      .map { "  \($0)" }
    if !proposal.ways.isEmpty {
      lines.append("  looks less dangerous: \(proposal.ways.joined(separator: ", "))")
    }
    for fact in situation.facts(of: open, topology).dropFirst() {
      guard case .recorded(let record, _) = fact else { continue }
      lines.append("  moves \(record.code.text) with it, which was measured from it")
    }
    lines += verdicts.map { "  verdict on \($0)" }
    if case .mark = proposal.change { lines.append("  begins: on the day of the approval") }
    lines.append("  why: \(proposal.note.isEmpty ? "nothing was said" : proposal.note)")
    if let objection { lines.append("  \(objection)") }
    lines.append("  may approve: somebody of another organisation, as \(approvers)")
    self.lines = lines.map { String($0.map { $0.isNewline ? " " : $0 }) }
  }
}

extension Workspace {
  /// What an event has changed of what was on record before it.
  ///
  /// `situation`: what is known, where rows are being read and none else can be.
  package func changes(
    by event: Event, in situation: Situation? = nil
  ) throws -> ChangeWords {
    ChangeWords(of: event, in: try situation ?? current().situation, topology)
  }

  /// All that a second person must know of an open proposal.
  package func proposal(_ number: Int64) throws -> ProposalText {
    let view = try current()
    guard let open = view.situation.proposals[number] else {
      throw Problem(Refusal.unknownProposal(number))
    }
    return ProposalText(
      open, in: view.situation, at: now, verdicts: verdictChanges(by: open, in: view).lines)
  }
}
