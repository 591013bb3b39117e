internal import GRDB

/// How a ledger looks on disk: a table of SQLite that only grows, and beside it one of personal
/// values that can be erased.
enum LedgerFormat {
  /// What tells the file from those of other programs: `CLWY`.
  static let applicationID: Int32 = 0x434C_5759

  /// The number of the format, SQLite's `user_version`; a newer one is refused.
  ///
  /// Format 1 had personal values in the events, and no table for them. It is read as it is, and
  /// becomes format 2 with the first transaction that writes; its events stay as they are.
  static let version = 2

  /// The columns in the order in which statements read them.
  static let columns = """
    sequence, recordedAt, occurredAt, person, organisation, kind, subject, body, geometry, digest
    """

  /// The statements that make an empty ledger; SQLite keeps their text, which `verify` compares.
  static let schema = schema(ofVersion: version)

  /// The statements that made an empty ledger of a format.
  static func schema(ofVersion version: Int) -> [String] {
    version > 1 ? events + personal : events
  }

  // Found by digest, and in no order that tells anything.
  private static let personal = [
    """
    CREATE TABLE personal(
      digest BLOB PRIMARY KEY CHECK (length(digest) = 32),
      salt BLOB NOT NULL CHECK (length(salt) = 16),
      value TEXT NOT NULL CHECK (json_valid(value)),
      event INTEGER NOT NULL CHECK (event > 0)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TRIGGER personalUpdate BEFORE UPDATE ON personal BEGIN
      SELECT RAISE(ABORT, 'a personal value is never changed');
    END
    """,
  ]

  private static let events = [
    """
    CREATE TABLE event(
      sequence INTEGER PRIMARY KEY CHECK (sequence > 0),
      recordedAt INTEGER NOT NULL,
      occurredAt INTEGER NOT NULL,
      person TEXT NOT NULL CHECK (length(person) > 0),
      organisation TEXT NOT NULL CHECK (length(organisation) > 0),
      kind TEXT NOT NULL CHECK (length(kind) > 0),
      subject TEXT CHECK (length(subject) > 0),
      body TEXT NOT NULL CHECK (json_valid(body)),
      geometry BLOB,
      digest BLOB NOT NULL CHECK (length(digest) = 32)
    ) STRICT
    """,
    "CREATE INDEX eventSubject ON event(subject) WHERE subject IS NOT NULL",
    """
    CREATE TRIGGER eventUpdate BEFORE UPDATE ON event BEGIN
      SELECT RAISE(ABORT, 'an event is never changed');
    END
    """,
    """
    CREATE TRIGGER eventDelete BEFORE DELETE ON event BEGIN
      SELECT RAISE(ABORT, 'an event is never removed');
    END
    """,
    """
    CREATE TRIGGER eventInsert BEFORE INSERT ON event
    WHEN new.sequence IS NOT (SELECT ifnull(max(sequence), 0) + 1 FROM event) BEGIN
      SELECT RAISE(ABORT, 'an event comes after the last one');
    END
    """,
  ]

  /// The format of an open ledger.
  static func version(of db: Database) throws -> Int {
    let statement = try EventStatement("PRAGMA user_version", in: db)
    defer { statement.reset() }
    return try statement.step() ? Int(statement.sequence) : 0
  }

  /// Makes a ledger of an earlier format one of this, in the transaction that is open.
  static func bringUp(_ db: Database) throws {
    guard try version(of: db) == 1 else { return }
    for statement in personal { try db.execute(sql: statement) }
    try db.execute(sql: "PRAGMA user_version = \(version)")
  }

  /// The name of what a statement of the schema makes: its third word.
  static func name(ofStatement statement: String) -> String {
    String(statement.split { !$0.isLetter }[2])
  }
}
