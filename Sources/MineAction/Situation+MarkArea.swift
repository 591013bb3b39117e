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
        try checkRemains(in: other, of: record, topology)
      }
      let proposal = try withdrawing(step, by: deciders, topology)
      try requireInOrder(step, after: [area.statusOn, area.observedOn])
      return [proposal ?? .stepped(step)]
    default:
      throw .outOfOrder(code, from: from.rawValue, to: status.rawValue, next: record.nextSteps)
    }
  }
}
