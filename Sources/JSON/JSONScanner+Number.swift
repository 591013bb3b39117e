extension JSONScanner {
  /// Reads a number.
  ///
  /// - Throws: ``JSONDefect/Reason/numberOutOfRange`` for one beyond `Double`.
  package mutating func number() throws(JSONDefect) -> Double {
    let start = position
    let literal = try literal()
    guard let value = literal.exact ?? slow(start..<position), value.isFinite else {
      throw JSONDefect(.numberOutOfRange, offset: start)
    }
    return value
  }

  /// Passes over a number, checking it.
  mutating func skipNumber() throws(JSONDefect) {
    let start = position
    let literal = try literal()
    // 309 digits before the point, or as many powers of ten, may be too many: count exactly.
    guard literal.magnitude > 308, hugeNumber == nil else { return }
    if slow(start..<position)?.isFinite != true { hugeNumber = start }
  }

  private func slow(_ range: Range<Int>) -> Double? {
    Double(String(decoding: bytes[range], as: UTF8.self))
  }

  // Reads the digits: what goes beyond 19 of them, or a large exponent, is left to `slow`.
  private mutating func literal() throws(JSONDefect) -> JSONNumberLiteral {
    var literal = JSONNumberLiteral()
    if next == UInt8(ascii: "-") {
      literal.isNegative = true
      position += 1
    }
    guard let first = next else { throw defect(.unexpectedEnd) }
    guard Self.isDigit(first) else {
      throw defect(first | 0x20 == UInt8(ascii: "i") ? .notFinite : .malformedNumber)
    }
    let whole = passDigits(&literal)
    guard first != UInt8(ascii: "0") || whole == 1 else {
      throw JSONDefect(.malformedNumber, offset: position - whole + 1)
    }
    literal.magnitude = whole
    if next == UInt8(ascii: ".") {
      position += 1
      let count = passDigits(&literal)
      guard count > 0 else { throw defect(isAtEnd ? .unexpectedEnd : .malformedNumber) }
      literal.exponent = -count
    }
    if let byte = next, byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      var isNegative = false
      if let sign = next, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") {
        isNegative = sign == UInt8(ascii: "-")
        position += 1
      }
      var digits = JSONNumberLiteral()
      guard passDigits(&digits) > 0 else {
        throw defect(isAtEnd ? .unexpectedEnd : .malformedNumber)
      }
      // An exponent of a billion is as good as a larger one.
      let exponent = digits.isTooLong ? 1_000_000_000 : Int(min(digits.digits, 1_000_000_000))
      literal.exponent += isNegative ? -exponent : exponent
      literal.magnitude += isNegative ? -exponent : exponent
    }
    return literal
  }

  // Passes over digits and gives how many they are.
  private mutating func passDigits(_ literal: inout JSONNumberLiteral) -> Int {
    let start = position
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      guard Self.isDigit(byte) else { break }
      literal.append(byte &- UInt8(ascii: "0"))
      index &+= 1
    }
    position = index
    return index - start
  }
}
