internal import Exchange
internal import Ledger
internal import MineAction

extension ImportJob {
  /// Deals with a code that stood in the file before: the same words are the same; of other words
  /// about a sector the worse hold, and other danger has a code of its own.
  mutating func isRepeated(
    _ record: Record, _ entered: Record, _ feature: GeoJSONFeature,
    counting count: WritableKeyPath<Reconciliation, Int> = \.same
  ) throws -> Bool {
    guard let before = seen[record.code] else { return false }
    if row(for: record).digest == before {
      result[keyPath: count] += 1
      return true
    }
    if let first = sectorsHere[record.code], record.type == .sector {
      try worsen(first, by: record, entered, feature)
    } else if record.mayEndanger {
      try appendUnderItsOwnCode(record, entered, feature)
    } else {
      try setAside(feature, entered, "its code stands in the file before it")
    }
    return true
  }

  /// Takes the worse of two words of the file about one sector.
  mutating func worsen(
    _ first: Record, by record: Record, _ entered: Record, _ feature: GeoJSONFeature,
    isCounted: Bool = true
  ) throws {
    let one = first.worsened(by: record, situation.policy, topology)
    var worse = one ?? first.withoutWork
    let hasBeside = one == nil && record.mayEndanger
    if hasBeside { try appendUnderItsOwnCode(record, entered, feature) }
    worse.flaws.append(Flaw(.duplicateMember, "code \(record.code.text)"))
    let isChanged = !worse.says(theSameAs: first)
    if isChanged {
      result.areaAfter.add(first, -1)
      result.areaAfter.add(worse, 1)
      try append(worse)
      changes.append(recorded(worse))
    }
    if isCounted, !hasBeside {
      if isChanged { result.changed += 1 } else { result.same += 1 }
    }
    tally(worse, feature)
  }

  /// Takes danger whose code something else has.
  mutating func appendUnderItsOwnCode(
    _ record: Record, _ entered: Record, _ feature: GeoJSONFeature
  ) throws {
    // Others as entered: it does not share the personal values of the record that has the code.
    var again = Record(
      code: converter.digestCode(of: feature, as: record.type), place: record.place,
      detail: record.detail, others: entered.others, flaws: record.flaws)
    again.featureMembers = entered.featureMembers
    again.flaws.append(Flaw(.duplicateMember, "code \(record.code.text)"))
    again = try personal.recognising(again, in: situation[again.code])
    let decision = decision(on: again)
    if case .clash = decision {
      return try setAside(feature, entered, "its code belongs to something else")
    }
    try follow(decision, again, again, feature)
  }
}
