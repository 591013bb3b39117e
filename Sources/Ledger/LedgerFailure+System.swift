internal import Foundation
internal import GRDB

extension LedgerFailure {
  /// The failure that a call of the system left in `errno`.
  init(errno code: Int32, path: String) {
    self =
      switch code {
      case ENOENT, ENOTDIR: .notFound(path)
      case EEXIST: .exists(path)
      case EACCES, EPERM: .notPermitted(path)
      case EROFS: .readOnly(path)
      case ENOSPC, EDQUOT: .full(path)
      default: .io(path, unsafe String(cString: strerror(code)))
      }
  }

  /// The failure that SQLite reports of an open ledger.
  init(_ error: DatabaseError, path: String, patience: Double) {
    // SQLite's sentence only: GRDB's description would show the arguments, which may be personal.
    let message = error.message ?? error.resultCode.description
    self =
      switch error.extendedResultCode {
      case .SQLITE_IOERR_SHMSIZE: .full(path)  // The index of the log finds no room.
      case .SQLITE_READONLY_DBMOVED: .replaced(path)
      default:
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED, .SQLITE_PROTOCOL: .busy(path, seconds: patience)
        case .SQLITE_READONLY: .readOnly(path)
        case .SQLITE_PERM, .SQLITE_AUTH: .notPermitted(path)
        case .SQLITE_FULL: .full(path)
        case .SQLITE_CORRUPT, .SQLITE_NOTADB, .SQLITE_ERROR, .SQLITE_SCHEMA, .SQLITE_FORMAT:
          .damaged(path, message)
        case .SQLITE_CONSTRAINT, .SQLITE_TOOBIG, .SQLITE_MISMATCH: .refused(message)
        default: .io(path, message)
        }
      }
  }

  /// The failure to make a file at a path, where this one is about a file that was to become it.
  func ofMaking(_ path: String) -> LedgerFailure {
    switch self {
    case .notPermitted: .readOnly(path)
    case .notFound: .notFound(path)
    case .exists: .exists(path)
    case .readOnly: .readOnly(path)
    case .full: .full(path)
    case .io(_, let message): .io(path, message)
    default: self
    }
  }

  /// What `work` returns, with the errors of SQLite turned into ours and all others untouched.
  static func translating<T>(
    path: String, patience: Double, _ work: () throws -> T
  ) throws -> T {
    do {
      return try work()
    } catch let error as DatabaseError {
      throw LedgerFailure(error, path: path, patience: patience)
    }
  }
}
