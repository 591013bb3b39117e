import Foundation
import Ledger
import MineAction
import Testing

@Suite("What was acknowledged")
struct DurabilityTests {
  @Test("is on disk: the connection that writes is at FULL")
  func synchronous() throws {
    let folder = try Folder()
    let ledger = try Ledger.create(at: folder())
    #expect(try ledger.write { try $0.synchronous } == 2)
    let again = try Ledger.open(at: folder())
    #expect(try again.write { try $0.synchronous } == 2)
  }

  // This shows that commits are whole and kept by the system; not that they outlive a loss of power.
  @Test("outlives kill -9, and what was not acknowledged is there wholly or not at all")
  func killed() async throws {
    let folder = try Folder()
    try folder.ledger(of: 0)
    let (path, acknowledged) = (folder(), folder("acknowledged"))
    var last: Int64 = 0
    for round in 1...5 {
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, acknowledged = acknowledged as String, round = round as Int] in
        try DurabilityTests.appendUntilKilled(path, acknowledged, after: 7 * round)
      }
      let told = try String(contentsOfFile: acknowledged, encoding: .utf8)
      let count = try #require(Int64(told.split(separator: "\n").last ?? ""))
      let verification = try Ledger.open(at: path).verify()
      #expect(verification.isSound)
      #expect(verification.head.sequence >= count)
      #expect(verification.head.sequence % 3 == 0)
      #expect(count > last, "round \(round) appended something")
      last = count
    }
  }

  static func appendUntilKilled(_ path: String, _ acknowledged: String, after commits: Int) throws {
    let ledger = try Ledger.open(at: path)
    let first = try ledger.dataVersion()
    // Looks on from outside, so that the end comes at any point of a commit.
    Thread.detachNewThread {
      while ((try? ledger.dataVersion()) ?? 0) < first + Int64(commits) {}
      kill(getpid(), SIGKILL)
    }
    try Data().write(to: URL(filePath: acknowledged))
    let file = try FileHandle(forWritingTo: URL(filePath: acknowledged))
    while true {
      let head = try ledger.write { transaction in
        for number in 1...3 { try transaction.append(.sample(number)) }
        return transaction.head
      }
      try file.write(contentsOf: Data("\(head.sequence)\n".utf8))
    }
  }
}
