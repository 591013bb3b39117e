package import Geometry

extension CoordinateOperation {
  /// How far an edge may leave the course that was surveyed, in metres (coordinates, rule 4).
  package static let chordError = 0.01
  // A little less, so that rounding does not matter.
  private static let tolerance = 0.0095
  /// The most pieces that an edge is cut into; one that needs more goes round the Earth.
  private static let mostPieces = 4_096

  /// The WGS 84 positions of a path whose edges are straight in the system.
  ///
  /// Between its positions stand as many more as keep each edge, straight in degrees, within 1 cm
  /// of its course; either way along an edge gives the same. `nil` where a position lies outside
  /// the area of the operation. Edges shorter than what may bend by half of that, where they are,
  /// are not looked at.
  package func course(of path: [Position<Grid>]) -> [Position<Geographic>]? {
    guard let ends = geographic(path), path.count > 1 else { return geographic(path) }
    // As a rule no edge is long enough to leave its course.
    let isStraight = path.indices.dropLast().allSatisfy {
      isSurelyStraight(from: path[$0], to: path[$0 + 1])
    }
    if isStraight { return ends }
    var result: [Position<Geographic>] = []
    result.reserveCapacity(path.count)
    for index in path.indices.dropLast() {
      result.append(ends[index])
      let (start, end) = (path[index], path[index + 1])
      if isSurelyStraight(from: start, to: end) { continue }
      guard let between = positions(between: start, end, ends[index], ends[index + 1], level: 0)
      else { return nil }
      result += between
    }
    result.append(ends[ends.count - 1])
    return result
  }

  /// Whether an edge is too short to leave its course by half of what it may.
  private func isSurelyStraight(from start: Position<Grid>, to end: Position<Grid>) -> Bool {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    return (dx * dx + dy * dy) * bend(about: start) < Self.tolerance / 2
  }

  /// The most that an edge may leave its course, in metres, for the square of its length.
  ///
  /// What a smooth map does to an edge grows with the square of the edge. Measured at nine places
  /// of a cell of 50 km, and as many around it, in four directions, and doubled.
  private func bend(about position: Position<Grid>) -> Double {
    let (cell, side) = cell(of: position)
    if cell == lastBend.cell { return lastBend.factor }
    if let known = bends[cell] {
      lastBend = (cell, known)
      return known
    }
    let (column, row) = (Double(cell.x), Double(cell.y))
    let half = side / 100
    var most = 0.0
    for place in -1...3 {
      for other in -1...3 {
        let middle = Position<Grid>(
          computed: (column + Double(place) / 2) * side, (row + Double(other) / 2) * side)
        for (east, north) in [(1.0, 0.0), (0, 1), (1, 1), (1, -1)] {
          let start = Position<Grid>(
            computed: middle.x - east * half, middle.y - north * half)
          let end = Position<Grid>(computed: middle.x + east * half, middle.y + north * half)
          guard let images = geographic([start, end]),
            let lateral = deviation(from: start, to: end, images[0], images[1])
          else { continue }
          most = max(most, lateral)
        }
      }
    }
    // Where nothing could be measured, everything is looked at.
    let factor = most > 0 ? 2 * most / (4 * half * half) : .infinity
    bends[cell] = factor
    lastBend = (cell, factor)
    return factor
  }

  /// How far the course of an edge lies from the chord of its ends, at three places along it.
  private func deviation(
    from start: Position<Grid>, to end: Position<Grid>, _ first: Position<Geographic>,
    _ last: Position<Geographic>
  ) -> Double? {
    let course = [0.25, 0.5, 0.75].map { Self.between(start, end, $0) }
    guard let images = geographic(course) else { return nil }
    return images.map { image in
      // About the place itself a metre is a metre, and the chord straight.
      let frame = LocalFrame(longitude: image.x, latitude: image.y)
      let (a, b) = (frame.plane(first), frame.plane(last))
      let (dx, dy) = (b.x - a.x, b.y - a.y)
      let squared = dx * dx + dy * dy
      let share = squared > 0 ? min(max(-(a.x * dx + a.y * dy) / squared, 0), 1) : 0
      let (x, y) = (a.x + share * dx, a.y + share * dy)
      return (x * x + y * y).squareRoot()
    }.max()
  }

  private func positions(
    between start: Position<Grid>, _ end: Position<Grid>, _ first: Position<Geographic>,
    _ last: Position<Geographic>, level: Int
  ) -> [Position<Geographic>]? {
    guard let deviation = deviation(from: start, to: end, first, last) else { return nil }
    if deviation <= Self.tolerance { return [] }
    // What bends like a parabola bends in each of n pieces by the n²th part.
    let wanted = (deviation / Self.tolerance).squareRoot().rounded(.up)
    guard wanted <= Double(Self.mostPieces), level < 8 else { return nil }
    let pieces = max(2, Int(wanted))
    let inner = (1..<pieces).map { Self.between(start, end, Double($0) / Double(pieces)) }
    guard let images = geographic(inner) else { return nil }
    let (corners, places) = ([start] + inner + [end], [first] + images + [last])
    var result: [Position<Geographic>] = []
    for piece in 0..<pieces {
      guard
        let more = positions(
          between: corners[piece], corners[piece + 1], places[piece], places[piece + 1],
          level: level + 1)
      else { return nil }
      result += more
      if piece < pieces - 1 { result.append(places[piece + 1]) }
    }
    return result
  }

  // The same from either end.
  private static func between(
    _ start: Position<Grid>, _ end: Position<Grid>, _ share: Double
  ) -> Position<Grid> {
    Position(
      computed: start.x * (1 - share) + end.x * share, start.y * (1 - share) + end.y * share)
  }
}
