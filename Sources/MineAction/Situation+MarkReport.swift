internal import Geometry
internal import JSON

extension Situation {
  /// A step of a hazard report.
  func marking(
    _ step: Step, to status: Vocabulary.ReportStatus, of report: HazardReport,
    _ history: History, by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    let (code, record) = (step.code.text, history.latest)
    var facts: [Event.Fact] = [.stepped(step)]
    switch (report.effectiveStatus, status) {
    case (.reported, .verified):
      try require(.surveyor, of: deciders.author, for: record, topology)
      // Seen, found or touched: as items, or in words.
      let items = step.members.last { $0.name == "evidence" }?.value.elements ?? []
      guard step.note != nil || items.contains(where: \.isDirectEvidence) else {
        throw .missing(code, what: "direct evidence")
      }
      // Bad news may be older than the report.
      return facts
    case (.reported, .resolved), (.verified, .resolved):
      try step.require("note")
      guard let kind = report.kind else { throw .missing(code, what: "kind") }
      if kind == .accident {
        guard isCovered(record, report, by: step.on, topology) else { throw .notCovered(code) }
      }
      let proposal = try together(
        .mark(step), note: step.note, ways: ["resolved"], by: deciders,
        proposers: [.teamLeader], topology)
      if let proposal { facts = [proposal] }
    case (.reported, .withdrawn):
      if let other = step.text("duplicateOf") {
        let other = try requireRecord(other, .hazardReport, besides: code)
        try checkRemains(in: other, of: record, topology)
      }
      if let proposal = try withdrawing(step, by: deciders, topology) { facts = [proposal] }
    default:
      throw .outOfOrder(
        code, from: report.effectiveStatus.rawValue, to: status.rawValue, next: record.nextSteps)
    }
    try requireInOrder(step, after: [report.statusOn, report.reportedOn])
    return facts
  }

  /// Whether clearance, completed later than the report and accepted by a day, covers all that it
  /// may reach.
  private func isCovered(
    _ record: Record, _ report: HazardReport, by date: FieldDate, _ topology: some Topology
  ) -> Bool {
    guard let place = record.place.ground, !record.place.isIncomplete, let box = place.envelope,
      let reported = report.reportedOn
    else { return false }
    let reach = policy.reach(of: record)
    let frame = LocalFrame(aboutMiddleOf: box)
    let wide = box.grown(byMetres: reach)
    var cleared: [Shape<Plane>] = []
    for number in 0..<records.count {
      let other = records[number].latest
      guard case .sector(let sector) = other.detail, records[number].wasReleased(by: date),
        sector.method == .clearance,
        let completed = sector.completedOn, completed.first > reported.last, other.place.isSound,
        let shape = other.place.entered, shape.envelope?.intersects(wide) == true
      else { continue }
      let accuracy = policy.accuracy(of: other)
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
