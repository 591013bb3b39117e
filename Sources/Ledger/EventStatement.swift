internal import Digest
internal import GRDB
internal import GRDBSQLite
internal import MineAction

/// A prepared statement that yields events or stores one, stepped by hand.
///
/// By hand because GRDB's rows take several times as long, and because a digest is of the bytes as
/// stored: a string of Swift would repair some and stop at others.
/// `@safe`: the handle lives as long as the statement that is kept here; no pointer leaves a call.
@safe struct EventStatement {
  private let statement: Statement
  let handle: OpaquePointer

  /// Takes the statement from the connection's cache, ready for new arguments.
  init(_ sql: String, in db: Database) throws {
    statement = try db.cachedStatement(sql: sql)
    unsafe handle = statement.sqliteStatement
    reset()
  }

  /// Ends the walk, and with it what the connection sees of one moment.
  func reset() {
    unsafe sqlite3_reset(handle)  // What it returns is what the last step threw.
    unsafe sqlite3_clear_bindings(handle)
  }

  /// Goes to the next row, or says that there is none.
  func step() throws -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw error(code) }
    return false
  }

  /// Sets an argument, from 1.
  func bind(_ number: Int64, at index: Int32) throws {
    try check(unsafe sqlite3_bind_int64(handle, index, number))
  }

  /// Sets an argument, from 1.
  func bind(_ text: String, at index: Int32) throws {
    var text = text
    try text.withUTF8 { bytes in
      try unsafe bytes.withMemoryRebound(to: CChar.self) {
        // Copied (the -1), for the text does not outlive this call.
        let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
        try check(
          unsafe sqlite3_bind_text64(
            handle, index, $0.baseAddress, UInt64($0.count), copied, UInt8(SQLITE_UTF8)))
      }
    }
  }

  /// Sets an argument, from 1.
  func bind(_ bytes: [UInt8], at index: Int32) throws {
    try unsafe bytes.withUnsafeBytes {
      // Copied (the -1), for the bytes do not outlive this call.
      let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
      try check(
        unsafe sqlite3_bind_blob64(handle, index, $0.baseAddress, UInt64($0.count), copied))
    }
  }

  /// Stores one personal value by a statement whose arguments are the columns of its table.
  func insert(_ value: PersonalValue, ofEvent sequence: Int64) throws {
    defer { reset() }
    try bind(value.digest.bytes, at: 1)
    try bind(value.salt, at: 2)
    try bind(value.text, at: 3)
    try bind(sequence, at: 4)
    _ = try step()
  }

  /// Stores one event by a statement whose arguments are the columns of the table, in order.
  func insert(_ columns: RowColumns, as head: LedgerHead) throws {
    defer { reset() }
    try bind(head.sequence, at: 1)
    try unsafe columns.bytes.withUnsafeBytes { row in
      try unsafe head.digest.withUnsafeBytes { digest in
        var offset = 0
        // Bound without a copy: they outlive the step.
        for index in Int32(2)...9 {
          let column = RowColumns.column(of: columns.bytes.span, at: offset)
          offset = column.next
          guard let range = column.value else { continue }  // An argument not set is NULL.
          let value = unsafe UnsafeRawBufferPointer(rebasing: row[range])
          try unsafe check(bind(value, at: index))
        }
        try check(
          unsafe sqlite3_bind_blob64(
            handle, 10, digest.baseAddress, UInt64(digest.count), nil))
        _ = try step()
      }
    }
  }

  private func bind(_ value: UnsafeRawBufferPointer, at index: Int32) -> Int32 {
    let count = UInt64(value.count)
    switch index {
    case 2, 3:
      var number: Int64 = 0
      unsafe withUnsafeMutableBytes(of: &number) { unsafe $0.copyMemory(from: value) }
      return unsafe sqlite3_bind_int64(handle, index, Int64(bigEndian: number))
    case 9: return unsafe sqlite3_bind_blob64(handle, index, value.baseAddress, count, nil)
    default:
      let text = unsafe value.assumingMemoryBound(to: CChar.self).baseAddress
      return unsafe sqlite3_bind_text64(handle, index, text, count, nil, UInt8(SQLITE_UTF8))
    }
  }

  private func check(_ code: Int32) throws {
    guard code == SQLITE_OK else { throw error(code) }
  }

  private func error(_ code: Int32) -> DatabaseError {
    let message = unsafe sqlite3_errmsg(sqlite3_db_handle(handle)).map {
      unsafe String(cString: $0)
    }
    return DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
  }
}
