internal import Geometry
internal import JSON

extension EventRow {
  /// The row that stores an event; its sequence is the ledger's to give.
  package init(_ event: Event) {
    let (kind, subject, body, geometry) = event.fact.columns(note: event.note)
    self.init(
      sequence: event.sequence, recordedAt: event.attribution.recordedAt.microseconds,
      occurredAt: event.attribution.occurredAt.microseconds,
      person: event.attribution.person.text, organisation: event.attribution.organisation.text,
      kind: kind, subject: subject, body: body.text, geometry: geometry)
  }
}

/// A row that is no event of this program: damaged, or of a newer one.
package struct UnreadableEvent: Error, Equatable {
  /// The place of the row.
  package let sequence: Int64
  /// What is wrong with it.
  package let reason: String
}

extension Event {
  /// Reads the event that a row stores.
  package init(_ row: EventRow) throws(UnreadableEvent) {
    func broken(_ reason: String) -> UnreadableEvent {
      UnreadableEvent(sequence: row.sequence, reason: reason)
    }
    guard let person = try? Identifier<Person>(row.person),
      let organisation = try? Identifier<Organisation>(row.organisation)
    else { throw broken("it names no person or organisation") }
    guard let members = JSONText(trusted: row.body).members else {
      throw broken("its body is no JSON object")
    }
    guard let fact = Fact(kind: row.kind, members: members, row: row) else {
      throw broken("its body does not fit its kind, \(row.kind)")
    }
    self.init(
      fact,
      by: Attribution(
        person: person, organisation: organisation,
        occurredAt: Instant(microseconds: row.occurredAt),
        recordedAt: Instant(microseconds: row.recordedAt)),
      sequence: row.sequence, note: fact.noteBeside(members))
  }
}

extension Event.Fact {
  /// The name of its kind in the ledger.
  package var kind: String {
    switch self {
    case .begun: "begun"
    case .granted: "granted"
    case .recorded: "recorded"
    case .stepped: "stepped"
    case .proposed: "proposed"
    case .settled: "settled"
    case .policySet: "policySet"
    case .calledForReview: "calledForReview"
    case .setAside: "setAside"
    case .imported: "imported"
    case .erased: "erased"
    case .toolsChanged: "toolsChanged"
    }
  }

  fileprivate func columns(note: String?) -> (String, String?, JSONText, [UInt8]?) {
    var body = BodyWriter()
    var (subject, geometry): (String?, [UInt8]?) = (nil, nil)
    switch self {
    case .begun(let programme):
      body.add("name", programme.name)
      body.add("timeZone", programme.timeZone)
      if let area = programme.area {
        body.add("area", [area.west, area.south, area.east, area.north])
      }
    case .granted(let grant):
      subject = grant.person.text
      body.add("role", grant.role.rawValue)
      body.add("organisation", grant.organisation.text)
      if let district = grant.district { body.add("district", district.text) }
      if let from = grant.from { body.add("from", from.ledgerText) }
      if let until = grant.until { body.add("until", until.ledgerText) }
    case .recorded(let record, let way):
      subject = record.code.text
      geometry = record.place.entered?.wkb
      body.add("way", way.rawValue)
      body.add(record)
      if let note { body.add("note", note) }
    case .stepped(let step):
      subject = step.code.text
      body.add(step)
    case .proposed(let proposal):
      subject = proposal.code?.text
      if case .correct(let record) = proposal.change { geometry = record.place.entered?.wkb }
      body.add(proposal)
    case .settled(let settlement):
      subject = settlement.code?.text
      body.add("number", Int(settlement.number))
      body.add("isApproved", JSONText(bool: settlement.isApproved))
      if let note = settlement.note { body.add("note", note) }
    case .policySet(let policy):
      body.add("policy", policy.text)
      if let person = policy.approvedBy { body.add("approvedBy", person) }
    case .calledForReview(let review):
      subject = review.code.text
      body.add("reason", review.reason)
    case .setAside(let entry):
      subject = entry.code?.text
      body.add("source", entry.source)
      body.add("number", entry.number)
      body.add("reason", entry.reason)
      switch entry.words {
      case .entered(let text): body.add("text", text.text)
      case .personal(let reference): body.add("personal", reference.digits)
      }
    case .imported(let summary):
      body.add("source", summary.source)
      if let organisation = summary.attestedBy { body.add("attestedBy", organisation) }
      let counts = summary.counts.sorted { $0.key < $1.key }
      body.add(
        "counts",
        object: counts.map {
          JSONMember(name: $0.key, value: JSONText(integer: Int64($0.value)))
        })
    case .erased(let erasure):
      subject = erasure.code.text
      let list = erasure.references.map { JSONText(string: $0.digits).text }
        .joined(separator: ",")
      body.add("references", JSONText(trusted: "[\(list)]"))
    case .toolsChanged(let tools):
      body.add("proj", tools.proj)
      body.add("database", tools.database)
    }
    return (kind, subject, body.text, geometry)
  }

  // Programs that do not know it read on without.
  fileprivate func noteBeside(_ members: [JSONMember]) -> String? {
    guard case .recorded = self else { return nil }
    return BodyReader(members).text("note")
  }

  fileprivate init?(kind: String, members: [JSONMember], row: EventRow) {
    let body = BodyReader(members)
    switch kind {
    case "begun":
      guard let name = body.text("name"), let zone = body.text("timeZone") else { return nil }
      self = .begun(Programme(name: name, timeZone: zone, area: body.envelope("area")))
    case "granted":
      guard let grant = body.grant(to: row.subject) else { return nil }
      self = .granted(grant)
    case "recorded":
      guard let way = body.text("way").flatMap(Event.Way.init(rawValue:)),
        let code = row.subject.flatMap({ try? Record.Code($0) }),
        let record = body.record(code: code, wkb: row.geometry)
      else { return nil }
      self = .recorded(record, by: way)
    case "stepped":
      guard let code = row.subject.flatMap({ try? Record.Code($0) }), let step = body.step(of: code)
      else { return nil }
      self = .stepped(step)
    case "proposed":
      let code = row.subject.flatMap { try? Record.Code($0) }
      guard let proposal = body.proposal(about: code, wkb: row.geometry) else { return nil }
      self = .proposed(proposal)
    case "settled":
      guard let number = body["number"]?.integer, let isApproved = body["isApproved"]?.bool else {
        return nil
      }
      self = .settled(
        Settlement(
          of: number, code: row.subject.flatMap { try? Record.Code($0) }, isApproved: isApproved,
          note: body.text("note")))
    case "policySet":
      guard var policy = body["policy"].flatMap({ try? Policy($0) }) else { return nil }
      policy.approvedBy = body.text("approvedBy")
      self = .policySet(policy)
    case "calledForReview":
      guard let code = row.subject.flatMap({ try? Record.Code($0) }),
        let reason = body.text("reason")
      else { return nil }
      self = .calledForReview(Review(code: code, reason: reason))
    case "setAside":
      guard let source = body.text("source"), let number = body["number"]?.integer,
        let reason = body.text("reason"),
        let words = body.text("text").map({ SetAside.Words.entered(JSONText(trusted: $0)) })
          ?? body.text("personal").flatMap(PersonalReference.init(digits:)).map({ .personal($0) })
      else { return nil }
      self = .setAside(
        SetAside(
          code: row.subject.flatMap { try? Record.Code($0) }, source: source, number: Int(number),
          reason: reason, words: words))
    case "imported":
      guard let source = body.text("source"), let counts = body["counts"]?.members else {
        return nil
      }
      self = .imported(
        ImportSummary(
          source: source, attestedBy: body.text("attestedBy"),
          counts: Dictionary(
            counts.map { ($0.name, Int($0.value.integer ?? 0)) }, uniquingKeysWith: { $1 })))
    case "erased":
      guard let code = row.subject.flatMap({ try? Record.Code($0) }),
        let list = body["references"]?.elements
      else { return nil }
      let references = list.compactMap { $0.string.flatMap(PersonalReference.init(digits:)) }
      guard references.count == list.count else { return nil }
      self = .erased(Erasure(code: code, references: references))
    case "toolsChanged":
      guard let proj = body.text("proj"), let database = body.text("database") else { return nil }
      self = .toolsChanged(CoordinateTools(proj: proj, database: database))
    default: return nil
    }
  }
}
