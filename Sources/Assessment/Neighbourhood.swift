internal import Geometry
internal import MineAction
internal import Synchronization

/// Everything around one cell that a verdict needs, worked out once for one state of the record.
///
/// A class for its identity: it is shared by readers, and what only some questions need is worked
/// out on first demand, under a lock.
final class Neighbourhood: Sendable {
  /// What of a question changes the derived ground.
  struct Demand: Hashable, Sendable {
    let requiredDepth: Double
    let technicalSurveySuffices: Bool
    let maxEvidenceAge: Double?
  }

  let inputs: CellInputs
  /// All contamination, hazardous areas with their remaining ground.
  let items: [ContaminationItem]
  /// `F0`, `F1` and `F2` of verdict.md §2; those equal to the one before are `nil`.
  let released, fresh, proper: LocatedShape?
  let isFreshAll, isProperAll: Bool
  /// Sectors of S0 that are not of S1, and of S1 that are not of S2, by number in `inputs.released`.
  let stale, improper: [Int]

  private struct Lazy {
    var uneroded: LocatedShape??
    var whole: LocatedShape??
  }
  private let lazy = Mutex(Lazy())

  /// Works out the neighbourhood.
  ///
  /// - Throws: `TopologyFailure`, where no class better than indeterminate may be given.
  init(
    _ inputs: CellInputs, demand: Demand, at instant: Instant, topology: some Topology
  ) throws(TopologyFailure) {
    self.inputs = inputs
    let rules = GroundRules(topology: topology)
    var items = inputs.items
    for area in inputs.areas where !area.isReleased {
      let reduced = try rules.remaining(of: area, after: inputs.released)
      let located = reduced.map { LocatedShape(inputs.frame.geographic($0)) } ?? area.located
      guard let located else { continue }  // Nothing of it is left around here.
      items.append(
        ContaminationItem(
          number: area.number, code: area.code, recordType: .hazardousArea,
          class: area.isConfirmed ? .hazard : .suspect, located: located,
          reach: reduced == nil ? area.accuracy : 0))
    }
    self.items = items
    let all = inputs.released.indices
    let oldest = demand.maxEvidenceAge.map { instant.earlier(byDays: $0) }
    let isFresh = all.map { index in
      oldest.map { inputs.released[index].completed.first >= $0 } ?? true
    }
    let isProper = all.map { index in
      let sector = inputs.released[index].sector
      let suffices =
        sector.method == .clearance
        || (sector.method == .technicalSurvey && demand.technicalSurveySuffices)
      return isFresh[index] && suffices
        && (sector.clearanceDepth.map { $0 >= demand.requiredDepth } ?? false)
    }
    stale = all.filter { !isFresh[$0] }
    improper = all.filter { isFresh[$0] && !isProper[$0] }
    func ground(_ chosen: [WorkedSector]) throws(TopologyFailure) -> LocatedShape? {
      LocatedShape(
        inputs.frame.geographic(try rules.cleared(chosen, besides: inputs.areas)))
    }
    (isFreshAll, isProperAll) = (stale.isEmpty, improper.isEmpty)
    released = try ground(inputs.released)
    fresh = stale.isEmpty ? nil : try ground(all.filter { isFresh[$0] }.map { inputs.released[$0] })
    proper =
      improper.isEmpty ? nil : try ground(all.filter { isProper[$0] }.map { inputs.released[$0] })
  }

  /// `F1`.
  var freshGround: LocatedShape? { isFreshAll ? released : fresh }
  /// `F2`.
  var properGround: LocatedShape? { isProperAll ? freshGround : proper }

  /// `F0` as it would be were every outline exact.
  func unerodedGround(by topology: some Topology) throws(TopologyFailure) -> LocatedShape? {
    if let known = lazy.withLock({ $0.uneroded }) { return known }
    let shape = try GroundRules(topology: topology)
      .cleared(inputs.released, besides: inputs.areas, eroding: false)
    let located = LocatedShape(inputs.frame.geographic(shape))
    lazy.withLock { $0.uneroded = .some(located) }
    return located
  }

  /// The ground of S0 as it would be without newer danger.
  func wholeGround(by topology: some Topology) throws(TopologyFailure) -> LocatedShape? {
    if let known = lazy.withLock({ $0.whole }) { return known }
    let shape = try GroundRules(topology: topology).ground(of: inputs.released)
    let located = LocatedShape(inputs.frame.geographic(shape))
    lazy.withLock { $0.whole = .some(located) }
    return located
  }
}
