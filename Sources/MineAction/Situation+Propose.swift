internal import Geometry

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
  /// The change is decided anew against what is on record now: what has been learned since the
  /// proposal counts.
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
    switch proposal.change {
    case .mark(let step):
      guard answer.on.last >= step.on.first else { throw .beforeLastStep(answer.on, last: step.on) }
      // What two must agree on begins when the second has agreed.
      let agreed = Step(
        code: step.code, status: step.status, on: answer.on, note: step.note, members: step.members)
      return [settled] + (try marking(agreed, by: deciders, topology))
    case .correct(let record):
      guard let history = records[record.code] else { throw .unknownRecord(record.code.text) }
      guard history.events.allSatisfy({ $0 < answer.number }) else {
        throw .changedSince(answer.number, record.code.text)
      }
      return [settled] + (try correcting(record, note: proposal.note, by: deciders, topology))
    case .policy(let policy):
      return [settled] + (try setting(policy, note: proposal.note, by: deciders, topology))
    }
  }

  /// Checks that two people may decide together, and gives the proposal of the first.
  ///
  /// `proposers`, `approvers`: the roles of which one is enough for the first and the second.
  /// - Returns: the proposal; `nil` where this is the second, who agrees.
  func together(
    _ change: Proposal.Change, note: String?, ways: [String], by deciders: Deciders,
    proposers: [Vocabulary.Role], approvers: [Vocabulary.Role], _ topology: some Topology
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
    try require(approvers, of: deciders.author, for: record, topology)
    let name = proposal.code?.text ?? "the policy"
    guard first.person != deciders.author.person else { throw .samePerson(name) }
    for body in bodies(of: first.person.text).union([first.organisation.text]).sorted() {
      if let own = dependence(of: deciders.author, on: body) {
        throw .sameOrganisation(name, own)
      }
    }
    return nil
  }

  /// The facts that follow from setting the policy.
  func setting(
    _ policy: Policy, note: String?, by deciders: Deciders, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    var policy = policy
    if policy.text == self.policy.text { return [] }
    let proposal = try together(
      .policy(policy), note: note, ways: ["another policy"], by: deciders,
      proposers: [.administrator], approvers: [.administrator, .qualityOfficer], topology)
    if let proposal { return [proposal] }
    policy.approvedBy = deciders.author.person.text
    return [.policySet(policy)]
  }
}
