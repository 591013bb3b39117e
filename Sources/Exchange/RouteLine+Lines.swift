internal import Geometry

extension RouteLine {
  /// The course between two chainages, cut where the antimeridian is spelled both ways.
  ///
  /// There is always a line, and each has two positions or more. O(log *n* + positions).
  func lines(from: Double, to: Double) -> [[Position<Geographic>]] {
    var lines: [[Position<Geographic>]] = []
    var line: [Position<Geographic>] = []
    var edge = max(firstVertex(behind: from), 1)
    let first = edge
    while edge < positions.count, chainages[edge - 1] < to || edge == first {
      let (start, end) = (chainages[edge - 1], chainages[edge])
      if abs(positions[edge].longitude - positions[edge - 1].longitude) > 180 {
        // No ground lies between the two spellings.
        if line.count > 1 { lines.append(line) }
        line = []
      } else if end > start {
        if line.isEmpty { line.append(start < from ? position(at: from) : positions[edge - 1]) }
        line.append(end > to ? position(at: to) : positions[edge])
      }
      edge += 1
    }
    if line.count > 1 { lines.append(line) }
    if lines.isEmpty {
      let place = positions[min(first, positions.count) - 1]
      lines = [[place, place]]
    }
    return lines
  }

  /// The number of the first vertex whose chainage is greater than one.
  private func firstVertex(behind chainage: Double) -> Int {
    var (low, high) = (0, chainages.count)
    while low < high {
      let middle = (low + high) / 2
      if chainages[middle] <= chainage { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
