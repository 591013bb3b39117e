import Foundation
import GRDB
import Ledger
import MineAction
import Operations

extension ScratchProgramme {
  /// Whether an event holds a text, in any column.
  func eventsHold(_ text: String) throws -> Bool {
    var found = false
    try workspace.ledger.forEachRow { row, _ in found = found || "\(row)".contains(text) }
    return found
  }

  /// Whether a file of the ledger holds the bytes of a text.
  func filesHold(_ text: String) throws -> Bool {
    try bytes.contains { $0.range(of: Data(text.utf8)) != nil }
  }

  /// How many personal values there are.
  var personalCount: Int {
    get throws { try workspace.ledger.personalDigests().count }
  }

  @discardableResult
  func erase(_ code: String, _ actor: Actor = .admin) throws -> Workspace.ErasureReceipt {
    try workspace.erase(
      Identifier(code), person: Identifier(actor.person),
      organisation: Identifier(actor.organisation))
  }

  /// What an export writes.
  func export(personal: Bool = false, _ codes: String...) throws -> String {
    var options = ExportOptions()
    options.withPersonalData = personal
    options.codes = Set(try codes.map { try Identifier($0) })
    var bytes: [UInt8] = []
    try workspace.export(options) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Runs SQL on the ledger as any program could.
  func tamper(_ statements: String) throws {
    let queue = try DatabaseQueue(path: path)
    try queue.writeWithoutTransaction { try $0.execute(sql: statements) }
    try queue.close()
  }

  /// Records as a program of format 1 did: with personal values in the body of the event.
  func recordAsOfFormat1(_ record: MineAction.Record) throws {
    try workspace.ledger.write { transaction in
      let author = Attribution(
        person: person, organisation: organisation, occurredAt: clock.now, recordedAt: clock.now)
      try transaction.append(EventRow(Event(.recorded(record, by: .import), by: author)))
    }
    try tamper("DROP TABLE personal; PRAGMA user_version = 1")
  }
}
