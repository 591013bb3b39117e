internal import Geometry
internal import JSON

extension Situation {
  /// A step of a hazardous area.
  func marking(
    _ step: Step, to status: Vocabulary.AreaStatus, of area: HazardousArea, _ history: History,
    by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    let (code, record) = (step.code.text, history.latest)
    let from = area.status ?? .open
    switch (from, status) {
    case (.released, .open), (.withdrawn, .open), (.open, .open):
      // Danger after all: anyone known, alone, at once. What was done until then does not answer it,
      // nor what released it, however early the danger is said to have been there.
      try step.require("note")
      var now = step.on
      if from != .open, let lifted = area.statusOn, lifted.last > now.last { now = lifted }
      guard let observed = area.observedOn, observed.last < now.last else {
        return [.stepped(step)]
      }
      let seen = JSONMember(name: "observedOn", value: JSONText(string: now.ledgerText))
      return [
        .stepped(
          Step(
            code: step.code, status: step.status, on: step.on, note: step.note,
            members: step.members + [seen]))
      ]
    case (.open, .released):
      let strips = try strips(leftOf: record, area, on: step.on, topology)
      let ways = ["released" + (strips.isEmpty ? "" : ", strips left: \(strips.count)")]
      let proposal = try together(
        .mark(step), note: step.note, ways: ways, by: deciders,
        proposers: [.operationsOfficer, .surveyor], topology)
      try requireInOrder(step, after: [area.statusOn, area.observedOn])
      if let proposal { return [proposal] }
      let list = strips.isEmpty ? [] : [JSONMember(name: "strips", value: Strip.list(strips))]
      return [
        .stepped(
          Step(
            code: step.code, status: step.status, on: step.on, note: step.note,
            members: step.members + list))
      ]
    case (.open, .withdrawn), (.released, .withdrawn):
      if let other = step.text("duplicateOf") {
        let other = try requireRecord(other, .hazardousArea, besides: code)
        try checkRemains(in: other, of: record, area, topology)
      }
      let proposal = try withdrawing(step, by: deciders, topology)
      try requireInOrder(step, after: [area.statusOn, area.observedOn])
      return [proposal ?? .stepped(step)]
    default:
      throw .outOfOrder(code, from: from.rawValue, to: status.rawValue, next: record.nextSteps)
    }
  }

  /// Refuses where a record does not hold all the danger of its duplicate.
  private func checkRemains(
    in other: Record, of record: Record, _ area: HazardousArea, _ topology: some Topology
  ) throws(Refusal) {
    let (code, name) = (record.code.text, other.code.text)
    guard case .hazardousArea(let remaining) = other.detail else {
      throw .wrongType(name, other.type)
    }
    func refuse(_ why: String) -> Refusal { .notTheSameDanger(code, name, why) }
    guard !other.looksLifted else { throw refuse("it is not open") }
    guard remaining.classification != .suspected || area.classification == .suspected else {
      throw refuse("it is only suspected")
    }
    guard (remaining.observedOn?.last ?? .never) >= (area.observedOn?.last ?? .never),
      (remaining.observedOn?.first ?? .always) <= (area.observedOn?.first ?? .always)
    else { throw refuse("it was not observed on the same day") }
    if record.isPartlyUnlocated {
      guard other.isPartlyUnlocated,
        remaining.district == area.district || remaining.district == nil
      else { throw refuse("it has a place, and this one has none") }
    }
    guard let shape = record.place.ground, let box = shape.envelope else { return }
    let frame = LocalFrame(aboutMiddleOf: box)
    let (own, its) = (policy.accuracy(of: record), policy.accuracy(of: other))
    // Of an area that was worked, what is around its outline goes with what is inside.
    let isWorked = hasWork(on: other, remaining)
    if isWorked, its < own { throw refuse("it is better known, and was worked") }
    guard let wide = other.place.ground,
      let all = try? topology.widened(frame.plane(wide), by: (isWorked ? 0 : its) + 0.002),
      let danger = try? topology.widened(frame.plane(shape), by: isWorked ? 0 : own),
      let left = try? topology.difference(of: danger, without: all), left.isEmpty
    else { throw refuse("it does not cover all of it") }
  }
}
