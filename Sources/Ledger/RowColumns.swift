internal import Digest

/// The columns of a row one after the other, in the bytes that ``SealedRow`` lays down.
struct RowColumns: Equatable, Sendable {
  private static let null: UInt8 = 0
  private static let value: UInt8 = 1
  /// The bytes of a mark and a length.
  static let prefix = 1 + MemoryLayout<UInt64>.size

  private(set) var bytes: [UInt8]

  init() {
    bytes = []
    bytes.reserveCapacity(512)  // Most rows fit.
  }

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  mutating func append(_ number: Int64) {
    appendPrefix(count: MemoryLayout<Int64>.size)
    append(bigEndian: UInt64(bitPattern: number))
  }

  mutating func append(_ text: String) {
    appendPrefix(count: text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func append(_ text: String?) {
    guard let text else { return appendNull() }
    append(text)
  }

  mutating func append(_ blob: [UInt8]?) {
    guard let blob else { return appendNull() }
    appendPrefix(count: blob.count)
    bytes.append(contentsOf: blob)
  }

  mutating func append(_ value: Span<UInt8>) {
    appendPrefix(count: value.count)
    unsafe value.withUnsafeBufferPointer { unsafe bytes.append(contentsOf: $0) }
  }

  mutating func appendNull() { bytes.append(Self.null) }

  func digest(using hasher: inout SHA256) -> SHA256Digest {
    hasher.update(bytes.span)
    return hasher.finalize()
  }

  private mutating func appendPrefix(count: Int) {
    bytes.append(Self.value)
    append(bigEndian: UInt64(count))
  }

  private mutating func append(bigEndian number: UInt64) {
    unsafe withUnsafeBytes(of: number.bigEndian) { unsafe bytes.append(contentsOf: $0) }
  }

  /// The bytes of the column that starts at an offset, `nil` for NULL, and where the next starts.
  static func column(
    of bytes: borrowing Span<UInt8>, at offset: Int
  ) -> (value: Range<Int>?, next: Int) {
    guard bytes[offset] == Self.value else { return (nil, offset + 1) }
    let start = offset + Self.prefix
    let end = start + Int(number(in: bytes, at: offset + 1))
    return (start..<end, end)
  }

  /// Where the eight columns of a row end that start at an offset.
  static func end(ofRowIn bytes: borrowing Span<UInt8>, at offset: Int) -> Int {
    (0..<8).reduce(offset) { offset, _ in column(of: bytes, at: offset).next }
  }

  /// The number whose 8 bytes start at an offset, the most significant one first.
  static func number(in bytes: borrowing Span<UInt8>, at offset: Int) -> UInt64 {
    var number: UInt64 = 0
    for index in offset..<offset + MemoryLayout<UInt64>.size {
      number = number << 8 | UInt64(bytes[index])
    }
    return number
  }
}
