internal import Geometry
internal import MineAction
internal import Synchronization

/// What a question demands of the surroundings of one cell.
///
/// A class for its identity: it is shared by readers.
final class Neighbourhood: Sendable {
  let surroundings: Surroundings
  /// By number in `inputs.released`: whether a sector is of S1, and of S2.
  let isFresh, isProper: [Bool]
  /// By the same number: whether its method suffices, whatever its depth.
  let hasMethod: [Bool]
  let isFreshAll, isProperAll: Bool
  private let grounds = Mutex<InlineArray<3, DrawnGround?>>(InlineArray(repeating: nil))

  var inputs: CellInputs { surroundings.inputs }

  init(_ surroundings: Surroundings, demand: Demand, at instant: Instant) {
    self.surroundings = surroundings
    let released = surroundings.inputs.released
    let oldest = demand.maxEvidenceAge.map { instant.earlier(byDays: $0) }
    isFresh = released.map { sector in
      oldest.map { sector.completed.first >= $0 } ?? true
    }
    isProper = zip(isFresh, released).map { $0 && demand.isMet(by: $1.sector) }
    hasMethod = released.map { demand.accepts(methodOf: $0.sector) }
    (isFreshAll, isProperAll) = (isFresh.allSatisfy(\.self), isProper.allSatisfy(\.self))
  }

  /// `F0`, `F1` or `F2` of verdict.md §2, by its number.
  func ground(
    _ number: Int, by topology: some Topology
  ) throws(TopologyFailure) -> DrawnGround {
    if let known = grounds.withLock({ $0[number] }) { return known }
    let isChosen = number == 0 ? isFresh.map { _ in true } : number == 1 ? isFresh : isProper
    let made = try surroundings.cleared(isChosen, by: topology)
    grounds.withLock { $0[number] = made }
    return made
  }
}
