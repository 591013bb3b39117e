internal import Geometry
internal import MineAction
internal import Synchronization

/// What is in force around one cell, and the ground that is derived of it: verdict.md §2.
///
/// A class for its identity: it is shared by readers, and by all questions for which the same
/// versions of the same records are in force. What is derived is worked out on first demand, under a
/// lock.
final class Surroundings: Sendable {
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
  /// All that may be contamination: first `inputs.items`, then the areas that are not released.
  let targets: [Target]
  private let areas: [Int]
  /// The areas that some released work here is older than, by number in `inputs.areas`.
  let newerAreas: [Int]

  private struct Lazy {
    var book: GroundBook
    /// By number of the target: unknown, or what it is, if anything.
    var dangers: [Danger??]
    /// By the released sectors that are chosen.
    var cleared: [[Bool]: DrawnGround] = [:]
    var uneroded: DrawnGround?
    var whole: DrawnGround?
  }
  private let lazy: Mutex<Lazy>

  /// How many choices of sectors are remembered.
  private static let mostChoices = 16

  init(_ inputs: CellInputs) {
    self.inputs = inputs
    newerAreas = inputs.areas.indices.filter { area in
      inputs.released.contains { !$0.isLater(than: inputs.areas[area].observed) }
    }
    areas = inputs.areas.indices.filter { !inputs.areas[$0].isReleased }
    targets =
      inputs.items.map { Target(figure: $0.figure, reach: $0.reach) }
      + areas.map {
        Target(figure: inputs.areas[$0].figure, reach: inputs.areas[$0].accuracy + 0.01)
      }
    lazy = Mutex(
      Lazy(
        book: GroundBook(inputs.released, in: inputs.drawing),
        dangers: Array(repeating: nil, count: targets.count)))
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
    if number < inputs.items.count { return Danger(inputs.items[number], in: inputs.drawing) }
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
    return Danger(item, in: inputs.drawing)
  }

  /// The ground of chosen sectors, by their numbers in `inputs.released`, less newer danger.
  func cleared(
    _ isChosen: [Bool], by topology: some Topology
  ) throws(TopologyFailure) -> DrawnGround {
    let made = lazy.withLock { lazy in
      Result { () throws(TopologyFailure) in
        if let known = lazy.cleared[isChosen] { return known }
        let ground = DrawnGround(
          try lazy.book.cleared(
            isChosen.indices.filter { isChosen[$0] }, besides: inputs.areas, by: topology))
        if lazy.cleared.count >= Self.mostChoices { lazy.cleared.removeAll() }
        lazy.cleared[isChosen] = ground
        return ground
      }
    }
    return try made.get()
  }

  /// `F0` as it would be were every outline exact.
  func unerodedGround(by topology: some Topology) throws(TopologyFailure) -> DrawnGround {
    try ground(\.uneroded) { book throws(TopologyFailure) in
      try book.cleared(
        Array(inputs.released.indices), besides: inputs.areas, eroding: false, by: topology)
    }
  }

  /// The ground of S0 as it would be without newer danger.
  func wholeGround(by topology: some Topology) throws(TopologyFailure) -> DrawnGround {
    try ground(\.whole) { book throws(TopologyFailure) in
      try book.ground(of: Array(inputs.released.indices), by: topology)
    }
  }

  private func ground(
    _ place: WritableKeyPath<Lazy, DrawnGround?>,
    _ work: (inout GroundBook) throws(TopologyFailure) -> Shape<Plane>
  ) throws(TopologyFailure) -> DrawnGround {
    let made = lazy.withLock { lazy in
      Result { () throws(TopologyFailure) in
        if let known = lazy[keyPath: place] { return known }
        let ground = DrawnGround(try work(&lazy.book))
        lazy[keyPath: place] = ground
        return ground
      }
    }
    return try made.get()
  }
}

/// Derived ground, drawn by itself.
final class DrawnGround: Sendable {
  let drawing: Drawing
  /// `nil` where there is none.
  let figure: Figure?

  init(_ shape: Shape<Plane>) {
    var drawing = Drawing()
    figure = drawing.add(shape, isDerived: true)
    self.drawing = drawing
  }
}
