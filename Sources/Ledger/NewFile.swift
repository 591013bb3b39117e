internal import Foundation

/// A file in the making: it gets its name when it is whole and on disk, or it is removed.
///
/// What a killed process leaves is a hidden file that ends in `.new` and that nothing reads.
struct NewFile: ~Copyable {
  /// Where to make it: a file that is there, empty.
  let draft: String
  private let path: String
  private let folder: String

  /// Begins a file; throws where something is at the path, and leaves that alone.
  init(at path: String) throws(LedgerFailure) {
    let name = NSString(string: path).lastPathComponent
    let given = NSString(string: path).deletingLastPathComponent
    guard let resolved = unsafe realpath(given.isEmpty ? "." : given, nil) else {
      throw LedgerFailure(errno: errno, path: path)
    }
    let folder = unsafe String(cString: resolved)
    unsafe free(resolved)
    var status = stat()
    // Not followed: a symbolic link that leads nowhere is something, too.
    guard unsafe lstat("\(folder)/\(name)", &status) != 0 else { throw .exists(path) }
    let draft = "\(folder)/.\(name).\(String(UInt64.random(in: 0 ... .max), radix: 36)).new"
    do {
      _ = try Descriptor(draft, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o644)
    } catch {
      throw error.ofMaking(path)
    }
    (self.path, self.folder, self.draft) = (path, folder, draft)
  }

  deinit { for suffix in ["", "-wal", "-shm", "-journal"] { unsafe unlink(draft + suffix) } }

  /// Gives the file its name, unless somebody was faster; returns when that would outlive a loss of
  /// power.
  consuming func publish() throws(LedgerFailure) {
    guard unsafe access(draft + "-wal", F_OK) != 0 else {
      throw .io(path, "SQLite left a part of the new file beside it")
    }
    try Descriptor(draft, O_RDONLY).synchronize()
    let target = "\(folder)/\(NSString(string: path).lastPathComponent)"
    // Takes the name first, for rename(2) overwrites, and memory sticks know no link(2).
    _ = try Descriptor(target, O_WRONLY | O_CREAT | O_EXCL, permissions: 0o644)
    do throws(LedgerFailure) {
      guard unsafe rename(draft, target) == 0 else { throw LedgerFailure(errno: errno, path: path) }
      try Descriptor(folder, O_RDONLY | O_DIRECTORY).synchronize()
    } catch {
      unsafe unlink(target)
      throw error
    }
  }
}
