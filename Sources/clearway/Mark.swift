internal import ArgumentParser
internal import JSON
internal import MineAction
internal import Operations

struct Mark: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Takes a step of a sector's, a report's or a hazardous area's life.",
    discussion: """
      Example: clearway mark SE-14 completed --on 2020-11-29 --set clearanceDepth=0.2
      "Sector 14 is cleared" is two steps: completed by the team, then accepted by a quality officer
      of another organisation. Suspension and resuspicion take effect at once, from anyone known.
      Whatever makes land look less dangerous takes two: the first word is a proposal, which
      somebody of another organisation answers with clearway approve.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The code of the record.") var code: String
  @Argument(
    help: """
      planned, assigned, inProgress, suspended, completed, rejected, accepted, handedOver or \
      resuspected; reported, verified or resolved; open, released; withdrawn.
      """)
  var status: String
  @Option(name: .customLong("on"), help: "The day or instant of the step; now if not said.")
  var date: String?
  @Option(help: "Why, in words.") var note: String?
  @Option(help: "What the step brings with it: NAME=VALUE.") var set: [String] = []

  func run() throws {
    let workspace = try ledger.open()
    let on = try date.map { try Codes.date($0, in: try workspace.zone(), at: "--on") }
    let id: Record.Code = try Codes.identifier(code, at: "the record")
    let before = try workspace.current()
    let type = before.situation[id]?.latest.type
    let step = Step(
      code: id, status: status,
      on: on ?? FieldDate(workspace.now), note: note.flatMap { $0.isEmpty ? nil : $0 },
      members: try Console.members(set, of: type ?? .sector))
    let events = try workspace.perform(
      .mark(step), person: try actor.person(), organisation: try actor.body())
    Console.remarkLateness(of: on, events, workspace)
    let done = "\(code): \(status) on \(step.on.text), revision \(events.first?.sequence ?? 0)."
    try Console.print(try Console.proposal(among: events, workspace) ?? done)
    try Console.printConsequences(of: events, besides: code)
    try Console.printVerdicts(since: before, workspace)
  }
}
