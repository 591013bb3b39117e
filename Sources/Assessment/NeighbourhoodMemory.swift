internal import Geometry
internal import MineAction
internal import Synchronization

/// The neighbourhoods worked out so far for the newest revision; forgotten when that changes.
///
/// A class for its identity: the values of ``Land`` that share a revision share it.
final class NeighbourhoodMemory: Sendable {
  struct Key: Hashable {
    let cell: GridCell
    let demand: Demand
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

  private let known = Mutex<[Key: Neighbourhood]>([:])

  /// How many are kept: at some 20 kB each, a country's roads.
  private static let limit = 20_000

  subscript(key: Key, at instant: Instant) -> Neighbourhood? {
    guard let found = known.withLock({ $0[key] }) else { return nil }
    let validity = found.inputs.validity
    return validity.from <= instant && instant < validity.until ? found : nil
  }

  func keep(_ neighbourhood: Neighbourhood, for key: Key) {
    known.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = neighbourhood
    }
  }
}
