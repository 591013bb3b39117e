internal import MineAction

extension Table {
  /// What a row of land is about.
  package enum Grouping: String, Sendable, CaseIterable {
    /// One hazardous area.
    case area
    /// The areas that name one district.
    case district
    /// The land that one organisation's work released.
    case organisation
  }

  /// Land that remains hazardous and land that was released, in square metres.
  ///
  /// The totals are the land itself, the sum of the rows and what that counts more than once.
  /// For rows by organisation the balance must have been reckoned with them.
  package init(release balance: LandBalance, by grouping: Grouping) {
    let isOfPeriod = balance.isOfPeriod
    let figures =
      ["reported", "remaining"] + (isOfPeriod ? ["releasedBefore"] : [])
      + ["cancelled", "reduced", "cleared"]
    let head = grouping == .area ? [Column("area"), Column("status")] : [Column(grouping.rawValue)]
    self.init(
      "release", head + figures.map { Column($0, unit: "m²") }, entry: grouping.rawValue)
    let isOfWork = grouping == .organisation
    var sum = LandBalance.Areas()
    func add(_ head: [Cell], _ areas: LandBalance.Areas) {
      rows.append(head + Self.cells(areas, isOfWork: isOfWork, isOfPeriod: isOfPeriod))
      sum += areas
    }
    switch grouping {
    case .area:
      for row in balance.rows { add([.text(row.code), .text(row.status.rawValue)], row.areas) }
    case .district: for share in balance.districts { add([Cell(share.name)], share.areas) }
    case .organisation:
      for share in balance.organisations { add([Cell(share.name)], share.areas) }
    }
    let blank = head.map { _ in Cell.none }
    for (name, areas, isOfWork) in [
      ("union", balance.union, false), ("sum", sum, isOfWork),
      ("difference", sum - balance.union, isOfWork),
    ] {
      let cells = Self.cells(areas, isOfWork: isOfWork, isOfPeriod: isOfPeriod)
      totals.append(Total(name: name, cells: blank + cells))
    }
    apart = [
      Apart(
        name: "unlocated", words: "without a place, and in no figure", codes: balance.unlocated)
    ]
    if isOfWork {
      remarks.append(
        "— is work of which the organisation is not known, and strips that two people let go")
    }
  }

  // What was reported, what remains and what was released before is not the work that is told of.
  private static func cells(
    _ areas: LandBalance.Areas, isOfWork: Bool, isOfPeriod: Bool
  ) -> [Cell] {
    let land = [areas.reported, areas.remaining] + (isOfPeriod ? [areas.releasedBefore] : [])
    return (isOfWork ? land.map { _ in .none } : land.map(Cell.squareMetres))
      + [areas.cancelled, areas.reduced, areas.cleared].map(Cell.squareMetres)
  }
}
