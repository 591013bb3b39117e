internal import Geometry
internal import MineAction

/// What is drawn of a record, measured so that it stays the same wherever the drawing lies.
///
/// Lengths are metres in a frame about the centre: those of a copy 2 km to the north, where a
/// degree of longitude is shorter, are the same.
struct Outline {
  /// The number of the record in its situation.
  let number: Int
  /// As entered.
  let shape: Shape<Geographic>
  /// The mean of the corners.
  let centre: Position<Geographic>
  private let frame: LocalFrame
  /// The root mean square of the distances from the centre to the corners, in metres.
  let spread: Double
  /// Half the width and the height of the rectangle around it, and how far the furthest and the
  /// nearest corner are from the centre, in metres.
  ///
  /// Corners that are displaced by a tolerance change none of these, nor the spread, by more.
  let measures: SIMD4<Double>
  /// A digest of the record's type and of how many parts, paths and corners of what kind there are.
  let form: Int

  /// Smaller drawings, in metres, are too small for their shape to say anything.
  private static let leastExtent = 10.0

  /// Measures a record; `nil` for what is withdrawn, has no line or outline, or has no shape to
  /// speak of: fewer than three corners, or less than 10 m.
  init?(_ record: Record, number: Int) {
    guard Self.isPlotted(record), let shape = record.place.entered,
      let first = shape.positions.first,
      shape.parts.contains(where: { $0.kind != .point })
    else { return nil }
    var hasher = Hasher()
    hasher.combine(record.type)
    let about = LocalFrame(longitude: first.longitude, latitude: first.latitude)
    var (count, east, north) = (0, 0.0, 0.0)
    Self.visitPaths(of: shape) { corners, kind in
      hasher.combine(kind)
      hasher.combine(corners.count)
      count += corners.count
      for corner in corners {
        let point = about.plane(shape.positions[corner])
        (east, north) = (east + point.x, north + point.y)
      }
    }
    guard count >= 3 else { return nil }
    (self.number, self.shape, form) = (number, shape, hasher.finalize())
    let centre = about.geographic(
      Position(east: east / Double(count), north: north / Double(count)))
    let frame = LocalFrame(longitude: centre.longitude, latitude: centre.latitude)
    (self.centre, self.frame) = (centre, frame)
    var (low, high) = (SIMD2(repeating: Double.infinity), SIMD2(repeating: -Double.infinity))
    var (squares, furthest, nearest) = (0.0, 0.0, Double.infinity)
    Self.visitPaths(of: shape) { corners, _ in
      for corner in corners {
        let point = frame.plane(shape.positions[corner])
        low = pointwiseMin(low, SIMD2(point.x, point.y))
        high = pointwiseMax(high, SIMD2(point.x, point.y))
        let square = point.x * point.x + point.y * point.y
        squares += square
        (furthest, nearest) = (max(furthest, square), min(nearest, square))
      }
    }
    spread = (squares / Double(count)).squareRoot()
    measures = SIMD4(lowHalf: (high - low) / 2, highHalf: SIMD2(furthest, nearest).squareRoot())
    guard extent >= Self.leastExtent else { return nil }
  }

  /// Whether a record is an area, a sector or a report that nobody has withdrawn.
  private static func isPlotted(_ record: Record) -> Bool {
    switch record.detail {
    case .hazardousArea(let area): area.status != .withdrawn
    case .sector(let sector): sector.effectiveStatus != .withdrawn
    case .hazardReport(let report): report.effectiveStatus != .withdrawn
    case .organisation, .person, .other: false
    }
  }

  /// Calls `body` with each path's corners, a range of positions, and with what it is a path of.
  private static func visitPaths(
    of shape: Shape<Geographic>, _ body: (Range<Int>, ShapeKind) -> Void
  ) {
    for (number, part) in shape.parts.enumerated() {
      for path in shape.pathNumbers(of: number) {
        body(corners(of: path, part.kind, in: shape), part.kind)
      }
    }
  }

  // Without a ring's last position where it repeats the first.
  private static func corners(
    of path: Int, _ kind: ShapeKind, in shape: Shape<Geographic>
  ) -> Range<Int> {
    let all = shape.path(path)
    guard kind == .polygon, all.count > 1,
      shape.positions[all.lowerBound] == shape.positions[all.upperBound - 1]
    else { return all }
    return all.dropLast()
  }

  /// The longer side of the rectangle around it, in metres.
  var extent: Double { 2 * measures.lowHalf.max() }

  /// How far a corner of a copy may lie from where it should, in metres: 0.1 % of the extent, at
  /// least 1 m and at most 20 m, far less than what is looked for.
  ///
  /// The scale of UTM (0.9996) moves the corners of a copy by at most half of that.
  var tolerance: Double { min(max(1, extent / 1_000), 20) }

  /// From this centre to that of another, in metres, right for both to 10⁻⁴ within some kilometres.
  func displacement(to other: Self) -> Position<Plane> {
    let middle = LocalFrame(
      longitude: centre.longitude, latitude: (centre.latitude + other.centre.latitude) / 2)
    let (from, to) = (middle.plane(centre), middle.plane(other.centre))
    return Position(east: to.x - from.x, north: to.y - from.y)
  }

  /// Whether another has the same shape: every corner lies from its centre as here, to within the
  /// tolerance, from whichever corner a ring starts and whichever way a path runs.
  func isCongruent(to other: Self) -> Bool {
    guard shape.parts == other.shape.parts else { return false }
    let limit = max(tolerance, other.tolerance)
    for (number, part) in shape.parts.enumerated() {
      for path in shape.pathNumbers(of: number) {
        let own = Self.corners(of: path, part.kind, in: shape)
        let its = Self.corners(of: path, part.kind, in: other.shape)
        guard own.count == its.count,
          matches(own, other, its, isRing: part.kind == .polygon, limit * limit)
        else { return false }
      }
    }
    return true
  }

  /// Tries the corners of the other path that may be this one's first: eight of them at most, where
  /// corners lie closer together than the tolerance.
  private func matches(
    _ own: Range<Int>, _ other: Self, _ its: Range<Int>, isRing: Bool, _ limit: Double
  ) -> Bool {
    guard let first = own.first else { return true }
    let (start, count) = (point(first), own.count)
    var tries = 0
    for offset in isRing ? 0..<count : 0..<1 {
      for isReversed in [false, true] {
        // A reversed line starts at its end.
        let begin = !isRing && isReversed ? count - 1 : offset
        guard other.point(its.lowerBound + begin).squaredDistance(to: start) <= limit else {
          continue
        }
        let isSame = (1..<max(count, 1)).allSatisfy { step in
          let sum = isReversed ? begin - step + count : begin + step
          let place = sum >= count ? sum - count : sum
          return other.point(its.lowerBound + place)
            .squaredDistance(to: point(own.lowerBound + step)) <= limit
        }
        if isSame { return true }
        tries += 1
        if tries == 16 { return false }
      }
    }
    return false
  }

  /// A position in metres from the centre.
  @inline(__always)
  func point(_ position: Int) -> Position<Plane> { frame.plane(shape.positions[position]) }

  /// The corners of the one ring of a polygon; `nil` for anything else.
  var ring: Range<Int>? {
    guard shape.parts.count == 1, shape.parts[0].kind == .polygon, shape.pathEnds.count == 1 else {
      return nil
    }
    return Self.corners(of: 0, .polygon, in: shape)
  }
}
