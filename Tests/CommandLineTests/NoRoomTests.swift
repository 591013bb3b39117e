import Foundation
import Testing

/// A file that may not grow, by the shell's own limit; acceptance fills real disks.
@Suite("Without room")
struct NoRoomTests {
  let desk: Desk
  let head: String

  init() throws {
    desk = try Desk()
    try desk.must("import", "-", input: Self.sectors(1...300))
    head = try desk.head()
  }

  private static func sectors(_ numbers: ClosedRange<Int>) -> String {
    numbers.map { Road.sector("SE-\($0)") }.joined(separator: "\n")
  }

  @Test(
    "in the log, in the file where rows wait, or in a copy, a command changes nothing and says so",
    arguments: [
      ("import few.geojsons", 80), ("import many.geojsons", 900), ("backup copy.sqlite", 80),
    ])
  func failure(command: String, kilobytes: Int) throws {
    _ = try desk.file("few.geojsons", Self.sectors(301...700))
    _ = try desk.file("many.geojsons", Self.sectors(301...4_000))
    let outcome = try desk.shell(
      "trap '' XFSZ; ulimit -f \(kilobytes); exec \"$CLEARWAY\" \(command)")
    #expect(outcome.status == 74, "\(outcome.err)")
    #expect(outcome.isOneLine, "\(outcome.err)")
    #expect(try desk.head() == head)
    #expect(!FileManager.default.fileExists(atPath: desk("copy.sqlite")))
    #expect(try desk.shell("exec \"$CLEARWAY\" \(command)").status == 0)
  }
}
