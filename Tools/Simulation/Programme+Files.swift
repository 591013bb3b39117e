internal import JSON
internal import Ledger
internal import MineAction
internal import Operations

/// What comes from outside: files, a new policy, and the wish to be forgotten.
extension SimulatedProgramme {
  /// A feature as another organisation's database would write it.
  private func feature(
    _ code: String, _ patch: Patch, _ members: [JSONMember], but changes: [String]
  ) throws -> String {
    let changes = try changes.map(ImportOptions.member)
    let names = Set(changes.map(\.name))
    let properties = (members.filter { !names.contains($0.name) } + changes).map {
      "\"\($0.name)\":\($0.value.text)"
    }
    return #"{"type":"Feature","id":"\#(code)","properties":{"#
      + properties.joined(separator: ",") + #"},"geometry":\#(patch.text)}"#
  }

  private func take(_ features: [String], isAttested: Bool = false) throws -> Reconciliation {
    var options = ImportOptions()
    if isAttested { options.attestedBy = try Identifier(Self.administrator.body) }
    let text = #"{"type":"FeatureCollection","features":[\#(features.joined(separator: ","))]}"#
    let actor = isAttested ? Self.administrator : Self.surveyor
    return try workspace.importFile(
      named: "neighbour.geojson", options: options, person: Identifier(actor.person),
      organisation: Identifier(actor.body)
    ) {
      var rest: [UInt8]? = Array(text.utf8)
      return {
        defer { rest = nil }
        return rest
      }
    }
  }

  /// A file that nobody attests, and that would make land look less dangerous: it changes nothing.
  func takeMilderFile() throws {
    let situation = try workspace.current().situation
    var features: [String] = []
    for area in world.areas.filter({ $0.status == "open" }).shuffled(using: &random).prefix(3) {
      guard let old = try situation[Identifier(area.code)]?.latest else { continue }
      var patch = area.patch
      var changes: [String] = []
      switch Int.random(in: 0..<5, using: &random) {
      case 0: changes = ["status=released", "statusOn=\(date(day))"]
      case 1: changes = ["status=withdrawn"]
      case 2: changes = ["observedOn=\(date(area.observed - 1))"]
      case 3: changes = ["accuracy=0.1"]
      default: patch = patch.grown(by: -5)
      }
      features.append(
        try feature(area.code, patch, old.members().filter { $0.name != "code" }, but: changes))
    }
    let codes = ["planned", "inProgress", "completed", "suspended", "resuspected"]
      .flatMap { world.byStatus[$0] ?? [] }
    for code in codes.sorted().shuffled(using: &random).prefix(3) {
      guard let sector = world.sectors[code], sector.holes.isEmpty,
        let old = try situation[Identifier(code)]?.latest
      else { continue }
      features.append(
        try feature(
          code, sector.patch, old.members().filter { !["code", "doubt"].contains($0.name) },
          but: [
            "status=accepted", "completedOn=\(date(day))", "acceptedOn=\(date(day))",
          ]))
    }
    if features.isEmpty { return }
    let before = try workspace.ledger.head
    let result = try take(features)
    refusals += result.refused
    if try workspace.ledger.head != before {
      faults.append("a file without attestation was taken on day \(day): \(features)")
    }
  }

  /// An area that an attested file brings: danger at once.
  func takeDanger(_ area: World.Area, _ members: [String]) throws {
    let text = try feature(
      area.code, area.patch, [], but: ["recordType=hazardousArea"] + members)
    let result = try take([text], isAttested: chance(0.5))
    if result.added != 1 { faults.append("danger of a file was not taken: \(text)") }
  }

  /// The programme demands other evidence: two people say so.
  func changePolicy() throws {
    var policy = try workspace.current().situation.policy
    // Of this revision: there may be two of a day.
    policy.name = "Policy after \(try workspace.ledger.head.sequence)"
    policy.maxEvidenceAge = chance(0.5) ? nil : .random(in: 100...900, using: &random)
    policy.requiredDepths[.heavy] = chance(0.5) ? 0 : 0.3
    policy.assumedAccuracy = .random(in: 100...300, using: &random)
    try perform(.setPolicy(policy, note: "the season's"), Self.administrator)
    if try workspace.current().situation.policy.name == policy.name {
      faults.append("a policy was set by one on day \(day)")
    }
    try mustRefuse("a policy approved by who proposed it") {
      try answer(isApproval: true, Self.administrator)
    }
    let given = try (0..<5).compactMap { _ in
      try pick("accepted", "handedOver").map { sector in
        let (x, y) = place(in: sector.patch)
        return try give(x, y, at: afternoon(of: day), workspace.current())
      }
    }
    try answer(isApproval: chance(0.7), Self.quality[1])
    for answer in given { try giveAgain(answer, workspace.current()) }
  }

  /// Who reported something is forgotten.
  func forget() throws {
    guard let report = world.reports.filter(\.hasReporter).randomElement(using: &random) else {
      return
    }
    _ = try workspace.erase(
      Identifier(report.code), person: Identifier(Self.administrator.person),
      organisation: Identifier(Self.administrator.body))
    let index = world.reports.firstIndex { $0.code == report.code }
    if let index { world.reports[index].hasReporter = false }
  }
}
