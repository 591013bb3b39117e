/// Completed work that is added up.
struct WorkPile {
  private var sectors = 0
  private var completed = 0.0
  /// The area of the work whose days are known, in square metres.
  private(set) var timed = 0.0
  private var spans: [ClosedRange<Int>] = []

  /// Adds a sector of an area in square metres, and the days of its work where they are known.
  mutating func add(_ area: Double, _ days: ClosedRange<Int>?) {
    sectors += 1
    completed += area
    if let days {
      timed += area
      spans.append(days)
    }
  }

  mutating func add(_ other: Self) {
    sectors += other.sectors
    completed += other.completed
    timed += other.timed
    spans += other.spans
  }

  /// On how many days work was in progress: each counts once.
  var dayCount: Int {
    var (count, end) = (0, Int.min)
    for span in spans.sorted(by: { $0.lowerBound < $1.lowerBound }) where span.upperBound > end {
      count += span.upperBound - max(span.lowerBound - 1, end)
      end = span.upperBound
    }
    return count
  }

  /// How many sectors, the area of all, and of those whose days are known.
  var cells: [Table.Cell] {
    [.count(sectors), .squareMetres(completed), .squareMetres(timed)]
  }
}
