internal import Digest
internal import GRDB
internal import GRDBSQLite
internal import MineAction

// What a row holds that the last step went to; its columns are those of LedgerFormat.
extension EventStatement {
  /// The first column, which is the sequence where it is not something else that was asked for.
  var sequence: Int64 { unsafe sqlite3_column_int64(handle, 0) }

  /// The digest; `nil` where it has no 32 bytes.
  var digest: SHA256Digest? { digest(at: 9) }

  /// A digest; `nil` where the column has no 32 bytes.
  func digest(at index: Int32) -> SHA256Digest? { withBytes(index) { SHA256Digest($0) } ?? nil }

  /// The bytes of a column; `nil` where it is NULL.
  func bytes(_ index: Int32) -> [UInt8]? {
    withBytes(index) { unsafe $0.withUnsafeBufferPointer { unsafe Array($0) } }
  }

  /// The event; `nil` where a text is missing or no UTF-8, which a sound ledger does not hold.
  var row: EventRow? {
    guard let person = text(3), let organisation = text(4), let kind = text(5),
      let body = text(7)
    else { return nil }
    let subject = text(6)
    guard subject != nil || isNull(6) else { return nil }
    return EventRow(
      sequence: sequence, recordedAt: unsafe sqlite3_column_int64(handle, 1),
      occurredAt: unsafe sqlite3_column_int64(handle, 2), person: person,
      organisation: organisation, kind: kind, subject: subject, body: body,
      geometry: bytes(8))
  }

  /// Replaces `columns` by those of the row, as they are stored, whatever their types are.
  func read(into columns: inout RowColumns) {
    columns.removeAll()
    for index in Int32(1)...8 {
      if unsafe sqlite3_column_type(handle, index) == SQLITE_INTEGER {
        columns.append(unsafe sqlite3_column_int64(handle, index))
      } else if withBytes(index, { columns.append($0) }) == nil {
        columns.appendNull()
      }
    }
  }

  private func isNull(_ index: Int32) -> Bool {
    unsafe sqlite3_column_type(handle, index) == SQLITE_NULL
  }

  /// The text of a column; `nil` where it is NULL or no UTF-8.
  func text(_ index: Int32) -> String? {
    let text = withBytes(index) { try? String(copying: UTF8Span(validating: $0)) }
    return text ?? nil
  }

  // What is handed out is valid until the next step.
  func withBytes<T>(_ index: Int32, _ body: (Span<UInt8>) -> T) -> T? {
    guard !isNull(index) else { return nil }
    // First the pointer, then the count, as SQLite's manual asks; it gives no pointer to nothing.
    let bytes = unsafe sqlite3_column_blob(handle, index)?.assumingMemoryBound(to: UInt8.self)
    let count = unsafe bytes == nil ? 0 : Int(sqlite3_column_bytes(handle, index))
    return unsafe body(UnsafeBufferPointer(start: bytes, count: count).span)
  }
}
