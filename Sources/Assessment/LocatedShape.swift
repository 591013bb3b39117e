internal import Geometry

/// A shape with its rectangle, ready to be asked about by pieces of a route.
struct LocatedShape: Sendable {
  let shape: Shape<Geographic>
  let envelope: Envelope
  /// The edges of each path in runs of at most sixteen, with their rectangles.
  private let runs: [Run]

  private struct Run {
    /// The first positions of the first and behind the last edge; equal for a single point.
    let from, to: Int
    let part: Int
    let box: Envelope
  }

  /// Creates it; `nil` for a shape without positions.
  init?(_ shape: Shape<Geographic>) {
    guard let envelope = shape.envelope else { return nil }
    (self.shape, self.envelope) = (shape, envelope)
    var runs: [Run] = []
    for part in shape.parts.indices {
      for path in shape.paths(of: part) {
        var from = path.lowerBound
        repeat {
          let to = min(from + 16, path.upperBound - 1)
          if let box = Envelope(shape.positions[from...max(from, to)]) {
            runs.append(Run(from: from, to: to, part: part, box: box))
          }
          from = to
        } while from < path.upperBound - 1
      }
    }
    self.runs = runs
  }

  /// The rectangle within which edges may come near a chunk; `nil` where it turns the Earth.
  static func vicinity(of chunk: RouteChunk, _ metres: Double) -> Envelope? {
    let box = chunk.envelope.grown(byMetres: metres + 0.1)
    return box.west < -180 || box.east > 180 ? nil : box
  }

  /// A frame in which distances of up to `reach` between a chunk and the shape are right.
  ///
  /// The chunk's own is, for what is near. For the rest, the scale is that of the latitude halfway.
  func frame(for chunk: RouteChunk, reach: Double) -> LocalFrame? {
    guard reach > 150 else { return nil }
    let nearest = min(max(chunk.frame.latitude, envelope.south), envelope.north)
    return LocalFrame(
      longitude: chunk.frame.longitude, latitude: (chunk.frame.latitude + nearest) / 2)
  }

  /// Appends to `found`, in no order, the chainages of a chunk within a distance of the shape's
  /// points, lines and edges; where `filled`, those inside its polygons too.
  func chainages(
    of chunk: RouteChunk, within reach: Double, filled: Bool,
    into found: inout [(from: Double, to: Double)]
  ) {
    if let frame = frame(for: chunk, reach: reach) {
      chainages(
        of: chunk, in: frame, chunk.segments(in: frame), within: reach, filled, into: &found)
    } else {
      chainages(of: chunk, in: chunk.frame, chunk.segments, within: reach, filled, into: &found)
    }
  }

  private func chainages(
    of chunk: RouteChunk, in frame: LocalFrame, _ segments: [RouteChunk.Segment],
    within reach: Double, _ filled: Bool, into found: inout [(from: Double, to: Double)]
  ) {
    let first = found.count
    eachEdge(in: frame, near: Self.vicinity(of: chunk, reach)) { p, q in
      for segment in segments {
        guard
          let (low, high) = Proximity.share(
            of: segment.start, segment.end, within: reach, ofEdge: p, q)
        else { continue }
        let length = segment.to - segment.from
        // Whole ends stay what they are, so that neighbours meet without a seam.
        found.append(
          (
            low <= 0 ? segment.from : segment.from + low * length,
            high >= 1 ? segment.to : segment.from + high * length
          ))
      }
    }
    guard filled, shape.parts.contains(where: { $0.kind == .polygon }) else { return }
    // Between two stretches near an edge a course is wholly inside or wholly outside.
    let near = IntervalSet(unsorted: Array(found[first...]))
    for gap in near.gaps(in: (chunk.from, chunk.to)) {
      let middle = point(at: (gap.from + gap.to) / 2, of: segments)
      if contains(middle, in: frame) { found.append(gap) }
    }
  }

  private func point(at chainage: Double, of segments: [RouteChunk.Segment]) -> Position<Plane> {
    let segment = segments.first { $0.to >= chainage } ?? segments[segments.count - 1]
    let t = (chainage - segment.from) / (segment.to - segment.from)
    return Position(
      east: segment.start.x + t * (segment.end.x - segment.start.x),
      north: segment.start.y + t * (segment.end.y - segment.start.y))
  }

  /// Calls `visit` with each edge of polygons and lines, and each point as an edge of no length;
  /// those that cannot meet a rectangle are left out.
  @inline(__always)
  func eachEdge(
    in frame: LocalFrame, near box: Envelope?, _ visit: (Position<Plane>, Position<Plane>) -> Void
  ) {
    for run in runs {
      if let box, !run.box.intersects(box) { continue }
      var last = frame.plane(shape.positions[run.from])
      if run.from == run.to { visit(last, last) }
      var index = run.from + 1
      while index <= run.to {
        let next = frame.plane(shape.positions[index])
        visit(last, next)
        last = next
        index += 1
      }
    }
  }

  /// Whether a point lies inside a polygon of the shape, by the parity of crossings (Hao
  /// and others, 2018); on an edge either answer may come.
  func contains(_ point: Position<Plane>, in frame: LocalFrame) -> Bool {
    // Only edges that span the point's latitude are crossed by its parallel. The rounding of a
    // latitude is far below this slack.
    let latitude = frame.geographic(point).latitude
    let (south, north) = (latitude - 1e-9, latitude + 1e-9)
    var (isInside, part) = (false, -1)
    for run in runs where shape.parts[run.part].kind == .polygon {
      if run.part != part {
        if isInside { return true }
        part = run.part
      }
      if run.box.north < south || run.box.south > north { continue }
      var last = frame.plane(shape.positions[run.from])
      var index = run.from + 1
      while index <= run.to {
        let next = frame.plane(shape.positions[index])
        if (last.y > point.y) != (next.y > point.y) {
          let turn = Proximity.turn(last, next, point)
          if (turn > 0) == (next.y > last.y) { isInside.toggle() }
        }
        last = next
        index += 1
      }
    }
    return isInside
  }

  /// The least distance in metres from the chunk's course between two chainages to the shape,
  /// which has positions within `limit` of the chunk.
  ///
  /// `reach`: how far the danger of the shape reaches, which decides the frame.
  func distance(
    from chunk: RouteChunk, _ from: Double, _ to: Double, reach: Double, limit: Double
  ) -> Double {
    let own = frame(for: chunk, reach: reach)
    let (frame, segments) =
      own.map { ($0, chunk.segments(in: $0)) } ?? (chunk.frame, chunk.segments)
    let box = Self.vicinity(of: chunk, limit)
    let isAreal = shape.parts.contains { $0.kind == .polygon }
    var least = Double.infinity
    for segment in segments where segment.to >= from && segment.from <= to {
      let length = segment.to - segment.from
      let start = segment.point(at: (max(from, segment.from) - segment.from) / length)
      let end = segment.point(at: (min(to, segment.to) - segment.from) / length)
      eachEdge(in: frame, near: box) { p, q in
        if Proximity.squaredGap(start, end, p, q) < least {
          least = min(least, Proximity.squaredDistance(start, end, toEdge: p, q))
        }
      }
      if isAreal, least > 0, contains(start, in: frame) { return 0 }
    }
    return least.squareRoot()
  }
}

extension RouteChunk.Segment {
  func point(at share: Double) -> Position<Plane> {
    let t = min(max(share, 0), 1)
    return Position(east: start.x + t * (end.x - start.x), north: start.y + t * (end.y - start.y))
  }
}
