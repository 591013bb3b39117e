internal import Geometry

/// The edges of many shapes in metres of one frame, flat: what a route is measured against.
///
/// A shape that was added is a ``Figure`` of it: a few numbers, copied freely.
struct Drawing: Sendable {
  /// Up to sixteen edges in a row of one path, an arc of many, or a single point; with its
  /// rectangle.
  struct Run: BitwiseCopyable, Sendable {
    let bounds: Bounds
    /// The points that the first edge starts and the last edge ends at; equal for a single point.
    let from, to: Int32
    /// The number of its part in the figure, from 0; −1 where no ground is enclosed.
    let part: Int32
    /// What the edges stand for, within 3 mm.
    let arc: Arc

    @inline(__always)
    func isArc(at scale: Double) -> Bool { arc.radius > 0 && arc.isRound(at: scale) }
  }

  private(set) var points: [Metres] = []
  private(set) var runs: [Run] = []

  /// Adds a shape; `nil` for one without positions.
  ///
  /// Of derived ground, the many short chords of an offset become arcs; what was drawn stays as it
  /// was drawn.
  mutating func add(_ shape: Shape<Plane>, isDerived: Bool = false) -> Figure? {
    let offset = points.count
    points += shape.positions.map(Metres.init)
    guard let bounds = Bounds(points[offset...]) else { return nil }
    let firstRun = runs.count
    var isAreal = false
    for part in shape.parts.indices {
      let isPolygon = shape.parts[part].kind == .polygon
      isAreal = isAreal || isPolygon
      for path in shape.paths(of: part) where !path.isEmpty {
        addRuns(
          offset + path.lowerBound..<offset + path.upperBound, part: isPolygon ? Int32(part) : -1,
          hasArcs: isDerived)
      }
    }
    return Figure(
      bounds: bounds, firstRun: Int32(firstRun), endRun: Int32(runs.count), isAreal: isAreal)
  }

  // Arcs where there are any; what lies between them in runs of at most sixteen edges.
  private mutating func addRuns(_ path: Range<Int>, part: Int32, hasArcs: Bool) {
    let last = path.upperBound - 1
    var (from, straight) = (path.lowerBound, path.lowerBound)
    func append(_ from: Int, _ to: Int, _ arc: Arc = .none) {
      // An arc leaves the rectangle of its points by less than the height of a chord.
      guard let box = Bounds(points[from...to])?.grown(by: arc.radius > 0 ? 0.003 : 0) else {
        return
      }
      runs.append(Run(bounds: box, from: Int32(from), to: Int32(to), part: part, arc: arc))
    }
    func finish(at end: Int) {
      while straight < end {
        let to = min(straight + 16, end)
        append(straight, to)
        straight = to
      }
    }
    if from == last { return append(from, last) }
    while hasArcs, from < last {
      if let (arc, to) = Arc.starting(at: from, in: points[path]) {
        finish(at: from)
        append(from, to, arc)
        (from, straight) = (to, to)
      } else {
        from += 1
      }
    }
    finish(at: last)
  }

  /// Whether a point lies inside a polygon of a figure, by the parity of crossings to its east
  /// (Hao and others, 2018); on an edge either answer may come.
  func contains(_ point: Metres, _ figure: Figure) -> Bool {
    guard figure.isAreal, figure.bounds.contains(point) else { return false }
    let (runs, points) = (self.runs.span, self.points.span)
    var (isInside, part) = (false, Int32(-1))
    for number in Int(figure.firstRun)..<Int(figure.endRun) {
      let run = runs[number]
      if run.part < 0 { continue }
      if run.part != part {
        if isInside { return true }
        part = run.part
      }
      if run.bounds.north < point.y || run.bounds.south > point.y || run.bounds.east < point.x {
        continue
      }
      var last = points[Int(run.from)]
      var index = Int(run.from) + 1
      while index <= Int(run.to) {
        let next = points[index]
        if (last.y > point.y) != (next.y > point.y),
          (Proximity.turn(last, next, point) > 0) == (next.y > last.y)
        {
          isInside.toggle()
        }
        last = next
        index += 1
      }
    }
    return isInside
  }
}

/// A shape of a ``Drawing``.
struct Figure: BitwiseCopyable, Sendable {
  let bounds: Bounds
  let firstRun, endRun: Int32
  /// Whether any part of it is a polygon.
  let isAreal: Bool
}
