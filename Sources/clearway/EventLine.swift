internal import JSON
internal import MineAction
internal import Reporting

/// An event on one line, for people.
struct EventLine {
  let text: String

  /// `changes`: what it made otherwise than it was on record before.
  init(_ event: Event, withSubject: Bool, changes: String = "") {
    let author = event.attribution
    var line = "\(event.sequence)  \(author.recordedAt.text)  "
    line += "\(author.person.text) for \(author.organisation.text): "
    switch event.fact {
    case .begun(let programme): line += "began the programme \(programme.name)"
    case .granted(let grant):
      line += "made \(grant.person.text) \(grant.words)"
    case .recorded(let record, let way):
      let how =
        switch way {
        case .command: "recorded"
        case .import: "brought in"
        case .attestedImport: "brought in, attested,"
        case .correction: "corrected"
        }
      line += withSubject ? "\(how) the \(record.type.rawValue) \(record.code.text)" : how
      if !changes.isEmpty {
        line += way == .correction && !withSubject ? " \(changes)" : ": \(changes)"
      } else if let status = record.members().first(where: { $0.name == "status" })?.value.string {
        line += " (\(status))"
      }
      if let note = event.note { line += ": \(note)" }
    case .stepped(let step):
      line += withSubject ? "marked \(step.code.text) " : "marked "
      line += "\(step.status), on \(step.on.text)"
      for member in step.publicMembers {
        line += ", \(member.name) \(member.value.string ?? member.value.text)"
      }
      if let note = step.note { line += ": \(note)" }
    case .proposed(let proposal):
      // The step of a record is named already.
      let what = if case .mark = proposal.change { "" } else { changes }
      line +=
        withSubject
        ? ProposalLine.change(of: proposal, what) : ProposalLine.step(of: proposal, what)
    case .settled(let settlement):
      line += "\(settlement.isApproved ? "approved" : "declined") proposal \(settlement.number)"
      if let note = settlement.note { line += ": \(note)" }
    case .policySet(let policy):
      line += "set the policy \(policy.name)" + (changes.isEmpty ? "" : ": \(changes)")
    case .calledForReview(let review):
      line += withSubject ? "called for a review of \(review.code.text)" : "called for a review"
      line += ": \(review.reason)"
    case .setAside(let entry):
      line += "set aside feature \(entry.number) of \(entry.source): \(entry.reason)"
    case .imported(let summary):
      line += "brought in \(summary.source)"
      if let body = summary.attestedBy { line += ", attested by \(body)" }
      let counts = summary.counts.filter { $0.value > 0 }.sorted { $0.key < $1.key }
      line += " (" + counts.map { "\($0.value) \($0.key)" }.joined(separator: ", ") + ")"
    case .erased(let erasure):
      line += "erased \(withSubject ? "the" : "its") personal data"
      if withSubject { line += " of \(erasure.code.text)" }
    case .toolsChanged(let tools):
      line += "works out coordinates with PROJ \(tools.proj) and \(tools.database)"
    }
    text = String(line.map { $0.isNewline ? " " : $0 })
  }
}
