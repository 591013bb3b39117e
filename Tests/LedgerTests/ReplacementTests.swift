import Foundation
import GRDB
import Ledger
import MineAction
import Testing

/// What happens to a file behind the back of a process that has it open.
@Suite("A file that is replaced while it is open")
struct ReplacementTests {
  let folder: Folder
  let ledger: Ledger
  let head: LedgerHead

  init() throws {
    folder = try Folder()
    try folder.ledger(of: 40)
    ledger = try Ledger.open(at: folder())
    try ledger.backup(to: folder("yesterday.sqlite"))
    head = try ledger.write { transaction in
      for number in 41...60 { try transaction.append(.sample(number)) }
      return transaction.head
    }
    #expect(try ledger.rows.count == 60)
  }

  @Test(
    "by another of its name, or by nothing, is neither read nor written", arguments: [true, false])
  func renamed(toAnother: Bool) throws {
    if toAnother {
      try folder.restore("yesterday.sqlite")
    } else {
      try FileManager.default.removeItem(atPath: folder())
    }
    let failure = LedgerFailure.replaced(folder())
    #expect(throws: failure) { _ = try ledger.head }
    #expect(throws: failure) { _ = try ledger.rows }
    #expect(throws: failure) { try ledger.backup(to: folder("copy.sqlite")) }
    #expect(throws: failure) { try ledger.write { try $0.append(.sample(61)) } }
  }

  @Test("by one that its log does not fit is found damaged, not taken for whole")
  func mixed() throws {
    for number in 1...3 {
      try folder.tamper("PRAGMA wal_checkpoint(TRUNCATE)")
      try ledger.write { for event in 1...500 * number { try $0.append(.sample(event)) } }
    }
    try folder.restore("yesterday.sqlite")
    let found = try Ledger.inspect(at: folder()).verify()
    #expect(!found.isSound)
    #expect(found.head.sequence <= 40)
  }

  @Test("takes no event from a transaction that began before")
  func within() throws {
    #expect(throws: LedgerFailure.replaced(folder())) {
      try ledger.write { transaction in
        try transaction.append(.sample(61))
        try folder.restore("yesterday.sqlite")
      }
    }
  }

  @Test("by a copy of yesterday over it is seen as it is, not as it is remembered")
  func overwritten() throws {
    try folder.tamper("PRAGMA wal_checkpoint(TRUNCATE)")
    #expect(try ledger.head == head)
    let yesterday = try folder.bytes("yesterday.sqlite")
    let file = try FileHandle(forWritingTo: URL(filePath: folder()))
    try file.write(contentsOf: Data(yesterday))
    try file.truncate(atOffset: UInt64(yesterday.count))
    try file.close()
    #expect(try ledger.head.sequence == 40)
    #expect(try ledger.digest(of: 60) == nil)
    try ledger.write { transaction in
      #expect(transaction.head.sequence == 40)
      try transaction.append(.sample(41))
    }
    #expect(
      try ledger.verify(expectedHead: head.digest).findings
        == [.headAbsent(head.digest, after: 41)])
  }
}
