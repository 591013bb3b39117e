internal import Foundation
internal import GRDB
internal import Synchronization

/// The events of a programme on disk, in order, once: a file of SQLite that only grows.
///
/// A class, for it holds the file open. Any thread may use it: reads run beside each other and
/// beside a write, writes wait for each other, within this process and between processes.
package final class Ledger: Sendable {
  /// Where it is, as the caller gave it.
  package let path: String
  /// How long it waits for another writer before it fails as busy, in seconds.
  package let patience: Double

  /// The folder that it is in, where an ``EventSpool`` has as much room as the ledger.
  package var folder: String { file.folder }

  /// The same without symbolic links, which the files beside it are named after.
  package var resolvedPath: String { file.resolved }

  private let file: LedgerFile
  private let connection: Connection
  private let readingAs: Connection.Purpose
  // What it was when it was opened.
  private let stamp: LedgerFile.Stamp
  private let writer: DatabaseQueue?
  // One connection that looks for changes, for SQLite counts them by connection.
  private let watch: DatabaseQueue
  private let idle = Mutex<[(reader: DatabaseQueue, stamp: LedgerFile.Stamp)]>([])
  // What it was when the writer began for the last time.
  private let written: Mutex<LedgerFile.Stamp>

  /// Opens a ledger; one that is opened for reading can lie where nothing may be written.
  ///
  /// Nothing is changed in what turns out to be no ledger.
  package static func open(
    at path: String, readOnly: Bool = false, patience: Double = 30
  ) throws(LedgerFailure) -> Ledger {
    try open(path, readOnly: readOnly, by: Connection(patience: patience))
  }

  /// Opens a ledger for reading, also where pages of its file are missing, so that ``verify`` can
  /// say with which event the damage begins.
  package static func inspect(at path: String) throws(LedgerFailure) -> Ledger {
    try open(path, readOnly: true, by: Connection(patience: 30, isInspecting: true))
  }

  private static func open(
    _ path: String, readOnly: Bool, by connection: Connection
  ) throws(LedgerFailure) -> Ledger {
    do {
      return try LedgerFailure.translating(path: path, patience: connection.patience) {
        try Ledger(path, readOnly: readOnly, by: connection)
      }
    } catch let failure as LedgerFailure {
      throw failure
    } catch {
      throw .io(path, "\(error)")
    }
  }

  /// Makes a ledger, with its first events if any, and opens it.
  ///
  /// The file gets its name when all of that is on disk: a creation that fails, or that `first`
  /// ends by throwing, leaves none. What is at the path already is left alone, whatever it is.
  package static func create(
    at path: String, patience: Double = 30,
    with first: (inout LedgerTransaction) throws -> Void = { _ in }
  ) throws -> Ledger {
    let file = try NewFile(at: path)
    try LedgerFailure.translating(path: path, patience: patience) {
      let queue = try Connection(patience: patience).open(file.draft, for: .writing)
      try queue.inTransaction(.immediate) { db in
        try db.execute(sql: "PRAGMA application_id = \(LedgerFormat.applicationID)")
        try db.execute(sql: "PRAGMA user_version = \(LedgerFormat.version)")
        for statement in LedgerFormat.schema { try db.execute(sql: statement) }
        return .commit
      }
      try LedgerTransaction.perform(on: queue, path: path, patience: patience, first)
      try queue.close()
    }
    try file.publish()
    do {
      return try open(at: path, patience: patience)
    } catch {
      unsafe unlink(path)  // Nothing half done: the caller was given no ledger.
      throw error
    }
  }

  private init(_ path: String, readOnly: Bool, by connection: Connection) throws {
    let file = try LedgerFile(path)
    guard readOnly || file.isWritable else { throw LedgerFailure.readOnly(path) }
    (self.path, patience, self.file) = (path, connection.patience, file)
    self.connection = connection
    let before = try file.stamp()
    do {
      watch = try connection.open(file.resolved, for: .reading)
      (readingAs, stamp) = (.reading, before)
    } catch let error as DatabaseError
      where error.extendedResultCode == .SQLITE_IOERR_SHMSIZE || error.resultCode == .SQLITE_FULL
      || [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode) && !file.isFolderWritable
    {
      // SQLite wants to make the files of its log and its locks, and may not, or finds no room.
      let mayWrite = file.isFolderWritable
      guard readOnly else { throw mayWrite ? LedgerFailure.full(path) : .readOnly(path) }
      stamp = try file.stamp()
      guard !stamp.hasTail else {
        throw mayWrite ? LedgerFailure.full(path) : .unreadableTail(path)
      }
      readingAs = .readingImmutable
      watch = try connection.open(file.resolved, for: .readingImmutable)
    }
    _ = try file.stamp(ofSame: before)
    written = Mutex(before)
    let version = try watch.unsafeRead { try Int.fetchOne($0, sql: "PRAGMA user_version") ?? 0 }
    guard version <= LedgerFormat.version else {
      throw LedgerFailure.newerFormat(path, found: version, known: LedgerFormat.version)
    }
    guard version > 0 else { throw LedgerFailure.damaged(path, "it has no number of a format") }
    writer = readOnly ? nil : try connection.open(file.resolved, for: .writing)
  }

  // The writer goes last: only it, as the last one, empties the log into the file and removes it.
  deinit {
    for reader in idle.withLock({ $0.map(\.reader) }) + [watch] { try? reader.close() }
    try? writer?.close()
  }

  /// Appends in one transaction, and is alone in that until `body` has returned.
  ///
  /// It commits when `body` returns, and what it then returns is on disk. Whatever `body` throws
  /// comes out as it is, and nothing was appended. `body` may read the ledger, but not write it
  /// other than by what it is given.
  @discardableResult
  package func write<T>(_ body: (inout LedgerTransaction) throws -> T) throws -> T {
    guard let writer else { throw LedgerFailure.readOnly(path) }
    return try LedgerTransaction.perform(
      on: writer, path: path, patience: patience,
      begin: { db in
        let now = try file.stamp(ofSame: stamp)
        written.withLock { before in
          if before != now { db.releaseMemory() }  // As in `reading`.
          before = now
        }
      }, end: { _ = try file.stamp(ofSame: stamp) }, body)
  }

  /// Empties the log into the file, so that what was erased is in neither.
  ///
  /// - Returns: whether it could; where others still read, it is emptied when they are done.
  package func emptyLog() throws -> Bool {
    guard let writer else { throw LedgerFailure.readOnly(path) }
    return try LedgerFailure.translating(path: path, patience: patience) {
      try writer.writeWithoutTransaction { db in
        try Int.fetchOne(db, sql: "PRAGMA wal_checkpoint(TRUNCATE)") == 0
      }
    }
  }

  /// A number that changes when any process, this one included, has committed; no other meaning.
  package func dataVersion() throws -> Int64 {
    try LedgerFailure.translating(path: path, patience: patience) {
      try watch.unsafeRead { db in
        let statement = try EventStatement("PRAGMA data_version", in: db)
        defer { statement.reset() }
        return try statement.step() ? statement.sequence : 0
      }
    }
  }

  /// What `body` returns, on a connection of its own while it runs.
  func reading<T>(_ body: (Database) throws -> T) throws -> T {
    try LedgerFailure.translating(path: path, patience: patience) {
      let now = try file.stamp(ofSame: stamp)
      let known = idle.withLock { $0.popLast() }
      let reader = try known?.reader ?? connection.open(file.resolved, for: readingAs)
      // SQLite's cache would outlive a copy that somebody put over the file, behind its back.
      if let known, known.stamp != now { reader.releaseMemory() }
      defer { idle.withLock { if $0.count < 4 { $0.append((reader, now)) } } }
      let result = try reader.unsafeRead(body)
      if readingAs == .readingImmutable, try file.stamp() != stamp {
        throw LedgerFailure.changedWhileRead(path)
      }
      return result
    }
  }
}
