package import Geometry

/// Who decides something that takes two people: the first, or the second after the first.
struct Deciders {
  /// Who acts now.
  let author: Attribution
  /// Who proposed it, if this is the second.
  var first: Attribution?
}

extension Situation {
  /// The facts that follow from a second person's word on a proposal.
  ///
  /// The change is decided anew against what is on record now; what its record has learned since the
  /// proposal makes a new one necessary.
  func settling(
    _ answer: Answer, by author: Attribution, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    guard let open = proposals[answer.number] else { throw .unknownProposal(answer.number) }
    let proposal = open.proposal
    guard answer.on.first <= author.recordedAt else { throw .inFuture(answer.on) }
    let settled = Event.Fact.settled(
      Settlement(
        of: answer.number, code: proposal.code, isApproved: answer.isApproval, note: answer.note))
    guard answer.isApproval else {
      guard answer.note != nil else { throw .missing("proposal \(answer.number)", what: "note") }
      return [settled]
    }
    let deciders = Deciders(author: author, first: open.author)
    let proposed = open.author.occurredAt
    guard answer.on.last >= proposed else {
      throw .malformed(
        "proposal \(answer.number)",
        "\(answer.on.text) is before it was proposed, at \(proposed.text)")
    }
    // Who agrees must know what the first knew, and nothing must have happened since.
    if let code = proposal.code, records[code] == nil { throw .unknownRecord(code.text) }
    if let name = changed(since: open) { throw .changedSince(answer.number, name) }
    switch proposal.change {
    case .mark(let step):
      guard answer.on.last >= step.on.first else {
        throw .malformed(
          "proposal \(answer.number)",
          "\(answer.on.text) is before the step that was proposed, of \(step.on.text)")
      }
      // What two must agree on begins when the second has agreed.
      let agreed = Step(
        code: step.code, status: step.status, on: answer.on, note: step.note, members: step.members)
      return [settled] + (try marking(agreed, by: deciders, topology))
    case .correct(let record):
      return [settled] + (try correcting(record, note: proposal.note, by: deciders, topology))
    case .policy(let policy):
      return [settled] + (try setting(policy, note: proposal.note, by: deciders, topology))
    }
  }

  /// What has changed of that which a proposal is about, and of what it was measured from, since it
  /// was made: then nobody can agree to it; `nil` where nothing has.
  package func changed(since open: OpenProposal) -> String? {
    guard let code = open.proposal.code else {
      return policies.sequence <= open.number ? nil : "the policy"
    }
    func isLater(_ code: Record.Code, orUnknown: Bool) -> Bool {
      records[code]?.events.contains { $0 > open.number } ?? orUnknown
    }
    if isLater(code, orUnknown: true) { return code.text }
    guard case .correct(let record) = open.proposal.change else { return nil }
    return record.place.derivation?.references.map(\.code).first { reference in
      (try? Record.Code(reference)).map { isLater($0, orUnknown: false) } ?? false
    }
  }

  /// Checks that two people may decide together, and gives the proposal of the first.
  ///
  /// `proposers`: the roles of which one is enough for the first; for the second, see
  /// ``approvers(of:after:_:)``.
  /// - Returns: the proposal; `nil` where this is the second, who agrees.
  func together(
    _ change: Proposal.Change, note: String?, ways: [String], by deciders: Deciders,
    proposers: [Vocabulary.Role], _ topology: some Topology
  ) throws(Refusal) -> Event.Fact? {
    let proposal = Proposal(change, note: note ?? "", ways: ways)
    let record = proposal.code.flatMap { records[$0]?.latest }
    guard let first = deciders.first else {
      try require(proposers, of: deciders.author, for: record, topology)
      guard note != nil else {
        throw .unexplained(proposal.code?.text ?? "the policy", ways)
      }
      return .proposed(proposal)
    }
    try require(
      approvers(of: change, after: first, topology), of: deciders.author, for: record, topology)
    let name = proposal.code?.text ?? "the policy"
    guard first.person != deciders.author.person else { throw .samePerson(name) }
    for body in bodies(of: first.person.text).union([first.organisation.text]).sorted() {
      if let own = dependence(of: deciders.author, on: body) {
        throw .notIndependent(name, own: own, of: body)
      }
    }
    return nil
  }

  /// The roles of which one is enough to agree to a change that somebody proposed.
  package func approvers(
    of change: Proposal.Change, after first: Attribution, _ topology: some Topology
  ) -> [Vocabulary.Role] {
    switch change {
    case .policy: return [.administrator, .qualityOfficer]
    case .correct: return [.qualityOfficer]
    case .mark(let step):
      let record = records[step.code]?.latest
      guard step.status == "withdrawn" else {
        return record?.type == .hazardReport ? [.qualityOfficer, .surveyor] : [.qualityOfficer]
      }
      // One of the two is an administrator.
      let isByAdministrator =
        (try? require(.administrator, of: first, for: record, topology)) != nil
      return isByAdministrator ? Self.withdrawers : [.administrator]
    }
  }

  /// The roles of which one is enough to propose a withdrawal.
  static var withdrawers: [Vocabulary.Role] {
    [.operationsOfficer, .surveyor, .teamLeader, .qualityOfficer]
  }

  /// Those who may agree to a proposal at an instant, by person and organisation, in the order of
  /// the grants.
  package func mayApprove(
    _ open: OpenProposal, at now: Instant, _ topology: some Topology
  ) -> [Attribution] {
    let roles = approvers(of: open.proposal.change, after: open.author, topology)
    let record = open.proposal.code.flatMap { records[$0]?.latest }
    let first = bodies(of: open.author.person.text).union([open.author.organisation.text])
    var found: [Attribution] = []
    for grant in grants {
      let author = Attribution(
        person: grant.person, organisation: grant.organisation, occurredAt: now, recordedAt: now)
      guard !found.contains(author), grant.person != open.author.person,
        (try? require(roles, of: author, for: record, topology)) != nil,
        first.allSatisfy({ dependence(of: author, on: $0) == nil })
      else { continue }
      found.append(author)
    }
    return found
  }

  /// The facts that follow from setting the policy.
  func setting(
    _ policy: Policy, note: String?, by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    var policy = policy
    if policy.text == self.policy.text { return [] }
    // Only what nobody decided has no name of its own.
    guard policy.name != "default" || policy == .standard else {
      throw .missing("the policy", what: "name")
    }
    let proposal = try together(
      .policy(policy), note: note, ways: ["another policy"], by: deciders,
      proposers: [.administrator], topology)
    if let proposal { return [proposal] }
    policy.approvedBy = deciders.author.person.text
    return [.policySet(policy)]
  }
}
