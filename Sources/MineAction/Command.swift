/// A request to change the situation by one decision.
package enum Command: Hashable, Sendable {
  /// Begins the programme: its first person becomes its administrator.
  case begin(Programme)
  /// Entrusts a role.
  case grant(Grant)
  /// Adds a record of any type but a report.
  case add(Record)
  /// Files a hazard report or an accident.
  case file(Record)
  /// Takes a step of a record's life.
  case mark(Step)
  /// Replaces what is said of a record; why, where it takes two people.
  case correct(Record, note: String?)
  /// Sets the programme's policy, which takes two people; why.
  case setPolicy(Policy, note: String?)
  /// Agrees to a proposal, or declines it.
  case answer(Answer)
  /// Erases the personal data of a record, of which the ledger has that much.
  case erase(PersonalHoldings)

  /// What it says anew of a record, if it does.
  package var newRecord: Record? {
    switch self {
    case .add(let record), .file(let record), .correct(let record, _): record
    case .begin, .grant, .mark, .setPolicy, .answer, .erase: nil
    }
  }

  /// When it happened in the field, where it says so itself.
  package var on: FieldDate? {
    switch self {
    case .mark(let step): step.on
    case .answer(let answer): answer.on
    case .file(let record):
      if case .hazardReport(let report) = record.detail { report.reportedOn } else { nil }
    case .begin, .grant, .add, .correct, .setPolicy, .erase: nil
    }
  }

  /// Why it corrects what a fact says anew, where that takes no second person.
  func noteOfCorrection(_ fact: Event.Fact) -> String? {
    guard case .correct(let record, let note) = self, case .recorded(let said, _) = fact,
      said.code == record.code
    else { return nil }
    return note
  }
}
