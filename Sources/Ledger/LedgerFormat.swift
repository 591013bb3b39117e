/// How a ledger looks on disk: one table of SQLite that only grows.
enum LedgerFormat {
  /// What tells the file from those of other programs: `CLWY`.
  static let applicationID: Int32 = 0x434C_5759

  /// The number of the format, SQLite's `user_version`; a newer one is refused.
  static let version = 1

  /// The columns in the order in which statements read them.
  static let columns = """
    sequence, recordedAt, occurredAt, person, organisation, kind, subject, body, geometry, digest
    """

  /// The statements that make an empty ledger; SQLite keeps their text, which `verify` compares.
  static let schema = [
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

  /// The name of what a statement of the schema makes: its third word.
  static func name(ofStatement statement: String) -> String {
    String(statement.split { !$0.isLetter }[2])
  }
}
