internal import MineAction

extension Table {
  /// The reports that are neither resolved nor withdrawn, and how many days they have waited.
  ///
  /// Those that have waited longest come first; without a day nobody knows for how long.
  package init(openReportsOf scope: TableScope) {
    self.init(
      "reports",
      [
        Column("code"), Column("kind"), Column("status"), Column("reportedOn"), Column("district"),
        .count("days"),
      ])
    var open: [(days: Int?, code: String, cells: [Cell])] = []
    for (_, version) in scope.versions {
      let record = version.record
      guard case .hazardReport(let report) = record.detail, !record.looksLifted else { continue }
      let days = report.reportedOn?.days(until: scope.instant)
      let cells: [Cell] = [
        .text(record.code.text), Cell(report.kind?.rawValue),
        .text(report.effectiveStatus.rawValue), Cell(report.reportedOn?.text),
        Cell(report.district), days.map(Cell.count) ?? .none,
      ]
      open.append((days, record.code.text, cells))
    }
    open.sort { one, other in
      let (left, right) = (one.days ?? .max, other.days ?? .max)
      return left == right
        ? one.code.utf8.lexicographicallyPrecedes(other.code.utf8) : left > right
    }
    rows = open.map(\.cells)
  }
}
