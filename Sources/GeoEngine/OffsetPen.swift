internal import Glibc
import Geometry

/// What the ground within some metres of an outline is drawn with, round or mitred at corners.
///
/// GEOS puts the corners of an arc on the circle, so that its chords cut into the disk, and
/// rounds an arc's count of chords to the nearest: a chord spans up to 1.5 times the angle asked
/// for. A round pen therefore puts them on a circle of `radius / cos(half that span)`, so that
/// the true disk always fits in; the span is so small that this adds at most 0.9 mm.
struct OffsetPen {
  /// How far it reaches, in metres: for a round pen, to the corners of its arcs.
  let radius: Double
  /// The chords to a quarter of the circle; `nil` where corners are mitred.
  let quadrantSegments: Int?
  // How far strokes reach over at their ends and to the left, in metres, so that no slit is left
  // between them by rounding. At the corners it adds less than a micrometre.
  private let hair: Double

  /// How many times the radius a mitre may be long.
  static let mitreLimit = 5.0

  /// A pen that covers disks of a radius above 0, in metres.
  static func round(_ radius: Double) -> Self {
    let half = acos(radius / (radius + 0.0009))
    let segments = max(8, Int((1.5 * .pi / 4 / half).rounded(.up)))
    return Self(
      radius: radius / cos(1.5 * .pi / 4 / Double(segments)), quadrantSegments: segments)
  }

  /// A pen with mitred corners and a reach above 0, in metres.
  static func mitred(_ radius: Double) -> Self { Self(radius: radius, quadrantSegments: nil) }

  private init(radius: Double, quadrantSegments: Int?) {
    (self.radius, self.quadrantSegments) = (radius, quadrantSegments)
    hair = min(0.0001, radius / 100)
  }

  /// Whether GEOS offsets a path faithfully; of a ring only the side on its right is asked about.
  ///
  /// Before GEOS offsets, it drops turning points towards the side that deviate by less than 1 %
  /// of the distance and lie nearer than that to the one before. On a line of such steps what it
  /// then draws is up to 8 % of the distance short; on a ring it is up to 1 % too large. Measured
  /// with GEOS 3.11.1 and read in its BufferInputLineSimplifier, which other releases share.
  func isFaithful(to path: [Position<Plane>], isRing: Bool) -> Bool {
    let tolerance = 0.0101 * radius
    let (count, squared) = (path.count, tolerance * tolerance)
    if count < (isRing ? 3 : 4) { return true }
    for middle in (isRing ? 0 : 1)..<(isRing ? count : count - 1) {
      let before = path[middle == 0 ? count - 1 : middle - 1]
      let point = path[middle]
      // The path may have been turned: both neighbours count.
      let after = path[middle == count - 1 ? 0 : middle + 1]
      let nearest = min(point.squaredDistance(to: before), point.squaredDistance(to: after))
      if nearest < squared, !isRing || Self.turn(before, point, after) <= 0,
        Self.squaredDistance(from: point, to: before, after) < squared
      {
        return false
      }
    }
    return true
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

  /// Polygons that together cover all within reach of a ring on its right-hand side, a hair on
  /// its left, and nothing further from it.
  ///
  /// To each edge the rectangle on its right, to each turn to the left what lies between two of
  /// them. The ring has no two equal points in a row, nor at its ends; it may turn back on itself.
  func strokes(rightOf ring: [Position<Plane>]) -> Shape<Plane> {
    var strokes = Shape<Plane>()
    var (start, end) = (ring[ring.count - 1], ring[0])
    for next in ring[1...] + [ring[0]] {
      strokes.append(.polygon, [rectangle(from: start, to: end)])
      if let corner = corner(from: start, to: end, then: next) {
        strokes.append(.polygon, [corner])
      }
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

  private func corner(
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
    func point(at angle: Double, _ distance: Double) -> Position<Plane> {
      Position(
        east: end.x + distance * cos(first + angle), north: end.y + distance * sin(first + angle))
    }
    if let quadrantSegments {
      let chords = max(1, Int((turn / (.pi / 2 / Double(quadrantSegments))).rounded(.up)))
      let arc = (0...chords).map { point(at: turn * Double($0) / Double(chords), radius) }
      return [end] + arc + [end]
    }
    let limit = Self.mitreLimit
    var tips = [point(at: turn / 2, radius / max(cos(turn / 2), 1 / limit))]
    if cos(turn / 2) < 1 / limit {
      // Cut off square at the limit: each tip lies on the line of a rectangle's far side.
      let ahead = (limit - cos(turn / 2)) / sin(turn / 2)
      let distance = radius * (1 + ahead * ahead).squareRoot()
      tips = [point(at: atan(ahead), distance), point(at: turn - atan(ahead), distance)]
    }
    return [end, point(at: 0, radius)] + tips + [point(at: turn, radius), end]
  }

  // From an edge to its right, as long as the radius.
  private func rightHand(
    from start: Position<Plane>, to end: Position<Plane>
  ) -> (x: Double, y: Double) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let scale = radius / (dx * dx + dy * dy).squareRoot()
    return (dy * scale, -dx * scale)
  }

  /// The disk around a point.
  func disk(around centre: Position<Plane>) -> [Position<Plane>] {
    let count = 4 * (quadrantSegments ?? 1)
    return (0...count).map { corner in
      let angle = Double(corner % count) * 2 * .pi / Double(count)
      return Position(
        east: centre.x + radius * cos(angle), north: centre.y + radius * sin(angle))
    }
  }
}
