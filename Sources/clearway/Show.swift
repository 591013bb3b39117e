internal import ArgumentParser
internal import Exchange
internal import Geometry
internal import JSON
internal import MineAction
internal import Operations
internal import Reporting

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows a record with its history.",
    discussion: "Example: clearway show SE-14")

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The code of the record.") var code: String
  @Option(help: "text or geojson.") var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, geojson }

  func run() throws {
    let workspace = try ledger.open(readOnly: true)
    let view = try workspace.current()
    let id: Record.Code = try Codes.identifier(code, at: "the record")
    guard let history = view.situation[id] else {
      throw Problem(
        "there is no such record", at: code, hint: "correct the code", status: Problem.notFound)
    }
    let record = history.latest.withoutPersonalMembers
    if format == .geojson {
      var writer = GeoJSONWriter(.lines)
      writer.feature(
        id: JSONText(string: code), geometry: GeoJSONGeometry(record.place),
        properties: record.members(),
        foreignMembers: record.featureMembers + [record.place.enteredMember].compactMap { $0 })
      return try Console.write(writer.drain())
    }
    var lines = ["\(code), \(record.type.rawValue)"]
    for member in record.members().dropFirst(2) {
      lines += MemberLines(member).lines.map { "  " + $0 }
    }
    lines.append("  geometry: \(Self.words(for: record.place))")
    if let derivation = record.place.derivation {
      lines.append("  entered: \(PlaceWords.entered(derivation))")
    }
    if let line = try workspace.balanceLine(of: id, in: view) { lines.append("  balance: \(line)") }
    for flaw in record.flaws { lines.append("  flaw: \(flaw.words)") }
    for reason in history.reviews { lines.append("  to be reviewed: \(reason)") }
    for (number, open) in view.situation.proposals.sorted(by: { $0.key < $1.key })
    where open.proposal.code == id {
      let text = ProposalText(open, in: view.situation, at: workspace.now)
      let objection = text.objection.map { "; \($0)" } ?? ""
      lines.append(
        "  proposal \(number), open: \(ProposalLine.step(of: open.proposal))\(objection)")
    }
    if record.type == .person, let person = try? Identifier<Person>(id.text) {
      let grants = try workspace.grantsInForce(of: person)
      for grant in grants { lines.append("  role today: \(grant.words)") }
      if grants.isEmpty { lines.append("  role today: none") }
    }
    let steps = record.nextSteps.map { $0.isOfTwo ? "\($0.status) (two people)" : $0.status }
    if !steps.isEmpty { lines.append("  next: \(steps.joined(separator: ", "))") }
    lines.append("history")
    try workspace.events(about: id) { event in
      let changes = try workspace.changes(by: event, in: view.situation).brief
      lines.append("  " + EventLine(event, withSubject: false, changes: changes).text)
    }
    try Console.print(lines.joined(separator: "\n"))
  }

  private static func words(for place: Place) -> String {
    guard let shape = place.entered else { return "none that has a place" }
    var words = "\(place.type ?? "?"), \(shape.positions.count) positions"
    if let box = shape.envelope {
      words += ", longitude \(box.west) to \(box.east), latitude \(box.south) to \(box.north)"
    }
    let area = place.ground?.area ?? 0
    if area > 0 { words += ", \(Int64(area.rounded())) m²" }
    if !place.isSound { words += "; not valid as entered" }
    return words
  }
}

struct Log: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists the events, of one record or of all.",
    discussion: "Example: clearway log SE-14")

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The code of a record; all events if not given.") var code: String?

  func run() throws {
    let workspace = try ledger.open(readOnly: true)
    let id = try code.map { try Codes.identifier($0, at: "the record") as Record.Code }
    let situation = try workspace.current().situation
    if let id, situation[id] == nil {
      throw Problem(
        "there is no such record", at: id.text, hint: "correct the code", status: Problem.notFound)
    }
    try workspace.events(about: id) { event in
      let changes = try workspace.changes(by: event, in: situation).brief
      try Console.print(EventLine(event, withSubject: true, changes: changes).text)
    }
  }
}

struct Quarantine: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists what imports have set aside, and why.",
    discussion: """
      Example: clearway quarantine --format geojsonseq > to-correct.geojsons
      Features with personal members are written with --with-personal-data only.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Option(help: "text, or geojsonseq for the features as they were entered.")
  var format = Format.text
  @Flag(help: "Write features with personal members too.") var withPersonalData = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, geojsonseq }

  func run() throws {
    let workspace = try ledger.open(readOnly: true)
    let entries = try workspace.setAside()
    var hidden = 0
    for entry in entries {
      switch format {
      case .text:
        try Console.print("\(entry.source), feature \(entry.number): \(entry.reason)")
      case .geojsonseq:
        if let text = try workspace.words(of: entry, withPersonalData: withPersonalData) {
          try Console.write([0x1E] + Array(text.text.utf8) + [0x0A])
        } else {
          hidden += 1
        }
      }
    }
    if entries.isEmpty { Console.remark("nothing was set aside") }
    if hidden > 0 {
      Console.remark(
        withPersonalData
          ? "\(hidden) left out: erased, for they held personal data"
          : "\(hidden) left out, for they hold personal data: see --with-personal-data")
    }
  }
}
