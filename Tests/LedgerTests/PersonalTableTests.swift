import Digest
import Foundation
import GRDB
import Ledger
import MineAction
import TestSupport
import Testing

@Suite("The table of personal values")
struct PersonalTableTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Some value, short or over several pages, and no part of another one.
  private static func value(
    _ number: Int, using random: inout SeededGenerator
  ) -> PersonalValue {
    let length = number % 40 == 7 ? 9_000 : Int.random(in: 1...200, using: &random)
    let words = "<\(number)>" + String(repeating: "Rəna ", count: length / 5)
    return PersonalValue(#""\#(words)""#, salt: salt(using: &random))
  }

  private static func salt(using random: inout SeededGenerator) -> [UInt8] {
    (0..<PersonalValue.saltLength).map { _ in UInt8.random(in: 0...255, using: &random) }
  }

  /// Whether any file of the ledger holds some bytes.
  private func holds(_ text: String) throws -> Bool {
    try folder.names.contains { name in
      try Data(folder.bytes(name)).range(of: Data(text.utf8)) != nil
    }
  }

  @Test("takes its values with their event, whether directly or by a spool, and out of the chain")
  func storing() throws {
    var random = SeededGenerator(seed: 1)
    let values = (0..<60).map { Self.value($0, using: &random) }
    let rows = (0..<20).map { number in
      SealedRow(.sample(number + 1), personal: Array(values[number * 3..<number * 3 + 3]))
    }
    let direct = try Ledger.create(at: folder())
    try direct.write { transaction in for row in rows { try transaction.append(row) } }
    var spool = try EventSpool(in: folder.path)
    for row in rows { try spool.append(row) }
    let spooled = try Ledger.create(at: folder("spooled.sqlite"))
    try spooled.write { try $0.append(contentsOf: spool) }
    let plain = try Ledger.create(at: folder("plain.sqlite"))
    try plain.write { for number in 1...20 { try $0.append(.sample(number)) } }
    for ledger in [direct, spooled] {
      #expect(try ledger.head == plain.head)
      for value in values { #expect(try ledger.personalValue(value.digest) == value) }
      #expect(try ledger.personalDigests()[values[7].digest] == 3)
      #expect(try ledger.verify().isSound)
    }
  }

  @Test("keeps nothing of a transaction that failed")
  func rollback() throws {
    var random = SeededGenerator(seed: 2)
    let value = Self.value(1, using: &random)
    let ledger = try Ledger.create(at: folder())
    #expect(throws: AppendingTests.Stop()) {
      try ledger.write { transaction in
        try transaction.append(SealedRow(.sample(1), personal: [value]))
        throw AppendingTests.Stop()
      }
    }
    #expect(try ledger.personalValue(value.digest) == nil)
  }

  @Test("holds no byte more of what was erased, nor does any file beside it", arguments: 1...3)
  func erasing(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let values = (0..<800).map { Self.value($0, using: &random) }
    let ledger = try Ledger.create(at: folder())
    for start in stride(from: 0, to: 800, by: 100) {
      try ledger.write { transaction in
        for value in values[start..<start + 100] {
          try transaction.append(SealedRow(.sample(1), personal: [value]))
        }
      }
    }
    var left = values.shuffled(using: &random)
    while left.count > 100 {
      let gone = (0..<Int.random(in: 1...90, using: &random)).map { _ in left.removeLast() }
      try ledger.write { try $0.erase(gone.map(\.digest)) }
      #expect(try ledger.emptyLog())
      for value in gone {
        #expect(try ledger.personalValue(value.digest) == nil)
        let name = String(value.text.dropFirst().prefix { $0 != ">" }) + ">"
        #expect(try !holds(name), "\(name) of seed \(seed)")
      }
    }
    for value in left { #expect(try ledger.personalValue(value.digest) == value) }
    #expect(try ledger.personalDigests().count == left.count)
    #expect(try ledger.verify().isSound)
  }

  @Test("says that bytes may be left where somebody still reads, and empties the log after that")
  func reading() throws {
    var random = SeededGenerator(seed: 4)
    let value = PersonalValue(#""Rəna 17""#, salt: Self.salt(using: &random))
    try folder.ledger(of: 3)
    let ledger = try Ledger.open(at: folder(), patience: 0.05)
    try ledger.write { try $0.append(SealedRow(.sample(4), personal: [value])) }
    let other = try DatabaseQueue(path: folder())
    try other.inDatabase { db in
      try db.execute(sql: "BEGIN; SELECT count(*) FROM personal")
      try ledger.write { try $0.erase([value.digest]) }
      #expect(try !ledger.emptyLog())
      try db.execute(sql: "COMMIT")
    }
    #expect(try ledger.emptyLog())
    #expect(try !holds("Rəna 17"))
  }

  @Test(
    "names the event whose values were changed, whichever part",
    arguments: [
      #"UPDATE personal SET value = '"Leyla"' WHERE event = 2"#,
      "UPDATE personal SET salt = zeroblob(16) WHERE event = 2",
      "UPDATE personal SET digest = zeroblob(32) WHERE event = 2",
      """
      UPDATE personal SET (salt, value) = (SELECT salt, value FROM personal WHERE event = 1)
      WHERE event = 2
      """,
    ])
  func altered(statement: String) throws {
    var random = SeededGenerator(seed: 5)
    let ledger = try Ledger.create(at: folder())
    try ledger.write { transaction in
      for number in 1...3 {
        try transaction.append(
          SealedRow(.sample(number), personal: [Self.value(number, using: &random)]))
      }
    }
    #expect(throws: DatabaseError.self) { try folder.tamper(statement) }
    #expect(try ledger.verify().isSound)
    try folder.tamper("DROP TRIGGER personalUpdate", statement)
    #expect(try ledger.verify().findings == [.structure("personalUpdate"), .personalAltered(2)])
  }

  @Test("describes a value by nothing that it holds")
  func description() {
    let value = PersonalValue(#""Rəna""#, salt: [UInt8](repeating: 7, count: 16))
    var dumped = ""
    dump(value, to: &dumped)
    for text in ["\(value)", String(reflecting: value), dumped] { #expect(!text.contains("Rəna")) }
    #expect(
      value.digest.hex == "9e62b16fe020f1007ecededb68a3c24077adfe0b00310ae91f477b5edb0e1778",
      "as others compute it")
  }
}
