/// Why a ledger could not be used; what a caller's own closure throws is never turned into one.
package enum LedgerFailure: Error, Equatable, Sendable {
  /// Nothing is at the path.
  case notFound(String)
  /// Something is at the path already, and is left alone.
  case exists(String)
  /// What is at the path is no ledger of this program; and what it is instead.
  case notALedger(String, is: String)
  /// A later version of the program made it.
  case newerFormat(String, found: Int, known: Int)
  /// It is a ledger, and cannot be read as one; in SQLite's words or ours.
  case damaged(String, String)
  /// The ledger does not take such a row; in SQLite's words.
  case refused(String)
  /// Somebody else held it for that many seconds.
  case busy(String, seconds: Double)
  /// The user may not read it.
  case notPermitted(String)
  /// The user may not write it, or it was opened for reading.
  case readOnly(String)
  /// The latest events are in the file `-wal` beside it, and SQLite needs a folder that it may
  /// write to read them.
  case unreadableTail(String)
  /// It changed while it was read without locks, which a folder without the right to write takes.
  case changedWhileRead(String)
  /// Another file has its name, or none: it was moved, removed or replaced while it was open.
  case replaced(String)
  /// The disk is full.
  case full(String)
  /// The system failed; in its words.
  case io(String, String)
}
