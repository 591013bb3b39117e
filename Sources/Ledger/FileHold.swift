internal import Foundation
internal import Synchronization

/// The file of a ledger that is open, with a descriptor that is closed after all others of it.
///
/// A class, for it stands for a thing of the system. To close any descriptor of a file takes away all
/// locks that the process has on it, SQLite's among them (POSIX): another process would then take
/// itself for the last one and remove the log, with what is written to it afterwards. So each file
/// has one descriptor in this process, which goes with the last ledger that has the file open.
final class FileHold: Sendable {
  /// What tells a file from another one of the same name.
  struct Identity: Hashable { let device, number: UInt64 }

  private struct Entry {
    let file: Kept
    var count: Int
  }

  private final class Kept: Sendable {
    let descriptor: Descriptor

    init(_ path: String) throws(LedgerFailure) { descriptor = try Descriptor(path, O_RDONLY) }
  }

  private static let held = Mutex<[Identity: Entry]>([:])

  /// Which file it is.
  let identity: Identity
  private let file: Kept

  /// Takes hold of a file.
  init(_ path: String, is identity: Identity) throws(LedgerFailure) {
    self.identity = identity
    file = try Self.held.withLock { held throws(LedgerFailure) in
      var entry: Entry
      if let known = held[identity] {
        entry = known
      } else {
        entry = Entry(file: try Kept(path), count: 0)
      }
      entry.count += 1
      held[identity] = entry
      return entry.file
    }
  }

  // The descriptor is closed behind this, by whoever was the last.
  deinit {
    Self.held.withLock { held in
      held[identity]?.count -= 1
      if held[identity]?.count == 0 { held[identity] = nil }
    }
  }

  /// The first bytes of the file.
  func header(count: Int) throws(LedgerFailure) -> [UInt8] {
    try file.descriptor.read(at: 0, count: count)
  }
}
