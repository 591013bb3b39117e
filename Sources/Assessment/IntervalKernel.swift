internal import Geometry

/// Finds exact intervals of chainage of one chunk of a route, in metres of its cell's frame.
///
/// It owns the buffers that it works in: one kernel serves a whole route without allocating. The
/// spans that it finds are disjoint and ascending, and good until the next search.
struct IntervalKernel {
  /// The ends of the segments of the chunk.
  private(set) var points: [Metres] = []
  /// Their chainages.
  private(set) var chainages: [Double] = []
  private(set) var bounds = Bounds(
    Metres(0, 0), Metres(0, 0))
  /// What was found.
  private(set) var found: [ChainageSpan] = []
  // By segment: whether edges are not looked for there.
  private var masked: [Bool] = []
  private var near: [Int32] = []
  private var spare: [ChainageSpan] = []

  /// Takes up a chunk.
  mutating func take(_ chunk: RouteCourse.Chunk, of course: RouteCourse, in frame: LocalFrame) {
    points.removeAll(keepingCapacity: true)
    chainages.removeAll(keepingCapacity: true)
    for number in chunk.first...chunk.last {
      points.append(Metres(frame.plane(course.positions[number])))
      chainages.append(course.chainages[number])
    }
    bounds = Bounds(points) ?? bounds
    masked.removeAll(keepingCapacity: true)
    for _ in 1..<points.count { masked.append(false) }
  }

  /// Masks the segments that lie wholly in a span: what is near them need not be known.
  mutating func mask(_ spans: [ChainageSpan]) {
    for span in spans {
      for segment in masked.indices
      where span.from <= chainages[segment] && span.to >= chainages[segment + 1] {
        masked[segment] = true
      }
    }
  }

  var isAllMasked: Bool { masked.allSatisfy(\.self) }

  var from: Double { chainages[0] }
  var to: Double { chainages[chainages.count - 1] }
  var whole: ChainageSpan { ChainageSpan(from: from, to: to) }

  /// Whether a figure may lie within some metres of the chunk.
  ///
  /// `scale`: the metres east of the ground to one of the frame.
  @inline(__always)
  func isNear(_ figure: Figure, within reach: Double, scale: Double) -> Bool {
    // What lies far off is measured with another scale, up to a hundredth smaller.
    let far = reach > 150 ? reach * 1.01 : reach
    return bounds.grown(aside: Self.aside(far, scale), up: far + 0.001).meets(figure.bounds)
  }

  @inline(__always)
  private static func aside(_ reach: Double, _ scale: Double) -> Double {
    reach / min(scale, 1) + 0.001
  }

  /// Finds where the course is within a distance of a figure's points, lines and edges, or inside
  /// its polygons.
  mutating func findReach(
    of figure: Figure, in drawing: Drawing, within reach: Double, scale: Double
  ) {
    findEdges(of: figure, in: drawing, within: reach, scale: scale)
    if figure.isAreal { addGaps(of: figure, in: drawing, whereInside: true) }
  }

  /// Finds where the disk around the course is not wholly within a figure: the course is outside
  /// of it, or an edge of it comes nearer than the radius.
  mutating func findUncovered(
    by figure: Figure?, in drawing: Drawing, radius: Double, scale: Double
  ) {
    guard let figure else {
      found.removeAll(keepingCapacity: true)
      found.append(whole)
      return
    }
    findEdges(of: figure, in: drawing, within: radius, scale: scale)
    addGaps(of: figure, in: drawing, whereInside: false)
  }

  // Between two spans near an edge a course is wholly inside or wholly outside.
  private mutating func addGaps(
    of figure: Figure, in drawing: Drawing, whereInside isWanted: Bool
  ) {
    if found.count == 1, found[0].from <= from, found[0].to >= to { return }
    spare.removeAll(keepingCapacity: true)
    var place = from
    for index in 0...found.count {
      let next = index < found.count ? found[index].from : to
      if next > place {
        let middle = point(at: (place + next) / 2)
        if drawing.contains(middle, figure) == isWanted {
          Self.append(ChainageSpan(from: place, to: next), to: &spare)
        }
      }
      if index < found.count {
        Self.append(found[index], to: &spare)
        place = max(place, found[index].to)
      }
    }
    swap(&found, &spare)
  }

  private static func append(_ span: ChainageSpan, to spans: inout [ChainageSpan]) {
    if let last = spans.indices.last, span.from <= spans[last].to + ChainageSpan.tolerance {
      spans[last].to = max(spans[last].to, span.to)
    } else {
      spans.append(span)
    }
  }

  /// The place of a chainage of the chunk.
  func point(at chainage: Double) -> Metres {
    var index = 1
    while index < chainages.count - 1 && chainages[index] < chainage { index += 1 }
    let length = chainages[index] - chainages[index - 1]
    return Self.point((chainage - chainages[index - 1]) / length, points[index - 1], points[index])
  }

  /// The place at a share of a course, which is brought into its range.
  @inline(__always)
  static func point(
    _ share: Double, _ one: Metres, _ other: Metres
  ) -> Metres {
    let t = min(max(share, 0), 1)
    return Metres(one.x + t * (other.x - one.x), one.y + t * (other.y - one.y))
  }

  /// Finds where the course is within a distance of a figure's points, lines and edges, in the
  /// segments that are not masked.
  mutating func findUnmaskedEdges(
    of figure: Figure, in drawing: Drawing, within reach: Double, scale: Double
  ) {
    findEdges(of: figure, in: drawing, within: reach, scale: scale, evenMasked: false)
  }

  private mutating func findEdges(
    of figure: Figure, in drawing: Drawing, within reach: Double, scale: Double,
    evenMasked: Bool = true
  ) {
    found.removeAll(keepingCapacity: true)
    near.removeAll(keepingCapacity: true)
    let aside = Self.aside(reach, scale)
    let runs = drawing.runs.span
    let vicinity = bounds.grown(aside: aside, up: reach + 0.001)
    for number in figure.firstRun..<figure.endRun
    where runs[Int(number)].bounds.meets(vicinity) {
      near.append(number)
    }
    if near.isEmpty { return }
    for segment in 0..<points.count - 1 where evenMasked || !masked[segment] {
      let box = Bounds(points[segment], points[segment + 1])
        .grown(aside: aside, up: reach + 0.001)
      let base = found.count
      let (from, to) = (chainages[segment], chainages[segment + 1])
      let start = points[segment].scaled(east: scale)
      let end = points[segment + 1].scaled(east: scale)
      let frame = CourseFrame(start, end)
      search: for number in near {
        let run = runs[Int(number)]
        if !run.bounds.meets(box) { continue }
        if found.count > base, run.to - run.from > 4 {
          // What can be found lies where the course is in the grown rectangle.
          let (low, high) = run.bounds.grown(aside: aside, up: reach + 0.001)
            .share(of: self.points[segment], self.points[segment + 1])
          let least = from + low * (to - from)
          let most = from + high * (to - from)
          if (base..<found.count).contains(where: {
            found[$0].from <= least && found[$0].to >= most
          }) {
            continue
          }
        }
        let points = drawing.points.span
        var last = points[Int(run.from)].scaled(east: scale)
        if run.isArc(at: scale) {
          let stop = points[Int(run.to)].scaled(east: scale)
          run.arc.scaled(east: scale).eachShare(of: start, end, within: reach, from: last, to: stop)
          { insert(span($0, $1, from, to), from: base) }
          if isCovered(from, to, since: base) { break search }
          continue
        }
        var index = Int(run.from) + (run.from == run.to ? 0 : 1)
        // A little more than the reach: what is cut off here is told apart below, not by rounding.
        var lastSides = frame.sides(of: frame.place(last), beyond: reach + 1e-6)
        while index <= Int(run.to) {
          let next = points[index].scaled(east: scale)
          let sides = frame.sides(of: frame.place(next), beyond: reach + 1e-6)
          if sides & lastSides == 0,
            let (low, high) = Proximity.share(of: start, end, within: reach, ofEdge: last, next)
          {
            insert(span(low, high, from, to), from: base)
            if isCovered(from, to, since: base) { break search }
          }
          (last, lastSides) = (next, sides)
          index += 1
        }
      }
      joinUp(at: base)
    }
  }

  /// The span of a share of a segment.
  @inline(__always)
  private func span(_ low: Double, _ high: Double, _ from: Double, _ to: Double) -> ChainageSpan {
    // Whole ends stay what they are, so that neighbours meet without a seam.
    ChainageSpan(
      from: low <= 0 ? from : from + low * (to - from),
      to: high >= 1 ? to : from + high * (to - from))
  }

  @inline(__always)
  private func isCovered(_ from: Double, _ to: Double, since base: Int) -> Bool {
    found.count == base + 1 && found[base].from <= from && found[base].to >= to
  }

  /// Keeps the spans of one segment disjoint and ascending.
  @inline(__always)
  private mutating func insert(_ span: ChainageSpan, from base: Int) {
    var index = base
    while index < found.count && found[index].to + ChainageSpan.tolerance < span.from {
      index += 1
    }
    if index == found.count {
      found.append(span)
    } else if span.to + ChainageSpan.tolerance < found[index].from {
      found.insert(span, at: index)
    } else {
      found[index].from = min(found[index].from, span.from)
      found[index].to = max(found[index].to, span.to)
      while index + 1 < found.count,
        found[index + 1].from <= found[index].to + ChainageSpan.tolerance
      {
        found[index].to = max(found[index].to, found[index + 1].to)
        found.remove(at: index + 1)
      }
    }
  }

  // The last span of the segments before goes on where the next segment's first begins with it.
  private mutating func joinUp(at base: Int) {
    guard base > 0, base < found.count,
      found[base].from <= found[base - 1].to + ChainageSpan.tolerance
    else { return }
    found[base - 1].to = max(found[base - 1].to, found[base].to)
    found.remove(at: base)
  }
}
