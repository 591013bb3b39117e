internal import Geometry
internal import MineAction
internal import Synchronization

/// Everything around one cell that a verdict needs, worked out once for one state of the record.
///
/// A class for its identity: it is shared by readers, and what only some routes need is worked out
/// on first demand, under a lock. Whatever throws `TopologyFailure` leaves the place undecided.
final class Neighbourhood<Engine: Topology>: Sendable {
  let inputs: CellInputs
  /// `F0`, `F1` and `F2` of verdict.md §2; those equal to the one before are `nil`.
  private let released, fresh, proper: LocatedShape?
  let isFreshAll, isProperAll: Bool
  /// Sectors of S0 that are not of S1, and of S1 that are not of S2, by number in `inputs.released`.
  let stale, improper: Set<Int>

  private struct Lazy {
    var book: GroundBook<Engine>
    var remaining: [Int: ContaminationItem?] = [:]
    var uneroded: LocatedShape??
    var whole: LocatedShape??
  }
  private let lazy: Mutex<Lazy>

  /// Works out the neighbourhood.
  init(
    _ inputs: CellInputs, demand: Demand, at instant: Instant, topology: Engine
  ) throws(TopologyFailure) {
    self.inputs = inputs
    var book = GroundBook(inputs.released, topology: topology)
    let all = inputs.released.indices
    let oldest = demand.maxEvidenceAge.map { instant.earlier(byDays: $0) }
    let isFresh = all.map { index in
      oldest.map { inputs.released[index].completed.first >= $0 } ?? true
    }
    let isProper = all.map { index in
      isFresh[index] && demand.isMet(by: inputs.released[index].sector)
    }
    stale = Set(all.filter { !isFresh[$0] })
    improper = Set(all.filter { isFresh[$0] && !isProper[$0] })
    (isFreshAll, isProperAll) = (stale.isEmpty, improper.isEmpty)
    func ground(_ chosen: [Int]) throws(TopologyFailure) -> LocatedShape? {
      LocatedShape(inputs.frame.geographic(try book.cleared(chosen, besides: inputs.areas)))
    }
    released = try ground(Array(all))
    fresh = stale.isEmpty ? nil : try ground(all.filter { isFresh[$0] })
    proper = improper.isEmpty ? nil : try ground(all.filter { isProper[$0] })
    lazy = Mutex(Lazy(book: book))
  }

  /// `F0`.
  var releasedGround: LocatedShape? { released }
  /// `F1`.
  var freshGround: LocatedShape? { isFreshAll ? released : fresh }
  /// `F2`.
  var properGround: LocatedShape? { isProperAll ? freshGround : proper }

  /// What is left of a hazardous area, by number in `inputs.areas`; `nil` where nothing is left
  /// around here.
  func item(ofArea index: Int) throws(TopologyFailure) -> ContaminationItem? {
    let made = lazy.withLock { lazy in
      Result { () throws(TopologyFailure) in
        if let known = lazy.remaining[index] { return known }
        let area = inputs.areas[index]
        let item: ContaminationItem?
        if let reduced = try lazy.book.remaining(of: area) {
          item = LocatedShape(inputs.frame.geographic(reduced))
            .map { ContaminationItem(area, located: $0, reach: 0) }
        } else {
          item = ContaminationItem(area, located: area.located, reach: area.accuracy)
        }
        lazy.remaining[index] = .some(item)
        return item
      }
    }
    return try made.get()
  }

  /// `F0` as it would be were every outline exact.
  func unerodedGround() throws(TopologyFailure) -> LocatedShape? {
    let made = lazy.withLock { lazy in
      Result { () throws(TopologyFailure) in
        if let known = lazy.uneroded { return known }
        let shape = try lazy.book.cleared(
          Array(inputs.released.indices), besides: inputs.areas, eroding: false)
        let located = LocatedShape(inputs.frame.geographic(shape))
        lazy.uneroded = .some(located)
        return located
      }
    }
    return try made.get()
  }

  /// The ground of S0 as it would be without newer danger.
  func wholeGround() throws(TopologyFailure) -> LocatedShape? {
    let made = lazy.withLock { lazy in
      Result { () throws(TopologyFailure) in
        if let known = lazy.whole { return known }
        let shape = try lazy.book.ground(of: Array(inputs.released.indices))
        let located = LocatedShape(inputs.frame.geographic(shape))
        lazy.whole = .some(located)
        return located
      }
    }
    return try made.get()
  }
}
