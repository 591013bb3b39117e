internal import MineAction

extension Table {
  /// What a row of accidents is about.
  package enum AccidentGrouping: String, Sendable, CaseIterable {
    /// The district that the reports name.
    case district
    /// The calendar year of the programme's time zone in which they were reported.
    case year
    /// The calendar month, likewise.
    case month
  }

  /// The accidents that were reported and not withdrawn, by what became of the reports.
  ///
  /// Numbers of reports only: nothing of what a report says of people.
  package init(accidentsOf scope: TableScope, by grouping: AccidentGrouping) {
    let states: [Vocabulary.ReportStatus] = [.reported, .verified, .resolved]
    self.init(
      "accidents",
      [Column(grouping.rawValue), .count("accidents")] + states.map { .count($0.rawValue) },
      entry: grouping.rawValue)
    var counts: [String?: [Vocabulary.ReportStatus: Int]] = [:]
    var (undated, unclear): ([String], [String]) = ([], [])
    for (_, version) in scope.versions {
      let record = version.record
      guard case .hazardReport(let report) = record.detail, report.effectiveStatus != .withdrawn
      else { continue }
      // What was reported in words that are none of ours may have been an accident.
      let isUnclear = report.kind == nil && record.leavesUnclear("kind")
      guard report.kind == .accident || isUnclear else { continue }
      guard let isHeld = scope.holds(report.reportedOn) else {
        undated.append(record.code.text)
        continue
      }
      guard isHeld else { continue }
      if isUnclear {
        unclear.append(record.code.text)
        continue
      }
      let day = report.reportedOn?.day(in: scope.zone).text
      let name: String? =
        switch grouping {
        case .district: report.district
        case .year: day.map { String($0.prefix(4)) }
        case .month: day.map { String($0.prefix(7)) }
        }
      counts[name, default: [:]][report.effectiveStatus, default: 0] += 1
    }
    func cells(_ count: [Vocabulary.ReportStatus: Int]) -> [Cell] {
      ([count.values.reduce(0, +)] + states.map { count[$0] ?? 0 }).map(Cell.count)
    }
    rows = counts.sorted { Self.precedes([$0.key], [$1.key]) }.map { [Cell($0)] + cells($1) }
    let all = counts.values.reduce(into: [:]) { $0.merge($1, uniquingKeysWith: +) }
    totals = [Total(name: "total", cells: [.none] + cells(all))]
    apart = [
      Apart(name: "undated", words: "without a day, and in no figure", codes: undated.inOrder),
      Apart(
        name: "notUnderstood", words: "of a kind that was not understood, and in no figure",
        codes: unclear.inOrder),
    ]
  }
}
