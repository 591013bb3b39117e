/// One JSON value, as its text.
///
/// What a file says about a record is kept as it was said: no number is rounded, no member lost.
package struct JSONText: Hashable, Sendable {
  /// Exactly one valid JSON value, without outer white space.
  package let text: String

  /// Creates a value of text that comes from a scanner or writer, and is therefore valid.
  package init(trusted text: String) { self.text = text }

  /// Reads one value, with white space around it if any.
  ///
  /// - Throws: ``JSONDefect``; also for a lone surrogate and a number beyond `Double`, which the
  ///   grammar has but nobody can keep.
  package init(parsing text: String) throws(JSONDefect) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads one value from bytes, which may start with a UTF-8 byte order mark.
  package init(parsing bytes: [UInt8]) throws(JSONDefect) {
    if let encoding = JSONScanner.wideEncoding(of: bytes) {
      throw JSONDefect(.wideEncoding(encoding), offset: 0)
    }
    var scanner = JSONScanner(bytes)
    scanner.skipByteOrderMark()
    scanner.skipSpace()
    let value = try scanner.skipValue()
    scanner.skipSpace()
    guard scanner.isAtEnd else {
      throw JSONDefect(.trailingCharacters, offset: scanner.position)
    }
    if let offset = scanner.loneSurrogate { throw JSONDefect(.loneSurrogate, offset: offset) }
    if let offset = scanner.hugeNumber { throw JSONDefect(.numberOutOfRange, offset: offset) }
    self = scanner.text(value)
  }

  /// Creates a string.
  package init(string: String) { self = .writing { $0.string(string) } }

  /// Creates a number, which must be finite.
  package init(number: Double) { self = .writing { $0.number(number) } }

  /// Creates a whole number.
  package init(integer: Int64) { text = String(integer) }

  /// Creates `true` or `false`.
  package init(bool: Bool) { text = bool ? "true" : "false" }

  /// The value `null`.
  package static let null = JSONText(trusted: "null")

  /// Creates what a function writes, which must be one value.
  package static func writing<Failure: Error>(
    _ body: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) -> Self {
    var writer = JSONWriter()
    try body(&writer)
    return writer.text
  }

  /// The same value without white space between its pieces, and so on one line.
  package var compact: JSONText {
    var (bytes, isInString, isEscaped): ([UInt8], Bool, Bool) = ([], false, false)
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if !isInString, byte <= 0x20 { continue }
      bytes.append(byte)
      if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return JSONText(trusted: String(decoding: bytes, as: UTF8.self))
  }

  /// Whether two texts are the same byte for byte, where `String` would take é for é.
  package static func == (one: Self, other: Self) -> Bool {
    one.text.utf8.elementsEqual(other.text.utf8)
  }

  /// Feeds the bytes that ``==(_:_:)`` compares.
  package func hash(into hasher: inout Hasher) {
    for byte in text.utf8 { hasher.combine(byte) }
    hasher.combine(UInt8(0xFF))
  }
}
