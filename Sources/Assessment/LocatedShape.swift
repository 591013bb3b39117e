internal import Geometry

/// A shape with its rectangle, ready to be asked about by pieces of a route.
struct LocatedShape: Sendable {
  let shape: Shape<Geographic>
  let envelope: Envelope

  /// Creates it; `nil` for a shape without positions.
  init?(_ shape: Shape<Geographic>) {
    guard let envelope = shape.envelope else { return nil }
    (self.shape, self.envelope) = (shape, envelope)
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

  /// The chainages of a chunk within a distance of the shape's points, lines and edges; where
  /// `filled`, those inside its polygons too. Appended to `found`, in no order.
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
    eachEdge(in: frame) { p, q in
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

  /// Calls `visit` with each edge of polygons and lines, and each point as an edge of no length.
  @inline(__always)
  func eachEdge(in frame: LocalFrame, _ visit: (Position<Plane>, Position<Plane>) -> Void) {
    for path in 0..<shape.pathEnds.count {
      let range = shape.path(path)
      guard let first = range.first else { continue }
      var last = frame.plane(shape.positions[first])
      if range.count == 1 { visit(last, last) }
      for index in range.dropFirst() {
        let next = frame.plane(shape.positions[index])
        visit(last, next)
        last = next
      }
    }
  }

  /// Whether a point lies inside a polygon of the shape, by the parity of crossings (J. Hao et al.,
  /// 2018); on an edge either answer may come.
  func contains(_ point: Position<Plane>, in frame: LocalFrame) -> Bool {
    for part in shape.parts.indices where shape.parts[part].kind == .polygon {
      var isInside = false
      for path in shape.pathNumbers(of: part) {
        let range = shape.path(path)
        guard let first = range.first else { continue }
        var last = frame.plane(shape.positions[first])
        for index in range.dropFirst() {
          let next = frame.plane(shape.positions[index])
          if (last.y > point.y) != (next.y > point.y) {
            let turn = Proximity.turn(last, next, point)
            if (turn > 0) == (next.y > last.y) { isInside.toggle() }
          }
          last = next
        }
      }
      if isInside { return true }
    }
    return false
  }

  /// The least distance in metres from the chunk's course between two chainages to the shape.
  func distance(from chunk: RouteChunk, _ from: Double, _ to: Double, reach: Double) -> Double {
    let own = frame(for: chunk, reach: reach)
    let (frame, segments) = own.map { ($0, chunk.segments(in: $0)) } ?? (chunk.frame, chunk.segments)
    var least = Double.infinity
    for segment in segments where segment.to >= from && segment.from <= to {
      let length = segment.to - segment.from
      let course = (
        segment.point(at: (max(from, segment.from) - segment.from) / length),
        segment.point(at: (min(to, segment.to) - segment.from) / length)
      )
      eachEdge(in: frame) { p, q in
        least = min(least, Proximity.squaredDistance(course.0, course.1, toEdge: p, q))
      }
      if least > 0, contains(course.0, in: frame) { return 0 }
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
