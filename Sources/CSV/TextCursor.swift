internal import JSON

/// A cursor over the bytes of one field.
struct TextCursor {
  /// All bytes of the row.
  let bytes: [UInt8]
  /// The next byte to be read.
  var position: Int
  /// Where the field ends.
  let end: Int

  /// Creates a cursor at the start of a field.
  init(_ bytes: [UInt8], _ field: Range<Int>) {
    (self.bytes, position, end) = (bytes, field.lowerBound, field.upperBound)
  }

  /// The next byte, `nil` at the end.
  var next: UInt8? { position < end ? bytes[position] : nil }

  /// Passes over white space; `false` where there is none.
  @discardableResult
  mutating func skipSpace() -> Bool {
    let start = position
    while let byte = next, byte == 0x20 || 0x09...0x0D ~= byte { position += 1 }
    return position > start
  }

  /// Goes past white space and a byte behind it, if it stands there.
  mutating func passes(_ byte: UInt8) -> Bool {
    skipSpace()
    guard next == byte else { return false }
    position += 1
    return true
  }

  /// The ASCII letters behind white space, as capitals; empty where there are none.
  mutating func word() -> String {
    skipSpace()
    let start = position
    while let byte = next, (byte | 0x20) &- UInt8(ascii: "a") < 26 { position += 1 }
    return String(decoding: bytes[start..<position].map { $0 & 0xDF }, as: UTF8.self)
  }

  /// The digits that stand here.
  mutating func digits() -> Range<Int> {
    let start = position
    while let byte = next, JSONScanner.isDigit(byte) { position += 1 }
    return start..<position
  }

  /// Goes past a decimal number with a point and puts it behind JSON; `false` where there is none.
  ///
  /// Its digits stay as they are, none rounded; what JSON does not have is left out or put in: a
  /// plus or zeros before it, and a point that has no digits on both sides.
  mutating func number(into json: inout [UInt8]) -> Bool {
    let start = json.count
    if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      if sign == UInt8(ascii: "-") { json.append(sign) }
      position += 1
    }
    let whole = digits()
    let significant = bytes[whole].drop { $0 == UInt8(ascii: "0") }
    if significant.isEmpty { json.append(UInt8(ascii: "0")) }
    json += significant
    var fraction = position..<position
    if next == UInt8(ascii: ".") {
      position += 1
      fraction = digits()
      if !fraction.isEmpty { json += bytes[position - fraction.count - 1..<position] }
    }
    guard !whole.isEmpty || !fraction.isEmpty else { return false }
    var isLong = significant.count > 300
    if let letter = next, letter | 0x20 == UInt8(ascii: "e") {
      isLong = true
      json.append(letter)
      position += 1
      if let sign = next, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        json.append(sign)
        position += 1
      }
      let exponent = digits()
      guard !exponent.isEmpty else { return false }
      json += bytes[exponent]
    }
    // A number beyond `Double` would refuse the whole file further on.
    guard isLong else { return true }
    var scanner = JSONScanner(Array(json[start...]))
    return (try? scanner.number()) != nil
  }
}
