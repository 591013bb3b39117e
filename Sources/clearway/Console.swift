internal import Foundation
internal import JSON
internal import MineAction
internal import Operations

/// Standard output for results, standard error for remarks and progress.
enum Console {
  /// Whether standard output is a terminal that shows colours.
  static var hasColour: Bool {
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
  }

  /// Writes a remark as a line.
  static func remark(_ text: String) {
    try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
  }

  /// Writes results; a reader who has gone away ends the program quietly, as with other filters.
  static func write(_ bytes: some Sequence<UInt8>) throws {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      let cause = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
      if (cause ?? error as NSError).code == Int(EPIPE) { Foundation.exit(0) }
      throw Problem(
        "the results cannot be written: \(error.localizedDescription)", at: "standard output",
        hint: "make room, or write elsewhere", status: Problem.io)
    }
  }

  /// Writes a text as a line.
  static func print(_ text: String) throws { try write(Array((text + "\n").utf8)) }

  /// What to say of a command whose events are a proposal only; `nil` for any other.
  static func proposal(among events: [Event], _ workspace: Workspace) throws -> String? {
    let proposals = events.compactMap { event -> (Event, Proposal)? in
      if case .proposed(let proposal) = event.fact { (event, proposal) } else { nil }
    }
    guard let (event, proposal) = proposals.first else { return nil }
    let taken = events.first { $0.sequence < event.sequence }
    let state =
      taken.map {
        "What is worse in it holds at once, from revision \($0.sequence) on; the rest waits"
      }
      ?? "Nothing has changed yet"
    let subject = proposal.code.map { "\($0.text): " } ?? ""
    let changes = try workspace.changes(by: event).lines.map { "\n  \($0)" }.joined()
    // Somebody may have answered it meanwhile.
    let who = (try? workspace.proposal(event.sequence)).map { ", as \($0.approvers)" } ?? ""
    return "\(subject)\(ProposalLine.step(of: proposal)), revision \(event.sequence)."
      + " \(state): somebody of another organisation must say clearway approve "
      + "\(event.sequence)\(who).\(changes)"
  }

  /// Remarks that a day given lies back, where something now holds from that day on.
  static func remarkLateness(of date: FieldDate?, _ events: [Event], _ workspace: Workspace) {
    guard let date, date.last < workspace.now.earlier(byDays: 1) else { return }
    let isInForce = events.contains { event in
      switch event.fact {
      case .stepped, .recorded: true
      default: false
      }
    }
    if isInForce { remark("that was more than a day ago; it holds from \(date.text) on") }
  }

  /// The members as typed: a misspelt name is refused, and remarked upon what nothing reads.
  static func members(_ texts: [String], of type: RecordType) throws -> [JSONMember] {
    let members = try texts.map(ImportOptions.member)
    let unread = try MemberSpelling.unread(among: members, of: type)
    if !unread.isEmpty {
      remark("kept as given, and changing nothing: \(unread.joined(separator: ", "))")
    }
    return members
  }

  /// Says how the verdicts on routes on record have changed since a view was taken.
  static func printVerdicts(since before: PublishedView, _ workspace: Workspace) throws {
    for line in try workspace.verdictChanges(since: before).lines {
      try print("verdict on \(line)")
    }
  }

  /// Says which sectors a command has taken back besides what it was asked for.
  ///
  /// `code`: what it was asked for.
  static func printConsequences(of events: [Event], besides code: String) throws {
    for event in events {
      if case .stepped(let step) = event.fact {
        if step.code.text == code { continue }
        try print("\(step.code.text): \(step.status), for \(step.note ?? "")")
      } else if case .calledForReview(let review) = event.fact {
        try print("\(review.code.text): to be reviewed, for \(review.reason)")
      } else if case .recorded(let record, .command) = event.fact, record.code.text != code {
        try print("\(record.code.text): set apart as a sector of its own, suspended")
      } else if case .recorded(let record, .correction) = event.fact, record.code.text != code {
        try print("\(record.code.text): \(event.note ?? "corrected")")
      }
    }
  }
}
