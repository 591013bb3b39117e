/// The rule that a command would break; no case holds what is personal, so all may be logged.
package enum Refusal: Error, Hashable, Sendable {
  /// The ledger has no programme yet.
  case noProgramme
  /// The ledger has a programme already.
  case alreadyBegun(String)
  /// The person or the organisation is not on record, or neither is: those that are not.
  case unknownActor(person: String?, organisation: String?)
  /// The person has been given none of some roles for the organisation.
  case lacksRole([Vocabulary.Role], organisation: String)
  /// The person had or will have one of the roles, but not on that day.
  case grantNotInForce([Vocabulary.Role], on: FieldDate)
  /// The person has one of the roles in other districts only.
  case outsideDistrict([Vocabulary.Role], [String])
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
  /// The last step does not lead to the one asked for, but to others.
  case outOfOrder(String, from: String, to: String, next: [NextStep])
  /// A member that the step or the record must have is missing.
  case missing(String, what: String)
  /// A value is not one that the member can have.
  case unfit(String, what: String)
  /// A value has not the form that it must have, as described.
  case malformed(String, String)
  /// The member says something of the record that this step does not change.
  case notOfStep(String, what: String)
  /// The geometry is invalid, as described.
  case invalidGeometry(String, String)
  /// The work was done by the same organisation, or a unit of it that is not independent.
  case sameOrganisation(String, String)
  /// A body of the second person is, or counts as, one of the first's.
  case notIndependent(String, own: String, of: String)
  /// The person had a hand in the work.
  case samePerson(String)
  /// The sector is worked by another organisation.
  case notItsOrganisation(String, String)
  /// The organisation is not accredited for the method.
  case notAccredited(String, Vocabulary.Method)
  /// Direct evidence lies inside the sector.
  case directEvidence(String, String)
  /// A verified report or an accident, no older than the work, reaches it.
  case reachedSince(String, String)
  /// A clearance that covers the reach of an accident has not been accepted since.
  case notCovered(String)
  /// Something would make land look less dangerous: the ways in which it would.
  case milder(String, [String])
  /// Something would make land look less dangerous, and nobody says why.
  case unexplained(String, [String])
  /// Some of a correction is worse and some milder, and no one record says both: the milder ways.
  case mixed(String, [String])
  /// A correction would take a step of a record's life: the ways in which land would look better.
  case stepByCorrection(String, [String])
  /// There is no open proposal of that number.
  case unknownProposal(Int64)
  /// The record has changed since it was proposed.
  case changedSince(Int64, String)
  /// Accepted work does not account for an area: what is left of it, in square metres, in how many
  /// pieces, and where the greatest is.
  case notAccounted(String, squareMetres: Double, pieces: Int, at: String)
  /// A sector was measured from a record that lies elsewhere, or may.
  case adrift(String, String)
  /// A record is not the same danger as its duplicate, for a reason.
  case notTheSameDanger(String, String, String)
  /// There is no personal data of the record to erase.
  case nothingPersonal(String)
  /// An event of format 1 holds personal data of the record in its body, which stays as it is.
  case personalInBody(String, event: Int64)
}
