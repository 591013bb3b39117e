internal import JSON

extension BodyWriter {
  mutating func add(_ step: Step) {
    add("status", step.status)
    add("on", step.on.ledgerText)
    if let note = step.note { add("note", note) }
    if !step.members.isEmpty { add("members", object: step.members) }
  }

  mutating func add(_ proposal: Proposal) {
    add("why", proposal.note)
    let ways = proposal.ways.map { JSONText(string: $0).text }.joined(separator: ",")
    add("ways", JSONText(trusted: "[\(ways)]"))
    switch proposal.change {
    case .mark(let step):
      add("change", "mark")
      add(step)
    case .correct(let record):
      add("change", "correct")
      add(record)
    case .policy(let policy):
      add("change", "policy")
      add("policy", policy.text)
    }
  }
}

extension BodyReader {
  func step(of code: Record.Code) -> Step? {
    guard let status = text("status"), let on = date("on") else { return nil }
    return Step(
      code: code, status: status, on: on, note: text("note"),
      members: self["members"]?.members ?? [])
  }

  func grant(to person: String?) -> Grant? {
    guard let role = text("role").flatMap(Vocabulary.Role.init(rawValue:)),
      let person = person.flatMap({ try? Identifier<Person>($0) }),
      let organisation = text("organisation").flatMap({ try? Identifier<Organisation>($0) })
    else { return nil }
    // A limit that cannot be read must not widen the grant.
    for name in ["from", "until"] where self[name] != nil && date(name) == nil { return nil }
    let district = text("district").map { try? Record.Code($0) }
    if case .some(.none) = district { return nil }
    return Grant(
      role, to: person, for: organisation, in: district ?? nil, from: date("from"),
      until: date("until"))
  }

  func proposal(about code: Record.Code?, wkb: [UInt8]?) -> Proposal? {
    let change: Proposal.Change
    switch (text("change"), code) {
    case ("mark", let code?):
      guard let step = step(of: code) else { return nil }
      change = .mark(step)
    case ("correct", let code?):
      guard let record = record(code: code, wkb: wkb) else { return nil }
      change = .correct(record)
    case ("policy", _):
      guard let policy = self["policy"].flatMap({ try? Policy($0) }) else { return nil }
      change = .policy(policy)
    default: return nil
    }
    let ways = (self["ways"]?.elements ?? []).compactMap(\.string)
    return Proposal(change, note: text("why") ?? "", ways: ways)
  }

  private func date(_ name: String) -> FieldDate? {
    text(name).flatMap { FieldDate($0, in: .ledger) }
  }
}
