internal import ArgumentParser
internal import MineAction
internal import Operations
internal import Reporting

struct Grant: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Entrusts a role to a person, for one organisation.",
    discussion: """
      Example: clearway grant P-7 qualityOfficer --in ORG-3 --by P-1 --for ORG-1
      Example: clearway grant P-7 qualityOfficer --in ORG-3 --until 2021-06-30
      A later word on a role replaces the earlier one for the same organisation and the same
      district, or for all districts; others stay, and are listed. --until in the past ends it.
      Roles: reporter, surveyor, teamLeader, qualityOfficer, operationsOfficer, administrator, reader.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The person's code.") var person: String
  @Argument(help: "The role.") var role: String
  @Option(
    name: .customLong("in"),
    help: "The organisation in which the person acts so; the person's own if not said.")
  var organisation: String?
  @Option(help: "The only district in which the person acts so; all if not said.")
  var district: String?
  @Option(help: "The first day; always if not said.") var from: String?
  @Option(help: "The last day; until further notice if not said.") var until: String?

  func run() throws {
    guard let known = Vocabulary.Role(rawValue: role) else {
      throw Problem(
        "\(role) is no role", at: "clearway grant",
        hint: "it is one of " + Vocabulary.Role.allCases.map(\.rawValue).joined(separator: ", "),
        status: Problem.usage)
    }
    let workspace = try ledger.open()
    let who: Identifier<Person> = try Codes.identifier(person, at: "the person")
    let body: Identifier<Organisation>
    if let organisation {
      body = try Codes.identifier(organisation, at: "--in")
    } else if let own = try workspace.organisation(of: who) {
      body = own
    } else {
      throw Problem(
        "it is not on record for which organisation \(person) acts", at: "clearway grant",
        hint: "give --in ORGANISATION", status: Problem.usage)
    }
    let zone = try workspace.zone()
    let grant = MineAction.Grant(
      known, to: who, for: body,
      in: try district.map { try Codes.identifier($0, at: "--district") },
      from: try from.map { try Codes.date($0, in: zone, at: "--from") },
      until: try until.map { try Codes.date($0, in: zone, at: "--until") })
    let events = try workspace.perform(
      .grant(grant), person: try actor.person(),
      organisation: try actor.body())
    try Console.print(
      events.last.map { "\(person): \(grant.words), revision \($0.sequence)." }
        ?? "\(person) is \(grant.words) already; nothing has changed.")
    for other in try workspace.grantsInForce(of: who) where other.role == known && other != grant {
      try Console.print("  still in force: \(other.words)")
    }
  }
}
