import Digest
import Foundation
import GRDB
import Ledger
import MineAction
import Testing

@Suite("A ledger of format 1")
struct FormatOneTests {
  let folder: Folder
  let head: LedgerHead

  /// As version 1 of the format was: written here once more, so that no change of ours changes it.
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

  init() throws {
    folder = try Folder()
    head = try Ledger.create(at: folder("model.sqlite")).write { transaction in
      for number in 1...3 { try transaction.append(.sample(number)) }
      return transaction.head
    }
    let queue = try DatabaseQueue(path: folder())
    try queue.writeWithoutTransaction { db in
      try db.execute(sql: "PRAGMA application_id = 0x434C5759; PRAGMA user_version = 1")
      for statement in Self.schema { try db.execute(sql: statement) }
      try db.execute(
        sql: "ATTACH ? AS model; INSERT INTO event SELECT * FROM model.event; DETACH model",
        arguments: [folder("model.sqlite")])
    }
    try queue.close()
  }

  private var version: Int? {
    get throws {
      try DatabaseQueue(path: folder()).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }
  }

  @Test("is read and verified as it is")
  func reading() throws {
    let ledger = try Ledger.open(at: folder(), readOnly: true)
    #expect(try ledger.verify() == LedgerVerification(head: head, findings: []))
    #expect(try ledger.rows.count == 3)
    #expect(try ledger.personalDigests().isEmpty)
    #expect(try ledger.personalValue(.zero) == nil)
    #expect(try version == 1)
  }

  @Test("gets the table with the first transaction that writes, and keeps its events and its chain")
  func writing() throws {
    let ledger = try Ledger.open(at: folder())
    #expect(throws: AppendingTests.Stop()) { try ledger.write { _ in throw AppendingTests.Stop() } }
    #expect(try version == 1)
    let value = PersonalValue(#""Rəna""#, salt: [UInt8](repeating: 7, count: 16))
    try ledger.write { try $0.append(SealedRow(.sample(4), personal: [value])) }
    #expect(try version == 2)
    #expect(try ledger.digest(of: 3) == head.digest)
    #expect(try ledger.personalValue(value.digest) == value)
    #expect(try ledger.verify().isSound)
    let again = try Ledger.open(at: folder())
    try again.write { try $0.append(.sample(5)) }
    #expect(try again.verify().isSound)
  }
}
