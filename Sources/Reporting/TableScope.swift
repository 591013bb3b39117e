package import MineAction

/// What of the record a table tells of.
package struct TableScope: Sendable {
  private let situation: Situation
  /// The instant whose state it shows: the end of the period.
  package let instant: Instant
  /// The revision that must have known it.
  package let revision: Int64
  /// When the period begins; `nil` where there is none, and all that is on record counts.
  package let since: FieldDate?
  /// The time zone of the programme, for days that records give in words.
  let zone: TimeZoneRule

  /// Creates a scope.
  package init(
    _ situation: Situation, since: FieldDate? = nil, at instant: Instant, revision: Int64,
    zone: TimeZoneRule
  ) {
    (self.situation, self.zone) = (situation, zone)
    (self.since, self.instant, self.revision) = (since, instant, revision)
  }

  /// The versions in force, each with the history that it belongs to, in the order of first mention.
  var versions: some Sequence<(history: History, version: Version)> {
    (0..<situation.records.count).lazy.compactMap { number in
      let history = situation.records[number]
      return history.version(revision: revision, at: instant).map {
        (history: history, version: $0)
      }
    }
  }

  /// Whether what happened on a day counts; `nil` where the day is not known and would have to be.
  func holds(_ day: FieldDate?) -> Bool? {
    guard let since else { return true }
    guard let day else { return nil }
    return since.first <= day.first && day.first <= instant
  }
}
