extension JSONText {
  /// The characters, unescaped, if this is a string; half a surrogate pair becomes U+FFFD.
  package var string: String? {
    guard text.utf8.first == UInt8(ascii: "\"") else { return nil }
    var scanner = JSONScanner(Array(text.utf8))
    return try? scanner.string()
  }

  /// The number, if this is one and it is finite as a `Double`.
  package var number: Double? {
    guard isNumber else { return nil }
    var scanner = JSONScanner(Array(text.utf8))
    return try? scanner.number()
  }

  /// The number, if this is one that is written as an integer and fits.
  package var integer: Int64? {
    guard isNumber, text.utf8.allSatisfy({ $0 == UInt8(ascii: "-") || JSONScanner.isDigit($0) })
    else { return nil }
    return Int64(text)
  }

  /// The truth value, if this is one.
  package var bool: Bool? {
    switch text {
    case "true": true
    case "false": false
    default: nil
    }
  }

  /// Whether this is `null`.
  package var isNull: Bool { text == "null" }

  /// The members, if this is an object: in order, duplicates included.
  package var members: [JSONMember]? {
    guard text.utf8.first == UInt8(ascii: "{") else { return nil }
    var scanner = JSONScanner(Array(text.utf8))
    var members: [JSONMember] = []
    do {
      try scanner.open(UInt8(ascii: "{"))
      while let name = try scanner.nextMember(isFirst: members.isEmpty) {
        members.append(JSONMember(name: name, value: scanner.text(try scanner.skipValue())))
      }
    } catch { return nil }
    return members
  }

  /// The elements, if this is an array.
  package var elements: [JSONText]? {
    guard text.utf8.first == UInt8(ascii: "[") else { return nil }
    var scanner = JSONScanner(Array(text.utf8))
    var elements: [JSONText] = []
    do {
      try scanner.open(UInt8(ascii: "["))
      while try scanner.nextElement(isFirst: elements.isEmpty) {
        elements.append(scanner.text(try scanner.skipValue()))
      }
    } catch { return nil }
    return elements
  }

  /// The value of the first member of a name, if this is an object that has one.
  package subscript(name: String) -> JSONText? {
    members?.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  private var isNumber: Bool {
    text.utf8.first.map { $0 == UInt8(ascii: "-") || JSONScanner.isDigit($0) } ?? false
  }
}
