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

  private let known = Mutex<[Key: any Remembered]>([:])

  /// How many are kept: at some 20 kB each, a country's roads.
  private static let limit = 20_000

  subscript(key: Key, at instant: Instant) -> (any Remembered)? {
    guard let found = known.withLock({ $0[key] }) else { return nil }
    let validity = found.validity
    return validity.from <= instant && instant < validity.until ? found : nil
  }

  func keep(_ neighbourhood: any Remembered, for key: Key) {
    known.withLock {
      if $0.count >= Self.limit { $0.removeAll(keepingCapacity: true) }
      $0[key] = neighbourhood
    }
  }
}

/// What is remembered of a cell: a neighbourhood, whichever engine worked it out.
protocol Remembered: AnyObject, Sendable {
  /// Since when the record has been as it is there, and until when it will be.
  var validity: (from: Instant, until: Instant) { get }
}

extension Neighbourhood: Remembered {
  var validity: (from: Instant, until: Instant) { inputs.validity }
}
