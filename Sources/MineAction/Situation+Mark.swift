internal import Geometry
internal import JSON

extension Situation {
  /// Checks a step of a record's life against the tables of land release.
  func marking(
    _ step: Step, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> Step {
    guard let history = records[step.code] else { throw .unknownRecord(step.code.text) }
    guard step.on.first <= author.recordedAt else { throw .inFuture(step.on) }
    for member in step.members where !Self.mayBring(member.name, to: step.status) {
      throw .notOfStep(step.code.text, what: member.name)
    }
    switch history.latest.detail {
    case .sector(let sector):
      guard let status = Vocabulary.SectorStatus(rawValue: step.status) else {
        throw .unknownStep(step.status, .sector)
      }
      try check(step, to: status, of: sector, history, by: author, topology)
      return step
    case .hazardReport(let report):
      guard let status = Vocabulary.ReportStatus(rawValue: step.status) else {
        throw .unknownStep(step.status, .hazardReport)
      }
      try check(step, to: status, of: report, history, by: author, topology)
      return step
    case .hazardousArea: throw .unknownStep(step.status, .hazardousArea)
    case .organisation, .person, .other: throw .wrongType(step.code.text, history.latest.type)
    }
  }

  // What a record says of the ground is not changed by a word beside a step: two people decide that.
  private static func mayBring(_ member: String, to status: String) -> Bool {
    switch member {
    case "organisation": status == "assigned"
    case "clearanceDepth": status == "completed"
    default: !Record.ownMembers.contains(member)
    }
  }

  private func check(
    _ step: Step, to status: Vocabulary.SectorStatus, of sector: Sector, _ history: History,
    by author: Attribution, _ topology: some Topology
  ) throws(Refusal) {
    let code = step.code.text
    let from = sector.effectiveStatus
    switch (from, status) {
    case (.planned, .assigned):
      try require(.operationsOfficer, of: author)
      guard let body = step.text("organisation") ?? sector.organisation else {
        throw .missing(code, what: "organisation")
      }
      if let method = sector.method { try requireAccreditation(of: body, for: method) }
    case (.assigned, .inProgress):
      try require(.teamLeader, of: author)
      try requireItsOrganisation(sector, code, author)
    case (.inProgress, .suspended), (.accepted, .resuspected), (.handedOver, .resuspected):
      // Anyone known, alone, at once: bad news may also be older than the last step.
      if step.note == nil { throw .missing(code, what: "note") }
      return
    case (.suspended, .inProgress), (.rejected, .inProgress), (.resuspected, .inProgress):
      try require(.operationsOfficer, of: author)
      if step.note == nil { throw .missing(code, what: "note") }
    case (.inProgress, .completed):
      try require(.teamLeader, of: author)
      try requireItsOrganisation(sector, code, author)
      let depth = step.has("clearanceDepth") ? step.number("clearanceDepth") : sector.clearanceDepth
      if sector.method == .clearance {
        guard let depth else { throw .missing(code, what: "clearanceDepth") }
        guard (0...5).contains(depth) else { throw .unfit(code, what: "clearanceDepth") }
      }
    case (.completed, .rejected): try require(.qualityOfficer, of: author)
    case (.completed, .accepted), (.resuspected, .accepted):
      try require(.qualityOfficer, of: author)
      try checkIndependence(of: author, from: history, sector)
      guard sector.completedOn != nil else { throw .missing(code, what: "completedOn") }
      guard history.latest.place.isSound else {
        throw .invalidGeometry(code, "its outline is not valid, so it can release nothing")
      }
      if sector.method == .nonTechnicalSurvey {
        try checkNoDirectEvidence(inside: history.latest, at: step.on, topology)
      }
    case (.accepted, .handedOver): try require(.operationsOfficer, of: author)
    default: throw .outOfOrder(code, from: from.rawValue, to: status.rawValue)
    }
    try requireInOrder(step, after: [sector.statusOn, sector.completedOn, sector.acceptedOn])
  }

  private func check(
    _ step: Step, to status: Vocabulary.ReportStatus, of report: HazardReport,
    _ history: History, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) {
    let code = step.code.text
    switch (report.effectiveStatus, status) {
    case (.reported, .verified): try require(.surveyor, of: author)
    case (.reported, .resolved), (.verified, .resolved):
      try require(.teamLeader, of: author)
      if step.note == nil { throw .missing(code, what: "note") }
      let others = history.hands.filter { $0.person != author.person.text }
      guard !others.isEmpty else { throw .samePerson(code) }
      guard others.contains(where: { areIndependent($0.organisation, author.organisation.text) })
      else { throw .sameOrganisation(code, author.organisation.text) }
      if report.kind == .accident {
        guard try isCovered(history.latest, report, topology) else { throw .notCovered(code) }
      }
    default:
      throw .outOfOrder(code, from: report.effectiveStatus.rawValue, to: status.rawValue)
    }
    try requireInOrder(step, after: [report.statusOn, report.reportedOn])
  }

  private func requireInOrder(_ step: Step, after dates: [FieldDate?]) throws(Refusal) {
    // Same-day steps are ordered by their place in the ledger.
    if let last = dates.compactMap({ $0 }).max(by: { $0.first < $1.first }),
      step.on.last < last.first
    {
      throw .beforeLastStep(step.on, last: last)
    }
  }

  private func requireItsOrganisation(
    _ sector: Sector, _ code: String, _ author: Attribution
  ) throws(Refusal) {
    guard let body = sector.organisation else { throw .missing(code, what: "organisation") }
    guard body == author.organisation.text else { throw .notItsOrganisation(code, body) }
  }

  private func requireAccreditation(
    of body: String, for method: Vocabulary.Method
  ) throws(Refusal) {
    guard let code = try? Record.Code(body),
      case .organisation(let organisation) = records[code]?.latest.detail
    else { throw .unknownRecord(body) }
    guard organisation.accreditedFor.contains(method) else { throw .notAccredited(body, method) }
  }

  /// Nobody accepts what the same person, or the same organisation, worked on or brought in.
  private func checkIndependence(
    of author: Attribution, from history: History, _ sector: Sector
  ) throws(Refusal) {
    let code = history.latest.code.text
    guard !history.hands.contains(where: { $0.person == author.person.text }) else {
      throw .samePerson(code)
    }
    var bodies = Set(history.hands.filter { $0.didWork }.map(\.organisation))
    if let body = sector.organisation { bodies.insert(body) }
    for body in bodies where !areIndependent(body, author.organisation.text) {
      throw .sameOrganisation(code, body)
    }
  }

  private func checkNoDirectEvidence(
    inside record: Record, at date: FieldDate, _ topology: some Topology
  ) throws(Refusal) {
    guard let ground = record.place.ground, let box = ground.envelope else { return }
    let frame = LocalFrame(aboutMiddleOf: box)
    for number in 0..<records.count {
      let other = records[number].latest
      guard other.isDirectEvidence, let shape = other.place.ground,
        shape.envelope?.intersects(box) == true
      else { continue }
      let near = try? topology.widened(frame.plane(shape), by: 0.01)
      let shared = near.flatMap { try? topology.intersection(of: $0, and: frame.plane(ground)) }
      // Where the engine cannot tell, there may be evidence.
      guard let shared, shared.isEmpty else {
        throw .directEvidence(record.code.text, other.code.text)
      }
    }
  }

  /// Whether accepted clearance, completed later than the report, covers all that it may reach.
  private func isCovered(
    _ record: Record, _ report: HazardReport, _ topology: some Topology
  ) throws(Refusal) -> Bool {
    guard let place = record.place.ground, !record.place.isIncomplete, let box = place.envelope,
      let reported = report.reportedOn
    else { return false }
    let policy = Policy.standard
    let reach = policy.reach(of: report)
    let frame = LocalFrame(aboutMiddleOf: box)
    let wide = box.grown(byMetres: reach)
    var cleared: [Shape<Plane>] = []
    for number in 0..<records.count {
      let other = records[number].latest
      guard case .sector(let sector) = other.detail, sector.isReleased,
        sector.method == .clearance, let completed = sector.completedOn,
        completed.first > reported.last, other.place.isSound, let shape = other.place.entered,
        shape.envelope?.intersects(wide) == true
      else { continue }
      let accuracy = policy.accuracy(sector.accuracy, sector.fix)
      guard let ground = try? topology.eroded(frame.plane(shape), by: accuracy) else {
        return false
      }
      cleared.append(ground)
    }
    guard let danger = try? topology.widened(frame.plane(place), by: reach),
      let ground = try? topology.closed(try topology.union(of: cleared)),
      let left = try? topology.difference(of: danger, without: ground)
    else { return false }
    return left.isEmpty
  }
}

extension Record {
  /// Whether it is direct evidence of contamination, on record and not lifted.
  fileprivate var isDirectEvidence: Bool {
    switch detail {
    case .hazardousArea(let area): area.classification != .suspected && !looksLifted
    case .hazardReport(let report): report.effectiveStatus == .verified
    case .sector, .organisation, .person, .other: false
    }
  }
}

extension Step {
  fileprivate func has(_ name: String) -> Bool { members.contains { $0.name == name } }
  fileprivate func text(_ name: String) -> String? {
    members.last { $0.name == name }?.value.string
  }
  fileprivate func number(_ name: String) -> Double? {
    members.last { $0.name == name }?.value.number
  }
}
