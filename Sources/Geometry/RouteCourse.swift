/// A route cut into short straight segments, in chunks that each lie in one cell of the grid.
///
/// Flat: three arrays, whatever the length. Segment `k` of a chunk runs between two neighbouring
/// positions of it. Every place of the route lies in a chunk, and only their ends in two.
package struct RouteCourse: Sendable {
  /// A piece of at most about 300 m, less toward the poles.
  package struct Chunk: Sendable, BitwiseCopyable {
    /// The cell that the middles of all its segments lie in.
    package let cell: GridCell
    /// The number of its first position.
    package let first: Int
    /// The number of its last position, above that of the first.
    package let last: Int
  }

  /// The ends of the segments, in the order of travel.
  package private(set) var positions: [Position<Geographic>] = []
  /// The chainage of each, in metres.
  package private(set) var chainages: [Double] = []
  /// The chunks, in the order of travel.
  package private(set) var chunks: [Chunk] = []

  /// The greatest length of a segment, in metres: how far one may leave its cell, twice.
  package static let longestSegment = 100.0

  /// Cuts a route.
  ///
  /// Edges are cut into equal parts of at most ``longestSegment``. Chainages at the cuts are those
  /// of the course in degrees, to well below a millimetre.
  package init(_ route: RouteLine) {
    let (vertices, distances) = (route.positions, route.chainages)
    positions.reserveCapacity(vertices.count * 5 / 4)
    chainages.reserveCapacity(vertices.count * 5 / 4)
    chunks.reserveCapacity(Int(route.length / 200) + 2)
    var (cell, box) = Self.cell(at: vertices[0])
    var first = 0
    start(at: vertices[0], 0)
    for edge in 1..<vertices.count {
      let (one, other) = (vertices[edge - 1], vertices[edge])
      let length = distances[edge] - distances[edge - 1]
      if length == 0 {
        // The second spelling of a place on the antimeridian.
        finish(&first, cell)
        start(at: other, distances[edge])
        first = positions.count - 1
        continue
      }
      let furthest = max(abs(one.y), abs(other.y))
      let steep = furthest < 45 ? 1 : Ellipsoid.tangent(ofLatitude: furthest)
      let pieces = max(1, (length * steep / Self.longestSegment).rounded(.up))
      let (dx, dy) = ((other.x - one.x) / pieces, (other.y - one.y) / pieces)
      for piece in 1...Int(pieces) {
        let isLast = piece == Int(pieces)
        let (from, chain) = (positions[positions.count - 1], chainages[chainages.count - 1])
        let to =
          isLast
          ? other : Position(computed: one.x + dx * Double(piece), one.y + dy * Double(piece))
        let end = isLast ? distances[edge] : chain + RouteLine.length(from: from, to: to)
        let (x, y) = ((from.x + to.x) / 2, (from.y + to.y) / 2)
        let isIn = x >= box.west && x < box.east && y >= box.south && y < box.north
        if !isIn || (end - chainages[first]) * steep > 300 {
          finish(&first, cell)
          if !isIn { (cell, box) = Self.cell(at: Position(computed: x, y)) }
        }
        start(at: to, end)
      }
    }
    finish(&first, cell)
  }

  private mutating func start(at position: Position<Geographic>, _ chainage: Double) {
    positions.append(position)
    chainages.append(chainage)
  }

  private mutating func finish(_ first: inout Int, _ cell: GridCell) {
    let last = positions.count - 1
    if last > first { chunks.append(Chunk(cell: cell, first: first, last: last)) }
    first = last
  }

  private static func cell(at position: Position<Geographic>) -> (GridCell, Envelope) {
    let cell = GridCell(position)
    return (cell, cell.envelope)
  }
}
