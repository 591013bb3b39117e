extension Drawing {
  /// Whether two figures come within some metres of each other, or one lies in the other.
  func isNear(_ one: Figure, _ other: Figure, within metres: Double) -> Bool {
    guard one.bounds.grown(by: metres).meets(other.bounds) else { return false }
    let (runs, points) = (self.runs.span, self.points.span)
    let limit = metres * metres
    for first in Int(one.firstRun)..<Int(one.endRun) {
      let box = runs[first].bounds.grown(by: metres)
      for second in Int(other.firstRun)..<Int(other.endRun)
      where box.meets(runs[second].bounds) {
        for index in edges(of: runs[first]) {
          let (a, b) = (points[max(index - 1, Int(runs[first].from))], points[index])
          for place in edges(of: runs[second]) {
            let (p, q) = (points[max(place - 1, Int(runs[second].from))], points[place])
            if Proximity.squaredDistance(a, b, toEdge: p, q) <= limit { return true }
          }
        }
      }
    }
    // Without edges near each other, a part lies in the other figure or wholly outside of it.
    return startsInside(one, other) || startsInside(other, one)
  }

  // The ends of the edges of a run; the point itself where it is one.
  private func edges(of run: Run) -> ClosedRange<Int> {
    Int(run.from) + (run.from == run.to ? 0 : 1)...Int(run.to)
  }

  private func startsInside(_ one: Figure, _ other: Figure) -> Bool {
    guard other.isAreal else { return false }
    return (Int(one.firstRun)..<Int(one.endRun)).contains { number in
      contains(points[Int(runs[number].from)], other)
    }
  }
}
