internal import Geometry
internal import MineAction

/// Which records are in force around a cell at one (revision, instant), and which version of each.
struct CellRecords: Sendable {
  /// A record in force: its number and which of its versions.
  struct Entry: Hashable, Sendable, BitwiseCopyable {
    let number: Int32
    let version: Int32
  }

  /// Those in force, areas, reports and sectors, by number.
  private(set) var entries: [Entry] = []
  /// Since when the record has been as it is here, and until when it will be.
  private(set) var validity = (from: Instant.always, until: Instant.never)

  /// Finds what lies within a rectangle.
  ///
  /// Areas and reports are those whose reach meets `window`. Sectors are those that meet `window`
  /// grown by the greatest accuracy of any of those areas, for they may be later work on them.
  init(
    of land: Land, in window: Envelope, policy: Policy, at instant: Instant, revision: Int64
  ) {
    var seen: Set<Int> = []
    var widest = 0.0
    land.search(window) { number in
      guard seen.insert(number).inserted,
        let record = take(number, of: land, at: instant, revision)
      else { return }
      if case .hazardousArea(let area) = record.detail, area.status != .withdrawn {
        widest = max(widest, policy.accuracy(of: record))
      }
    }
    land.search(window.grown(byMetres: widest + 1)) { number in
      if seen.insert(number).inserted, land.situation.records[number].latest.type == .sector {
        _ = take(number, of: land, at: instant, revision)
      }
    }
    // The order of the tree is no order of the record: answers must not depend on it.
    entries.sort { $0.number < $1.number }
  }

  private mutating func take(
    _ number: Int, of land: Land, at instant: Instant, _ revision: Int64
  ) -> Record? {
    let history = land.situation.records[number]
    var found: Int?
    for (index, version) in history.versions.enumerated() where version.sequence <= revision {
      if version.begins <= instant {
        validity.from = max(validity.from, version.begins)
        if version.retractedAt > revision { found = index }
      } else {
        validity.until = min(validity.until, version.begins)
      }
    }
    guard let found, history.versions[found].record.place.ground != nil else { return nil }
    entries.append(Entry(number: Int32(number), version: Int32(found)))
    return history.versions[found].record
  }
}
