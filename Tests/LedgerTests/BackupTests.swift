import Dispatch
import Foundation
import GRDB
import Ledger
import MineAction
import Testing

@Suite("A backup")
struct BackupTests {
  let folder: Folder
  let ledger: Ledger

  init() throws {
    folder = try Folder()
    ledger = try Ledger.create(at: folder())
    try ledger.write { for number in 1...200 { try $0.append(.sample(number)) } }
  }

  @Test("is the ledger of one moment, and a ledger itself")
  func copy() throws {
    let head = try ledger.backup(to: folder("copy.sqlite"))
    #expect(try head == ledger.head)
    try ledger.write { try $0.append(.sample(201)) }
    let copy = try Ledger.open(at: folder("copy.sqlite"))
    #expect(try copy.verify() == LedgerVerification(head: head, findings: []))
    try copy.write { try $0.append(.sample(201)) }
    #expect(try copy.head == ledger.head)
  }

  @Test("can be made while somebody appends, and leaves nothing beside it")
  func inUse() throws {
    try ledger.write { transaction in
      try transaction.append(.sample(201))
      #expect(try ledger.backup(to: folder("copy.sqlite")).sequence == 200)
    }
    #expect(try folder.names.filter { $0.contains("copy") } == ["copy.sqlite"])
  }

  @Test("made while others append holds whole transactions, up to a head that the ledger had")
  func whileWriting() throws {
    let other = try Ledger.open(at: folder())
    DispatchQueue.concurrentPerform(iterations: 2) { worker in
      #expect(throws: Never.self) {
        if worker == 0 {
          for _ in 1...300 {
            try other.write { for number in 1...3 { try $0.append(.sample(number)) } }
          }
        } else {
          for number in 1...20 { try ledger.backup(to: folder("copy-\(number).sqlite")) }
        }
      }
    }
    for number in 1...20 {
      let head = try Ledger.open(at: folder("copy-\(number).sqlite")).verify().head
      #expect(head.sequence % 3 == 200 % 3)
      #expect(try ledger.digest(of: head.sequence) == head.digest)
    }
    #expect(try ledger.head.sequence == 1_100)
  }

  @Test("takes the place of nothing")
  func exists() throws {
    try folder.write([1], "copy.sqlite")
    #expect(throws: LedgerFailure.exists(folder("copy.sqlite"))) {
      try ledger.backup(to: folder("copy.sqlite"))
    }
    #expect(try folder.bytes("copy.sqlite") == [1])
    #expect(throws: LedgerFailure.exists(folder())) { try ledger.backup(to: folder()) }
  }

  @Test("that fails leaves no file")
  func failure() throws {
    #expect(throws: LedgerFailure.notFound(folder("no/copy.sqlite"))) {
      try ledger.backup(to: folder("no/copy.sqlite"))
    }
    try folder.dropTriggers()
    try folder.tamper(
      "PRAGMA ignore_check_constraints = ON",
      "UPDATE event SET digest = X'00' WHERE sequence = 200")
    #expect(throws: LedgerFailure.damaged(folder(), "event 200 has no digest")) {
      try ledger.backup(to: folder("copy.sqlite"))
    }
    #expect(try folder.names.filter { $0.contains("copy") } == [])
  }
}
