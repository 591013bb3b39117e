/// A point in time, in microseconds since 1970-01-01T00:00:00Z (leap seconds not counted).
package struct Instant: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Microseconds since 1970 (UTC).
  package let microseconds: Int64

  /// Creates an instant.
  package init(microseconds: Int64) { self.microseconds = microseconds }

  /// Earlier than everything, for what has always been.
  package static let always = Self(microseconds: .min)
  /// Later than everything, for what has no date that a release could beat.
  package static let never = Self(microseconds: .max)

  /// Orders instants by time.
  package static func < (one: Self, other: Self) -> Bool { one.microseconds < other.microseconds }

  /// The instant some whole and fractional days earlier; saturates.
  package func earlier(byDays days: Double) -> Self {
    let span = days * 86_400_000_000
    guard span.isFinite, abs(span) < 9e18 else { return span > 0 ? .always : .never }
    let (value, overflow) = microseconds.subtractingReportingOverflow(Int64(span))
    return overflow ? (span > 0 ? .always : .never) : Self(microseconds: value)
  }

  /// The time as RFC 3339 writes it in UTC, with fractions of a second only where there are any.
  package var text: String {
    let seconds = microseconds.flooring(by: 1_000_000)
    let fraction = microseconds - seconds * 1_000_000
    let days = seconds.flooring(by: 86_400)
    let rest = seconds - days * 86_400
    var text = "\(CivilDay(number: Int(days)).text)T"
    text += "\(twoDigits(rest / 3_600)):\(twoDigits(rest / 60 % 60)):\(twoDigits(rest % 60))"
    if fraction != 0 {
      var digits = String(1_000_000 + fraction).dropFirst()
      while digits.last == "0" { digits.removeLast() }
      text += ".\(digits)"
    }
    return text + "Z"
  }
}

extension Int64 {
  // Division that rounds toward the past.
  func flooring(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

/// A number below 100 in two digits.
func twoDigits(_ number: some BinaryInteger) -> String {
  number < 10 ? "0\(number)" : "\(number)"
}
