/// When something happened in the field: an instant, or a whole day of the programme's time zone.
///
/// A day keeps both ends as the zone had them when it was entered, so that a later edition of the
/// time zone database changes nothing. Whoever compares takes the end that is worse.
package struct FieldDate: Hashable, Sendable {
  /// The first instant of it.
  package let first: Instant
  /// The last instant of it, a microsecond before the next day; of an instant, the same as `first`.
  package let last: Instant
  // Minutes east of Greenwich when the day begins and ends; nil for an instant.
  private let offsets: Offsets?

  private struct Offsets: Hashable {
    let first: Int16
    let last: Int16
  }

  /// Creates the date of an instant.
  package init(_ instant: Instant) { (first, last, offsets) = (instant, instant, nil) }

  /// Creates the date of a day, of which each end has its own offset from UTC, in minutes.
  package init(_ day: CivilDay, offsets first: Int, _ last: Int) {
    let midnight = Int64(day.number) * 86_400
    self.first = Instant(microseconds: (midnight - Int64(first) * 60) * 1_000_000)
    self.last = Instant(
      microseconds: (midnight + 86_400 - Int64(last) * 60) * 1_000_000 - 1)
    offsets = Offsets(first: Int16(first), last: Int16(last))
  }

  /// Whether it is a whole day.
  package var isDay: Bool { offsets != nil }

  /// The day that it is; `nil` for an instant.
  package var day: CivilDay? {
    guard let offsets else { return nil }
    let seconds = first.microseconds.flooring(by: 1_000_000) + Int64(offsets.first) * 60
    return CivilDay(number: Int(seconds.flooring(by: 86_400)))
  }

  /// As people write it: `2020-11-29`, or RFC 3339 in UTC.
  package var text: String { day?.text ?? first.text }

  /// As the ledger keeps it: ``text``, and behind a day the offsets of its ends unless both are 0.
  package var ledgerText: String {
    guard let offsets, offsets.first != 0 || offsets.last != 0 else { return text }
    return "\(text)[\(offsets.first)/\(offsets.last)]"
  }

  /// Reads what people write, a plain day in the zone given, or what ledgers write where the zone is
  /// ``TimeZoneRule/ledger``; `nil` for anything else.
  package init?(_ text: String, in zone: TimeZoneRule) {
    var scanner = DateScanner(text)
    guard let day = scanner.day() else { return nil }
    if scanner.isAtEnd {
      let (first, last) = zone.offsets(day)
      self.init(day, offsets: first, last)
    } else if let instant = scanner.instant(on: day) {
      self.init(instant)
    } else if zone.isOfLedger, let (first, last) = scanner.offsets() {
      self.init(day, offsets: first, last)
    } else {
      return nil
    }
  }
}

/// The offsets from UTC, in minutes, with which a day begins and ends in a programme.
package struct TimeZoneRule: Sendable {
  /// Gives both offsets of a day.
  package let offsets: @Sendable (CivilDay) -> (first: Int, last: Int)
  /// Whether days may bring their own offsets, as in a ledger.
  let isOfLedger: Bool

  /// Creates a rule.
  package init(_ offsets: @escaping @Sendable (CivilDay) -> (first: Int, last: Int)) {
    (self.offsets, isOfLedger) = (offsets, false)
  }

  private init(isOfLedger: Bool) { (offsets, self.isOfLedger) = ({ _ in (0, 0) }, isOfLedger) }

  /// That of a ledger, where a day that is not one of universal time says so itself.
  package static let ledger = Self(isOfLedger: true)

  /// Universal time, where every day is of 24 hours.
  package static let utc = Self { _ in (0, 0) }
}
