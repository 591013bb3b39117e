internal import Digest
internal import Foundation

/// Rows on their way into a ledger, kept in order in a file without a name.
///
/// An import of any size waits there, so that it takes neither memory nor, before all of it is
/// known to be right, the ledger's lock. The file is gone with the value, however that ends.
package struct EventSpool: ~Copyable {
  private static let chunk = 1 << 20
  // A length as 8 bytes, and the digest; then the columns, and what is personal as more of them.
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
    var personal = RowColumns()
    for value in row.personal {
      unsafe value.digest.withUnsafeBytes { unsafe personal.append(Array($0)) }
      personal.append(value.salt)
      personal.append(value.text)
    }
    var count = UInt64(row.columns.bytes.count + personal.bytes.count)
    for _ in 0..<MemoryLayout<UInt64>.size {
      buffer.append(UInt8(truncatingIfNeeded: count >> 56))
      count <<= 8
    }
    unsafe row.digest.withUnsafeBytes { unsafe buffer.append(contentsOf: $0) }
    buffer.append(contentsOf: row.columns.bytes)
    buffer.append(contentsOf: personal.bytes)
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
      let own = RowColumns.end(ofRowIn: bytes.span, at: first)
      try body(
        SealedRow(
          columns: RowColumns(bytes: Array(bytes[first..<own])), digest: digest,
          personal: personal(in: bytes, own..<end)))
      start = end
    }
    return start
  }

  private static func personal(in bytes: [UInt8], _ range: Range<Int>) -> [PersonalValue] {
    var values: [PersonalValue] = []
    var offset = range.lowerBound
    func next() -> ArraySlice<UInt8> {
      let column = RowColumns.column(of: bytes.span, at: offset)
      offset = column.next
      return bytes[column.value ?? 0..<0]
    }
    while offset < range.upperBound {
      let (digest, salt, text) = (SHA256Digest(Array(next()).span), Array(next()), next())
      guard let digest else { break }
      values.append(
        PersonalValue(String(decoding: text, as: UTF8.self), salt: salt, storedAs: digest))
    }
    return values
  }
}
