package import Digest
internal import GRDB
package import MineAction

extension Ledger {
  /// The last event, or ``LedgerHead/empty``.
  package var head: LedgerHead {
    get throws { try reading { try LedgerHead(in: $0, path: path) } }
  }

  /// The digest of one event, as it is stored; `nil` where the ledger does not reach as far.
  ///
  /// A ledger that lacks a head that it once had was cut, or is another one.
  package func digest(of sequence: Int64) throws -> SHA256Digest? {
    guard sequence != 0 else { return .zero }
    return try reading { db in
      let statement = try EventStatement(
        "SELECT \(LedgerFormat.columns) FROM event WHERE sequence = ?", in: db)
      defer { statement.reset() }
      try statement.bind(sequence, at: 1)
      return try statement.step() ? statement.digest : nil
    }
  }

  /// Hands out the events after a sequence, up to another or the last, in order, as they are read.
  ///
  /// All of them are from one moment: what is appended meanwhile is not among them. Each comes with
  /// its digest as stored. Throws where one is missing or cannot be read, after those before it.
  package func forEachRow(
    after sequence: Int64 = 0, through last: Int64? = nil,
    _ body: (EventRow, SHA256Digest) throws -> Void
  ) throws {
    try reading { db in
      try EventStatement.walk(db, after: sequence, through: last, path: path, body)
    }
  }

  /// The events at some places in the order, as they come; throws where one is missing.
  package func rows(at sequences: [Int64]) throws -> [EventRow] {
    try reading { db in
      let statement = try EventStatement(
        "SELECT \(LedgerFormat.columns) FROM event WHERE sequence = ?", in: db)
      defer { statement.reset() }
      return try sequences.map { sequence in
        statement.reset()
        try statement.bind(sequence, at: 1)
        guard try statement.step() else {
          throw LedgerFailure.damaged(path, "event \(sequence) is missing")
        }
        return try statement.readable(path: path).row
      }
    }
  }

  /// The events about one record, in order.
  package func rows(about subject: String) throws -> [EventRow] {
    try reading { db in
      let statement = try EventStatement(
        "SELECT \(LedgerFormat.columns) FROM event WHERE subject = ? ORDER BY sequence", in: db)
      defer { statement.reset() }
      try statement.bind(subject, at: 1)
      var rows: [EventRow] = []
      while try statement.step() { rows.append(try statement.readable(path: path).row) }
      return rows
    }
  }
}

extension LedgerHead {
  /// The last event that a connection sees.
  init(in db: Database, path: String) throws {
    let statement = try EventStatement(
      "SELECT \(LedgerFormat.columns) FROM event ORDER BY sequence DESC LIMIT 1", in: db)
    defer { statement.reset() }
    guard try statement.step() else {
      self = .empty
      return
    }
    guard let digest = statement.digest else {
      throw LedgerFailure.damaged(path, "event \(statement.sequence) has no digest")
    }
    self.init(sequence: statement.sequence, digest: digest)
  }
}

extension EventStatement {
  /// Hands out events in order, and throws where one is missing.
  static func walk(
    _ db: Database, after sequence: Int64, through last: Int64?, path: String,
    _ body: (EventRow, SHA256Digest) throws -> Void
  ) throws {
    let statement = try EventStatement(
      """
      SELECT \(LedgerFormat.columns) FROM event
      WHERE sequence > ? AND sequence <= ? ORDER BY sequence
      """, in: db)
    defer { statement.reset() }
    try statement.bind(sequence, at: 1)
    try statement.bind(last ?? .max, at: 2)
    var previous = sequence
    while try statement.step(to: previous + 1, path: path) {
      guard statement.sequence == previous + 1 else {
        throw LedgerFailure.damaged(path, "event \(previous + 1) is missing")
      }
      previous += 1
      let (row, digest) = try statement.readable(path: path)
      try body(row, digest)
    }
  }

  // Goes to the next event, and names it where its page is torn.
  private func step(to sequence: Int64, path: String) throws -> Bool {
    do {
      return try step()
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {
      let words = error.message ?? error.resultCode.description
      throw LedgerFailure.damaged(path, "event \(sequence) cannot be read: \(words)")
    }
  }

  /// The event and its digest, or the failure that it has none.
  func readable(path: String) throws(LedgerFailure) -> (row: EventRow, digest: SHA256Digest) {
    guard let row, let digest else {
      throw .damaged(path, "event \(sequence) holds what no event can")
    }
    return (row, digest)
  }
}
