internal import MineAction

extension FieldDate {
  /// The day in the field: the one that was said, or the one on which the instant fell there.
  func day(in zone: TimeZoneRule) -> CivilDay {
    if isDay, let day = FieldDate(text, in: .utc) { return day.first.day(minutesEast: 0) }
    return first.day(minutesEast: zone.offsets(first.day(minutesEast: 0)).first)
  }
}

extension Instant {
  fileprivate func day(minutesEast minutes: Int) -> CivilDay {
    let (days, rest) = (microseconds + Int64(minutes) * 60_000_000)
      .quotientAndRemainder(dividingBy: 86_400_000_000)
    return CivilDay(number: Int(rest < 0 ? days - 1 : days))
  }
}
