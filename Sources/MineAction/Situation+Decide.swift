package import Geometry
internal import JSON

extension Situation {
  /// Decides what follows from a command, changing nothing.
  ///
  /// What makes land look more dangerous is taken from anyone known, at once. What makes it look
  /// less dangerous takes evidence and two people.
  ///
  /// `topology`: measures geometry; what it finds goes into the events.
  package func decide(
    _ command: Command, by author: Attribution, measuring topology: some Topology
  ) throws(Refusal) -> [Event] {
    let facts: [Event.Fact]
    if case .begin(let programme) = command {
      if let known = self.programme { throw .alreadyBegun(known.name) }
      facts = try beginning(programme, by: author)
    } else {
      guard programme != nil else { throw .noProgramme }
      guard isKnown(author.person, author.organisation) else {
        throw .unknownActor(
          person: author.person.text, organisation: author.organisation.text)
      }
      switch command {
      case .begin(let programme): throw .alreadyBegun(programme.name)
      case .grant(let grant): facts = try granting(grant, by: author)
      case .add(let record): facts = [try adding(record, by: author, topology)]
      case .file(let record): facts = [try filing(record, by: author, topology)]
      case .mark(let step): facts = [.stepped(try marking(step, by: author, topology))]
      case .correct(let record): facts = [try correcting(record, by: author, topology)]
      }
    }
    return (facts + facts.flatMap { consequences(of: $0, by: author, topology) })
      .map { Event($0, by: author) }
  }

  // What is worse for land than what was said: in the same transaction.
  private func consequences(
    of fact: Event.Fact, by author: Attribution, _ topology: some Topology
  ) -> [Event.Fact] {
    switch fact {
    case .recorded(let record, _):
      guard case .hazardReport(let report) = record.detail else { return [] }
      return resuspecting(
        by: record, on: report.reportedOn ?? FieldDate(author.recordedAt), topology)
    case .stepped(let step):
      guard let record = records[step.code]?.latest.taking(step) else { return [] }
      return resuspecting(by: record, on: step.on, topology)
    case .begun, .granted, .setAside, .imported: return []
    }
  }

  private func beginning(
    _ programme: Programme, by author: Attribution
  ) throws(Refusal) -> [Event.Fact] {
    guard let organisation = try? Record.Code(author.organisation.text),
      let person = try? Record.Code(author.person.text), person != organisation
    else { throw .codeInUse(author.person.text, .organisation) }
    var detail = Person()
    detail.organisation = organisation.text
    return [
      .begun(programme),
      .recorded(
        Record(code: organisation, place: .nowhere, detail: .organisation(Organisation())),
        by: .command),
      .recorded(Record(code: person, place: .nowhere, detail: .person(detail)), by: .command),
      .granted(Grant(.administrator, to: author.person, for: author.organisation)),
    ]
  }

  private func granting(_ grant: Grant, by author: Attribution) throws(Refusal) -> [Event.Fact] {
    try require(.administrator, of: author)
    guard isKnown(grant.person, grant.organisation) else {
      throw .unknownActor(person: grant.person.text, organisation: grant.organisation.text)
    }
    return grants.contains(grant) ? [] : [.granted(grant)]
  }

  private func adding(
    _ record: Record, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact {
    switch record.type {
    case .person, .organisation: try require(.administrator, of: author)
    case .hazardousArea, .route, .site, .district: try require(.surveyor, of: author)
    case .sector: try require(.operationsOfficer, of: author)
    case .hazardReport: throw .wrongType(record.code.text, record.type)
    }
    if let way = wayOfNarrowing(record) { throw .milder(record.code.text, [way]) }
    return .recorded(try sound(record, isNew: true, topology), by: .command)
  }

  private func filing(
    _ record: Record, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact {
    guard record.type == .hazardReport else { throw .wrongType(record.code.text, record.type) }
    return .recorded(try sound(record, isNew: true, topology), by: .command)
  }

  private func correcting(
    _ record: Record, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact {
    guard let old = records[record.code]?.latest else { throw .unknownRecord(record.code.text) }
    guard old.type == record.type else { throw .wrongType(record.code.text, old.type) }
    try require(.surveyor, of: author)
    let record = try sound(record, isNew: false, topology)
    let milder =
      record.waysMilder(than: old, topology) + (wayOfNarrowing(record).map { [$0] } ?? [])
    guard milder.isEmpty else { throw .milder(record.code.text, milder) }
    return .recorded(record, by: .correction)
  }

  /// The record with its geometry measured, if it has what a command must give.
  private func sound(
    _ record: Record, isNew: Bool, _ topology: some Topology
  ) throws(Refusal) -> Record {
    let code = record.code.text
    if isNew, let known = records[record.code]?.latest { throw .codeInUse(code, known.type) }
    var record = record
    let (place, flaws) = record.place.measured(
      by: topology, releasing: record.type == .sector)
    if let flaw = flaws.first { throw .invalidGeometry(code, flaw.detail) }
    record.place = place
    for flaw in record.flaws {
      switch flaw.kind {
      case .missing where Self.mustBeGiven(flaw.detail, record.type, isNew: isNew):
        throw .missing(code, what: flaw.detail)
      case .missing: break
      default: throw .unfit(code, what: flaw.detail)
      }
    }
    record.flaws.removeAll { $0.kind == .missing }
    let isLocated = place.entered != nil && !place.isIncomplete
    switch record.detail {
    case .hazardousArea(let area):
      guard isLocated || area.district != nil else { throw .missing(code, what: "geometry") }
      if isNew, area.status != .open { throw .unfit(code, what: "status") }
      try checkEvidence(of: record, area)
    case .sector(let sector):
      guard isLocated else { throw .missing(code, what: "geometry") }
      if isNew, sector.status != .planned { throw .unfit(code, what: "status") }
    case .hazardReport(let report):
      guard isLocated || report.district != nil else { throw .missing(code, what: "geometry") }
      if isNew, report.status != .reported { throw .unfit(code, what: "status") }
    case .other(.route), .other(.site):
      guard isLocated else { throw .missing(code, what: "geometry") }
    case .organisation, .person, .other: break
    }
    return record
  }

  private static func mustBeGiven(_ member: String, _ type: RecordType, isNew: Bool) -> Bool {
    switch type {
    case .hazardousArea: ["classification", "observedOn", "status"].contains(member)
    case .sector: ["method", "status"].contains(member)
    case .hazardReport: ["reportedOn", "status"].contains(member)
    default: false
    }
  }

  private func checkEvidence(of record: Record, _ area: HazardousArea) throws(Refusal) {
    let items = record.others.first { $0.name == "evidence" }?.value.elements ?? []
    guard !items.isEmpty else { throw .missing(record.code.text, what: "evidence") }
    guard area.classification != .confirmed || items.contains(where: { $0.isDirectEvidence })
    else { throw .missing(record.code.text, what: "direct evidence") }
  }

  func require(_ role: Vocabulary.Role, of author: Attribution) throws(Refusal) {
    guard mayAct(as: role, author.person, for: author.organisation) else {
      throw .lacksRole(role, organisation: author.organisation.text)
    }
  }
}
