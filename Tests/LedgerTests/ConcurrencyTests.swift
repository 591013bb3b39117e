import Dispatch
import Foundation
import Ledger
import MineAction
import Testing

@Suite("Several writers")
struct ConcurrencyTests {
  @Test("lose nothing, be it in one process by two ledgers")
  func threads() throws {
    let folder = try Folder()
    try folder.ledger(of: 0)
    let path = folder()
    DispatchQueue.concurrentPerform(iterations: 2) { writer in
      #expect(throws: Never.self) { try Self.append(200, by: "W-\(writer)", to: path) }
    }
    try Self.check(path, counts: ["W-0": 200, "W-1": 200])
  }

  @Test("lose nothing in one process by one ledger, which readers use meanwhile")
  func oneLedger() throws {
    let folder = try Folder()
    let ledger = try Ledger.create(at: folder())
    DispatchQueue.concurrentPerform(iterations: 4) { worker in
      #expect(throws: Never.self) {
        for _ in 1...100 {
          if worker < 2 {
            try ledger.write { try $0.append(Self.row(by: "W-\(worker)")) }
          } else {
            let (seen, version) = try (ledger.rows, ledger.dataVersion())
            #expect(seen.map(\.sequence) == (0..<seen.count).map { Int64($0 + 1) })
            #expect(version > 0)
          }
        }
      }
    }
    try Self.check(folder(), counts: ["W-0": 100, "W-1": 100])
  }

  @Test("lose nothing, be it in two processes")
  func processes() async throws {
    let folder = try Folder()
    try folder.ledger(of: 0)
    let path = folder()
    let here = Task.detached { try Self.append(200, by: "here", to: path) }
    await #expect(processExitsWith: .success) { [path = path as String] in
      try ConcurrencyTests.append(200, by: "there", to: path)
    }
    try await here.value
    try Self.check(path, counts: ["here": 200, "there": 200])
  }

  @Test("lose nothing where one process opens the ledger twice, and the other is done before")
  func twice() async throws {
    let folder = try Folder()
    try folder.ledger(of: 0)
    let path = folder()
    let ledger = try Ledger.open(at: path)
    try ledger.write { try $0.append(Self.row(by: "here")) }
    for round in 1...3 {
      // Merely to open it must not take the locks away that tell the other process of this one.
      _ = try Ledger.open(at: path, readOnly: true).head
      await #expect(processExitsWith: .success) { [path = path as String] in
        try ConcurrencyTests.append(2, by: "there", to: path)
      }
      #expect(try folder.names.contains("ledger.sqlite-wal"), "the log was taken away")
      #expect(try ledger.head.sequence == Int64(3 * round))
      try ledger.write { try $0.append(Self.row(by: "here")) }
      await #expect(processExitsWith: .success) {
        [path = path as String, count = 3 * round + 1 as Int] in
        let found = try Ledger.open(at: path).rows.count
        #expect(found == count)
      }
    }
    try Self.check(path, counts: ["here": 4, "there": 6])
  }

  static func row(by person: String) -> EventRow {
    var row = EventRow.sample(1)
    row.person = person
    return row
  }

  static func append(_ count: Int, by person: String, to path: String) throws {
    let ledger = try Ledger.open(at: path)
    for _ in 1...count { try ledger.write { try $0.append(row(by: person)) } }
  }

  static func check(_ path: String, counts: [String: Int]) throws {
    let ledger = try Ledger.open(at: path)
    let people = try ledger.rows.map(\.person)
    #expect(Dictionary(people.map { ($0, 1) }, uniquingKeysWith: +) == counts)
    #expect(try ledger.verify().isSound)
  }
}
