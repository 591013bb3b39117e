import GRDB
import Ledger
import MineAction
import Testing

@Suite("An event, for any program that has SQLite")
struct ImmutabilityTests {
  static let columns = """
    recordedAt, occurredAt, person, organisation, kind, subject, body, geometry, digest
    """

  @Test(
    "cannot be changed, removed, replaced, or put anywhere but at the end",
    arguments: [
      "UPDATE event SET kind = 'x' WHERE sequence = 2",
      "UPDATE OR REPLACE event SET sequence = 3 WHERE sequence = 2",
      "DELETE FROM event WHERE sequence = 3",
      "DELETE FROM event",
      "REPLACE INTO event SELECT 2, \(columns) FROM event WHERE sequence = 3",
      "INSERT OR IGNORE INTO event SELECT 2, \(columns) FROM event WHERE sequence = 3",
      "INSERT INTO event SELECT 5, \(columns) FROM event WHERE sequence = 3",
      "INSERT INTO event SELECT 0, \(columns) FROM event WHERE sequence = 3",
      "INSERT INTO event(\(columns)) SELECT \(columns) FROM event WHERE sequence = 3",
      """
      INSERT INTO event SELECT 3, \(columns) FROM event WHERE sequence = 3
      ON CONFLICT DO UPDATE SET kind = 'x'
      """,
      "INSERT INTO event SELECT 4, 0, 0, '', 'o', 'k', NULL, '{}', NULL, zeroblob(32)",
      "INSERT INTO event SELECT 4, 0, 0, 'p', 'o', 'k', NULL, '{', NULL, zeroblob(32)",
      "INSERT INTO event SELECT 4, 0, 0, 'p', 'o', 'k', NULL, '{}', NULL, zeroblob(31)",
      "INSERT INTO event SELECT 4, 'x', 0, 'p', 'o', 'k', NULL, '{}', NULL, zeroblob(32)",
    ])
  func refusal(statement: String) throws {
    let folder = try Folder()
    let head = try folder.ledger(of: 3)
    let error = #expect(throws: DatabaseError.self) { try folder.tamper(statement) }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    let verification = try Ledger.open(at: folder()).verify()
    #expect(verification.head == head)
    #expect(verification.isSound)
  }

  @Test("can be put at the end, and then does not pass for one of ours")
  func forged() throws {
    let folder = try Folder()
    try folder.ledger(of: 3)
    try folder.tamper("INSERT INTO event SELECT 4, \(Self.columns) FROM event WHERE sequence = 3")
    #expect(try Ledger.open(at: folder()).verify().findings == [.altered(4)])
  }
}
