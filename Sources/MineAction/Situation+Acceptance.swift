internal import Geometry

extension Situation {
  /// Checks what stands against the acceptance of a sector's work.
  ///
  /// `author`: the quality officer; `nil` while only somebody who proposes it is known.
  func checkAcceptance(
    of history: History, _ sector: Sector, by author: Attribution?, _ topology: some Topology
  ) throws(Refusal) {
    let code = history.latest.code.text
    // Whose work it is and how it was done decides whether it may be accepted, and by whom.
    guard sector.organisation != nil else { throw .missing(code, what: "organisation") }
    guard sector.method != nil else { throw .missing(code, what: "method") }
    if let author { try checkIndependence(of: author, from: history, sector) }
    guard sector.completedOn != nil else { throw .missing(code, what: "completedOn") }
    guard history.latest.place.isSound else {
      throw .invalidGeometry(code, "its outline is not valid, so it can release nothing")
    }
    if sector.method == .nonTechnicalSurvey {
      try checkNoDirectEvidence(inside: history.latest, topology)
    }
  }

  /// Nobody accepts what the same person worked on or brought in, nor what was worked by a body
  /// that the person belongs to, whomever the person acts for.
  private func checkIndependence(
    of author: Attribution, from history: History, _ sector: Sector
  ) throws(Refusal) {
    let code = history.latest.code.text
    let isOwn = history.hands.contains {
      $0.person == author.person.text && $0.part != .judgement
    }
    guard !isOwn else { throw .samePerson(code) }
    var bodies = Set(history.hands.filter { $0.part == .work }.map(\.organisation))
    // Also those that it was taken from: they may have done some of it.
    for version in history.versions {
      if case .sector(let then) = version.record.detail, let body = then.organisation {
        bodies.insert(body)
      }
    }
    for body in bodies.sorted() {
      if dependence(of: author, on: body) != nil { throw .sameOrganisation(code, body) }
    }
  }

  /// Refuses where a verified report or an open accident, no older than the work, reaches it.
  func checkNothingSince(
    _ record: Record, _ sector: Sector, _ topology: some Topology
  ) throws(Refusal) {
    for number in 0..<records.count {
      let other = records[number].latest
      guard let rule = Resuspicion(by: other, policy), case .hazardReport(let report) = other.detail
      else { continue }
      let isOlder =
        if let seen = report.reportedOn, let done = sector.completedOn {
          seen.last < done.first
        } else { false }
      if !isOlder, rule.reaches(record, topology) {
        throw .reachedSince(record.code.text, other.code.text)
      }
    }
  }

  private func checkNoDirectEvidence(
    inside record: Record, _ topology: some Topology
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
}

extension Record {
  /// Whether it is direct evidence of contamination, on record and not lifted.
  fileprivate var isDirectEvidence: Bool {
    switch detail {
    case .hazardousArea(let area):
      !looksLifted && (area.classification != .suspected || hasDirectEvidence)
    case .hazardReport(let report):
      report.effectiveStatus == .verified
        || report.kind == .accident && report.effectiveStatus == .reported
    case .sector, .organisation, .person, .other: false
    }
  }
}
