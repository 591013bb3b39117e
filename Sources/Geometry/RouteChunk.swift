/// A short piece of a route in metres of its own frame: where distances are exact to a millimetre.
package struct RouteChunk: Sendable {
  /// A straight course between two points.
  package struct Segment: Sendable, BitwiseCopyable {
    /// The chainage of its start, in metres.
    package let from: Double
    /// The chainage of its end, in metres.
    package let to: Double
    /// The start, in metres of the frame.
    package let start: Position<Plane>
    /// The end, in metres of the frame.
    package let end: Position<Plane>
  }

  /// The frame about the middle of the chunk.
  package let frame: LocalFrame
  /// The cell that all its segments belong to, by their middles.
  package let cell: GridCell
  /// The rectangle around it, in degrees.
  package let envelope: Envelope
  /// The positions of the segments' ends, one more than segments.
  package let positions: [Position<Geographic>]
  /// The segments, in the order of travel.
  package let segments: [Segment]

  /// The chainage of the start, in metres.
  package var from: Double { segments[0].from }
  /// The chainage of the end, in metres.
  package var to: Double { segments[segments.count - 1].to }

  init(cell: GridCell, positions: [Position<Geographic>], chainages: [Double]) {
    let box =
      Envelope(positions)
      ?? Envelope(west: 0, south: 0, east: 0, north: 0)  // There are always two positions.
    frame = LocalFrame(
      longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
    (self.cell, envelope, self.positions) = (cell, box, positions)
    segments = segmentsOf(positions, chainages, in: frame)
  }

  /// The segments in another frame, for what lies too far off for this one.
  package func segments(in frame: LocalFrame) -> [Segment] {
    segmentsOf(positions, [segments[0].from] + segments.map(\.to), in: frame)
  }
}

private func segmentsOf(
  _ positions: [Position<Geographic>], _ chainages: [Double], in frame: LocalFrame
) -> [RouteChunk.Segment] {
  (1..<positions.count).map {
    RouteChunk.Segment(
      from: chainages[$0 - 1], to: chainages[$0], start: frame.plane(positions[$0 - 1]),
      end: frame.plane(positions[$0]))
  }
}

extension RouteLine {
  /// The greatest length of a segment of a chunk, in metres: how far one may leave its cell, twice.
  package static let longestSegment = 100.0

  /// The route in chunks of at most about 300 m, less toward the poles, each in one cell.
  ///
  /// Edges are cut into equal parts of at most ``longestSegment``. Chainages at the cuts are those
  /// of the course in degrees, to well below a millimetre.
  package func chunks() -> [RouteChunk] {
    var result: [RouteChunk] = []
    var (points, chains): ([Position<Geographic>], [Double]) = ([], [])
    var cell = GridCell(positions[0])

    func finish() {
      if points.count > 1 {
        result.append(RouteChunk(cell: cell, positions: points, chainages: chains))
      }
    }

    for edge in 1..<positions.count {
      let (one, other) = (positions[edge - 1], positions[edge])
      let length = chainages[edge] - chainages[edge - 1]
      if length == 0 { continue }
      let steep = max(1, Ellipsoid.tangent(ofLatitude: max(abs(one.y), abs(other.y))))
      let pieces = max(1, (length * steep / Self.longestSegment).rounded(.up))
      let (dx, dy) = ((other.x - one.x) / pieces, (other.y - one.y) / pieces)
      var (from, chain) = (one, chainages[edge - 1])
      for piece in 1...Int(pieces) {
        let isLast = piece == Int(pieces)
        let to =
          isLast
          ? other
          : Position(computed: one.x + dx * Double(piece), one.y + dy * Double(piece))
        let middle = Position<Geographic>(computed: (from.x + to.x) / 2, (from.y + to.y) / 2)
        let end = isLast ? chainages[edge] : chain + Self.length(from: from, to: to)
        let own = GridCell(middle)
        let isFull = chains.first.map { (end - $0) * steep > 300 } ?? true
        if own != cell || isFull {
          finish()
          (points, chains, cell) = ([from], [chain], own)
        }
        points.append(to)
        chains.append(end)
        (from, chain) = (to, end)
      }
    }
    finish()
    return result
  }
}
