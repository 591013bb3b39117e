import Foundation
import Testing

/// What somebody may do to the file of a ledger, and the sentence in which `verify` says it.
@Suite("A ledger that was tampered with")
struct TamperingTests {
  let desk: Desk
  /// What takes away the triggers that keep other programs from changing events.
  static let unlock = """
    DROP TRIGGER eventUpdate; DROP TRIGGER eventDelete; DROP TRIGGER eventInsert;
    PRAGMA ignore_check_constraints = ON;
    """

  init() throws {
    desk = try Desk()
    let sectors = (1...150).map { Road.sector("SE-\($0)") }.joined(separator: "\n")
    try desk.must("import", "-", "--attested-by", "ORG-1", input: sectors)
  }

  private func digest() throws -> String {
    let said = try desk.must("verify").out
    return String(try #require(said.firstMatch(of: #/head ([0-9a-f]{64})/#)?.output.1))
  }

  /// Runs `verify`, which must find something, in one line; gives the line.
  private func verify(_ more: String...) throws -> String {
    let outcome = try desk.start(["verify"] + more).end()
    #expect(outcome.status == 65)
    #expect(outcome.isOneLine, "\(outcome.err)")
    return outcome.err
  }

  @Test(
    "is refused with the first bad event",
    arguments: [
      ("changed", "UPDATE event SET person = 'P-2' WHERE sequence IN (60, 70)", "event 60 is not"),
      ("removed", "DELETE FROM event WHERE sequence = 60", "event 60 is missing"),
      (
        "swapped",
        """
        UPDATE event SET sequence = -1 WHERE sequence = 60;
        UPDATE event SET sequence = 60 WHERE sequence = 70;
        UPDATE event SET sequence = 70 WHERE sequence = -1;
        """, "event 60 is not"
      ),
      (
        "inserted",
        """
        UPDATE event SET sequence = -sequence WHERE sequence > 60;
        UPDATE event SET sequence = 1 - sequence WHERE sequence < 0;
        INSERT INTO event SELECT 61, recordedAt, occurredAt, person, organisation, kind, subject,
          body, geometry, digest FROM event WHERE sequence = 5;
        """, "event 61 is not"
      ),
      (
        "appended",
        """
        INSERT INTO event SELECT max(sequence) + 1, recordedAt, occurredAt, person, organisation,
          kind, subject, body, geometry, digest FROM event
        """, "event 156 is not"
      ),
    ])
  func events(_ what: String, statements: String, words: String) throws {
    try desk.tamper(Self.unlock + statements)
    let line = try verify()
    #expect(line.hasPrefix("clearway: \(words)"), "\(line)")
    #expect(line.contains("and eventDelete of the database is not as clearway made it, and 2 more"))
  }

  @Test("is refused with the first event that was cut off with the end of the file")
  func truncated() throws {
    try desk.rewrite { $0 = $0.prefix($0.count / 2) }
    let line = try verify()
    let event = line.firstMatch(of: #/^clearway: event (\d+) (?:is missing|cannot be read)/#)?
      .output.1
    #expect((2...155).contains(event.flatMap { Int($0) } ?? 0), "\(line)")
    for command in [["export"], ["check", "-"], ["import", "-"], ["backup", desk("copy")]] {
      let outcome = try desk.start(command, input: Road.route).end()
      #expect(outcome.status == 65)
      #expect(outcome.isOneLine, "\(outcome.err)")
      #expect(outcome.err.contains("the ledger is damaged"))
    }
  }

  @Test("is refused with the first event on a page that was written by half")
  func torn() throws {
    try desk.rewrite { bytes in
      let page = 4_096 * (bytes.count / 4_096 / 3)
      bytes.resetBytes(in: page..<page + 2_048)
    }
    let line = try verify()
    #expect(line.contains(#/^clearway: event \d+ /#), "\(line)")
    #expect(try desk.run("export").status == 65)
  }

  @Test("at its end only is refused where the head that it had is known")
  func tail() throws {
    let head = try digest()
    try desk.tamper(Self.unlock + "DELETE FROM event WHERE sequence > 140")
    let line = try verify("--head", head)
    #expect(
      line.hasPrefix(
        "clearway: no event has the digest \(head): what came after event 140 was cut off, or it "),
      "\(line)")
  }

  @Test("by putting yesterday's in its place is refused where today's head is known")
  func yesterday() throws {
    try desk.must("backup", desk("yesterday.sqlite"))
    let old = try digest()
    try desk.must("report", "accident", "--place", "40.27, 46.82")
    let head = try digest()
    try desk.rewrite { $0 = try Data(contentsOf: URL(filePath: desk("yesterday.sqlite"))) }
    #expect(try desk.run("verify", "--head", old).status == 0)
    #expect(try verify("--head", head).contains("what came after event 155 was cut off"))
  }
}
