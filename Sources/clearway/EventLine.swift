internal import JSON
internal import MineAction

/// An event on one line, for people.
struct EventLine {
  let text: String

  init(_ event: Event, withSubject: Bool) {
    let author = event.attribution
    var line = "\(event.sequence)  \(author.recordedAt.text)  "
    line += "\(author.person.text) for \(author.organisation.text): "
    switch event.fact {
    case .begun(let programme): line += "began the programme \(programme.name)"
    case .granted(let grant):
      line += "made \(grant.person.text) \(grant.role.rawValue) for \(grant.organisation.text)"
      if let district = grant.district { line += " in \(district.text)" }
      if let from = grant.from { line += " from \(from.text)" }
      if let until = grant.until { line += " until \(until.text)" }
    case .recorded(let record, let way):
      let how =
        switch way {
        case .command: "recorded"
        case .import: "brought in"
        case .attestedImport: "brought in, attested,"
        case .correction: "corrected"
        }
      line += withSubject ? "\(how) the \(record.type.rawValue) \(record.code.text)" : how
      if let status = record.members().first(where: { $0.name == "status" })?.value.string {
        line += " (\(status))"
      }
    case .stepped(let step):
      line += withSubject ? "marked \(step.code.text) " : "marked "
      line += "\(step.status), on \(step.on.text)"
      for member in step.publicMembers {
        line += ", \(member.name) \(member.value.string ?? member.value.text)"
      }
      if let note = step.note { line += ": \(note)" }
    case .proposed(let proposal):
      line += withSubject ? ProposalLine.change(of: proposal) : ProposalLine.step(of: proposal)
    case .settled(let settlement):
      line += "\(settlement.isApproved ? "approved" : "declined") proposal \(settlement.number)"
      if let note = settlement.note { line += ": \(note)" }
    case .policySet(let policy): line += "set the policy \(policy.name)"
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
    }
    text = String(line.map { $0.isNewline ? " " : $0 })
  }
}
