internal import Geometry
internal import MineAction

extension Table {
  /// What a row of work is about.
  package enum WorkGrouping: String, Sendable, CaseIterable {
    /// A team of an organisation.
    case team
    /// An organisation.
    case organisation
  }

  /// The ground that teams completed with each method, and how much of it on a day.
  ///
  /// A sector counts with its own area where it is completed, accepted or handed over, and was
  /// completed in the period. Its days are those of the calendar from the first in progress to the
  /// completion, both counted; a day counts once, however many sectors were in progress on it.
  /// Sectors whose first day is not on record are in no rate, nor is work of nobody known.
  package init(productivityOf scope: TableScope, by grouping: WorkGrouping) {
    let names = grouping == .team ? ["team", "organisation"] : ["organisation"]
    self.init(
      "productivity",
      names.map { Column($0) } + [
        Column("method"), .count("sectors"), Column("completed", unit: "m²"),
        Column("timed", unit: "m²"), .count("days"), Column("perDay", unit: "ha"),
      ], entry: grouping.rawValue)
    var piles: [[String?]: WorkPile] = [:]
    var (undated, shapeless, timeless): ([String], [String], [String]) = ([], [], [])
    for (history, version) in scope.versions {
      let record = version.record
      guard case .sector(let sector) = record.detail,
        sector.isReleased || sector.effectiveStatus == .completed
      else { continue }
      guard let isHeld = scope.holds(sector.completedOn) else {
        undated.append(record.code.text)
        continue
      }
      guard isHeld else { continue }
      guard record.place.isSound, let area = record.place.entered?.area, area > 0 else {
        shapeless.append(record.code.text)
        continue
      }
      let began = history.beginningOfWork(before: version, revision: scope.revision)
      let days = Self.days(from: began, to: sector.completedOn, scope.zone)
      if days == nil { timeless.append(record.code.text) }
      let body =
        grouping == .team ? [record.namedTeam, sector.organisation] : [sector.organisation]
      piles[body + [sector.method?.rawValue], default: WorkPile()].add(area, days)
    }
    for (key, pile) in piles.sorted(by: { Self.precedes($0.key, $1.key) }) {
      // Nobody knows how many teams a row without a name stands for.
      let days = key[0] == nil ? 0 : pile.dayCount
      rows.append(
        key.map { Cell($0) } + pile.cells + [
          days == 0 ? .none : .count(days),
          days == 0 ? .none : .hectares(pile.timed / 10_000 / Double(days)),
        ])
    }
    var all = WorkPile()
    for pile in piles.values { all.add(pile) }
    totals = [
      Total(
        name: "total", cells: names.map { _ in .none } + [.none] + all.cells + [.none, .none])
    ]
    apart = [
      Apart(
        name: "undated", words: "without a day of completion, and in no figure",
        codes: undated.inOrder),
      Apart(
        name: "withoutOutline", words: "without a sound outline, and in no figure",
        codes: shapeless.inOrder),
      Apart(
        name: "daysUnknown",
        words: "of which the first day of work is not on record, and in no rate",
        codes: timeless.inOrder),
    ]
    remarks = [
      "timed is the work whose first day in progress is on record; perDay is timed by days",
      "days are those of the calendar from that day to the completion, each once, days off included",
    ]
  }

  private static func days(
    from began: FieldDate?, to ended: FieldDate?, _ zone: TimeZoneRule
  ) -> ClosedRange<Int>? {
    guard let began, let ended else { return nil }
    let (first, last) = (began.day(in: zone).number, ended.day(in: zone).number)
    return first <= last ? first...last : nil
  }
}
