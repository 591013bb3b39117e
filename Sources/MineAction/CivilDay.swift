/// A day of the proleptic Gregorian calendar, wherever on Earth it dawns.
package struct CivilDay: Hashable, Comparable, Sendable, BitwiseCopyable {
  /// Days since 1970-01-01.
  package let number: Int

  /// Creates a day from its number.
  package init(number: Int) { self.number = number }

  /// Creates a day from a year of four digits, a month and a day of the month, if there is one.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9_999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= lengths[month - 1] else { return nil }
    // H. Hinnant, "chrono-compatible low-level date algorithms": years that begin in March.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let ofEra = y - era * 400
    let ofYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    number = era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// Year, month and day of the month.
  package var components: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let ofEra = z - era * 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted + (shifted < 10 ? 3 : -9)
    return (
      year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - (153 * shifted + 2) / 5 + 1
    )
  }

  /// The day as `YYYY-MM-DD`.
  package var text: String {
    let (year, month, day) = components
    let digits = String(10_000 + year).dropFirst()
    return "\(digits)-\(twoDigits(month))-\(twoDigits(day))"
  }

  /// Orders days by time.
  package static func < (one: Self, other: Self) -> Bool { one.number < other.number }
}
