/// Disjoint closed intervals of chainage in ascending order.
struct IntervalSet: Sendable {
  private(set) var intervals: [(from: Double, to: Double)] = []

  /// What lies closer together than this, in metres, is one: rounding must not tear intervals.
  static let tolerance = 1e-6

  var isEmpty: Bool { intervals.isEmpty }

  /// Adds an interval that starts no earlier than the last one started, less the tolerance.
  mutating func append(_ from: Double, _ to: Double) {
    guard let last = intervals.last, from <= last.to + Self.tolerance else {
      intervals.append((from, to))
      return
    }
    intervals[intervals.count - 1] = (min(last.from, from), max(last.to, to))
  }

  /// Makes one set of intervals in any order.
  init(unsorted: [(from: Double, to: Double)]) {
    for (from, to) in unsorted.sorted(by: { $0.from < $1.from }) { append(from, to) }
  }

  init() {}

  /// What is left of a range.
  func gaps(in range: (from: Double, to: Double)) -> [(from: Double, to: Double)] {
    var result: [(from: Double, to: Double)] = []
    var place = range.from
    for interval in intervals where interval.to > range.from && interval.from < range.to {
      if interval.from > place { result.append((place, interval.from)) }
      place = max(place, interval.to)
    }
    if place < range.to { result.append((place, range.to)) }
    return result
  }
}
