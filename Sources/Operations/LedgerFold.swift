internal import Dispatch
internal import MineAction
internal import Synchronization

/// Folds many rows into a situation: reads a batch of them on all processors, then takes the events
/// in their order.
struct LedgerFold {
  typealias Readings = [Result<Event, UnreadableEvent>]

  /// How many rows wait at most: some megabytes.
  private static let batch = 8_192

  private var rows: [EventRow] = []
  /// What the rows were folded into.
  private(set) var situation = Situation(foldingMany: true)

  /// Adds the next row.
  mutating func add(_ row: EventRow) throws(UnreadableEvent) {
    rows.append(row)
    if rows.count >= Self.batch { try finish() }
  }

  /// Folds all rows that still wait.
  mutating func finish() throws(UnreadableEvent) {
    defer { rows.removeAll(keepingCapacity: true) }
    for reading in Self.readings(of: rows) { situation.evolve(try reading.get()) }
  }

  /// Reads rows on all processors.
  static func readings(of rows: [EventRow]) -> Readings {
    let share = 512
    let shares = (rows.count + share - 1) / share
    let done = Mutex([Readings](repeating: [], count: shares))
    DispatchQueue.concurrentPerform(iterations: shares) { number in
      let part = rows[number * share..<min((number + 1) * share, rows.count)]
      let readings = part.map { row in
        Result { () throws(UnreadableEvent) in try Event(row) }
      }
      done.withLock { $0[number] = readings }
    }
    return done.withLock { Array($0.joined()) }
  }
}
