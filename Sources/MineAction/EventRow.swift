/// An event as the columns of the ledger hold it: what is stored, digested and read back.
///
/// The ledger knows no more of an event than this; ``Event`` gives it meaning.
package struct EventRow: Equatable, Sendable {
  /// The place in the order, from 1; the ledger gives it, and it is the ledger's revision.
  package var sequence: Int64
  /// When the ledger learned of it, in microseconds since 1970 (UTC).
  package var recordedAt: Int64
  /// When it happened in the field, in microseconds since 1970 (UTC).
  package var occurredAt: Int64
  /// The code of the person who answers for it.
  package var person: String
  /// The code of the organisation that the person acted for.
  package var organisation: String
  /// What kind of event it is.
  package var kind: String
  /// The code of the record that it is about, if any.
  package var subject: String?
  /// The attributes, as a JSON object.
  package var body: String
  /// The geometry as WKB in WGS 84, longitude first, if any.
  package var geometry: [UInt8]?

  /// Creates a row; the ledger replaces the sequence of one that it appends.
  package init(
    sequence: Int64 = 0, recordedAt: Int64, occurredAt: Int64, person: String,
    organisation: String, kind: String, subject: String?, body: String, geometry: [UInt8]?
  ) {
    (self.sequence, self.recordedAt, self.occurredAt) = (sequence, recordedAt, occurredAt)
    (self.person, self.organisation, self.kind) = (person, organisation, kind)
    (self.subject, self.body, self.geometry) = (subject, body, geometry)
  }
}
