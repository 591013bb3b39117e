/// What the simulation believes of places, now and on days past.
extension World {
  /// Whether work that is later than the danger of an area had released a place by a day.
  func isReleased(_ x: Double, _ y: Double, in area: Area, on day: Int) -> Bool {
    area.sectors.contains { code in
      guard let sector = sectors[code], sector.covers(x, y), let word = sector.word(on: day)
      else { return false }
      return word.isReleased && word.completed > area.observed
        && (!area.isConfirmed || sector.method != "nonTechnicalSurvey")
    }
  }

  /// The worst doubt on a place on a day, with the code of its sector.
  func doubt(at x: Double, _ y: Double, on day: Int) -> (code: String, doubt: String)? {
    let doubts = sectors(at: x, y).compactMap { sector in
      sector.word(on: day)?.doubt.map { (sector.code, $0) }
    }
    return doubts.first { $0.1 == "rejected" } ?? doubts.first
  }

  /// The codes of the released sectors that a place lies in.
  func released(at x: Double, _ y: Double) -> [String] {
    sectors(at: x, y).filter { $0.words.last?.isReleased == true }.map(\.code)
  }

  private func sectors(at x: Double, _ y: Double) -> [Sector] {
    // None lies further outside of its area.
    areas.filter { $0.patch.contains(x, y, within: 5) }.flatMap(\.sectors)
      .compactMap { sectors[$0] }.filter { $0.holds(x, y) }
  }

  /// Whether all work that was planned in an area is accepted.
  func isDone(_ area: Area) -> Bool {
    area.sectors.allSatisfy { ["accepted", "handedOver"].contains(sectors[$0]?.status ?? "") }
  }

  /// Whether a square lies in an area that no released work has touched, with sides wider than any
  /// strip that may be left.
  func leavesMoreThanStrips(of area: Area) -> Bool {
    let works = sectors.values.filter { sector in
      sector.words.last?.isReleased == true && sector.completed > area.observed
        && (!area.isConfirmed || sector.method != "nonTechnicalSurvey")
        && sector.patch.meets(area.patch, within: 0)
    }.map(\.patch)
    // The accuracies of the area and of a sector, and something for rounding.
    let side = area.accuracy + 0.5 + 0.5
    // If there is one, it can be slid west and south until it touches something.
    return ([area.patch.west] + works.map(\.east)).contains { west in
      ([area.patch.south] + works.map(\.north)).contains { south in
        let square = Patch(west: west, south: south, east: west + side, north: south + side)
        return area.patch.contains(square.west, square.south)
          && area.patch.contains(square.east, square.north)
          && !works.contains { $0.meets(square, within: -0.001) }
      }
    }
  }

  /// An area is open again, after a word of some day.
  mutating func reopen(_ code: String, on day: Int) {
    guard let index = areas.firstIndex(where: { $0.code == code }) else { return }
    (areas[index].status, areas[index].openSince) = ("open", day + 1)
  }

  /// A sector turns out to have been accepted later: it never was before.
  mutating func amend(_ code: String, accepted day: Int) {
    guard var sector = sectors[code] else { return }
    (sector.accepted, sector.day) = (day, max(sector.day, day))
    sector.words.removeAll(where: \.isReleased)
    sector.words.append(
      Word(status: sector.status, doubt: nil, day: day, completed: sector.completed))
    sectors[code] = sector
  }
}
