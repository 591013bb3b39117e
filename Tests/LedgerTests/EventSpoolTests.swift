import Digest
import Foundation
import Ledger
import MineAction
import TestSupport
import Testing

@Suite("A spool")
struct EventSpoolTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test("hands out what it took, in order, as often as wanted", arguments: [0, 1, 2_000])
  func order(count: Int) throws {
    var random = SeededGenerator(seed: UInt64(count))
    var spool = try EventSpool(in: folder.path)
    var rows: [SealedRow] = []
    for number in 0..<count {
      var row = EventRow.sample(number)
      // Some are larger than what is read at once.
      let length = number % 500 == 7 ? 3_000_000 : Int.random(in: 0...3_000, using: &random)
      row.geometry = [UInt8](repeating: UInt8(number & 255), count: length)
      rows.append(SealedRow(row))
      try spool.append(rows[number])
    }
    for _ in 1...2 {
      var taken: [SealedRow] = []
      try spool.forEach { taken.append($0) }
      #expect(taken == rows)
    }
    let held = spool.count
    #expect(held == count)
  }

  @Test("fills a ledger as the rows themselves would")
  func filling() throws {
    let ledger = try Ledger.create(at: folder())
    try ledger.write { for number in 1...100 { try $0.append(.sample(number)) } }
    let other = try Ledger.create(at: folder("other.sqlite"))
    var spool = try EventSpool()
    for number in 1...100 { try spool.append(SealedRow(.sample(number))) }
    try other.write { try $0.append(contentsOf: spool) }
    #expect(try other.head == ledger.head)
    #expect(try other.rows == ledger.rows)
  }

  @Test("leaves no file, not even while it is used")
  func unnamed() throws {
    var spool = try EventSpool(in: folder.path)
    for number in 1...20_000 { try spool.append(SealedRow(.sample(number))) }
    #expect(try folder.names == [])
  }

  @Test("stops where the caller throws, with that error")
  func stop() throws {
    var spool = try EventSpool(in: folder.path)
    for number in 1...3 { try spool.append(SealedRow(.sample(number))) }
    var taken = 0
    do {
      try spool.forEach { _ in
        taken += 1
        throw AppendingTests.Stop()
      }
      Issue.record("nothing was thrown")
    } catch is AppendingTests.Stop {}
    #expect(taken == 1)
  }

  @Test("says that its folder is missing")
  func missing() throws {
    let path = folder("no")
    #expect(throws: LedgerFailure.notFound(path)) { _ = try EventSpool(in: path) }
  }
}
