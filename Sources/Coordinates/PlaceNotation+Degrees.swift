extension PlaceNotation {
  /// A latitude or a longitude as it was typed: up to three numbers, their signs, its letter.
  private struct Group {
    var numbers: [PlaceScanner.Number] = []
    var signs: [Character?] = []
    var letter: Character?

    var hasDegreeSign: Bool { signs.first == "°" }
    var isLongitude: Bool? { letter.map { "EW".contains($0) } }
    var isNegative: Bool { numbers.first?.isNegative ?? false || letter == "S" || letter == "W" }
  }

  // [N] degrees [°] [minutes [' ] [seconds ["]]] [N] for a latitude, then a longitude alike.
  static func degrees(_ scanner: PlaceScanner) throws(PlaceDefect) -> PlaceNotation {
    guard let (first, second) = try groups(scanner.tokens) else { throw .unknownNotation }
    let isBare = first.letter == nil && !first.hasDegreeSign && !second.hasDegreeSign
    if isBare, first.numbers.count != second.numbers.count {
      throw .malformed("latitude and longitude are not written alike; a comma may be a decimal one")
    }
    if let ambiguity = dotted(first, second) { throw .ambiguous(ambiguity) }
    if let ambiguity = packed(first, second) { throw .ambiguous(ambiguity) }
    let (one, two) = (try angle(of: first), try angle(of: second))
    switch (first.isLongitude, second.isLongitude) {
    case (true?, false?): return try checked(latitude: two, longitude: one)
    case (false?, true?):
      if let ambiguity = sexagesimal(first, second) { throw .ambiguous(ambiguity) }
      return try checked(latitude: one, longitude: two)
    case (nil, nil): break
    default: throw .malformed("it has not one latitude (N or S) and one longitude (E or W)")
    }
    if abs(one.degrees) > 90, abs(one.degrees) <= 180, abs(two.degrees) <= 90 {
      throw .ambiguous(
        .init(
          "latitude and longitude look exchanged: there is no latitude of \(one.degrees)°",
          [reading(latitude: two, longitude: one)]))
    }
    if first.numbers.count > 1 || second.numbers.count > 1, !first.isNegative, !second.isNegative {
      let west = Angle(degrees: -two.degrees, unit: two.unit)
      throw .ambiguous(
        .init(
          "it does not say on which half of the Earth",
          [
            reading(latitude: one, longitude: two, asMinutes: true),
            reading(latitude: one, longitude: west, asMinutes: true),
          ]))
    }
    if let ambiguity = sexagesimal(first, second) { throw .ambiguous(ambiguity) }
    return try checked(latitude: one, longitude: two)
  }

  private static func checked(
    latitude: Angle, longitude: Angle
  ) throws(PlaceDefect) -> PlaceNotation {
    guard abs(latitude.degrees) <= 90 else {
      throw .malformed("there is no latitude of \(latitude.degrees)°")
    }
    guard abs(longitude.degrees) <= 180 else {
      throw .malformed("there is no longitude of \(longitude.degrees)°")
    }
    return .degrees(latitude: latitude, longitude: longitude)
  }

  /// The two halves of a text: by their letters, by a separator, or by their number.
  private static func groups(
    _ tokens: [PlaceScanner.Token]
  ) throws(PlaceDefect) -> (Group, Group)? {
    var groups: [Group] = [Group()]
    var isSeparated = false
    let leads = if case .word = tokens.first { true } else { false }
    for token in tokens {
      switch token {
      case .number(let number):
        let last = groups.count - 1
        let isFull =
          groups[last].letter != nil && !leads
          || !groups[last].signs.isEmpty && groups[last].signs.contains("°")
            && groups[last].signs.last == "\""
        if isFull { groups.append(Group()) }
        groups[groups.count - 1].numbers.append(number)
        groups[groups.count - 1].signs.append(nil)
      case .sign(let sign) where "°'\"".contains(sign):
        let last = groups.count - 1
        guard let index = groups[last].signs.indices.last, groups[last].signs[index] == nil else {
          throw .malformed("the sign \(sign) stands behind no number")
        }
        // A second degree sign begins the second half.
        if sign == "°", index > 0 {
          let number = groups[last].numbers.removeLast()
          groups[last].signs.removeLast()
          groups.append(Group(numbers: [number], signs: [sign]))
        } else {
          groups[last].signs[index] = sign
        }
      case .sign(","), .sign(";"), .sign("/"):
        guard !isSeparated, !groups[groups.count - 1].numbers.isEmpty else { return nil }
        isSeparated = true
        groups.append(Group())
      case .word(let word):
        guard word.count == 1, let letter = word.first, "NSEW".contains(letter) else { return nil }
        if leads, !groups[groups.count - 1].numbers.isEmpty { groups.append(Group()) }
        guard groups[groups.count - 1].letter == nil else { return nil }
        groups[groups.count - 1].letter = letter
      case .sign: return nil
      }
    }
    groups.removeAll { $0.numbers.isEmpty && $0.letter == nil }
    if groups.count == 1, groups[0].letter == nil, groups[0].numbers.count % 2 == 0,
      !groups[0].signs.contains("°")
    {
      let (all, half) = (groups[0], groups[0].numbers.count / 2)
      groups = [
        Group(numbers: Array(all.numbers[..<half]), signs: Array(all.signs[..<half])),
        Group(numbers: Array(all.numbers[half...]), signs: Array(all.signs[half...])),
      ]
    }
    guard groups.count == 2, groups.allSatisfy({ (1...3).contains($0.numbers.count) }) else {
      return nil
    }
    return (groups[0], groups[1])
  }

  private static func angle(of group: Group) throws(PlaceDefect) -> Angle {
    let expected: [Character] = ["°", "'", "\""]
    var (degrees, unit) = (0.0, 1.0)
    for (index, number) in group.numbers.enumerated() {
      guard let value = number.value.map(abs) else {
        throw .malformed("\(number.text) is no number")
      }
      if let sign = group.signs[index], sign != expected[index] {
        throw .malformed("\(number.text)\(sign) stands where \(expected[index]) should")
      }
      guard index == group.numbers.count - 1 || number.decimals == 0 else {
        throw .malformed("\(number.text) has decimals, and minutes or seconds follow")
      }
      guard index == 0 || value < 60, index == 0 || !number.isSigned else {
        throw .malformed("\(number.text) are no minutes or seconds: there are 60")
      }
      let part = [1, 60.0, 3_600][index]
      degrees += value / part
      unit = number.unit / part
    }
    if group.letter != nil, group.numbers[0].isSigned {
      throw .malformed("it has both a sign and the letter of a hemisphere")
    }
    return Angle(degrees: group.isNegative ? -degrees : degrees, unit: unit)
  }

  private static func reading(
    latitude: Angle, longitude: Angle, asMinutes: Bool = false
  ) -> PlaceDefect.Reading {
    PlaceDefect.Reading(
      .degrees(latitude: latitude, longitude: longitude),
      typed: latitude.typed("N", "S", asMinutes) + " " + longitude.typed("E", "W", asMinutes))
  }

  // 39.49.32: degrees, minutes and seconds, or degrees and minutes with decimals?
  private static func dotted(_ first: Group, _ second: Group) -> PlaceDefect.Ambiguity? {
    func parts(_ group: Group) -> (minutes: Angle, seconds: Angle)? {
      guard group.numbers.count == 1, let number = group.numbers.first else { return nil }
      let parts = number.text.split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 3, let degrees = Double(parts[0]), let minutes = Double(parts[1]),
        let decimals = Double("\(parts[1]).\(parts[2])"), let seconds = Double(parts[2]),
        minutes < 60, degrees <= 180
      else { return nil }
      let sign = group.isNegative ? -1.0 : 1
      return (
        Angle(degrees: sign * (degrees + decimals / 60), unit: 1 / 6_000),
        Angle(degrees: sign * (degrees + minutes / 60 + seconds / 3_600), unit: 1 / 3_600)
      )
    }
    guard let one = parts(first), let two = parts(second) else { return nil }
    return .init(
      "two points in a number may part degrees, minutes and seconds, or minutes with decimals",
      [
        reading(latitude: one.seconds, longitude: two.seconds, asMinutes: true),
        reading(latitude: one.minutes, longitude: two.minutes, asMinutes: true),
      ])
  }

  // 3949.32: more than there are degrees; degrees and minutes written together.
  private static func packed(_ first: Group, _ second: Group) -> PlaceDefect.Ambiguity? {
    func unpacked(_ group: Group, limit: Double) -> Angle? {
      guard group.numbers.count == 1, !group.hasDegreeSign,
        let value = group.numbers[0].value.map(abs), value > limit
      else { return nil }
      let isSeconds = value >= 100 * limit
      let head = (value / (isSeconds ? 10_000 : 100)).rounded(.down)
      let rest = value - head * (isSeconds ? 10_000 : 100)
      let minutes = isSeconds ? (rest / 100).rounded(.down) : rest
      let seconds = isSeconds ? rest - minutes * 100 : 0
      guard head <= limit, minutes < 60, seconds < 60 else { return nil }
      let degrees = head + minutes / 60 + seconds / 3_600
      return Angle(
        degrees: group.isNegative ? -degrees : degrees,
        unit: group.numbers[0].unit / (isSeconds ? 3_600 : 60))
    }
    guard let latitude = unpacked(first, limit: 180), let longitude = unpacked(second, limit: 180)
    else { return nil }
    return .init(
      "there are not so many degrees; degrees and minutes look written together",
      [reading(latitude: latitude, longitude: longitude, asMinutes: true)])
  }

  // 39.49 or 39.4932 without a degree sign: decimals, or minutes and seconds behind a point?
  private static func sexagesimal(_ first: Group, _ second: Group) -> PlaceDefect.Ambiguity? {
    func minutes(_ group: Group) -> Angle? {
      guard group.numbers.count == 1, !group.hasDegreeSign, let number = group.numbers.first,
        number.decimals == 2 || number.decimals == 4, let point = number.text.firstIndex(of: "."),
        let degrees = Double(number.text[..<point])
      else { return nil }
      let digits = number.text[number.text.index(after: point)...]
      guard let minutes = Double(digits.prefix(2)), minutes < 60,
        let seconds = Double(digits.count == 4 ? digits.suffix(2) : "0"), seconds < 60
      else { return nil }
      let value = degrees + minutes / 60 + seconds / 3_600
      return Angle(
        degrees: group.isNegative ? -value : value, unit: digits.count == 4 ? 1 / 3_600 : 1 / 60)
    }
    guard let latitude = minutes(first), let longitude = minutes(second),
      first.numbers[0].decimals == second.numbers[0].decimals,
      let north = try? angle(of: first), let east = try? angle(of: second)
    else { return nil }
    return .init(
      "the digits behind the point could be minutes",
      [
        reading(latitude: north, longitude: east),
        reading(latitude: latitude, longitude: longitude, asMinutes: true),
      ])
  }
}

extension PlaceNotation.Angle {
  /// As it is typed so that nothing is left to ask.
  func typed(_ positive: String, _ negative: String, _ asMinutes: Bool) -> String {
    let letter = degrees < 0 ? negative : positive
    guard asMinutes else {
      let length = PlaceNotation.Length(value: abs(degrees), unit: unit)
      return "\(length.typed)°\(letter)"
    }
    // Seconds, with as many decimals as there were.
    var (scale, digits) = (1.0, 0)
    while unit * 3_600 * scale < 0.999, digits < 6 { (scale, digits) = (scale * 10, digits + 1) }
    guard abs(degrees) <= 1_000 else { return "\(degrees)°\(letter)" }
    let all = (abs(degrees) * 3_600 * scale).rounded() / scale
    let (whole, rest) = ((all / 3_600).rounded(.down), all.truncatingRemainder(dividingBy: 3_600))
    let minutes = (rest / 60).rounded(.down)
    let seconds = PlaceNotation.Length(value: rest - minutes * 60, unit: 1 / scale)
    return "\(Int(whole))°\(Int(minutes))'\(seconds.typed)\"\(letter)"
  }
}
