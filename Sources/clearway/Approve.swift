internal import ArgumentParser
internal import MineAction
internal import Operations

struct Proposals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the proposals that await a second person, or shows one.",
    discussion: """
      Example: clearway proposals
      Example: clearway proposals 57
      With a number it says what would change, old and new, in which ways land would look less
      dangerous, and who may say clearway approve.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The number of a proposal, to see all of it.") var number: Int64?

  func run() throws {
    let workspace = try ledger.open(readOnly: true)
    if let number {
      return try Console.print(try workspace.proposal(number).lines.joined(separator: "\n"))
    }
    let situation = try workspace.current().situation
    for (number, entry) in situation.proposals.sorted(by: { $0.key < $1.key }) {
      let event = Event(.proposed(entry.proposal), by: entry.author, sequence: number)
      let changes = try workspace.changes(by: event, in: situation).brief
      let text = ProposalText(entry, in: situation, at: workspace.now)
      let objection = text.objection.map { "; \($0)" } ?? ""
      try Console.print(EventLine(event, withSubject: true, changes: changes).text + objection)
    }
    if situation.proposals.isEmpty { Console.remark("nothing awaits a second person") }
  }
}

struct Approve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Agrees, as the second person, to a proposal; it holds from then on.",
    discussion: """
      Example: clearway approve 57 --by P-4 --for ORG-3
      Takes somebody of another organisation than whoever proposed it: clearway proposals 57 says what
      would change, and who may. What is on record now counts: a proposal that no longer fits is
      refused.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The number of the proposal; see clearway proposals.") var number: Int64
  @Option(name: .customLong("on"), help: "The day or instant of the word; now if not said.")
  var date: String?
  @Option(help: "What there is to say about it.") var note: String?

  func run() throws { try answer(number, isApproval: true, on: date, note, ledger, actor) }
}

struct Decline: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Ends a proposal without the change that was proposed.",
    discussion: "Example: clearway decline 57 --note \"the road runs elsewhere\"")

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The number of the proposal; see clearway proposals.") var number: Int64
  @Option(help: "Why, in words.") var note: String?

  func run() throws { try answer(number, isApproval: false, on: nil, note, ledger, actor) }
}

/// Gives the word of a second person, and says what followed.
private func answer(
  _ number: Int64, isApproval: Bool, on date: String?, _ note: String?, _ ledger: LedgerOptions,
  _ actor: ActorOptions
) throws {
  let workspace = try ledger.open()
  let on = try date.map { try Codes.date($0, in: try workspace.zone(), at: "--on") }
  let answer = Answer(
    to: number, isApproval: isApproval, on: on ?? FieldDate(workspace.now),
    note: note.flatMap { $0.isEmpty ? nil : $0 })
  let before = try workspace.current()
  let events = try workspace.perform(
    .answer(answer), person: try actor.person(), organisation: try actor.body())
  // A correction or a policy holds by its own days.
  let isStep = events.contains { if case .stepped = $0.fact { true } else { false } }
  if isStep { Console.remarkLateness(of: on, events, workspace) }
  let word = isApproval ? "approved" : "declined"
  try Console.print("proposal \(number): \(word), revision \(events.first?.sequence ?? 0).")
  for event in events.dropFirst() {
    try Console.print("  " + EventLine(event, withSubject: true).text)
    for line in try workspace.changes(by: event).lines { try Console.print("    \(line)") }
  }
  try Console.printVerdicts(since: before, workspace)
}
