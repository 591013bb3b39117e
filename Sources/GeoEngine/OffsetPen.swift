internal import Glibc
import Geometry

/// What the ground within some metres of an outline is drawn with: a disk, in chords.
///
/// GEOS puts the corners of an arc on the circle, so that its chords cut into the disk, and
/// rounds an arc's count of chords to the nearest: a chord spans up to 1.5 times the angle asked
/// for. The corners are therefore put on a circle of `radius / cos(half that span)`, so that the
/// true disk always fits in; the span is so small that this adds no more than an excess.
///
/// Before GEOS offsets, it drops turning points that deviate by less than 1 % of the distance and
/// lie nearer than that to the one before. On a line of such steps what it then draws is up to 8 %
/// of the distance short; on a ring it is up to 1 % too large. Measured with GEOS 3.11.1 and read
/// in its BufferInputLineSimplifier, which other releases share. It never drops the first two
/// points of a line, nor the last.
struct OffsetPen {
  /// How far it reaches, in metres, to the corners of its arcs.
  let radius: Double
  /// The chords to a quarter of the circle.
  let quadrantSegments: Int
  // How far strokes reach over at their ends and to the left, in metres, so that no slit is left
  // between them by rounding. At the corners it adds less than a micrometre.
  private let hair: Double

  /// A pen that covers disks of a radius above 0 and hardly more, in metres.
  init(covering radius: Double, excess: Double) {
    let half = acos(radius / (radius + excess))
    quadrantSegments = max(8, Int((1.5 * .pi / 4 / half).rounded(.up)))
    self.radius = radius / cos(1.5 * .pi / 4 / Double(quadrantSegments))
    hair = min(0.0001, radius / 100)
  }

  /// Whether GEOS offsets a line faithfully to both sides.
  func isFaithful(toLine line: [Position<Plane>]) -> Bool {
    line.count < 4
      || (1..<line.count - 1).allSatisfy { middle in
        !drops(line[middle], between: line[middle - 1], line[middle + 1])
      }
  }

  /// Whether GEOS offsets a ring faithfully to its right-hand side.
  func isFaithful(toRightOf ring: [Position<Plane>]) -> Bool {
    ring.indices.allSatisfy { middle in
      let before = ring[middle == 0 ? ring.count - 1 : middle - 1]
      let after = ring[middle == ring.count - 1 ? 0 : middle + 1]
      // What turns away from the side is not dropped.
      return Self.turn(before, ring[middle], after) > 0
        || !drops(ring[middle], between: before, after)
    }
  }

  /// The lines that a ring is cut into, such that GEOS offsets each faithfully to both sides.
  func faithfulPieces(of ring: [Position<Plane>]) -> [[Position<Plane>]] {
    let count = ring.count
    let weak = ring.indices.filter { middle in
      drops(ring[middle], between: ring[(middle + count - 1) % count], ring[(middle + 1) % count])
    }
    // A line that ends where it starts would be a ring again: it is cut at the far end too.
    let first = weak.first ?? 0
    let ends = Set(weak + [first, (first + count / 2) % count])
    var (pieces, piece) = ([[Position<Plane>]](), [ring[first]])
    for step in 1...count {
      let index = (first + step) % count
      piece.append(ring[index])
      if step == count || ends.contains(index) && (piece.count > 2 || !weak.contains(index)) {
        pieces.append(piece)
        piece = [ring[index]]
      }
    }
    return pieces
  }

  // Whether GEOS may drop a turning point, on one side or the other. A path may have been turned:
  // both neighbours count as the one before.
  private func drops(
    _ point: Position<Plane>, between one: Position<Plane>, _ other: Position<Plane>
  ) -> Bool {
    let squared = 0.0101 * radius * 0.0101 * radius
    return min(point.squaredDistance(to: one), point.squaredDistance(to: other)) < squared
      && Self.squaredDistance(from: point, to: one, other) < squared
  }

  // Above 0 to the left.
  private static func turn(
    _ one: Position<Plane>, _ two: Position<Plane>, _ three: Position<Plane>
  ) -> Double {
    (two.x - one.x) * (three.y - two.y) - (two.y - one.y) * (three.x - two.x)
  }

  private static func squaredDistance(
    from point: Position<Plane>, to start: Position<Plane>, _ end: Position<Plane>
  ) -> Double {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = dx * dx + dy * dy
    if length == 0 { return point.squaredDistance(to: start) }
    let t = ((point.x - start.x) * dx + (point.y - start.y) * dy) / length
    let share = min(max(t, 0), 1)
    return point.squaredDistance(
      to: Position(east: start.x + dx * share, north: start.y + dy * share))
  }

  /// Polygons that together cover all within reach of a line, and nothing further from it.
  ///
  /// To each edge the rectangle on its right, to each turn to the left the fan between two of
  /// them, there and back. The line has no two equal points in a row.
  func strokes(of line: [Position<Plane>]) -> Shape<Plane> {
    var strokes = Shape<Plane>()
    if line.count < 2 { return strokes }
    let ring = line + line.dropFirst().dropLast().reversed()
    var (start, end) = (ring[ring.count - 1], ring[0])
    for next in ring[1...] + [ring[0]] {
      strokes.append(.polygon, [rectangle(from: start, to: end)])
      if let fan = fan(from: start, to: end, then: next) { strokes.append(.polygon, [fan]) }
      (start, end) = (end, next)
    }
    return strokes
  }

  private func rectangle(
    from start: Position<Plane>, to end: Position<Plane>
  ) -> [Position<Plane>] {
    let right = rightHand(from: start, to: end)
    func point(from place: Position<Plane>, ahead: Double, aside: Double) -> Position<Plane> {
      Position(
        east: place.x + right.x * aside - right.y * ahead,
        north: place.y + right.y * aside + right.x * ahead)
    }
    let hair = hair / radius
    let first = point(from: start, ahead: -hair, aside: -hair)
    return [
      first, point(from: end, ahead: hair, aside: -hair), point(from: end, ahead: hair, aside: 1),
      point(from: start, ahead: -hair, aside: 1), first,
    ]
  }

  private func fan(
    from start: Position<Plane>, to end: Position<Plane>, then next: Position<Plane>
  ) -> [Position<Plane>]? {
    let (right, nextRight) = (rightHand(from: start, to: end), rightHand(from: end, to: next))
    let (cross, dot) = (
      right.x * nextRight.y - right.y * nextRight.x, right.x * nextRight.x + right.y * nextRight.y
    )
    // Only a turn straight back has no side of its own; a line ends with one.
    let turn = cross == 0 && dot < 0 ? Double.pi : atan2(cross, dot)
    if turn <= 0 { return nil }
    let first = atan2(right.y, right.x)
    let chords = max(1, Int((turn / (.pi / 2 / Double(quadrantSegments))).rounded(.up)))
    let arc = (0...chords).map { chord in
      let angle = first + turn * Double(chord) / Double(chords)
      return Position<Plane>(
        east: end.x + radius * cos(angle), north: end.y + radius * sin(angle))
    }
    return [end] + arc + [end]
  }

  // From an edge to its right, as long as the radius.
  private func rightHand(
    from start: Position<Plane>, to end: Position<Plane>
  ) -> (x: Double, y: Double) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let scale = radius / (dx * dx + dy * dy).squareRoot()
    return (dy * scale, -dx * scale)
  }
}
