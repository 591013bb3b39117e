import Digest
import Foundation
import GRDB
import Ledger
import MineAction

/// A folder of one test, gone with it, and what tests do to the files in it.
final class Folder: Sendable {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "clearway-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try permit(0o755)  // Also where the caller's mask is stricter: some tests change the user.
  }

  deinit {
    try? permit(0o755)
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A path in the folder; by default that of the ledger.
  func callAsFunction(_ name: String = "ledger.sqlite") -> String { "\(path)/\(name)" }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
  }

  /// Sets the permissions of a file, or of the folder itself.
  func permit(_ permissions: Int, _ name: String? = nil) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: permissions], ofItemAtPath: name.map { self($0) } ?? path)
  }

  func bytes(_ name: String = "ledger.sqlite") throws -> [UInt8] {
    try Array(Data(contentsOf: URL(filePath: self(name))))
  }

  func write(_ bytes: [UInt8], _ name: String = "ledger.sqlite") throws {
    try Data(bytes).write(to: URL(filePath: self(name)))
  }

  /// Gives a file the name of the ledger, in its place.
  func restore(_ name: String) throws {
    guard unsafe rename(self(name), self()) == 0 else { throw LedgerFailure.io(path, "rename") }
  }

  /// Makes a ledger with events 1 to `count`, closed again.
  @discardableResult
  func ledger(of count: Int) throws -> LedgerHead {
    let ledger = try Ledger.create(at: self())
    return try ledger.write { transaction in
      for number in 0..<count { try transaction.append(EventRow.sample(number + 1)) }
      return transaction.head
    }
  }

  /// Runs SQL on the ledger as any program could.
  func tamper(_ statements: String...) throws {
    let queue = try DatabaseQueue(path: self())
    try queue.writeWithoutTransaction { db in
      for statement in statements { try db.execute(sql: statement) }
    }
    try queue.close()
  }

  /// Takes away what keeps others from changing events.
  func dropTriggers() throws {
    try tamper("DROP TRIGGER eventUpdate; DROP TRIGGER eventDelete; DROP TRIGGER eventInsert")
  }
}

extension EventRow {
  /// Some event: every third without a subject, every second without a geometry.
  static func sample(_ number: Int) -> EventRow {
    EventRow(
      sequence: Int64(number), recordedAt: 1_700_000_000_000_000 + Int64(number),
      occurredAt: -Int64(number), person: "Füzuli", organisation: "ALPHA", kind: "recorded",
      subject: number % 3 == 0 ? nil : "SE-\(number % 10)", body: #"{"number":\#(number)}"#,
      geometry: number % 2 == 0 ? nil : [UInt8](repeating: UInt8(number & 255), count: 40))
  }
}

extension Ledger {
  /// All events.
  var rows: [EventRow] {
    get throws {
      var rows: [EventRow] = []
      try forEachRow { row, _ in rows.append(row) }
      return rows
    }
  }
}
