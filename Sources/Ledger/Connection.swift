internal import Foundation
internal import GRDB

/// How the ledger's connections to SQLite are made; none of them ever creates a file.
struct Connection {
  /// What a connection is for.
  enum Purpose {
    /// To append: it throws where a commit would not be on disk when it returns.
    case writing
    /// To read, beside whoever writes.
    case reading
    /// To read a file that nobody can write, without locks.
    case readingImmutable
  }

  /// How long a connection waits for another one, in seconds.
  let patience: Double
  /// Whether it opens a file whose pages are not all there, for somebody who says which are.
  var isInspecting = false

  /// Opens a file that is there.
  func open(_ path: String, for purpose: Purpose) throws -> DatabaseQueue {
    var configuration = Configuration()
    let turn = Turn(patience: patience)
    configuration.busyMode = .callback { turn.comes(after: $0) }
    configuration.foreignKeysEnabled = false
    configuration.readonly = purpose == .readingImmutable
    if isInspecting {
      // SQLite otherwise refuses the whole of a file that is shorter than its header says.
      configuration.prepareDatabase { try $0.execute(sql: "PRAGMA writable_schema = ON") }
    }
    let queue = try DatabaseQueue(
      path: Self.address(of: path, for: purpose), configuration: configuration)
    try queue.writeWithoutTransaction { try Self.prepare($0, for: purpose) }
    return queue
  }

  // A queue: GRDB's pool writes to the file whenever it opens one, and sets NORMAL.
  private static func prepare(_ db: Database, for purpose: Purpose) throws {
    // Readers too: the last connection to close may move the log into the file.
    try db.execute(sql: "PRAGMA synchronous = FULL")
    guard purpose == .writing else { return }
    let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
    let level = try Int.fetchOne(db, sql: "PRAGMA synchronous")
    guard mode == "wal", level == 2 else {
      throw DatabaseError(
        resultCode: .SQLITE_IOERR, message: "SQLite does not promise that what is written stays")
    }
    try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
    // What is erased is overwritten, and no copy of it gets into a file of its own.
    try db.execute(sql: "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY")
    // Digests come in no order: 32 MB of them are found without reading them again.
    try db.execute(sql: "PRAGMA cache_size = -32768")
  }

  // By URI, for SQLite otherwise makes a file that is missing. The path is absolute.
  private static func address(of path: String, for purpose: Purpose) -> String {
    let path = path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    return "file:\(path)?" + (purpose == .readingImmutable ? "mode=ro&immutable=1" : "mode=rw")
  }
}
