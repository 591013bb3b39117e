internal import Geometry
internal import MineAction
internal import Synchronization

/// What was worked out so far around cells, by the records that are in force there; forgotten when
/// the ledger grows.
///
/// A class for its identity: the values of ``Land`` that share a revision share it.
final class NeighbourhoodMemory: Sendable {
  /// A cell as it is asked about now.
  struct Usual: Hashable {
    let cell: GridCell
    let demand: Demand
    let engine: ObjectIdentifier
  }

  /// A cell, and what is in force around it by one policy.
  struct State: Hashable {
    let cell: GridCell
    let records: [CellRecords.Entry]
    /// The revision that set the policy.
    let policy: Int64
    let engine: ObjectIdentifier
  }

  /// The hazards without a place at one (revision, instant).
  struct Hidden {
    let at: Instant
    let revision: Int64
    /// By their bytes.
    var codes: [String] = []
    /// How many name each district.
    var byDistrict: [String: Int] = [:]

    init(at instant: Instant, revision: Int64) { (at, self.revision) = (instant, revision) }
  }

  // That which was asked for last: many routes are asked about at one instant.
  private let lastHidden = Mutex<Hidden?>(nil)

  func hidden(at instant: Instant, _ revision: Int64) -> Hidden? {
    lastHidden.withLock { $0?.at == instant && $0?.revision == revision ? $0 : nil }
  }

  func keep(_ hidden: Hidden) { lastHidden.withLock { $0 = hidden } }

  // Around which something was derived.
  private let seen = Mutex<Set<GridCell>>([])

  func hasSeen(_ cell: GridCell) -> Bool { seen.withLock { $0.contains(cell) } }

  func noteSeen(_ cell: GridCell) {
    seen.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0.insert(cell)
    }
  }

  private let usual = Mutex<[Usual: Known]>([:])
  private let states = Mutex<[State: Surroundings]>([:])

  private struct Known {
    let neighbourhood: Neighbourhood
    let validity: (from: Instant, until: Instant)
  }

  /// How many of each are kept: at some 20 kB each, a country's roads.
  private static let limit = 20_000

  /// What was kept for a cell, if it is still so at an instant.
  subscript(usual: Usual, at instant: Instant) -> Neighbourhood? {
    guard let found = self.usual.withLock({ $0[usual] }), found.validity.from <= instant,
      instant < found.validity.until
    else { return nil }
    return found.neighbourhood
  }

  func keep(
    _ neighbourhood: Neighbourhood, for usual: Usual,
    within validity: (from: Instant, until: Instant)
  ) {
    self.usual.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[usual] = Known(neighbourhood: neighbourhood, validity: validity)
    }
  }

  /// What is around a cell in a state of the record, worked out where nobody has asked before.
  func surroundings(_ state: State, _ make: () -> Surroundings) -> Surroundings {
    if let known = states.withLock({ $0[state] }) { return known }
    let made = make()
    return states.withLock {
      // Of two that were made at once, one serves all.
      if let known = $0[state] { return known }
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[state] = made
      return made
    }
  }
}
