internal import Geometry
internal import MineAction
internal import Synchronization

/// Everything around one cell that a verdict needs, worked out once for one state of the record.
///
/// A class for its identity: it is shared by readers. What only the wording of some causes needs
/// is worked out on first demand, under a lock.
final class Neighbourhood: Sendable {
  /// Danger near a place as it was drawn: what is left of it lies within the reach of that.
  struct Target: BitwiseCopyable, Sendable {
    let figure: Figure
    /// In metres.
    let reach: Double
  }

  /// Danger that is left, with the drawing that its figure is of.
  final class Danger: Sendable {
    let item: ContaminationItem
    let drawing: Drawing

    init(_ item: ContaminationItem, in drawing: Drawing) {
      (self.item, self.drawing) = (item, drawing)
    }
  }

  let inputs: CellInputs
  /// The edges of all that was drawn, and of the ground.
  let drawing: Drawing
  /// All that may be contamination: first `inputs.items`, then the areas that are not released.
  let targets: [Target]
  private let areas: [Int]
  /// `F0`, `F1` and `F2` of verdict.md §2; `nil` where there is none.
  let released, fresh, proper: Figure?
  let isFreshAll, isProperAll: Bool
  /// By number in `inputs.released`: whether a sector is of S1, and of S2.
  let isFresh, isProper: [Bool]
  /// By the same number: whether its method suffices, whatever its depth.
  let hasMethod: [Bool]
  /// The areas that some released work here is older than, by number in `inputs.areas`.
  let newerAreas: [Int]
  /// Whether the topology engine failed: danger as drawn is known, and nothing is released.
  let isUndecided: Bool

  /// Ground that is needed to word causes only, drawn by itself.
  struct LazyGround: Sendable {
    private(set) var drawing = Drawing()
    let figure: Figure?

    init(_ shape: Shape<Plane>) { figure = drawing.add(shape, isDerived: true) }
  }

  private struct Lazy {
    var book: GroundBook
    /// By number of the target: unknown, or what it is, if anything.
    var dangers: [Danger??]
    var uneroded: LazyGround?
    var whole: LazyGround?
  }
  private let lazy: Mutex<Lazy>

  /// Works out the neighbourhood.
  init(_ inputs: CellInputs, demand: Demand, at instant: Instant, topology: some Topology) {
    var book = GroundBook(inputs.released, in: inputs.drawing)
    var drawing = inputs.drawing
    let oldest = demand.maxEvidenceAge.map { instant.earlier(byDays: $0) }
    let all = inputs.released.indices
    let isFresh = inputs.released.map { sector in
      oldest.map { sector.completed.first >= $0 } ?? true
    }
    let isProper = all.map { isFresh[$0] && demand.isMet(by: inputs.released[$0].sector) }
    (isFreshAll, isProperAll) = (isFresh.allSatisfy(\.self), isProper.allSatisfy(\.self))
    var grounds: [Figure?] = [nil, nil, nil]
    var isUndecided = false
    do throws(TopologyFailure) {
      for (place, chosen) in [
        Array(all), all.filter { isFresh[$0] }, all.filter { isProper[$0] },
      ].enumerated() {
        if place > 0 && chosen.count == all.count {
          grounds[place] = grounds[0]
        } else {
          let shape = try book.cleared(chosen, besides: inputs.areas, by: topology)
          grounds[place] = drawing.add(shape, isDerived: true)
        }
      }
    } catch {
      (grounds, isUndecided) = ([nil, nil, nil], true)
    }
    (released, fresh, proper) = (grounds[0], grounds[1], grounds[2])
    (self.inputs, self.drawing) = (inputs, drawing)
    (self.isFresh, self.isProper, self.isUndecided) = (isFresh, isProper, isUndecided)
    hasMethod = all.map { demand.accepts(methodOf: inputs.released[$0].sector) }
    newerAreas = inputs.areas.indices.filter { area in
      inputs.released.contains { !$0.isLater(than: inputs.areas[area].observed) }
    }
    areas = inputs.areas.indices.filter { !inputs.areas[$0].isReleased }
    targets =
      inputs.items.map { Target(figure: $0.figure, reach: $0.reach) }
      + areas.map {
        Target(figure: inputs.areas[$0].figure, reach: inputs.areas[$0].accuracy + 0.01)
      }
    let unknown = [Danger??](repeating: nil, count: targets.count)
    lazy = Mutex(Lazy(book: book, dangers: unknown))
  }

  /// What a target is, by its number; `nil` where later work has left nothing of it.
  ///
  /// Where the topology engine fails, it is as drawn, and undecided.
  func danger(_ number: Int, by topology: some Topology) -> Danger? {
    lazy.withLock { lazy in
      if let known = lazy.dangers[number] { return known }
      let danger = makeDanger(number, &lazy.book, by: topology)
      lazy.dangers[number] = .some(danger)
      return danger
    }
  }

  private func makeDanger(
    _ number: Int, _ book: inout GroundBook, by topology: some Topology
  ) -> Danger? {
    if number < inputs.items.count { return Danger(inputs.items[number], in: drawing) }
    let area = inputs.areas[areas[number - inputs.items.count]]
    var isUndecided = false
    do throws(TopologyFailure) {
      if let reduced = try book.remaining(of: area, by: topology) {
        var drawing = Drawing()
        return drawing.add(reduced, isDerived: true)
          .map { Danger(ContaminationItem(area, figure: $0, reach: 0), in: drawing) }
      }
    } catch {
      isUndecided = true
    }
    let item = ContaminationItem(
      area, figure: area.figure, reach: area.accuracy, isUndecided: isUndecided)
    return Danger(item, in: drawing)
  }

  /// `F0` as it would be were every outline exact.
  func unerodedGround(by topology: some Topology) throws(TopologyFailure) -> LazyGround {
    try ground(\.uneroded) { book throws(TopologyFailure) in
      try book.cleared(
        Array(inputs.released.indices), besides: inputs.areas, eroding: false, by: topology)
    }
  }

  /// The ground of S0 as it would be without newer danger.
  func wholeGround(by topology: some Topology) throws(TopologyFailure) -> LazyGround {
    try ground(\.whole) { book throws(TopologyFailure) in
      try book.ground(of: Array(inputs.released.indices), by: topology)
    }
  }

  private func ground(
    _ place: WritableKeyPath<Lazy, LazyGround?>,
    _ work: (inout GroundBook) throws(TopologyFailure) -> Shape<Plane>
  ) throws(TopologyFailure) -> LazyGround {
    let made = lazy.withLock { lazy in
      Result { () throws(TopologyFailure) in
        if let known = lazy[keyPath: place] { return known }
        let ground = LazyGround(try work(&lazy.book))
        lazy[keyPath: place] = ground
        return ground
      }
    }
    return try made.get()
  }
}
