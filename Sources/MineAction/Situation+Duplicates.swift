internal import Geometry
internal import JSON

extension Situation {
  /// Refuses where the record that would remain does not hold all the danger of its duplicate.
  func checkRemains(
    in other: Record, of record: Record, _ topology: some Topology
  ) throws(Refusal) {
    guard other.type == record.type else { throw .wrongType(other.code.text, other.type) }
    let why = other.looksLifted ? "it is not open" : problem(with: other, holding: record, topology)
    if let why { throw .notTheSameDanger(record.code.text, other.code.text, why) }
  }

  /// Why a record does not hold all the danger of another of its type; `nil` where it does.
  private func problem(
    with other: Record, holding record: Record, _ topology: some Topology
  ) -> String? {
    switch (other.detail, record.detail) {
    case (.hazardousArea(let remaining), .hazardousArea(let area)):
      guard remaining.classification != .suspected || area.classification == .suspected else {
        return "it is only suspected"
      }
      guard (remaining.observedOn?.last ?? .never) >= (area.observedOn?.last ?? .never),
        (remaining.observedOn?.first ?? .always) <= (area.observedOn?.first ?? .always)
      else { return "it was not observed on the same day" }
      if record.isPartlyUnlocated {
        guard other.isPartlyUnlocated,
          remaining.district == area.district || remaining.district == nil
        else { return "it has a place, and this one has none" }
      }
      let (own, its) = (policy.accuracy(of: record), policy.accuracy(of: other))
      // Of an area that was worked, what is around its outline goes with what is inside.
      let isWorked = hasWork(on: other, remaining)
      if isWorked, its < own { return "it is better known, and was worked" }
      return reaches(record, isWorked ? 0 : own, within: other, isWorked ? 0 : its, topology)
        ? nil : "it does not cover all of it"
    case (.hazardReport(let remaining), .hazardReport(let report)):
      guard remaining.kind == .accident || report.kind != .accident else {
        return "it is no accident"
      }
      // Which work answers them is told by their days.
      guard (remaining.reportedOn?.first ?? .always) <= (report.reportedOn?.first ?? .always),
        (remaining.reportedOn?.last ?? .never) >= (report.reportedOn?.last ?? .never)
      else { return "it was not reported on the same day" }
      guard !record.isPartlyUnlocated, !other.isPartlyUnlocated else {
        return "without both places nobody can tell"
      }
      return reaches(
        record, policy.reach(of: record), within: other, policy.reach(of: other), topology)
        ? nil : "it does not reach all that this one does"
    default: return "it is something else"
    }
  }

  /// Whether all that lies within some metres of a record lies within some of another, give or take
  /// two millimetres; also where the first has no place.
  private func reaches(
    _ record: Record, _ metres: Double, within other: Record, _ others: Double,
    _ topology: some Topology
  ) -> Bool {
    guard let shape = record.place.ground, let box = shape.envelope else { return true }
    let frame = LocalFrame(aboutMiddleOf: box)
    guard let wide = other.place.ground,
      let all = try? topology.widened(frame.plane(wide), by: others + 0.002),
      let danger = try? topology.widened(frame.plane(shape), by: metres),
      let left = try? topology.difference(of: danger, without: all)
    else { return false }
    return left.isEmpty
  }

  /// The steps that open records again which were withdrawn as duplicates of others that, after some
  /// facts, no longer hold their danger: since the day of the withdrawal, for what is corrected now
  /// was wrong then.
  func reopeningDuplicates(
    after facts: [Event.Fact], by next: Situation, on date: FieldDate, _ topology: some Topology
  ) -> [Event.Fact] {
    let changed = Set(facts.compactMap(changedDanger))
    if changed.isEmpty { return [] }
    return (0..<records.count).compactMap { number in
      let history = next.records[number]
      let record = history.latest
      if let step = reopening(record, changed, on: date, topology) { return step }
      guard record.isWithdrawnDanger, let code = record.remaining,
        changed.contains(record.code) || !changed.isDisjoint(with: next.chain(from: code)),
        let after = next.records[code]?.latest,
        let why = next.problem(remainingIn: after, of: record, topology)
      else { return nil }
      // What a file withdrew as a duplicate of what did not hold it was never held.
      let isAgreed = history.versions.contains { $0.way == nil && $0.record.isWithdrawnDanger }
      guard
        isAgreed
          || records[code].map({ old in
            problem(
              with: old.latest, holding: records[record.code]?.latest ?? record, topology) == nil
          }) == true
      else { return nil }
      return .stepped(
        Step(
          code: record.code, status: next.statusWhenOpen(record),
          on: record.withdrawnOn ?? date,
          note: "withdrawn as a duplicate of \(code.text), which does not hold it now: \(why)",
          members: []))
    }
  }

  // A report that was resolved where it was is not where it is now.
  private func reopening(
    _ record: Record, _ changed: Set<Record.Code>, on date: FieldDate, _ topology: some Topology
  ) -> Event.Fact? {
    guard case .hazardReport(let report) = record.detail, report.effectiveStatus == .resolved,
      changed.contains(record.code), let old = records[record.code]?.latest, old.looksLifted,
      !reaches(record, policy.reach(of: record), within: old, policy.reach(of: old), topology)
    else { return nil }
    return .stepped(
      Step(
        code: record.code, status: statusWhenOpen(record), on: report.statusOn ?? date,
        note: "resolved where it was, and it reaches further now", members: []))
  }

  // A record, what it is a duplicate of, and so on.
  private func chain(from code: Record.Code) -> [Record.Code] {
    var codes: [Record.Code] = []
    var next: Record.Code? = code
    while let code = next, !codes.contains(code) {
      codes.append(code)
      next = records[code]?.latest.remaining
    }
    return codes
  }

  // As bad as anybody ever said that it was.
  private func statusWhenOpen(_ record: Record) -> String {
    if record.type != .hazardReport { return "open" }
    let wasVerified = records[record.code]?.versions.contains { $0.record.isVerifiedReport }
    return wasVerified == true ? "verified" : "reported"
  }

  private func problem(
    remainingIn other: Record, of record: Record, _ topology: some Topology
  ) -> String? {
    // A duplicate of a third is held by that, if by anything; what two call a mistake holds nothing.
    var (other, seen) = (other, [record.code, other.code])
    while other.isWithdrawnDanger {
      guard let code = other.remaining, !seen.contains(code), let next = records[code]?.latest
      else { return "it is withdrawn" }
      seen.append(code)
      other = next
    }
    // What a file lifts was not lifted for what was told here.
    if other.looksLifted, records[record.code]?.isOurs == true,
      records[other.code]?.versions.contains(where: { $0.way == nil && $0.record.looksLifted })
        != true
    {
      return "only a file says that it is over"
    }
    return problem(with: other, holding: record, topology)
  }

  /// The danger on record, of an area or a report, that a fact says anew, or withdraws.
  func changedDanger(by fact: Event.Fact) -> Record.Code? {
    switch fact {
    case .recorded(let record, _):
      guard record.type == .hazardousArea || record.type == .hazardReport,
        let old = records[record.code]?.latest,
        old.detail != record.detail || old.remaining != record.remaining
          || !old.place.isEntered(likeThat: record.place)
          || old.place.isIncomplete != record.place.isIncomplete
      else { return nil }
      return record.code
    case .stepped(let step) where step.status == "withdrawn":
      return records[step.code]?.latest.type == .sector ? nil : step.code
    default: return nil
    }
  }
}

extension Record {
  fileprivate var isWithdrawnDanger: Bool {
    switch detail {
    case .hazardousArea(let area): area.status == .withdrawn
    case .hazardReport(let report): report.effectiveStatus == .withdrawn
    case .sector, .organisation, .person, .other: false
    }
  }

  fileprivate var withdrawnOn: FieldDate? {
    switch detail {
    case .hazardousArea(let area): area.statusOn
    case .hazardReport(let report): report.statusOn
    case .sector, .organisation, .person, .other: nil
    }
  }

  /// The record that remains where this is a duplicate.
  var remaining: Record.Code? {
    others.last { $0.name == "duplicateOf" }?.value.string.flatMap { try? Record.Code($0) }
  }
}
