internal import ArgumentParser
internal import Geometry
internal import JSON
internal import MineAction
internal import Operations

struct Add: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Adds one record.",
    discussion: """
      Example: clearway add organisation ORG-2 --set accreditedFor='["clearance"]'
      Example: clearway add sector SE-14 --geometry sector.geojson --set method=clearance \
      --set survey=SV-3 --set accuracy=0.5 --set organisation=ORG-2
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "organisation, person, district, route, site, sector or area.") var type: String
  @Argument(help: "The code: 1 to 64 characters.") var code: String
  @Option(help: "A file with one geometry, feature, track or row; - is standard input.")
  var geometry: String?
  @OptionGroup var file: FileOptions
  @OptionGroup var legs: TraverseOptions
  @Option(help: "A member: NAME=VALUE.") var set: [String] = []

  func run() throws {
    let names: [String: RecordType] = [
      "organisation": .organisation, "person": .person, "district": .district, "route": .route,
      "site": .site, "sector": .sector, "area": .hazardousArea,
    ]
    guard let known = names[type] ?? RecordType(rawValue: type), known != .hazardReport else {
      throw Problem(
        "\(type) is nothing that can be added", at: "clearway add",
        hint: "add organisation, person, district, route, site, sector or area; "
          + "reports are filed with clearway report", status: Problem.usage)
    }
    try legs.check(beside: geometry, "--geometry")
    let workspace = try ledger.open()
    let before = try workspace.current()
    var members = try Console.members(set, of: known)
    let given = Set(members.map(\.name))
    func imply(_ name: String, _ value: String) {
      if !given.contains(name) {
        members.append(JSONMember(name: name, value: JSONText(string: value)))
      }
    }
    if known == .sector { imply("status", "planned") }
    if known == .hazardousArea { imply("status", "open") }
    let source = try geometry.map { try Files.chunks($0) }
    let traverse = try legs.read(before, in: try workspace.zone(), now: workspace.now)
    if let traverse { members += traverse.implied(beside: members) }
    var record = try workspace.record(
      known, code: try Codes.identifier(code, at: "the record"), members: members,
      geometry: source, named: geometry.map(Files.name) ?? "",
      reading: try file.reading(before.situation.policy), remark: Console.remark)
    if let traverse { record.place = traverse.place }
    let events = try workspace.perform(
      .add(record), person: try actor.person(), organisation: try actor.body())
    try Console.print("\(code): added, revision \(events.last?.sequence ?? 0).")
  }
}
