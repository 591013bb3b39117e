internal import Geometry

/// Outlines in cells at least as wide as the longest displacement, and by their spread in each.
///
/// A copy differs in no measure by more than a tolerance: few others in the nine cells around an
/// outline come into question. O(*n* log *n*) where they are ordinary land, and
/// bounded by a fixed number of comparisons for each whatever they are.
struct OutlineNet {
  private struct Cell: Hashable {
    let form: Int
    let row: Int32
    let column: Int32
  }

  fileprivate struct Entry {
    let spread: Double
    let measures: SIMD4<Double>
    let index: Int
  }

  private let outlines: [Outline]
  private let cells: [Cell: [Entry]]

  /// How many others of its shape may lie within reach of an outline that somebody drew by hand:
  /// two wrong places of it, and each place on record thrice.
  private static let mostCopies = 8
  /// The same for a rectangle, which is drawn often: two wrong places of it.
  private static let mostRectangles = 2
  /// What may be spent on an outline: 1 for a look at another, 60 for a comparison of all corners.
  private static let budget = 1_000

  /// Puts outlines into their cells.
  init(_ outlines: [Outline]) {
    self.outlines = outlines
    var cells: [Cell: [Entry]] = [:]
    for (index, outline) in outlines.enumerated() {
      let row = Self.row(of: outline.centre)
      let column = Self.column(of: outline.centre, of: Self.columnCount(in: row))
      cells[Cell(form: outline.form, row: row, column: column), default: []].append(
        Entry(spread: outline.spread, measures: outline.measures, index: index))
    }
    self.cells = cells.mapValues { $0.sorted { ($0.spread, $0.index) < ($1.spread, $1.index) } }
  }

  /// The other outlines of the same shape within reach; `nil` where there are too many for an
  /// outline that was drawn by hand, or where too many are nearly alike to tell.
  func copies(of index: Int) -> [Int]? {
    let outline = outlines[index]
    let most = outline.isParallelogram ? Self.mostRectangles : Self.mostCopies
    // That of the other may be a little more.
    let tolerance = 1.01 * outline.tolerance
    var (found, budget) = ([Int](), Self.budget)
    for cell in around(outline) {
      guard let entries = cells[cell] else { continue }
      var place = entries.firstIndex(from: outline.spread - tolerance)
      while place < entries.count, entries[place].spread <= outline.spread + tolerance {
        let entry = entries[place]
        place += 1
        budget -= 1
        let change = entry.measures - outline.measures
        if max(change.max(), -change.min()) <= tolerance, entry.index != index {
          let other = outlines[entry.index]
          let by = outline.displacement(to: other)
          budget -= 60
          if by.x * by.x + by.y * by.y <= Self.reach * Self.reach, outline.isCongruent(to: other) {
            found.append(entry.index)
          }
        }
        if found.count > most || budget < 0 { return nil }
      }
    }
    return found
  }

  /// How far a copy may lie, in metres: beyond the longest displacement that is looked for.
  private static let reach = 2_000.0
  // Metres in a degree of latitude are never fewer than 110,500.
  private static let rowHeight = reach / 110_500

  private static func row(of position: Position<Geographic>) -> Int32 {
    Int32((position.latitude / rowHeight).rounded(.down))
  }

  // So many that they are as wide as the reach where the row is narrowest.
  private static func columnCount(in row: Int32) -> Int32 {
    let furthest = max(abs(Double(row)), abs(Double(row) + 1)) * rowHeight
    let metres = Ellipsoid.metresPerDegree(atLatitude: min(furthest, 90)).longitude
    return Int32(max(1, (360 * metres / (reach * 1.01)).rounded(.down)))
  }

  private static func column(of position: Position<Geographic>, of count: Int32) -> Int32 {
    min(Int32((position.longitude + 180) / 360 * Double(count)), count - 1)
  }

  /// The cell of an outline and those around it, each once.
  private func around(_ outline: Outline) -> [Cell] {
    let middle = Self.row(of: outline.centre)
    var all: [Cell] = []
    all.reserveCapacity(9)
    for row in middle - 1...middle + 1 {
      let count = Self.columnCount(in: row)
      let column = Self.column(of: outline.centre, of: count)
      for step in count < 3 ? 0..<count : -1..<2 {
        all.append(
          Cell(form: outline.form, row: row, column: (column + step + count) % count))
      }
    }
    return all
  }
}

extension [OutlineNet.Entry] {
  /// The first entry whose spread is no smaller than this one.
  fileprivate func firstIndex(from spread: Double) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].spread < spread { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
