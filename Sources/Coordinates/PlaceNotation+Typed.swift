extension PlaceNotation {
  /// Reads a place as it was typed, by a grammar; what can be read in two ways is refused with both.
  ///
  /// Degrees with or without minutes and seconds, MGRS, UTM, a system of an authority with two
  /// numbers, and bearings with distances from a place on record.
  ///
  /// - Throws: ``PlaceDefect``.
  package init(typed text: String) throws(PlaceDefect) {
    if let traverse = try Self.traverse(text) {
      self = traverse
      return
    }
    if let alike = try Self.lookingAlike(text) {
      throw alike
    }
    let scanner = try PlaceScanner(text)
    let tokens = scanner.tokens
    if tokens.isEmpty { throw .unknownNotation }
    if let other = tokens.compactMap(Self.foreignWord).first {
      throw .malformed("\(other) is not written in Latin letters")
    }
    if let system = try Self.system(scanner) {
      self = system
    } else if let utm = try Self.utm(scanner) {
      self = utm
    } else if let reference = try Self.militaryGrid(scanner) {
      self = reference
    } else {
      self = try Self.degrees(scanner)
    }
  }

  private static func foreignWord(_ token: PlaceScanner.Token) -> String? {
    if case .word(let word) = token, !word.allSatisfy(\.isASCII) { word } else { nil }
  }

  // AUTHORITY : CODE first [,] second
  private static func system(_ scanner: PlaceScanner) throws(PlaceDefect) -> PlaceNotation? {
    let tokens = scanner.tokens
    guard tokens.count > 2, case .word(let authority) = tokens[0], tokens[1] == .sign(":"),
      case .number(let code) = tokens[2]
    else { return nil }
    let name = "\(authority):\(code.text)"
    let numbers = tokens[3...].filter { $0 != .sign(",") && $0 != .sign(";") }
    guard code.isWhole, numbers.count == 2, case .number(let first) = numbers[0],
      case .number(let second) = numbers[1], let one = first.length, let two = second.length
    else {
      throw .malformed("behind \(name) stand not two numbers, in the order of its authority")
    }
    return .system(name, first: one, second: two)
  }

  // [ZONE BAND] SQUARE digits, or POLE SQUARE digits
  private static func militaryGrid(_ scanner: PlaceScanner) throws(PlaceDefect) -> PlaceNotation? {
    var rest = scanner.tokens[...]
    var zone = ""
    if case .number(let number)? = rest.first {
      guard number.isWhole, number.text.count <= 2 else { return nil }
      zone = number.text
      rest.removeFirst()
    }
    var letters = ""
    while case .word(let word)? = rest.first {
      letters += word
      rest.removeFirst()
    }
    let groups = rest.compactMap { token -> String? in
      if case .number(let number) = token, number.isWhole { number.text } else { nil }
    }
    guard (2...3).contains(letters.count), groups.count == rest.count else { return nil }
    let isWithoutZone = letters.count == 2
    if isWithoutZone && !zone.isEmpty { return nil }
    if groups.isEmpty {
      throw .malformed("a square of 100 km is no place; give 2 to 10 digits behind its letters")
    }
    guard groups.count <= 2, groups.count == 1 || groups[0].count == groups[1].count else {
      throw .malformed("easting and northing of a grid reference have as many digits each")
    }
    let digits = groups.joined()
    guard digits.count % 2 == 0, digits.count <= 10 else {
      throw .malformed("a grid reference has 2, 4, 6, 8 or 10 digits, not \(digits.count)")
    }
    if isWithoutZone { throw .noGridZone(square: letters, digits: digits) }
    let isPolar = zone.isEmpty
    guard isPolar == "ABYZ".contains(letters.prefix(1)) else {
      if isPolar { throw .noGridZone(square: letters, digits: digits) }
      throw .malformed("\(letters.prefix(1)) is no band of a grid zone")
    }
    if let letter = letters.first(where: { "IO".contains($0) }) {
      throw .malformed("the letter \(letter) stands in no grid reference; 1 and 0 are digits")
    }
    return .militaryGrid(zone + letters + digits)
  }
}

extension PlaceScanner.Number {
  /// The number as a coordinate of a grid; `nil` where it is none.
  var length: PlaceNotation.Length? {
    value.map { PlaceNotation.Length(value: $0, unit: unit) }
  }
}
