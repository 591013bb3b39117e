package import Digest
package import MineAction

/// A row as it will be stored, in the bytes that are digested, with their digest.
///
/// To seal takes no ledger and no lock, and can be done in parallel. What is sealed cannot be
/// changed, so a digest never belongs to other columns than its own.
///
/// The bytes hold the columns in the order of the table, without the sequence (the chain protects
/// the order) and without the digest. NULL is a byte 0. All else is a byte 1, the length as 8 bytes,
/// and the value: a text in UTF-8, a blob as it is, an integer as 8 bytes in two's complement. The
/// most significant byte comes first.
package struct SealedRow: Equatable, Sendable {
  /// SHA-256 of the columns.
  package let digest: SHA256Digest
  /// The personal values that the row refers to and that are new with it; not digested.
  package let personal: [PersonalValue]
  let columns: RowColumns

  /// Seals a row; its sequence is left out, for the ledger gives one.
  ///
  /// A hasher that serves many rows saves half of the time.
  package init(
    _ row: EventRow, personal: [PersonalValue] = [], using hasher: inout SHA256
  ) {
    var columns = RowColumns()
    columns.append(row.recordedAt)
    columns.append(row.occurredAt)
    columns.append(row.person)
    columns.append(row.organisation)
    columns.append(row.kind)
    columns.append(row.subject)
    columns.append(row.body)
    columns.append(row.geometry)
    (self.columns, digest) = (columns, columns.digest(using: &hasher))
    self.personal = personal
  }

  /// Seals a row; its sequence is left out, for the ledger gives one.
  package init(_ row: EventRow, personal: [PersonalValue] = []) {
    var hasher = SHA256()
    self.init(row, personal: personal, using: &hasher)
  }

  init(columns: RowColumns, digest: SHA256Digest, personal: [PersonalValue]) {
    (self.columns, self.digest, self.personal) = (columns, digest, personal)
  }
}
