/// The digits of a number in JSON, and the `Double` nearest to them where that is quickly told.
struct JSONNumberLiteral {
  /// The digits as one whole number, unless there are too many.
  private(set) var digits: UInt64 = 0
  /// Whether digits were left out.
  private(set) var isTooLong = false
  /// The power of ten that the digits are to be multiplied with.
  var exponent = 0
  /// How many digits stand before the point once the exponent is applied.
  var magnitude = 0
  /// Whether a minus sign stands before the digits.
  var isNegative = false

  /// Adds a digit.
  @inline(__always)
  mutating func append(_ digit: UInt8) {
    // 19 digits always fit; leading zeros take no room.
    if digits < 1_000_000_000_000_000_000 {
      digits = digits &* 10 &+ UInt64(digit)
    } else {
      isTooLong = true
    }
  }

  /// The nearest `Double`, ties to even, or `nil` where that takes the slow way.
  var exact: Double? {
    guard !isTooLong, -19...19 ~= exponent else { return nil }
    let magnitude: Double
    if digits <= 1 << 53 {
      // Both factors are exact, so the one rounding is right (Clinger, 1990).
      let power = Double(Self.powers[abs(exponent)])
      magnitude = exponent < 0 ? Double(digits) / power : Double(digits) * power
    } else if exponent < 0 {
      magnitude = Self.quotient(digits, Self.powers[-exponent])
    } else if exponent == 0 {
      magnitude = Double(digits)
    } else {
      return nil
    }
    return isNegative ? -magnitude : magnitude
  }

  // The `Double` nearest to a quotient of whole numbers, by a long division with 64 bits of result.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    let (up, down) = (dividend.leadingZeroBitCount, divisor.leadingZeroBitCount)
    // Half the dividend's high word keeps it below the divisor, whose highest bit is set.
    let (high, low) = ((dividend << up) >> 1, (dividend << up) << 63)
    let (quotient, remainder) = (divisor << down).dividingFullWidth((high, low))
    // 63 or 64 bits are more than the 54 that decide; what is left only breaks ties.
    let sticky = quotient | (remainder == 0 ? 0 : 1)
    return Double(sticky) * Double(bitPattern: UInt64(1023 - 63 + down - up) << 52)
  }

  private static let powers: [UInt64] = (0..<20).reduce(into: []) { powers, _ in
    powers.append((powers.last ?? 0) == 0 ? 1 : powers[powers.count - 1] * 10)
  }
}
