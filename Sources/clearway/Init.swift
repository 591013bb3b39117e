internal import ArgumentParser
internal import Geometry
internal import Ledger
internal import MineAction
internal import Operations

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Makes a ledger.",
    discussion: """
      Example: clearway init --programme "Demining 2020" --by P-1 --for ORG-1 --time-zone Asia/Baku
      --by becomes its first person and administrator, --for its first organisation. --area lets
      later commands notice exchanged axes before anything is on record.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Option(help: "The name of the programme.") var programme: String
  @Option(help: "Its time zone: a day without a time is a day there.") var timeZone = "UTC"
  @Option(help: "Where it works: west,south,east,north in degrees.") var area: String?

  func run() throws {
    guard ProgrammeZone.rule(named: timeZone) != nil else {
      throw Problem(
        "there is no time zone \(timeZone)", at: "--time-zone",
        hint: "write one like Asia/Baku or UTC", status: Problem.usage)
    }
    let named = programme.filter { !$0.isNewline }
    guard !named.isEmpty else {
      throw Problem(
        "the programme has no name", at: "--programme", hint: "give one", status: Problem.usage)
    }
    let workspace = try Workspace.begin(
      ledger.path, Programme(name: named, timeZone: timeZone, area: try rectangle()),
      person: try actor.person(), organisation: try actor.body())
    let revision = try workspace.ledger.head.sequence
    try Console.print("\(ledger.path): programme \(named), revision \(revision).")
  }

  private func rectangle() throws -> Envelope? {
    guard let area else { return nil }
    let numbers = area.split(separator: ",").compactMap { Double($0) }
    guard numbers.count == 4, abs(numbers[0]) <= 180, abs(numbers[2]) <= 180,
      abs(numbers[1]) <= 90, abs(numbers[3]) <= 90, numbers[0] <= numbers[2],
      numbers[1] <= numbers[3]
    else {
      throw Problem(
        "\"\(area)\" is no rectangle in degrees", at: "--area",
        hint: "write west,south,east,north, longitude first", status: Problem.usage)
    }
    return Envelope(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }
}
