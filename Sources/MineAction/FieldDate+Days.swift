extension FieldDate {
  /// How many whole days have passed since it began; 0 where it lies in the future.
  package func days(until instant: Instant) -> Int {
    let (span, overflow) = instant.microseconds.subtractingReportingOverflow(first.microseconds)
    return overflow ? 0 : max(0, Int(span / 86_400_000_000))
  }
}
