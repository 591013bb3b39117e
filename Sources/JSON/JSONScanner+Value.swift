extension JSONScanner {
  /// Passes over one value, checking it, and gives its range.
  ///
  /// Arrays and objects may nest in each other as deep as said, at most 64.
  package mutating func skipValue(depth: Int = depthLimit) throws(JSONDefect) -> Range<Int> {
    let start = position
    // One bit for each open bracket, the innermost lowest: 1 for an object.
    var (objects, open): (UInt64, Int) = (0, 0)
    while true {
      // At a value.
      guard let byte = next else { throw defect(.unexpectedEnd) }
      var isFirst = false
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        guard open < depth else { throw defect(.depth) }
        (objects, open) = (objects << 1 | (byte == UInt8(ascii: "{") ? 1 : 0), open + 1)
        position += 1
        isFirst = true
      case UInt8(ascii: "\""): try skipString()
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): try skipNumber()
      default: try skipWord()
      }
      // Behind a value or an opening bracket: close what ends here.
      while open > 0 {
        let isObject = objects & 1 == 1
        let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        if try advance(isFirst: isFirst, closing: closing) {
          if isObject {
            try skipString()
            try skipColon()
          }
          break
        }
        (objects, open, isFirst) = (objects >> 1, open - 1, false)
      }
      if open == 0 { return start..<position }
    }
  }

  /// Passes over `true`, `false` or `null`, and names what is often written instead.
  private mutating func skipWord() throws(JSONDefect) {
    for word in ["true", "false", "null"] where try passes(word) { return }
    let start = position
    for word in ["NaN", "nan", "Infinity", "inf"] where try passes(word) {
      throw JSONDefect(.notFinite, offset: start)
    }
    throw defect(.unexpectedCharacter(bytes[position]))
  }

  /// Goes past a word if it stands here; throws where the bytes end inside it.
  package mutating func passes(_ word: String) throws(JSONDefect) -> Bool {
    var index = position
    for byte in word.utf8 {
      guard index < bytes.count else { throw JSONDefect(.unexpectedEnd, offset: index) }
      guard bytes[index] == byte else { return false }
      index += 1
    }
    position = index
    return true
  }
}
