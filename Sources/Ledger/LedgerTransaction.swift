package import Digest
internal import GRDB
package import MineAction

/// What may be done to a ledger while nobody else appends to it: read it to its end, and append.
///
/// It cannot be copied or kept: it ends with the closure that it was given to.
package struct LedgerTransaction: ~Copyable {
  /// The last event, those that were appended here included.
  package private(set) var head: LedgerHead

  private let db: Database
  private let path: String
  private let patience: Double
  private let insertion, personalInsertion: EventStatement
  private var hasher: SHA256
  // After one, SQLite may have ended the transaction: what came later would be kept alone.
  private var failure: LedgerFailure?

  private init(_ db: Database, path: String, patience: Double) throws {
    let head = try LedgerHead(in: db, path: path)
    let insertion = try EventStatement(
      "INSERT INTO event(\(LedgerFormat.columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", in: db)
    // The same value may come twice in one import.
    let personalInsertion = try EventStatement(
      "INSERT INTO personal(digest, salt, value, event) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
      in: db)
    (self.db, self.path, self.patience) = (db, path, patience)
    (self.head, self.insertion, self.personalInsertion) = (head, insertion, personalInsertion)
    hasher = SHA256()
  }

  /// Runs `body` in a transaction, and commits; whatever goes wrong takes all of it back.
  ///
  /// `begin` and `end` are called before it begins and before it is committed, and may throw.
  static func perform<T>(
    on queue: DatabaseQueue, path: String, patience: Double,
    begin: (Database) throws -> Void = { _ in }, end: () throws -> Void = {},
    _ body: (inout LedgerTransaction) throws -> T
  ) throws -> T {
    try LedgerFailure.translating(path: path, patience: patience) {
      try queue.writeWithoutTransaction { db in
        try begin(db)
        // Takes the lock now, not at the first insertion: what is read stays the latest.
        try db.beginTransaction(.immediate)
        do {
          try LedgerFormat.bringUp(db)
          var transaction = try LedgerTransaction(db, path: path, patience: patience)
          let result = try body(&transaction)
          if let failure = transaction.failure { throw failure }
          try end()
          try db.commit()
          return result
        } catch {
          try? db.rollback()  // SQLite may have done so: what went wrong first is what counts.
          throw error
        }
      }
    }
  }

  /// SQLite's level of care on the connection that writes: 2 (FULL) has each commit on disk.
  package var synchronous: Int {
    get throws {
      try LedgerFailure.translating(path: path, patience: patience) {
        try Int.fetchOne(db, sql: "PRAGMA synchronous") ?? 0
      }
    }
  }

  /// Hands out the events after a sequence in order, those that were appended here included.
  package func forEachRow(
    after sequence: Int64 = 0, _ body: (EventRow, SHA256Digest) throws -> Void
  ) throws {
    try LedgerFailure.translating(path: path, patience: patience) {
      try EventStatement.walk(db, after: sequence, through: nil, path: path, body)
    }
  }

  /// Appends a row that was sealed before, with its personal values, and says where it came to
  /// stand.
  ///
  /// After a failure the transaction cannot be committed, even where the caller goes on.
  @discardableResult
  package mutating func append(_ row: SealedRow) throws(LedgerFailure) -> Int64 {
    let next = head.appending(row.digest, using: &hasher)
    try changing { [insertion, personalInsertion] _ in
      try insertion.insert(row.columns, as: next)
      for value in row.personal { try personalInsertion.insert(value, ofEvent: next.sequence) }
    }
    head = next
    return next.sequence
  }

  /// Changes the database; after a failure the transaction cannot be committed.
  mutating func changing(_ body: (Database) throws -> Void) throws(LedgerFailure) {
    if let failure { throw failure }
    do {
      try body(db)
    } catch {
      let failure =
        (error as? DatabaseError).map { LedgerFailure($0, path: path, patience: patience) }
        ?? .io(path, "\(error)")
      self.failure = failure
      throw failure
    }
  }

  /// Appends a row, and says where it came to stand; the row's own sequence is not looked at.
  @discardableResult
  package mutating func append(_ row: EventRow) throws(LedgerFailure) -> Int64 {
    try append(SealedRow(row, using: &hasher))
  }

  /// Appends all that a spool holds, in its order.
  package mutating func append(contentsOf spool: borrowing EventSpool) throws {
    try spool.forEach { try append($0) }
  }
}
