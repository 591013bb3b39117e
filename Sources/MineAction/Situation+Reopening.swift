package import Geometry
internal import JSON

extension Situation {
  /// The steps that open areas again which two people released for work that, after some facts, no
  /// longer accounts for them: sectors were withdrawn or corrected, or the areas themselves; and
  /// those that open records which were withdrawn as duplicates of what is elsewhere now.
  ///
  /// A sector that is taken back by doubt is danger itself.
  package func reopening(
    after facts: [Event.Fact], by author: Attribution, _ topology: some Topology
  ) -> [Event.Fact] {
    let gone = facts.compactMap { changedWork(by: $0) }
    let boxes = gone.compactMap { $0.place.ground?.envelope }
    if boxes.isEmpty, !facts.contains(where: { changedDanger(by: $0) != nil }) { return [] }
    let codes = Set(gone.map(\.code))
    var next = self
    for (index, fact) in facts.enumerated() {
      next.evolve(Event(fact, by: author, sequence: revision + Int64(index) + 1))
    }
    let date = FieldDate(author.occurredAt)
    let duplicates = reopeningDuplicates(after: facts, by: next, on: date, topology)
    if boxes.isEmpty { return duplicates }
    return duplicates
      + (0..<records.count).compactMap { number in
        let history = next.records[number]
        guard Self.isReleasedByTwo(history), let box = history.latest.place.ground?.envelope,
          codes.contains(history.latest.code) || boxes.contains(where: box.intersects),
          next.isUnaccounted(history, on: FieldDate(author.recordedAt), topology)
        else { return nil }
        let isCorrected = facts.contains { fact in
          if case .recorded(let record, _) = fact {
            record.code == history.latest.code
          } else {
            false
          }
        }
        let names = codes.map(\.text).sorted().joined(separator: ", ")
        return .stepped(
          Step(
            // What was corrected now was wrong then.
            code: history.latest.code, status: "open",
            on: isCorrected ? history.latest.releasedOn ?? date : date,
            note: "accepted work no longer accounts for it, since \(names) changed", members: []))
      }
  }

  /// What one person's correction of danger that was lifted makes of it, where the reason that it was
  /// lifted for does not hold what is said of it now: it is open again, as bad as both words, and the
  /// correction is proposed of what is open; `nil` where that reason stands.
  func opening(
    _ old: Record, by record: Record, note: String?, ways: [String], _ author: Attribution,
    _ topology: some Topology
  ) -> [Event.Fact]? {
    var worse = old.worsened(by: record, policy, topology) ?? old
    worse.place = old.joinedPlace(with: record, topology)
    let corrected = Event.Fact.recorded(worse, by: .correction)
    let steps = reopening(after: [corrected], by: author, topology)
    guard
      let step = steps.lazy.compactMap({ fact -> Step? in
        if case .stepped(let step) = fact, step.code == old.code { step } else { nil }
      }).first
    else { return nil }
    let moved = moving(with: old, to: record, isAgreed: false, by: author, topology)
    let proposal = Proposal(.correct(record.taking(step)), note: note ?? "", ways: ways)
    return [corrected, .stepped(step)] + moved + [.proposed(proposal)]
  }

  /// Whether it is an area that two people released, for which accepted work accounts no more.
  package func isUnaccounted(
    _ history: History, on date: FieldDate, _ topology: some Topology
  ) -> Bool {
    guard Self.isReleasedByTwo(history), case .hazardousArea(let area) = history.latest.detail
    else { return false }
    guard let left = try? strips(leftOf: history.latest, area, on: date, topology) else {
      return true
    }
    // No more may be left than the strips that the two of them saw.
    let seen = (history.latest.others.last { $0.name == "strips" }?.value.elements ?? [])
      .compactMap { $0["area"]?.number }.reduce(0, +)
    return left.map(\.area).reduce(0, +) > seen * 1.01 + 1
  }

  private static func isReleasedByTwo(_ history: History) -> Bool {
    guard case .hazardousArea(let area) = history.latest.detail, area.status == .released else {
      return false
    }
    return history.versions.contains { $0.way == nil && $0.record.looksLifted }
  }

  // The sector whose work a fact withdraws or says anew, as it was.
  private func changedWork(by fact: Event.Fact) -> Record? {
    let code: Record.Code
    switch fact {
    case .stepped(let step) where step.status == "withdrawn": code = step.code
    case .recorded(let record, _) where record.type.mayBeDanger: code = record.code
    default: return nil
    }
    guard let old = records[code]?.latest else { return nil }
    return switch old.detail {
    case .sector(let sector): sector.completedOn == nil ? nil : old
    case .hazardousArea(let area): area.status == .released ? old : nil
    case .hazardReport, .organisation, .person, .other: nil
    }
  }
}

extension Record {
  fileprivate var releasedOn: FieldDate? {
    if case .hazardousArea(let area) = detail { area.statusOn } else { nil }
  }
}
