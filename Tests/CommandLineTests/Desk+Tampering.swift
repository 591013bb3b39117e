import Foundation
import GRDB

extension Desk {
  /// Runs SQL on the ledger as any program could.
  func tamper(_ statements: String...) throws {
    let queue = try DatabaseQueue(path: ledger)
    try queue.writeWithoutTransaction { db in
      for statement in statements { try db.execute(sql: statement) }
    }
    try queue.close()
  }

  /// Changes the bytes of the ledger's file.
  func rewrite(_ change: (inout Data) throws -> Void) throws {
    var bytes = try Data(contentsOf: URL(filePath: ledger))
    try change(&bytes)
    try bytes.write(to: URL(filePath: ledger))
  }
}
