extension JSONWriter {
  /// Writes a finite number: the shortest text that reads back as the same, without ".0" behind.
  package mutating func number(_ value: Double) {
    precondition(value.isFinite, "JSON has no text for \(value)")
    let text = value.description
    raw(text.hasSuffix(".0") ? String(text.dropLast(2)) : text)
  }

  /// Writes a coordinate in degrees: 8 decimals (1.1 mm), without trailing zeros, never -0.
  package mutating func coordinate(_ value: Double) { decimal(value, places: 8) }

  /// The whole number of units of the 8th decimal as which ``coordinate(_:)`` writes a coordinate.
  package static func units(ofCoordinate value: Double) -> Int64 {
    let (whole, fraction) = rounded(value.magnitude, places: 8)
    let units = Int64(whole) * 100_000_000 + Int64(fraction)
    return value < 0 ? -units : units
  }

  /// Writes a finite number rounded to some decimals, at most 18, without trailing zeros.
  ///
  /// What is rounded is the exact value of the `Double`, half to even; what comes to zero has no
  /// sign.
  package mutating func decimal(_ value: Double, places: Int) {
    precondition(0...18 ~= places)
    // Beyond 2⁶³ there are no decimals, and the shortest text is the better one.
    guard value.magnitude < 0x1p63 else { return number(value) }
    let (whole, fraction) = Self.rounded(value.magnitude, places: places)
    separate()
    if value < 0, whole > 0 || fraction > 0 { bytes.append(UInt8(ascii: "-")) }
    append(whole, digits: 1)
    if fraction > 0 {
      bytes.append(UInt8(ascii: "."))
      append(fraction, digits: places)
      while bytes.last == UInt8(ascii: "0") { bytes.removeLast() }
    }
  }

  // The whole part and the decimals, as whole numbers, of a value that is not negative.
  private static func rounded(_ value: Double, places: Int) -> (UInt64, UInt64) {
    let whole = value.rounded(.down)
    let fraction = value - whole
    let unit = (0..<places).reduce(1 as UInt64) { unit, _ in unit * 10 }
    // The fraction is m · 2^-shift, and m · unit is below 2^113.
    guard fraction > 0x1p-62 else { return (UInt64(whole), 0) }
    let shift = 52 - Int(fraction.exponent)
    let m = fraction.significandBitPattern | 1 << 52
    let product = UInt128(m) * UInt128(unit)
    let (result, rest) = (UInt64(product >> shift), product & (1 << shift - 1))
    let half = 1 << (shift - 1) as UInt128
    // Units are even but for no decimals, where the whole part's parity decides a tie.
    let isOdd = (places == 0 ? UInt64(whole) : result) & 1 == 1
    let up = rest > half || rest == half && isOdd
    let decimals = result + (up ? 1 : 0)
    return decimals == unit ? (UInt64(whole) + 1, 0) : (UInt64(whole), decimals)
  }

  // Appends a number in at least as many digits.
  private mutating func append(_ number: UInt64, digits: Int) {
    let start = bytes.count
    var rest = number
    while rest > 0 || bytes.count - start < digits {
      bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
      rest /= 10
    }
    bytes[start...].reverse()
  }
}
