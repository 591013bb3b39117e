internal import ArgumentParser
internal import MineAction
internal import Operations

struct Proposals: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the proposals that await a second person.",
    discussion: "Example: clearway proposals")

  @OptionGroup var ledger: LedgerOptions

  func run() throws {
    let open = try ledger.open(readOnly: true).current().situation.proposals
    for (number, entry) in open.sorted(by: { $0.key < $1.key }) {
      try Console.print(
        EventLine(
          Event(.proposed(entry.proposal), by: entry.author, sequence: number), withSubject: true
        ).text)
    }
    if open.isEmpty { Console.remark("nothing awaits a second person") }
  }
}

struct Approve: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Agrees, as the second person, to a proposal; it holds from then on.",
    discussion: """
      Example: clearway approve 57 --by P-4 --for ORG-3
      Takes somebody of another organisation than whoever proposed it. What is on record now counts:
      a proposal that no longer fits is refused.
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
  let events = try workspace.perform(
    .answer(answer), person: try actor.person(), organisation: try actor.body())
  let word = isApproval ? "approved" : "declined"
  try Console.print("proposal \(number): \(word), revision \(events.first?.sequence ?? 0).")
  for event in events.dropFirst() {
    try Console.print("  " + EventLine(event, withSubject: true).text)
  }
}
