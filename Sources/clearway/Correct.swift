internal import ArgumentParser
internal import JSON
internal import MineAction
internal import Operations

struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Corrects what is on record; judged by what it does to the ground.",
    discussion: """
      Example: clearway correct HA-7 --geometry outline.geojson --set accuracy=25
      What makes land look as dangerous, or more, is taken at once. The rest is a proposal, which
      says why with --note, and holds when somebody of another organisation approves it.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The code of the record.") var code: String
  @Option(help: "A file with the new geometry: GeoJSON, GPX or CSV.") var geometry: String?
  @OptionGroup var file: FileOptions
  @OptionGroup var legs: TraverseOptions
  @Option(help: "A member that changes: NAME=VALUE.") var set: [String] = []
  @Option(help: "Why, in words.") var note: String?

  func run() throws {
    try legs.check(beside: geometry, "--geometry")
    let workspace = try ledger.open()
    let id: Record.Code = try Codes.identifier(code, at: "the record")
    let before = try workspace.current()
    guard let old = before.situation[id]?.latest else {
      throw Problem(
        "there is no such record", at: code, hint: "correct the code", status: Problem.notFound)
    }
    let names = Set(try set.map(ImportOptions.member).map(\.name))
    if let name = ["recordType", "code"].first(where: names.contains) {
      throw Problem(
        "\(name) is not corrected: a record keeps its code and its type", at: code,
        hint: "withdraw it with clearway mark, and add another", status: Problem.usage)
    }
    var changes = try Console.members(set, of: old.type)
    guard !changes.isEmpty || geometry != nil || legs.traverse != nil else {
      throw Problem(
        "nothing is said that would change", at: code,
        hint: "give --set, --geometry or --traverse", status: Problem.usage)
    }
    let traverse = try legs.read(before, in: try workspace.zone(), now: workspace.now)
    if let traverse { changes += traverse.implied(beside: changes) }
    let replaced = Set(changes.map(\.name))
    let kept = old.members().filter { !replaced.contains($0.name) }
    var record = try workspace.record(
      old.type, code: id, members: kept + changes,
      geometry: try geometry.map { try Files.chunks($0) },
      named: geometry.map(Files.name) ?? "", reading: try file.reading(before.situation.policy),
      remark: Console.remark)
    if let traverse {
      record.place = traverse.place
    } else if geometry == nil {
      record.place = old.place
    }
    record.featureMembers = old.featureMembers
    let events = try workspace.perform(
      .correct(record, note: note.flatMap { $0.isEmpty ? nil : $0 }), person: try actor.person(),
      organisation: try actor.body())
    let done = "\(code): corrected, revision \(events.first?.sequence ?? 0)."
    try Console.print(try Console.proposal(among: events, workspace) ?? done)
    try Console.printConsequences(of: events, besides: code)
    try Console.printVerdicts(since: before, workspace)
  }
}
