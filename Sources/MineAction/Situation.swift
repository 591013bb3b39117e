package import JSON

/// Everything the programme knows, folded from its events.
///
/// A value: publishing it costs a few references. No `==`: it would cost O(*n*).
package struct Situation: Sendable {
  /// The place of the last event in the order: the revision.
  package private(set) var revision: Int64 = 0
  /// The programme, once it was begun.
  package private(set) var programme: Programme?
  /// All records.
  package private(set) var records = RecordTable()
  /// Who may do what: the last word on each role of each person, in the order of first mention.
  package private(set) var grants: [Grant] = []
  /// What was proposed and awaits a second person, by the places of the events.
  package private(set) var proposals: [Int64: OpenProposal] = [:]
  /// The programme's policies.
  package private(set) var policies = PolicyBook()
  /// The features that were set aside, by the places of their events.
  package private(set) var setAside: [Int64] = []
  /// What was set aside, by its text: the same feature is not set aside twice.
  package private(set) var setAsideTexts: Set<JSONText> = []
  /// What stands for the features with personal members that were set aside, by their codes.
  package private(set) var setAsideReferences: [Record.Code: [PersonalReference]] = [:]
  /// What the last operations on coordinates were worked out with.
  package private(set) var tools: CoordinateTools?
  /// The events that found no place, in order; a ledger that leaves any is damaged: say so.
  package private(set) var unplaced: [Int64] = []

  /// Creates the situation before the first event; one that will fold many should not be copied
  /// before it is rebased.
  package init(foldingMany: Bool = false) { records = RecordTable(takingMany: foldingMany) }

  /// The policy in force.
  package var policy: Policy { policies.latest }

  /// The history of the record with a code.
  package subscript(code: Record.Code) -> History? { records[code] }

  /// Folds one event in: total, without clock, I/O or geometry; nothing is dropped.
  package mutating func evolve(_ event: Event) {
    revision = max(revision, event.sequence)
    switch event.fact {
    case .begun(let programme): self.programme = programme
    case .granted(let grant):
      if let place = grants.firstIndex(where: grant.replaces) {
        grants[place] = grant
      } else {
        grants.append(grant)
      }
    case .recorded(let record, _):
      if var history = records[record.code] {
        history.replace(with: record, by: event)
        records.set(history, for: record.code)
      } else {
        records.set(History(record, by: event), for: record.code)
      }
    case .stepped(let step):
      guard var history = records[step.code] else { return unplaced.append(event.sequence) }
      history.take(step, by: event)
      records.set(history, for: step.code)
    case .proposed(let proposal):
      proposals[event.sequence] = OpenProposal(
        number: event.sequence, proposal: proposal, author: event.attribution)
    case .settled(let settlement):
      let open = proposals.removeValue(forKey: settlement.number)
      if settlement.isApproved, let open, let code = settlement.code, var history = records[code] {
        history.note(handOf: open.author)
        records.set(history, for: code)
      }
    case .policySet(let policy): policies.add(policy, at: event.sequence)
    case .calledForReview(let review):
      guard var history = records[review.code] else { return unplaced.append(event.sequence) }
      history.callForReview(review, by: event)
      records.set(history, for: review.code)
    case .setAside(let entry):
      setAside.append(event.sequence)
      switch entry.words {
      case .entered(let text): setAsideTexts.insert(text)
      case .personal(let reference):
        if let code = entry.code { setAsideReferences[code, default: []].append(reference) }
      }
    case .toolsChanged(let tools): self.tools = tools
    case .imported, .erased: break
    }
  }

  /// Makes the whole table of records the base that later changes are kept beside, in O(*n*).
  package mutating func rebase() { records.rebase() }

  /// Notes that the ledger goes on to a revision, with events that were left out.
  package mutating func leaveOut(until revision: Int64) {
    self.revision = max(self.revision, revision)
  }

  /// Notes that a row of the ledger could not be understood; see ``unplaced``.
  package mutating func noteUnplaced(_ sequence: Int64) {
    revision = max(revision, sequence)
    unplaced.append(sequence)
  }
}
