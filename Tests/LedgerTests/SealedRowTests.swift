import Digest
import Ledger
import MineAction
import Testing

@Suite("A sealed row")
struct SealedRowTests {
  static let full = EventRow(
    sequence: 7, recordedAt: 1_700_000_000_000_000, occurredAt: -1, person: "ana",
    organisation: "ALPHA", kind: "recorded", subject: "SE-1", body: #"{"a":1}"#,
    geometry: [1, 2, 3])
  static let sparse = EventRow(
    recordedAt: 1_700_000_000_000_001, occurredAt: 0, person: "Füzuli", organisation: "ALPHA",
    kind: "noted", subject: nil, body: "{}", geometry: nil)

  // Computed by another program (Python's hashlib and struct) from the rule that is written down.
  @Test(
    "has the digest that others compute by the rule",
    arguments: [
      (full, "31605715e943662da7839401519ff5f8baa5fd44ea6cd184839ec0ed7b4e65b7"),
      (sparse, "22abe4e29ba4dc83a390b01a04befe75eca1e26382d0266c636f4e9998159aae"),
    ])
  func golden(row: EventRow, hex: String) {
    #expect(SealedRow(row).digest.hex == hex)
  }

  @Test("is chained to the one before by a digest that others compute by the rule")
  func chain() throws {
    let folder = try Folder()
    let ledger = try Ledger.create(at: folder())
    try ledger.write { transaction in
      #expect(transaction.head == .empty)
      try transaction.append(Self.full)
      try transaction.append(SealedRow(Self.sparse))
    }
    #expect(
      try ledger.digest(of: 1)?.hex
        == "f237cd1e1f9a7f125de9b710bb49ef50e5545ddee01d2835a2916bb7a6a8f3dd")
    #expect(
      try ledger.head.digest.hex
        == "dba7c745a7f8b02dbdcc2b8dcf146d39197c941b78738ca44feb712e2ac35d60")
    #expect(try ledger.digest(of: 0) == .zero)
    #expect(try ledger.digest(of: 3) == nil)
  }

  @Test("does not hold the sequence, which the ledger gives")
  func sequence() {
    var row = Self.full
    row.sequence = 8
    #expect(SealedRow(row) == SealedRow(Self.full))
  }

  @Test(
    "differs in its digest where a column differs, or a border between columns",
    arguments: [
      { $0.recordedAt += 1 }, { $0.occurredAt = 1 }, { $0.person = "anaA" },
      { $0.organisation = "" }, { $0.kind = "recordedS" }, { $0.subject = nil },
      { $0.subject = "" }, { $0.body = "{}" }, { $0.geometry = nil }, { $0.geometry = [] },
      { ($0.person, $0.organisation) = ("anaA", "LPHA") },
    ] as [@Sendable (inout EventRow) -> Void])
  func difference(change: @Sendable (inout EventRow) -> Void) {
    var row = Self.full
    change(&row)
    #expect(SealedRow(row).digest != SealedRow(Self.full).digest)
  }

  @Test("tells nothing from what is empty")
  func empty() {
    var (none, empty) = (Self.full, Self.full)
    (none.geometry, empty.geometry) = (nil, [])
    #expect(SealedRow(none).digest != SealedRow(empty).digest)
  }
}
