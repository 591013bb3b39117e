extension Double {
  /// The number that a text is, written as `xsd:decimal` has it (XML Schema Part 2, §3.2.3).
  ///
  /// White space around it and a power of ten, as some devices write, are accepted too; `nil` for
  /// anything else.
  init?(decimal text: String) {
    let spaces: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D]
    var bytes = Array(text.utf8)[...]
    while let first = bytes.first, spaces.contains(first) { bytes.removeFirst() }
    while let last = bytes.last, spaces.contains(last) { bytes.removeLast() }
    var rest = bytes
    func passSign() {
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    }
    func passDigits() -> Int {
      let digits = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
      rest.removeFirst(digits.count)
      return digits.count
    }
    passSign()
    var count = passDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      count += passDigits()
    }
    guard count > 0 else { return nil }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      passSign()
      guard passDigits() > 0 else { return nil }
    }
    guard rest.isEmpty else { return nil }
    self.init(String(decoding: bytes, as: UTF8.self))
  }
}
