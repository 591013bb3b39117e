internal import Digest
internal import Foundation

/// Rows on their way into a ledger, kept in order in a file without a name.
///
/// An import of any size waits there, so that it takes neither memory nor, before all of it is
/// known to be right, the ledger's lock. The file is gone with the value, however that ends.
package struct EventSpool: ~Copyable {
  private static let chunk = 1 << 20
  // A length as 8 bytes, and the digest; then the columns.
  private static let prefix = MemoryLayout<UInt64>.size + SHA256Digest.length

  /// How many rows it holds.
  package private(set) var count = 0

  private let folder: String
  private let file: Descriptor
  private var written = 0
  private var buffer: [UInt8] = []

  /// Makes an empty spool in a folder, or where the system puts what is temporary (`TMPDIR`).
  package init(in folder: String? = nil) throws(LedgerFailure) {
    let folder = folder ?? NSTemporaryDirectory()
    file = try Descriptor(unnamedIn: folder)
    self.folder = folder
    buffer.reserveCapacity(2 * Self.chunk)
  }

  /// Puts a row behind the others.
  package mutating func append(_ row: SealedRow) throws(LedgerFailure) {
    var count = UInt64(row.columns.bytes.count)
    for _ in 0..<MemoryLayout<UInt64>.size {
      buffer.append(UInt8(truncatingIfNeeded: count >> 56))
      count <<= 8
    }
    unsafe row.digest.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    buffer.append(contentsOf: row.columns.bytes)
    self.count += 1
    guard buffer.count >= Self.chunk else { return }
    try file.write(buffer, at: written)
    written += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Hands out the rows in order; that can be done again.
  package func forEach<E: Error>(
    _ body: (SealedRow) throws(E) -> Void
  ) throws {
    var (offset, rest) = (0, [UInt8]())
    while offset < written {
      let more = try file.read(at: offset, count: min(Self.chunk, written - offset))
      guard !more.isEmpty else { throw LedgerFailure.io(folder, "a temporary file was cut") }
      offset += more.count
      rest.append(contentsOf: more)
      rest.removeFirst(try Self.rows(of: rest, body))
    }
    _ = try Self.rows(of: buffer, body)
  }

  // Hands out the rows that are whole, and says how many bytes they had.
  private static func rows<E: Error>(
    of bytes: [UInt8], _ body: (SealedRow) throws(E) -> Void
  ) throws(E) -> Int {
    var start = 0
    while start + prefix <= bytes.count {
      let first = start + prefix
      let end = first + Int(RowColumns.number(in: bytes.span, at: start))
      guard end <= bytes.count,
        let digest = SHA256Digest(bytes.span.extracting(start + MemoryLayout<UInt64>.size..<first))
      else { break }
      let columns = RowColumns(bytes: Array(bytes[first..<end]))
      try body(SealedRow(columns: columns, digest: digest))
      start = end
    }
    return start
  }
}
