/// Reads dates and times byte by byte; each method leaves the place behind what it took.
struct DateScanner {
  private let bytes: [UInt8]
  private var place = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { place == bytes.count }

  /// `YYYY-MM-DD`, or `YYYY/MM/DD`, which tables have: the year comes first, so it is no other day.
  mutating func day() -> CivilDay? {
    guard let year = number(4) else { return nil }
    let sign: Unicode.Scalar = take("/") ? "/" : "-"
    guard sign == "/" || take("-"), let month = number(2), take(sign), let day = number(2) else {
      return nil
    }
    return CivilDay(year: year, month: month, day: day)
  }

  /// The rest of an RFC 3339 date-time behind its day, to the end of the text.
  mutating func instant(on day: CivilDay) -> Instant? {
    guard take("T") || take("t") || take(" "), let hour = number(2), take(":"),
      let minute = number(2), hour < 24, minute < 60
    else { return nil }
    var (second, fraction) = (0, Int64(0))
    if take(":") {
      guard let value = number(2), value <= 60 else { return nil }
      second = value
      if take(".") {
        guard let micros = microseconds() else { return nil }
        fraction = micros
      }
    }
    guard let offset = offset(), isAtEnd else { return nil }
    let seconds = Int64(day.number) * 86_400 + Int64(hour * 3_600 + minute * 60 + second)
    return Instant(microseconds: (seconds - Int64(offset) * 60) * 1_000_000 + fraction)
  }

  /// `[first/last]` to the end of the text, both in minutes.
  mutating func offsets() -> (Int, Int)? {
    guard take("["), let first = signed(), take("/"), let last = signed(), take("]"), isAtEnd
    else { return nil }
    return (first, last)
  }

  private mutating func offset() -> Int? {
    if take("Z") || take("z") { return 0 }
    let isEast = take("+")
    guard isEast || take("-"), let hours = number(2), hours < 24 else { return nil }
    _ = take(":")
    guard let minutes = number(2), minutes < 60 else { return nil }
    return (hours * 60 + minutes) * (isEast ? 1 : -1)
  }

  // Digits beyond the sixth are cut, toward the past.
  private mutating func microseconds() -> Int64? {
    var (value, digits) = (Int64(0), 0)
    while place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      if digits < 6 { value = value * 10 + Int64(bytes[place] - 0x30) }
      digits += 1
      place += 1
    }
    guard digits > 0 else { return nil }
    for _ in digits..<max(digits, 6) { value *= 10 }
    return value
  }

  private mutating func signed() -> Int? {
    let isNegative = take("-")
    var (value, digits) = (0, 0)
    while digits < 5, place < bytes.count, (0x30...0x39).contains(bytes[place]) {
      value = value * 10 + Int(bytes[place] - 0x30)
      (digits, place) = (digits + 1, place + 1)
    }
    return digits == 0 || value > 1_560 ? nil : (isNegative ? -value : value)
  }

  private mutating func number(_ digits: Int) -> Int? {
    guard place + digits <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[place..<place + digits] {
      guard (0x30...0x39).contains(byte) else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    place += digits
    return value
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard place < bytes.count, UInt32(bytes[place]) == character.value else { return false }
    place += 1
    return true
  }
}
