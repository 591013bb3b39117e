internal import Foundation

/// The file of a ledger, looked at before SQLite opens it: a foreign one is never touched.
struct LedgerFile {
  /// The path as the user gave it, for messages.
  let path: String
  /// The path without symbolic links, which SQLite names the files beside it after.
  let resolved: String
  private let hold: FileHold

  /// Looks at a file, and throws what it is where it cannot be a ledger.
  init(_ path: String) throws(LedgerFailure) {
    self.path = path
    guard let resolved = unsafe realpath(path, nil) else {
      throw LedgerFailure(errno: errno, path: path)
    }
    self.resolved = unsafe String(cString: resolved)
    unsafe free(resolved)
    var status = stat()
    guard unsafe stat(self.resolved, &status) == 0 else {
      throw LedgerFailure(errno: errno, path: path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .notALedger(path, is: "a folder")
    default: throw .notALedger(path, is: "no regular file")
    }
    guard status.st_size > 0 else { throw .notALedger(path, is: "an empty file") }
    do {
      hold = try FileHold(self.resolved, is: Self.identity(of: status))
    } catch .notPermitted {
      throw .notPermitted(path)
    }
    try checkHeader(of: hold.header(count: 100))
  }

  private static func identity(of status: stat) -> FileHold.Identity {
    FileHold.Identity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
  }

  // https://www.sqlite.org/fileformat2.html#the_database_header
  private func checkHeader(of bytes: [UInt8]) throws(LedgerFailure) {
    let magic = Array("SQLite format 3\0".utf8)
    guard bytes.starts(with: magic) else {
      let isText = bytes.allSatisfy { $0 >= 0x20 || (0x09...0x0d).contains($0) }
      throw .notALedger(path, is: isText ? "a text file" : "a file of another kind")
    }
    guard bytes.count == 100 else { throw .damaged(path, "it ends within its header") }
    let application = bytes[68..<72].reduce(Int32(0)) { $0 << 8 | Int32($1) }
    guard application == LedgerFormat.applicationID else {
      throw .notALedger(path, is: "an SQLite database of another program")
    }
  }

  /// Whether the user may write the file.
  var isWritable: Bool { Self.mayWrite(resolved) }

  /// Whether the user may make files beside it, without which SQLite can neither write it nor
  /// lock out those who do.
  var isFolderWritable: Bool { Self.mayWrite(folder) }

  /// The folder that it is in, without symbolic links.
  var folder: String { NSString(string: resolved).deletingLastPathComponent }

  private static func mayWrite(_ path: String) -> Bool {
    unsafe faccessat(AT_FDCWD, path, W_OK, AT_EACCESS) == 0
  }

  /// Whether events may wait in the file `-wal` beside it.
  var hasTail: Bool {
    var status = stat()
    return unsafe stat(resolved + "-wal", &status) == 0 ? status.st_size > 0 : errno != ENOENT
  }

  /// What tells that somebody wrote the file.
  struct Stamp: Equatable {
    let seconds, nanoseconds, size: Int
    let hasTail: Bool
    fileprivate let identity: FileHold.Identity
  }

  /// The stamp of now.
  func stamp() throws(LedgerFailure) -> Stamp {
    var status = stat()
    guard unsafe stat(resolved, &status) == 0 else { throw LedgerFailure(errno: errno, path: path) }
    return Stamp(
      seconds: status.st_mtim.tv_sec, nanoseconds: status.st_mtim.tv_nsec,
      size: Int(status.st_size), hasTail: hasTail,
      identity: Self.identity(of: status))
  }

  /// The stamp of now, of the same file: whoever holds one open that was moved, removed or replaced
  /// would write to it and read from it as if nothing had been.
  func stamp(ofSame before: Stamp) throws(LedgerFailure) -> Stamp {
    guard let now = try? stamp(), now.identity == before.identity else { throw .replaced(path) }
    return now
  }
}
