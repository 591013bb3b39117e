import Digest
import Foundation
import GRDB
import Ledger
import MineAction
import Testing

@Suite("Appending")
struct AppendingTests {
  struct Stop: Error, Equatable {}

  let folder: Folder
  let ledger: Ledger

  init() throws {
    folder = try Folder()
    ledger = try Ledger.create(at: folder())
  }

  @Test("gives back every column as it was, in order, also when opened again")
  func roundTrip() throws {
    let rows = (1...50).map(EventRow.sample)
    let odd = EventRow(
      sequence: 51, recordedAt: .max, occurredAt: .min, person: "a\u{0}b", organisation: "🛰",
      kind: "k", subject: "s", body: #""\#(String(repeating: "ж", count: 100_000))""#,
      geometry: [])
    try ledger.write { transaction in
      for (number, row) in rows.enumerated() {
        #expect(try transaction.append(row) == Int64(number + 1))
      }
      try transaction.append(odd)
    }
    #expect(try ledger.rows == rows + [odd])
    #expect(try Ledger.open(at: folder()).rows == rows + [odd])
  }

  @Test("hands out what lies after one sequence and up to another")
  func range() throws {
    try ledger.write { for number in 1...10 { try $0.append(.sample(number)) } }
    var sequences: [Int64] = []
    try ledger.forEachRow(after: 3, through: 6) { row, digest in
      sequences.append(row.sequence)
      let stored = try ledger.digest(of: row.sequence)
      #expect(stored == digest)
    }
    #expect(sequences == [4, 5, 6])
    try ledger.forEachRow(after: 10) { row, _ in Issue.record("event \(row.sequence)") }
  }

  @Test("finds the events about one record, in order")
  func about() throws {
    try ledger.write { for number in 1...30 { try $0.append(.sample(number)) } }
    #expect(try ledger.rows(about: "SE-1").map(\.sequence) == [1, 11])
    #expect(try ledger.rows(about: "SE-") == [])
  }

  @Test("reads in a transaction to its end, what it appended included")
  func readingWithin() throws {
    try ledger.write { try $0.append(.sample(1)) }
    try ledger.write { transaction in
      #expect(transaction.head.sequence == 1)
      try transaction.append(.sample(2))
      #expect(transaction.head.sequence == 2)
      var sequences: [Int64] = []
      try transaction.forEachRow { row, _ in sequences.append(row.sequence) }
      #expect(sequences == [1, 2])
      #expect(try ledger.head.sequence == 1, "others see nothing of it yet")
    }
    #expect(try ledger.head.sequence == 2)
  }

  @Test("takes everything back where the caller throws, and hands that error out untouched")
  func rollback() throws {
    try ledger.write { try $0.append(.sample(1)) }
    let before = try ledger.head
    #expect(throws: Stop()) {
      try ledger.write { transaction in
        try transaction.append(.sample(2))
        throw Stop()
      }
    }
    #expect(try ledger.head == before)
    try ledger.write { try $0.append(.sample(2)) }
    #expect(try ledger.rows == [.sample(1), .sample(2)])
  }

  @Test(
    "refuses a row without what an event must have",
    arguments: [
      { $0.person = "" }, { $0.organisation = "" }, { $0.kind = "" }, { $0.subject = "" },
      { $0.body = "" }, { $0.body = "{" },
    ] as [@Sendable (inout EventRow) -> Void])
  func refusal(change: @Sendable (inout EventRow) -> Void) throws {
    var row = EventRow.sample(1)
    change(&row)
    let failure = #expect(throws: LedgerFailure.self) { try ledger.write { try $0.append(row) } }
    guard case .refused = failure else {
      Issue.record("\(String(describing: failure))")
      return
    }
  }

  @Test("commits nothing after a failure, even where the caller goes on")
  func poisoned() throws {
    var bad = EventRow.sample(2)
    bad.body = "{"
    #expect(throws: LedgerFailure.self) {
      try ledger.write { transaction in
        try transaction.append(.sample(1))
        _ = try? transaction.append(bad)
        _ = try? transaction.append(.sample(2))
      }
    }
    #expect(try ledger.head == .empty)
  }

  @Test("changes the data version, and nothing else does", arguments: [false, true])
  func dataVersion(fromElsewhere: Bool) throws {
    let first = try ledger.dataVersion()
    _ = try ledger.rows
    #expect(try ledger.dataVersion() == first)
    let writer = fromElsewhere ? try Ledger.open(at: folder()) : ledger
    try writer.write { try $0.append(.sample(1)) }
    let second = try ledger.dataVersion()
    #expect(second != first)
    #expect(try ledger.dataVersion() == second)
  }

  @Test("is not seen by a reading that began before it")
  func snapshot() throws {
    try ledger.write { for number in 1...3 { try $0.append(.sample(number)) } }
    var seen = 0
    try ledger.forEachRow { row, _ in
      seen += 1
      try ledger.write { try $0.append(.sample(100)) }
    }
    #expect(seen == 3)
    #expect(try ledger.head.sequence == 6)
  }

  @Test("says which event is missing, or is none, where it reads")
  func damage() throws {
    try ledger.write { for number in 1...5 { try $0.append(.sample(number)) } }
    try folder.dropTriggers()
    try folder.tamper("UPDATE event SET kind = CAST(X'ff' AS TEXT) WHERE sequence = 2")
    #expect(throws: LedgerFailure.damaged(folder(), "event 2 holds what no event can")) {
      _ = try ledger.rows
    }
    try folder.tamper("DELETE FROM event WHERE sequence = 2")
    var seen: [Int64] = []
    #expect(throws: LedgerFailure.damaged(folder(), "event 2 is missing")) {
      try ledger.forEachRow { row, _ in seen.append(row.sequence) }
    }
    #expect(seen == [1])
  }
}
