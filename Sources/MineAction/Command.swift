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
  /// Replaces what is said of a record.
  case correct(Record)

  /// What it says anew of a record, if it does.
  package var newRecord: Record? {
    switch self {
    case .add(let record), .file(let record), .correct(let record): record
    case .begin, .grant, .mark: nil
    }
  }
}
