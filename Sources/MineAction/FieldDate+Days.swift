extension FieldDate {
  /// How many whole days have passed since it began; 0 where it lies in the future.
  package func days(until instant: Instant) -> Int {
    let (span, overflow) = instant.microseconds.subtractingReportingOverflow(first.microseconds)
    return overflow ? 0 : max(0, Int(span / 86_400_000_000))
  }

  /// The day in the field: the one that was said, or the one of a zone in which the instant lies.
  package func day(in zone: TimeZoneRule) -> CivilDay {
    day ?? FieldDate(dayOf: first, in: zone).day
      ?? CivilDay(number: Int(first.microseconds.flooring(by: 86_400_000_000)))
  }

  /// The day of a zone in which an instant lies.
  package init(dayOf instant: Instant, in zone: TimeZoneRule) {
    let number = Int(instant.microseconds.flooring(by: 86_400_000_000))
    let days = (number - 1...number + 1).map { number in
      let day = CivilDay(number: number)
      let (first, last) = zone.offsets(day)
      return FieldDate(day, offsets: first, last)
    }
    self = days.first { $0.first <= instant && instant <= $0.last } ?? FieldDate(instant)
  }
}
