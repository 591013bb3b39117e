internal import ArgumentParser
internal import Foundation
internal import JSON
internal import MineAction
internal import Operations

struct PolicyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Shows the programme's policy, or proposes another.",
    discussion: """
      Example: clearway policy policy.json --note "decided by the board on 3 May"
      The file is a JSON object: name, width, requiredDepth, maxEvidenceAge,
      technicalSurveySuffices, accuracy, assumedAccuracy, dangerRadius, assumedDangerRadius,
      disclosure, and the calibrations that clearway calibrate adds; what it leaves out is as in the
      default policy, so begin with what clearway policy shows. Two people decide.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "A JSON file, or - for standard input; the policy in force is shown without.")
  var file: String?
  @Option(help: "Why, in words.") var note: String?
  @Option(help: "Show the policy as it was at this revision.") var revision: Int64?

  func run() throws {
    guard let file else {
      let book = try ledger.open(readOnly: true).current().situation.policies
      return try Console.print(book.policy(at: revision ?? .max).text.text)
    }
    let bytes = try Files.bytes(file)
    let policy: Policy
    do {
      policy = try Policy(JSONText(parsing: bytes))
    } catch let defect as PolicyDefect {
      throw Problem(
        "\(defect.member) \(defect.reason)", at: file, hint: "correct it; see clearway policy",
        status: Problem.data)
    } catch {
      throw Problem("it is not JSON", at: file, hint: "correct it", status: Problem.data)
    }
    let workspace = try ledger.open()
    let events = try workspace.perform(
      .setPolicy(policy, note: note.flatMap { $0.isEmpty ? nil : $0 }),
      person: try actor.person(), organisation: try actor.body())
    try Console.print(
      try Console.proposal(among: events, workspace)
        ?? "that is the policy already; nothing has changed.")
  }
}
