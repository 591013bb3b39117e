package import Digest
internal import GRDB

extension Ledger {
  /// The personal value that events refer to by a digest; `nil` where it was erased.
  package func personalValue(_ digest: SHA256Digest) throws -> PersonalValue? {
    try reading { db in
      guard try LedgerFormat.version(of: db) > 1 else { return nil }
      let statement = try EventStatement(
        "SELECT salt, value FROM personal WHERE digest = ?", in: db)
      defer { statement.reset() }
      try statement.bind(digest.bytes, at: 1)
      guard try statement.step() else { return nil }
      guard let salt = statement.bytes(0), let text = statement.text(1) else {
        throw LedgerFailure.damaged(path, "a personal value cannot be read")
      }
      return PersonalValue(text, salt: salt, storedAs: digest)
    }
  }

  /// The salts of all personal values that are there.
  package func personalSalts() throws -> PersonalSalts {
    try reading { db in
      var salts = PersonalSalts()
      guard try LedgerFormat.version(of: db) > 1 else { return salts }
      let statement = try EventStatement("SELECT digest, salt FROM personal", in: db)
      defer { statement.reset() }
      while try statement.step() {
        guard let digest = statement.digest(at: 0) else { continue }
        statement.withBytes(1) { salts.add($0, of: digest) }
      }
      return salts
    }
  }

  /// The digests of all personal values, each with the event that it came with, as stored.
  package func personalDigests() throws -> [SHA256Digest: Int64] {
    try reading { db in
      guard try LedgerFormat.version(of: db) > 1 else { return [:] }
      let statement = try EventStatement("SELECT event, digest FROM personal", in: db)
      defer { statement.reset() }
      var digests: [SHA256Digest: Int64] = [:]
      while try statement.step() {
        if let digest = statement.digest(at: 1) { digests[digest] = statement.sequence }
      }
      return digests
    }
  }
}

extension LedgerTransaction {
  /// Removes personal values and their salts.
  ///
  /// Those that stay are written anew: SQLite overwrites what it deletes, but not the copies that
  /// it has left behind where rows moved between pages. Takes time and memory for all of them.
  /// Their bytes stay in the log until ``Ledger/emptyLog()``.
  package mutating func erase(_ digests: [SHA256Digest]) throws(LedgerFailure) {
    try changing { db in
      let removal = try EventStatement("DELETE FROM personal WHERE digest = ?", in: db)
      for digest in digests {
        defer { removal.reset() }
        try removal.bind(digest.bytes, at: 1)
        _ = try removal.step()
      }
      try db.execute(
        sql: """
          CREATE TEMP TABLE kept AS SELECT * FROM personal;
          DELETE FROM personal;
          INSERT INTO personal SELECT * FROM kept ORDER BY kept.rowid;
          DROP TABLE kept;
          """)
    }
  }
}
