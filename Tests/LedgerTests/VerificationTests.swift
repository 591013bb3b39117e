import Digest
import GRDB
import Ledger
import MineAction
import Testing

@Suite("Verification")
struct VerificationTests {
  let folder: Folder
  let head: LedgerHead

  init() throws {
    folder = try Folder()
    head = try folder.ledger(of: 300)
  }

  private func verify(expecting digest: SHA256Digest? = nil) throws -> LedgerVerification {
    try Ledger.open(at: folder(), readOnly: true).verify(expectedHead: digest)
  }

  // What the triggers' absence itself is found as.
  private static let dropped = ["eventDelete", "eventInsert", "eventUpdate"].map {
    LedgerVerification.Finding.structure($0)
  }

  @Test("finds nothing in what was only appended to, and every head that it ever had")
  func sound() throws {
    for sequence in [0, 1, 150, 300] as [Int64] {
      let served = try Ledger.open(at: folder()).digest(of: sequence)
      let verification = try verify(expecting: served)
      #expect(verification == LedgerVerification(head: head, findings: []))
    }
  }

  @Test(
    "names the first event that is not what was recorded",
    arguments: [
      ("UPDATE event SET body = '{}' WHERE sequence = 120", .altered(120)),
      ("UPDATE event SET recordedAt = recordedAt + 1 WHERE sequence = 120", .altered(120)),
      ("UPDATE event SET subject = NULL WHERE sequence = 121", .altered(121)),
      ("UPDATE event SET geometry = X'' WHERE sequence = 120", .altered(120)),
      ("UPDATE event SET digest = zeroblob(32) WHERE sequence = 300", .altered(300)),
      // Exchanged as they are, digests and all.
      (
        """
        UPDATE event SET sequence = -1 WHERE sequence = 50;
        UPDATE event SET sequence = 50 WHERE sequence = 60;
        UPDATE event SET sequence = 60 WHERE sequence = -1;
        """, .altered(50)
      ),
      ("DELETE FROM event WHERE sequence = 77", .missing(77)),
      ("DELETE FROM event WHERE sequence <= 5", .missing(1)),
      // Removed, and the gap closed.
      (
        """
        DELETE FROM event WHERE sequence = 77;
        UPDATE event SET sequence = -sequence WHERE sequence > 77;
        UPDATE event SET sequence = -sequence - 1 WHERE sequence < 0;
        """, .altered(77)
      ),
      // Put in, and room made for it.
      (
        """
        UPDATE event SET sequence = -sequence WHERE sequence > 77;
        UPDATE event SET sequence = 1 - sequence WHERE sequence < 0;
        INSERT INTO event SELECT 78, \(ImmutabilityTests.columns) FROM event WHERE sequence = 3;
        """, .altered(78)
      ),
    ] as [(String, LedgerVerification.Finding)])
  func tampering(statements: String, finding: LedgerVerification.Finding) throws {
    try folder.dropTriggers()
    try folder.tamper("PRAGMA ignore_check_constraints = ON; \(statements)")
    let verification = try verify()
    #expect(verification.findings == Self.dropped + [finding])
  }

  @Test("finds a cut end, and a chain written anew, by a head that was known before")
  func cut() throws {
    try folder.dropTriggers()
    try folder.tamper("DELETE FROM event WHERE sequence > 290")
    #expect(try verify().findings == Self.dropped)
    let verification = try verify(expecting: head.digest)
    #expect(verification.findings == Self.dropped + [.headAbsent(head.digest, after: 290)])
    #expect(verification.head.sequence == 290)
  }

  @Test(
    "finds what protects the events gone, changed or undermined",
    arguments: [
      ("DROP TRIGGER eventUpdate", "eventUpdate"), ("DROP INDEX eventSubject", "eventSubject"),
      (
        """
        DROP TRIGGER eventDelete;
        CREATE TRIGGER eventDelete BEFORE DELETE ON event BEGIN SELECT 1; END
        """, "eventDelete"
      ),
      (
        "CREATE TRIGGER quiet BEFORE INSERT ON event BEGIN SELECT RAISE(IGNORE); END", "quiet"
      ),
      ("CREATE TABLE more(x)", "more"),
    ])
  func structure(statement: String, name: String) throws {
    try folder.tamper(statement)
    #expect(try verify().findings == [.structure(name)])
  }

  @Test("ignores what SQLite itself keeps in the file")
  func analysed() throws {
    try folder.tamper("ANALYZE")
    #expect(try verify().isSound)
  }

  @Test("finds the event whose bytes were changed on disk")
  func flipped() throws {
    var bytes = try folder.bytes()
    let body = Array(#"{"number":222}"#.utf8)
    let place = try #require(bytes.firstRange(of: body))
    bytes[place.lowerBound + 10] = UInt8(ascii: "3")
    try folder.write(bytes)
    #expect(try verify().findings == [.altered(222)])
  }

  @Test("is refused, as damaged, for a file that lost its last pages")
  func truncated() throws {
    let bytes = try folder.bytes()
    try folder.write(Array(bytes[..<(bytes.count / 2)]))
    #expect(
      throws: LedgerFailure.damaged(folder(), "database disk image is malformed")
    ) { try verify() }
  }

  @Test("calls a file damaged whose pages were overwritten, whichever", arguments: 0..<8)
  func overwritten(part: Int) throws {
    var bytes = try folder.bytes()
    let pages = bytes.count / 4096
    let page = 1 + part * (pages - 1) / 8
    for offset in page * 4096..<(page + 1) * 4096 { bytes[offset] = 0xa5 }
    try folder.write(bytes)
    do {
      let verification = try verify()
      #expect(!verification.isSound, "page \(page + 1) of \(pages)")
    } catch LedgerFailure.damaged {
      // The file could not even be opened.
    }
  }

  @Test("says how far it is")
  func progress() throws {
    let ledger = try Ledger.open(at: folder())
    try ledger.write { for number in 1...70_000 { try $0.append(.sample(number)) } }
    var calls: [[Int64]] = []
    _ = try ledger.verify { calls.append([$0, $1]) }
    #expect(calls == [[65_536, 70_300]])
  }

  @Test("says what is wrong in one sentence each, without anything of the event")
  func words() throws {
    let findings: [LedgerVerification.Finding] = [
      .altered(3), .missing(3), .unreadable(3, "disk"), .headAbsent(.zero, after: 2),
      .structure("event"),
      .integrity("page 4"),
    ]
    #expect(Set(findings.map(\.description)).count == findings.count)
    #expect(findings[0].description == "event 3 is not the one that was recorded")
  }
}
