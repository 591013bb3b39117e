internal import Foundation

/// An open file of the system, closed with its value.
///
/// Of Foundation's FileHandle it differs in that a failure tells what it was: a full disk is no
/// missing right.
struct Descriptor: ~Copyable {
  private let number: Int32
  private let path: String

  /// Opens a file with the flags and, where it makes one, the permissions of open(2).
  init(_ path: String, _ flags: Int32, permissions: mode_t = 0) throws(LedgerFailure) {
    number = unsafe open(path, flags | O_CLOEXEC, permissions)
    self.path = path
    guard number >= 0 else { throw LedgerFailure(errno: errno, path: path) }
  }

  /// Makes a file without a name in a folder: it is gone with the value, however that ends.
  init(unnamedIn folder: String) throws(LedgerFailure) {
    let name = "\(folder)/.clearway.\(String(UInt64.random(in: 0 ... .max), radix: 36)).spool"
    number = unsafe open(name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    path = folder
    guard number >= 0 else { throw LedgerFailure(errno: errno, path: folder).ofMaking(folder) }
    unsafe unlink(name)
  }

  deinit { if number >= 0 { _ = close(number) } }

  /// The bytes at an offset; fewer than `count` only at the end of the file.
  func read(at offset: Int, count: Int) throws(LedgerFailure) -> [UInt8] {
    var failure: Int32 = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let rest = unsafe UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(buffer)[filled...])
        let got = unsafe pread(number, rest.baseAddress, rest.count, off_t(offset + filled))
        if got > 0 {
          filled += got
        } else if got == 0 || errno != EINTR {
          failure = got == 0 ? 0 : errno
          break
        }
      }
    }
    guard failure == 0 else { throw LedgerFailure(errno: failure, path: path) }
    return bytes
  }

  /// Writes all bytes at an offset.
  func write(_ bytes: [UInt8], at offset: Int) throws(LedgerFailure) {
    var written = 0
    while written < bytes.count {
      let count = unsafe bytes.withUnsafeBytes {
        let rest = unsafe UnsafeRawBufferPointer(rebasing: $0[written...])
        return unsafe pwrite(number, rest.baseAddress, rest.count, off_t(offset + written))
      }
      if count >= 0 {
        written += count
      } else if errno != EINTR {
        throw LedgerFailure(errno: errno, path: path)
      }
    }
  }

  /// Returns when what was written would outlive a loss of power.
  func synchronize() throws(LedgerFailure) {
    guard fsync(number) == 0 else { throw LedgerFailure(errno: errno, path: path) }
  }
}
