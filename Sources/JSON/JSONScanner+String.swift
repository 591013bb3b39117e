extension JSONScanner {
  /// Reads a string, unescaped; half a surrogate pair becomes U+FFFD and is remembered.
  package mutating func string() throws(JSONDefect) -> String {
    let start = position + 1
    guard try skipString() else {
      return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
    return unescaped(start..<position - 1)
  }

  /// Passes over a string, checking it; says whether there are escapes in it.
  @discardableResult
  mutating func skipString() throws(JSONDefect) -> Bool {
    try open(UInt8(ascii: "\""))
    var (index, hasEscapes) = (position, false)
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        position = index &+ 1
        return hasEscapes
      case UInt8(ascii: "\\"):
        hasEscapes = true
        index = try escapeEnd(at: index)
      case 0..<0x20: throw JSONDefect(.controlCharacterInString(byte), offset: index)
      case 0x80...: index = try scalarEnd(at: index)
      default: index &+= 1
      }
    }
    throw JSONDefect(.unexpectedEnd, offset: index)
  }

  // Where the escape that starts at an index ends; both halves of a pair are one escape.
  private mutating func escapeEnd(at start: Int) throws(JSONDefect) -> Int {
    guard start + 1 < bytes.count else { throw JSONDefect(.unexpectedEnd, offset: bytes.count) }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"): break
    default: throw JSONDefect(.badEscape, offset: start)
    }
    let unit = try codeUnit(at: start)
    guard 0xD800..<0xE000 ~= unit else { return start + 6 }
    if unit < 0xDC00 {
      var scanner = self
      scanner.position = start + 6
      if try scanner.passes("\\u"), 0xDC00..<0xE000 ~= (try codeUnit(at: start + 6)) {
        return start + 12
      }
    }
    if loneSurrogate == nil { loneSurrogate = start }
    return start + 6
  }

  // The number in an escape, \u and four digits, that starts at an index.
  private func codeUnit(at start: Int) throws(JSONDefect) -> UInt16 {
    var unit: UInt16 = 0
    for index in start + 2..<start + 6 {
      guard index < bytes.count else { throw JSONDefect(.unexpectedEnd, offset: index) }
      let digit: UInt8
      switch bytes[index] {
      case let byte where Self.isDigit(byte): digit = byte - UInt8(ascii: "0")
      case let byte where (byte | 0x20) &- UInt8(ascii: "a") < 6:
        digit = (byte | 0x20) - UInt8(ascii: "a") + 10
      default: throw JSONDefect(.badEscape, offset: start)
      }
      unit = unit << 4 | UInt16(digit)
    }
    return unit
  }

  // Where the UTF-8 sequence of two to four bytes that starts at an index ends.
  // Source: Unicode 15, table 3-7: the second byte's range depends on the first.
  private func scalarEnd(at start: Int) throws(JSONDefect) -> Int {
    let second: ClosedRange<UInt8>
    let count: Int
    switch bytes[start] {
    case 0xC2...0xDF: (second, count) = (0x80...0xBF, 2)
    case 0xE0: (second, count) = (0xA0...0xBF, 3)
    case 0xED: (second, count) = (0x80...0x9F, 3)
    case 0xE1...0xEF: (second, count) = (0x80...0xBF, 3)
    case 0xF0: (second, count) = (0x90...0xBF, 4)
    case 0xF1...0xF3: (second, count) = (0x80...0xBF, 4)
    case 0xF4: (second, count) = (0x80...0x8F, 4)
    default: throw JSONDefect(.notUTF8, offset: start)
    }
    for index in start + 1..<start + count {
      guard index < bytes.count else { throw JSONDefect(.unexpectedEnd, offset: index) }
      let range = index == start + 1 ? second : 0x80...0xBF
      guard range ~= bytes[index] else { throw JSONDefect(.notUTF8, offset: start) }
    }
    return start + count
  }

  // The characters of a string that was checked.
  private func unescaped(_ range: Range<Int>) -> String {
    var units: [UInt8] = []
    units.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        units.append(bytes[index])
        index += 1
        continue
      }
      let letter = bytes[index + 1]
      if letter != UInt8(ascii: "u") {
        units.append(Self.controls[letter] ?? letter)
        index += 2
        continue
      }
      var pair = [(try? codeUnit(at: index)) ?? 0xFFFD]
      index += 6
      if 0xD800..<0xDC00 ~= pair[0], index + 6 <= range.upperBound,
        bytes[index] == UInt8(ascii: "\\"), bytes[index + 1] == UInt8(ascii: "u"),
        let low = try? codeUnit(at: index), 0xDC00..<0xE000 ~= low
      {
        pair.append(low)
        index += 6
      }
      // Repairs what is half a pair to U+FFFD.
      units.append(contentsOf: String(decoding: pair, as: UTF16.self).utf8)
    }
    return String(decoding: units, as: UTF8.self)
  }

  private static let controls: [UInt8: UInt8] = [
    UInt8(ascii: "b"): 0x08, UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A,
    UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
  ]
}
