internal import Geometry
internal import JSON

extension Situation {
  /// A step of a sector.
  func marking(
    _ step: Step, to status: Vocabulary.SectorStatus, of sector: Sector, _ history: History,
    by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    let (author, code, record) = (deciders.author, step.code.text, history.latest)
    var facts: [Event.Fact] = [.stepped(step)]
    let from = sector.effectiveStatus
    if status == .completed || status == .accepted, let landmark = adrift(record) {
      throw .adrift(code, landmark)
    }
    switch (from, status) {
    case (.planned, .assigned):
      try require(.operationsOfficer, of: author, for: record, topology)
      guard let body = step.text("organisation") ?? sector.organisation else {
        throw .missing(code, what: "organisation")
      }
      try requireAccreditation(of: body, for: sector, code)
    case (.assigned, .inProgress):
      try require(.teamLeader, of: author, for: record, topology)
      try requireItsOrganisation(sector, code, author)
      try requireAccreditation(of: author.organisation.text, for: sector, code)
    case (.inProgress, .suspended), (.accepted, .resuspected), (.handedOver, .resuspected),
      (.completed, .resuspected), (.rejected, .resuspected), (.suspended, .resuspected),
      (.resuspected, .resuspected), (.planned, .resuspected), (.assigned, .resuspected):
      // Anyone known, alone, at once: bad news may also be older than the last step.
      try step.require("note")
      return facts
    case (.suspended, .inProgress), (.rejected, .inProgress), (.resuspected, .inProgress):
      try require(.operationsOfficer, of: author, for: record, topology)
      try step.require("note")
    case (.inProgress, .completed):
      try require(.teamLeader, of: author, for: record, topology)
      try requireItsOrganisation(sector, code, author)
      try requireAccreditation(of: author.organisation.text, for: sector, code)
      if sector.method == .clearance {
        let depth =
          step.has("clearanceDepth") ? step.number("clearanceDepth") : sector.clearanceDepth
        guard let depth else { throw .missing(code, what: "clearanceDepth") }
        guard (0...5).contains(depth) else { throw .unfit(code, what: "clearanceDepth") }
        try step.require("devices", "notDone")
      }
      facts = try settingApart(step, history, topology)
    case (.completed, .rejected):
      try require(.qualityOfficer, of: author, for: record, topology)
      try requireInOrder(step, after: sector.days)
      try step.require("sample", "findings")
      facts += reviewing(sistersOf: record, sector, rejectedOn: step.on)
    case (.completed, .accepted):
      try require(.qualityOfficer, of: author, for: record, topology)
      try checkAcceptance(of: history, sector, by: author, topology)
      try requireInOrder(step, after: sector.days)
      try checkNothingSince(history.latest, sector, topology)
      try step.require("sample", "findings")
    case (.resuspected, .accepted):
      try step.require("report")
      let officer = deciders.first == nil ? nil : author
      let proposal = try together(
        .mark(step), note: step.note, ways: ["a doubt lifted"], by: deciders,
        proposers: [.surveyor, .operationsOfficer, .teamLeader, .qualityOfficer], topology)
      try checkAcceptance(of: history, sector, by: officer, topology)
      if let proposal { facts = [proposal] }
    case (.accepted, .handedOver):
      try require(.operationsOfficer, of: author, for: record, topology)
      try step.require("certificate")
    case (.withdrawn, _):
      throw .outOfOrder(code, from: from.rawValue, to: status.rawValue, next: record.nextSteps)
    case (_, .withdrawn):
      if let other = step.text("supersededBy") { try requireRecord(other, .sector, besides: code) }
      if let proposal = try withdrawing(step, by: deciders, topology) { facts = [proposal] }
    default:
      throw .outOfOrder(code, from: from.rawValue, to: status.rawValue, next: record.nextSteps)
    }
    try requireInOrder(step, after: sector.days)
    return facts
  }

  @discardableResult
  func requireRecord(
    _ text: String, _ type: RecordType, besides code: String
  ) throws(Refusal) -> Record {
    guard text != code, let id = try? Record.Code(text), let other = records[id]?.latest else {
      throw .unknownRecord(text)
    }
    guard other.type == type else { throw .wrongType(text, other.type) }
    return other
  }

  private func requireItsOrganisation(
    _ sector: Sector, _ code: String, _ author: Attribution
  ) throws(Refusal) {
    guard let body = sector.organisation else { throw .missing(code, what: "organisation") }
    guard body == author.organisation.text else { throw .notItsOrganisation(code, body) }
  }

  private func requireAccreditation(
    of body: String, for sector: Sector, _ name: String
  ) throws(Refusal) {
    guard let method = sector.method else { throw .missing(name, what: "method") }
    guard let code = try? Record.Code(body),
      case .organisation(let organisation) = records[code]?.latest.detail
    else { throw .unknownRecord(body) }
    guard organisation.accreditedFor.contains(method) else { throw .notAccredited(body, method) }
  }
}

extension Sector {
  /// The days of its last steps, before which no further step may be dated.
  fileprivate var days: [FieldDate?] { [statusOn, completedOn, acceptedOn] }
}
