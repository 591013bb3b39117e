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
  /// facts, no longer hold their danger.
  func reopeningDuplicates(
    after facts: [Event.Fact], by next: Situation, on date: FieldDate, _ topology: some Topology
  ) -> [Event.Fact] {
    let changed = Set(facts.compactMap(changedDanger))
    if changed.isEmpty { return [] }
    return (0..<records.count).compactMap { number in
      let record = next.records[number].latest
      guard record.isWithdrawnDanger,
        let name = record.others.last(where: { $0.name == "duplicateOf" })?.value.string,
        let code = try? Record.Code(name), changed.contains(code),
        let before = records[code]?.latest, let after = next.records[code]?.latest,
        problem(with: before, holding: record, topology) == nil,
        let why = next.problem(with: after, holding: record, topology)
      else { return nil }
      return .stepped(
        Step(
          code: record.code, status: record.type == .hazardReport ? "reported" : "open", on: date,
          note: "withdrawn as a duplicate of \(name), and since that was corrected \(why)",
          members: []))
    }
  }

  /// The danger on record, of an area or a report, that a fact says anew.
  func changedDanger(by fact: Event.Fact) -> Record.Code? {
    guard case .recorded(let record, _) = fact,
      record.type == .hazardousArea || record.type == .hazardReport,
      records[record.code] != nil
    else { return nil }
    return record.code
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
}
