extension PlaceNotation {
  // CODE + bearing NORTH metres m [+ …]
  static func traverse(_ text: String) throws(PlaceDefect) -> PlaceNotation? {
    let parts = text.split(separator: "+", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    // A code may have a + of its own: the legs are what can be read as such from the end.
    var legs: [Leg] = []
    var first = parts.count
    for number in stride(from: parts.count - 1, to: 0, by: -1) {
      guard let leg = try leg(String(parts[number]), all: text) else { break }
      legs.insert(leg, at: 0)
      first = number
    }
    let code = parts[..<first].joined(separator: "+").trimmed
    guard !legs.isEmpty, !code.isEmpty else { return nil }
    return .traverse(from: code, legs: legs)
  }

  /// A leg of which bearing and distance were written in two fields, as `124.5°M` and `85`.
  ///
  /// - Throws: ``PlaceDefect`` for what is none, or could be more than one.
  package static func leg(bearing: String, distance: String) throws(PlaceDefect) -> Leg {
    if let leg = try leg("\(bearing) \(distance)", all: bearing) { return leg }
    throw .malformed(
      "\(bearing) and \(distance) are no bearing and no distance; write 124.5°M and 85")
  }

  // bearing := degrees [°] [minutes ' [seconds "]] NORTH; leg := bearing [,] metres [m]
  private static func leg(_ text: String, all: String) throws(PlaceDefect) -> Leg? {
    guard var rest = (try? PlaceScanner(text))?.tokens[...], let degrees = angle(&rest) else {
      return nil
    }
    var north: Bearing.North?
    if case .word(let word)? = rest.first, let named = Bearing.North(rawValue: word) {
      north = named
      rest.removeFirst()
    }
    if rest.first == .sign(",") { rest.removeFirst() }
    guard let metres = number(&rest) else { return nil }
    if rest.first == .word("M") { rest.removeFirst() }
    guard rest.isEmpty else { return nil }
    guard metres > 0, metres <= 100_000 else {
      throw .malformed("a leg is above 0 and at most 100,000 m long, not \(metres)")
    }
    func made(_ north: Bearing.North) throws(PlaceDefect) -> Leg {
      guard let bearing = Bearing(degrees: degrees, from: north) else {
        throw .malformed("a bearing is 0 to 360 degrees, not \(degrees)")
      }
      return Leg(bearing, metres: metres)
    }
    if let north { return try made(north) }
    throw .malformed(
      "the bearing \(degrees)° does not say from which north it counts; "
        + "write \(degrees)°M from a compass, \(degrees)°T from true north, \(degrees)°G from a grid"
    )
  }

  private static func number(_ rest: inout ArraySlice<PlaceScanner.Token>) -> Double? {
    guard case .number(let number)? = rest.first, !number.isSigned, let value = number.value
    else { return nil }
    rest.removeFirst()
    return value
  }

  private static func angle(_ rest: inout ArraySlice<PlaceScanner.Token>) -> Double? {
    guard var degrees = number(&rest) else { return nil }
    guard rest.first == .sign("°") else { return degrees }
    rest.removeFirst()
    for (sign, unit) in [("'" as Character, 60.0), ("\"", 3_600)] {
      guard rest.count > 1, rest[rest.startIndex + 1] == .sign(sign), let part = number(&rest),
        part < 60
      else { break }
      rest.removeFirst()
      degrees += part / unit
    }
    return degrees
  }
}

extension String {
  /// The text without white space around it.
  var trimmed: String {
    var rest = self[...]
    while rest.first?.isWhitespace == true { rest.removeFirst() }
    while rest.last?.isWhitespace == true { rest.removeLast() }
    return String(rest)
  }
}
