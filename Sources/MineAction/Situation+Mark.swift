internal import Geometry
internal import JSON

extension Situation {
  /// The facts of a step of a record's life, checked against the tables of land release.
  ///
  /// A step that takes two people is a proposal where the first of them takes it.
  func marking(
    _ step: Step, by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    let author = deciders.author
    guard let history = records[step.code] else { throw .unknownRecord(step.code.text) }
    let type = history.latest.type
    guard step.on.first <= author.recordedAt else { throw .inFuture(step.on) }
    var names: Set<String> = []
    for member in step.members where !names.insert(member.name).inserted {
      throw .malformed(step.code.text, "\(member.name) is given twice")
    }
    for member in step.members where !Self.mayBring(member.name, type, to: step.status) {
      throw .notOfStep(step.code.text, what: member.name)
    }
    for member in step.members where ["duplicateOf", "supersededBy"].contains(member.name) {
      guard member.value.string != nil else {
        throw .malformed(step.code.text, "\(member.name) is the code of one record")
      }
    }
    for member in step.members {
      if let problem = Attachment.problem(with: member) {
        throw .malformed(step.code.text, problem)
      }
    }
    switch history.latest.detail {
    case .sector(let sector):
      guard let status = Vocabulary.SectorStatus(rawValue: step.status) else {
        throw .unknownStep(step.status, .sector)
      }
      return try marking(step, to: status, of: sector, history, by: deciders, topology)
    case .hazardReport(let report):
      guard let status = Vocabulary.ReportStatus(rawValue: step.status) else {
        throw .unknownStep(step.status, .hazardReport)
      }
      return try marking(step, to: status, of: report, history, by: deciders, topology)
    case .hazardousArea(let area):
      guard let status = Vocabulary.AreaStatus(rawValue: step.status) else {
        throw .unknownStep(step.status, .hazardousArea)
      }
      return try marking(step, to: status, of: area, history, by: deciders, topology)
    case .organisation, .person, .other: throw .wrongType(step.code.text, type)
    }
  }

  // What a record says of the ground is not changed by a word beside a step: two people decide that.
  private static func mayBring(_ member: String, _ type: RecordType, to status: String) -> Bool {
    switch member {
    case "organisation": type == .sector && status == "assigned"
    case "clearanceDepth": type == .sector && status == "completed"
    case "notDone": type == .sector && status == "completed"
    // What is worked out is not told.
    case "strips", "leftover": false
    default: !Record.ownMembers.contains(member)
    }
  }

  func requireInOrder(_ step: Step, after dates: [FieldDate?]) throws(Refusal) {
    // Same-day steps are ordered by their place in the ledger.
    if let last = dates.compactMap({ $0 }).max(by: { $0.first < $1.first }),
      step.on.last < last.first
    {
      throw .beforeLastStep(step.on, last: last)
    }
  }

  /// A withdrawal: one of the two is an administrator.
  ///
  /// - Returns: the proposal; `nil` where this is the second, who agrees.
  func withdrawing(
    _ step: Step, by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> Event.Fact? {
    try together(
      .mark(step), note: step.note, ways: ["withdrawn"], by: deciders,
      proposers: Self.withdrawers, topology)
  }
}

extension Step {
  func has(_ name: String) -> Bool { members.contains { $0.name == name && !$0.value.isNull } }
  func text(_ name: String) -> String? { members.last { $0.name == name }?.value.string }
  func number(_ name: String) -> Double? { members.last { $0.name == name }?.value.number }

  /// Refuses the step without a member, or a note in its place.
  func require(_ names: String...) throws(Refusal) {
    for name in names {
      let isThere = name == "note" ? note != nil : has(name)
      guard isThere else { throw .missing(code.text, what: name) }
    }
  }
}
