/// The rule that a command would break; no case holds what is personal, so all may be logged.
package enum Refusal: Error, Hashable, Sendable {
  /// The ledger has no programme yet.
  case noProgramme
  /// The ledger has a programme already.
  case alreadyBegun(String)
  /// The person or the organisation is not on record.
  case unknownActor(person: String, organisation: String)
  /// The person has not been given a role for the organisation.
  case lacksRole(Vocabulary.Role, organisation: String)
  /// It is said to have happened later than now.
  case inFuture(FieldDate)
  /// It is dated before the record's last step.
  case beforeLastStep(FieldDate, last: FieldDate)
  /// The code is in use.
  case codeInUse(String, RecordType)
  /// No record has the code.
  case unknownRecord(String)
  /// The record is of another type than the command needs.
  case wrongType(String, RecordType)
  /// The type has no step of that name.
  case unknownStep(String, RecordType)
  /// The last step does not lead to the one asked for.
  case outOfOrder(String, from: String, to: String)
  /// A member that the step or the record must have is missing.
  case missing(String, what: String)
  /// A value is not one that the member can have.
  case unfit(String, what: String)
  /// The member says something of the record that this step does not change.
  case notOfStep(String, what: String)
  /// The geometry is invalid, as described.
  case invalidGeometry(String, String)
  /// The work was done by the same organisation, or a unit of it that is not independent.
  case sameOrganisation(String, String)
  /// The person had a hand in the work.
  case samePerson(String)
  /// The sector is worked by another organisation.
  case notItsOrganisation(String, String)
  /// The organisation is not accredited for the method.
  case notAccredited(String, Vocabulary.Method)
  /// Direct evidence lies inside the sector.
  case directEvidence(String, String)
  /// A clearance that covers the reach of an accident has not been accepted since.
  case notCovered(String)
  /// A correction would make land look less dangerous: the ways in which it would.
  case milder(String, [String])
}
