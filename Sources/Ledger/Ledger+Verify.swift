package import Digest
internal import GRDB

extension Ledger {
  /// Reads the whole ledger, recomputes every digest, and says what is wrong.
  ///
  /// Throws only where nothing can be said; a damaged file is a finding. A cut end shows where an
  /// event is expected that the ledger once had. What is appended meanwhile is not looked at.
  /// `progress` is told, now and then, how many events were read and of how many.
  package func verify(
    expectedHead: SHA256Digest? = nil, progress: (Int64, Int64) -> Void = { _, _ in }
  ) throws -> LedgerVerification {
    try reading { db in
      try db.beginTransaction(.deferred)  // One moment for all that is read.
      defer { try? db.rollback() }
      var findings: [LedgerVerification.Finding] = []
      for check in [Self.structure, Self.integrity] {
        do {
          findings += try check(db)
        } catch let error as DatabaseError {
          findings.append(.integrity(Self.words(error)))
        }
      }
      var walk = ChainWalk(expecting: expectedHead)
      do {
        try walk.run(in: db, progress: progress)
      } catch let error as DatabaseError {
        walk.stop(.unreadable(walk.head.sequence + 1, Self.words(error)))
      }
      findings += walk.findings
      do {
        findings += try Self.alteredPersonal(in: db, through: walk.head.sequence)
      } catch let error as DatabaseError {
        findings.append(.integrity(Self.words(error)))
      }
      return LedgerVerification(head: walk.head, findings: findings)
    }
  }

  private static func words(_ error: DatabaseError) -> String {
    error.message ?? error.resultCode.description
  }

  // SQLite puts the faults of one kind into lines, behind the name of the database: the first will do.
  private static func sentence(_ fault: String) -> String {
    fault.split(separator: "\n").first { !$0.hasPrefix("***") }.map(String.init) ?? fault
  }

  // Names of what is missing, changed or foreign; what SQLite keeps for itself is its own affair.
  private static func structure(_ db: Database) throws -> [LedgerVerification.Finding] {
    let found = try Row.fetchAll(
      db,
      sql: "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
    let statements = Set(LedgerFormat.schema(ofVersion: try LedgerFormat.version(of: db)))
    let foreign = found.filter { row in !statements.contains(row["sql"] ?? "") }
    let present = Set(found.compactMap { row in row["sql"] as String? })
    let missing = statements.subtracting(present).map(LedgerFormat.name(ofStatement:))
    let names = Set(foreign.map { row in row["name"] as String? ?? "?" } + missing)
    return names.sorted().map { .structure($0) }
  }

  private static func integrity(_ db: Database) throws -> [LedgerVerification.Finding] {
    try String.fetchAll(db, sql: "PRAGMA integrity_check(10)").filter { $0 != "ok" }
      .map { .integrity(sentence($0)) }
  }

  // The events whose personal values are not as they were recorded, at most ten; of what was
  // appended after the head nothing is said.
  private static func alteredPersonal(
    in db: Database, through head: Int64
  ) throws -> [LedgerVerification.Finding] {
    guard try LedgerFormat.version(of: db) > 1 else { return [] }
    let statement = try EventStatement(
      "SELECT event, digest, salt, value FROM personal WHERE event <= ?", in: db)
    defer { statement.reset() }
    try statement.bind(head, at: 1)
    var altered: Set<Int64> = []
    var hasher = SHA256()
    while try statement.step() {
      let digest = statement.withBytes(2) { salt in
        statement.withBytes(3) { PersonalValue.digest(salt, $0, using: &hasher) } ?? nil
      }
      if digest == nil || digest != statement.digest(at: 1) { altered.insert(statement.sequence) }
    }
    return altered.sorted().prefix(10).map { .personalAltered($0) }
  }
}
