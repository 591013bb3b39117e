import Digest
import Foundation
import Ledger
import MineAction
import Testing

/// Events that are missing at the end leave a ledger that is sound in itself; a head that was noted
/// tells.
@Suite("A tail that was cut off")
struct CutTailTests {
  let folder: Folder
  /// The ledger that is held open, so that its last events stay in the log beside it.
  let ledger: Ledger
  let heads: [LedgerHead]

  init() throws {
    folder = try Folder()
    try folder.ledger(of: 100)
    ledger = try Ledger.open(at: folder())
    var heads = [try ledger.head]
    for number in 101...110 {
      heads.append(
        try ledger.write { transaction in
          try transaction.append(.sample(number))
          return transaction.head
        })
    }
    self.heads = heads
  }

  /// What `verify` finds in a copy, where the last head is expected.
  private func verify(log: [UInt8]?) throws -> LedgerVerification {
    let copy = try Folder()
    try copy.write(folder.bytes())
    if let log { try copy.write(log, "ledger.sqlite-wal") }
    return try Ledger.inspect(at: copy()).verify(expectedHead: heads[10].digest)
  }

  @Test("is noticed, with the event that is missing, where the log beside it is gone")
  func gone() throws {
    #expect(
      try verify(log: nil)
        == LedgerVerification(
          head: heads[0], findings: [.headAbsent(heads[10].digest, after: 100)]))
    #expect(try verify(log: folder.bytes("ledger.sqlite-wal")).isSound)
  }

  @Test("is noticed wherever the log was cut or its bytes changed; what came before is whole")
  func cut() throws {
    let log = try folder.bytes("ledger.sqlite-wal")
    var lost: Set<Int64> = []
    for place in stride(from: 40, to: log.count, by: 1_500) {
      var flipped = log
      flipped[place] ^= 0x10
      for bytes in [Array(log[..<place]), flipped] {
        let found = try verify(log: bytes)
        let last = found.head.sequence
        #expect(found.head == heads[Int(last) - 100])
        #expect(found.findings == [.headAbsent(heads[10].digest, after: last)], "at \(place)")
        lost.insert(last + 1)
      }
    }
    #expect(lost == Set(101...110))
  }

  @Test("is told in a sentence that names the event behind which it was cut")
  func words() throws {
    #expect(
      try verify(log: nil).sentence
        == "no event has the digest \(heads[10].digest.hex): what came after event 100 was cut "
        + "off, or it is another ledger")
  }
}
