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
      try requireKnown(author.person, author.organisation)
      switch command {
      case .begin(let programme): throw .alreadyBegun(programme.name)
      case .grant(let grant): facts = try granting(grant, by: author, topology)
      case .add(let record): facts = [try adding(record, by: author, topology)]
      case .file(let record): facts = [try filing(record, by: author, topology)]
      case .mark(let step): facts = try marking(step, by: Deciders(author: author), topology)
      case .correct(let record, let note):
        facts = try correcting(record, note: note, by: Deciders(author: author), topology)
      case .setPolicy(let policy, let note):
        facts = try setting(policy, note: note, by: Deciders(author: author), topology)
      case .answer(let answer): facts = try settling(answer, by: author, topology)
      case .erase(let holdings): facts = [try erasing(holdings, by: author, topology)]
      }
    }
    let settled = facts + settlingReferences(after: facts, by: author, topology)
    let all =
      settled + settled.flatMap { consequences(of: $0, among: settled, by: author, topology) }
    let opened = reopening(after: all, by: author, topology)
    let reopened =
      all + opened + opened.flatMap { consequences(of: $0, among: all, by: author, topology) }
    // A proposal stands behind what follows at once, which would make it one that fits no more.
    return (reopened.filter { !$0.isProposal } + reopened.filter(\.isProposal)).map { fact in
      Event(fact, by: author, note: command.noteOfCorrection(fact) ?? noteOfMove(fact))
    }
  }

  // What is worse for land than what was said: in the same transaction.
  private func consequences(
    of fact: Event.Fact, among facts: [Event.Fact], by author: Attribution,
    _ topology: some Topology
  ) -> [Event.Fact] {
    switch fact {
    case .recorded(let record, _):
      guard case .hazardReport(let report) = record.detail else { return [] }
      return resuspecting(
        by: record, on: report.reportedOn ?? FieldDate(author.recordedAt), topology)
    case .stepped(let step):
      // As it is said now.
      let said = facts.lazy.compactMap { fact -> Record? in
        if case .recorded(let record, _) = fact, record.code == step.code { record } else { nil }
      }.last
      guard let record = (said ?? records[step.code]?.latest)?.taking(step) else { return [] }
      return resuspecting(by: record, on: step.on, topology)
    case .begun, .granted, .proposed, .settled, .policySet, .calledForReview, .setAside, .imported,
      .erased, .toolsChanged:
      return []
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

  private func granting(
    _ grant: Grant, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    try require(.administrator, of: author, topology)
    try requireKnown(grant.person, grant.organisation)
    if let district = grant.district {
      guard let known = records[district]?.latest else { throw .unknownRecord(district.text) }
      guard known.type == .district else { throw .wrongType(district.text, known.type) }
    }
    if let from = grant.from, let until = grant.until, until.last < from.first {
      throw .malformed(
        grant.person.text, "the last day, \(until.text), is before the first, \(from.text)")
    }
    return grants.contains(grant) ? [] : [.granted(grant)]
  }

  private func adding(
    _ record: Record, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact {
    switch record.type {
    case .person, .organisation: try require(.administrator, of: author, for: record, topology)
    case .hazardousArea, .route, .site, .district:
      try require(.surveyor, of: author, for: record, topology)
    case .sector: try require(.operationsOfficer, of: author, for: record, topology)
    case .hazardReport: throw .wrongType(record.code.text, record.type)
    }
    if case .organisation(let body) = record.detail, body.isIndependent {
      throw .milder(record.code.text, ["a unit called independent"])
    }
    if let way = wayOfNarrowing(record) { throw .milder(record.code.text, [way]) }
    return .recorded(try taken(record, at: author.recordedAt, topology), by: .command)
  }

  /// A new record, measured, and counting wherever it may be.
  private func taken(
    _ record: Record, at now: Instant, _ topology: some Topology
  ) throws(Refusal) -> Record {
    counting(
      try sound(record, isNew: true, at: now, topology).settled(against: nil), topology)
  }

  private func filing(
    _ record: Record, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact {
    guard case .hazardReport = record.detail else {
      throw .wrongType(record.code.text, record.type)
    }
    return .recorded(try taken(record, at: author.recordedAt, topology), by: .command)
  }

  /// The facts of a correction: taken at once unless it makes land look less dangerous.
  func correcting(
    _ record: Record, note: String?, by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    guard let old = records[record.code]?.latest else { throw .unknownRecord(record.code.text) }
    guard old.type == record.type else { throw .wrongType(record.code.text, old.type) }
    let office: Vocabulary.Role =
      old.type == .organisation || old.type == .person ? .administrator : .surveyor
    if deciders.first == nil { try require(office, of: deciders.author, for: old, topology) }
    var record = try sound(
      record, isNew: false, at: deciders.author.recordedAt, topology
    ).settled(against: old)
    if !record.place.isEntered(likeThat: old.place) {
      if record.type == .sector, let landmark = adrift(record) {
        throw .adrift(record.code.text, landmark)
      }
      record = counting(record, topology)
    }
    let milder =
      record.waysMilder(than: old, by: policy, topology)
      + (wayOfNarrowing(record).map { [$0] } ?? [])
    guard record.hasTaken(theSameStepsAs: old) else {
      throw .stepByCorrection(record.code.text, milder)
    }
    if milder.isEmpty || record.isAccredited(as: old) || record.type == .person {
      return [.recorded(record, by: .correction)]
        + moving(
          with: old, to: record, isAgreed: deciders.first != nil, by: deciders.author, topology)
    }
    guard record.lifeSays(theSameAs: old) else { throw .stepByCorrection(record.code.text, milder) }
    // Nobody of a unit, or of what it is a unit of, says that it is independent.
    if deciders.first != nil, record.type == .organisation,
      let own = dependence(of: deciders.author, on: record.code.text)
    {
      throw .notIndependent(record.code.text, own: own, of: record.code.text)
    }
    let proposal = try together(
      .correct(record), note: note, ways: milder, by: deciders, proposers: [office],
      topology)
    let moved = moving(
      with: old, to: record, isAgreed: proposal == nil, by: deciders.author, topology)
    guard let proposal else { return [.recorded(record, by: .correction)] + moved }
    // What is worse in it holds at once; the rest waits for the second.
    if old.type != .sector, old.looksLifted {
      if let opened = opening(
        old, by: record, note: note, ways: milder, deciders.author, topology)
      {
        return opened
      }
      // Also an area that is released tells which work is older than it.
      let worse = old.worsened(by: record, policy, topology) ?? old
      let isReleased =
        if case .hazardousArea(let area) = old.detail { area.status == .released } else { false }
      return (isReleased && !worse.says(theSameAs: old) ? [.recorded(worse, by: .correction)] : [])
        + moved + [proposal]
    }
    guard let worse = old.worsened(by: record, policy, topology) else {
      throw .mixed(record.code.text, milder)
    }
    return (worse.says(theSameAs: old) ? [] : [.recorded(worse, by: .correction)]) + moved
      + [proposal]
  }

  /// The record with its geometry measured, if it has what a command must give.
  private func sound(
    _ record: Record, isNew: Bool, at now: Instant, _ topology: some Topology
  ) throws(Refusal) -> Record {
    let code = record.code.text
    let known = records[record.code]?.latest
    if isNew, let known { throw .codeInUse(code, known.type) }
    // What is on record already is not judged again.
    let before = known?.dates ?? []
    if let day = record.dates.first(where: { $0.first > now && !before.contains($0) }) {
      throw .inFuture(day)
    }
    var record = record
    let (place, flaws) = record.place.measured(
      by: topology, releasing: record.type == .sector)
    // A place that stays as it is need not be better than it is on record.
    let isNewPlace = known.map { !record.place.isEntered(likeThat: $0.place) } ?? true
    if isNewPlace, let flaw = flaws.first { throw .invalidGeometry(code, flaw.detail) }
    record.place = place
    if isNewPlace, let problem = record.problemWithKindOfPlace {
      throw .malformed(code, problem)
    }
    for flaw in record.flaws {
      switch flaw.kind {
      // What a record from a file lacks need not be known to say something else of it.
      case .missing
      where Self.mustBeGiven(flaw.detail, record.type) && known?.flaws.contains(flaw) != true:
        throw .missing(code, what: flaw.detail)
      case .missing: break
      case .malformed:
        if known?.flaws.contains(flaw) != true { throw .malformed(code, flaw.detail) }
      default: if known?.flaws.contains(flaw) != true { throw .unfit(code, what: flaw.detail) }
      }
    }
    record.flaws.removeAll { $0.kind == .missing && known?.flaws.contains($0) != true }
    if !isNewPlace { record.flaws += known?.flaws.filter(\.isOfPlace) ?? [] }
    let isLocated = place.entered != nil && !place.isIncomplete
    switch record.detail {
    case .hazardousArea(let area):
      guard !isNewPlace || isLocated || area.district != nil else {
        throw .missing(code, what: "geometry")
      }
      if isNew, area.status != .open { throw .unfit(code, what: "status") }
      try checkEvidence(of: record, area, known)
    case .sector(let sector):
      guard !isNewPlace || isLocated else { throw .missing(code, what: "geometry") }
      if isNew, sector.status != .planned { throw .unfit(code, what: "status") }
    case .hazardReport(let report):
      guard !isNewPlace || isLocated || report.district != nil else {
        throw .missing(code, what: "geometry")
      }
      if isNew, report.status != .reported { throw .unfit(code, what: "status") }
    case .other(.route), .other(.site):
      guard isLocated else { throw .missing(code, what: "geometry") }
    case .organisation, .person, .other: break
    }
    return record
  }

  private static func mustBeGiven(_ member: String, _ type: RecordType) -> Bool {
    switch type {
    case .hazardousArea: ["classification", "observedOn", "status"].contains(member)
    case .sector: ["method", "status"].contains(member)
    case .hazardReport: ["reportedOn", "status"].contains(member)
    default: false
    }
  }

  private func checkEvidence(
    of record: Record, _ area: HazardousArea, _ known: Record?
  ) throws(Refusal) {
    func items(_ record: Record) -> [JSONText] {
      record.others.first { $0.name == "evidence" }?.value.elements ?? []
    }
    // One that was taken from a file without evidence is corrected without.
    if let known, items(known) == items(record), known.classification == record.classification {
      return
    }
    guard !items(record).isEmpty else { throw .missing(record.code.text, what: "evidence") }
    guard area.classification != .confirmed || record.hasDirectEvidence
    else { throw .missing(record.code.text, what: "direct evidence") }
  }
}

extension Event.Fact {
  fileprivate var isProposal: Bool { if case .proposed = self { true } else { false } }
}

extension Record {
  fileprivate var classification: Vocabulary.Classification? {
    if case .hazardousArea(let area) = detail { area.classification } else { nil }
  }

  /// Whether it is the same body, and differs in what it is accredited for at most: that is for an
  /// administrator to say.
  fileprivate func isAccredited(as old: Record) -> Bool {
    guard case .organisation(let now) = detail, case .organisation(let then) = old.detail else {
      return false
    }
    return now.unitOf == then.unitOf && now.isIndependent == then.isIndependent
  }
}
