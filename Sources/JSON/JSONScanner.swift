/// A cursor over the bytes of JSON text, which reads or passes over one value at a time.
///
/// It checks all that it passes: the grammar, UTF-8 and the depth. Where bytes end inside a value
/// the reason is ``JSONDefect/Reason/unexpectedEnd``, so that whoever has more can try again.
package struct JSONScanner: Sendable {
  /// How deep arrays and objects may nest.
  package static let depthLimit = 64

  /// All bytes, or those of a longer text that ``slide(past:appending:)`` has left.
  package private(set) var bytes: [UInt8]
  /// The next byte to be read.
  package var position: Int
  /// Where the first half of a surrogate pair without the other was passed, if anywhere.
  package internal(set) var loneSurrogate: Int?
  /// Where the first number beyond the range of a `Double` was passed, if anywhere.
  package internal(set) var hugeNumber: Int?

  /// Creates a cursor at a position.
  package init(_ bytes: [UInt8], at position: Int = 0) {
    (self.bytes, self.position) = (bytes, position)
  }

  /// Forgets some of the first bytes and takes more behind the last; positions move with them.
  package mutating func slide(past count: Int, appending more: [UInt8]) {
    bytes.removeFirst(count)
    bytes.append(contentsOf: more)
    position -= count
  }

  /// Forgets where a lone surrogate or a number that is too large was passed.
  package mutating func forgetRemarks() { (loneSurrogate, hugeNumber) = (nil, nil) }

  /// Whether all bytes are read.
  @inlinable
  package var isAtEnd: Bool { position >= bytes.count }

  /// The next byte, `nil` at the end.
  @inlinable
  package var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The text of a value that was passed.
  package func text(_ range: Range<Int>) -> JSONText {
    JSONText(trusted: String(decoding: bytes[range], as: UTF8.self))
  }

  /// Whether a byte is a digit.
  @inlinable
  package static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Passes over white space.
  package mutating func skipSpace() {
    var index = position
    while index < bytes.count {
      let byte = bytes[index]
      guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { break }
      index &+= 1
    }
    position = index
  }

  /// Passes over a UTF-8 byte order mark.
  package mutating func skipByteOrderMark() {
    if bytes[position...].starts(with: [0xEF, 0xBB, 0xBF]) { position += 3 }
  }

  /// The name of the encoding of bytes that start as UTF-16 or UTF-32 does, else `nil`.
  package static func wideEncoding(of bytes: some Collection<UInt8>) -> String? {
    let start = Array(bytes.prefix(4))
    if start == [0, 0, 0xFE, 0xFF] { return "UTF-32BE" }
    if start == [0xFF, 0xFE, 0, 0] { return "UTF-32LE" }
    if start.starts(with: [0xFE, 0xFF]) { return "UTF-16BE" }
    if start.starts(with: [0xFF, 0xFE]) { return "UTF-16LE" }
    // JSON starts with ASCII, which these encodings pad with zeros.
    let zeros = start.map { $0 == 0 }
    if zeros == [true, true, true, false] { return "UTF-32BE" }
    if zeros == [false, true, true, true] { return "UTF-32LE" }
    if zeros.starts(with: [true, false]) { return "UTF-16BE" }
    if zeros.starts(with: [false, true]) { return "UTF-16LE" }
    return nil
  }

  /// Passes over the bracket that opens an array or object.
  package mutating func open(_ bracket: UInt8) throws(JSONDefect) {
    guard let byte = next else { throw defect(.unexpectedEnd) }
    guard byte == bracket else { throw defect(.unexpectedCharacter(byte)) }
    position += 1
  }

  /// Goes to the next value of an array, past the comma; `false` past the closing bracket.
  package mutating func nextElement(isFirst: Bool) throws(JSONDefect) -> Bool {
    try advance(isFirst: isFirst, closing: UInt8(ascii: "]"))
  }

  /// Goes to the value of the next member and gives its name; `nil` past the closing brace.
  package mutating func nextMember(isFirst: Bool) throws(JSONDefect) -> String? {
    guard try advance(isFirst: isFirst, closing: UInt8(ascii: "}")) else { return nil }
    let name = try string()
    try skipColon()
    return name
  }

  /// Goes past the comma to what follows, or past the closing bracket: then `false`.
  mutating func advance(isFirst: Bool, closing: UInt8) throws(JSONDefect) -> Bool {
    skipSpace()
    guard let byte = next else { throw defect(.unexpectedEnd) }
    if byte == closing {
      position += 1
      return false
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw defect(.unexpectedCharacter(byte)) }
      position += 1
      skipSpace()
    }
    return true
  }

  /// Passes over the colon behind a name, and white space around it.
  mutating func skipColon() throws(JSONDefect) {
    skipSpace()
    try open(UInt8(ascii: ":"))
    skipSpace()
  }

  /// A defect at the next byte.
  package func defect(_ reason: JSONDefect.Reason) -> JSONDefect {
    JSONDefect(reason, offset: position)
  }
}
