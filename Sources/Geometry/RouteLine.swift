/// A route on the ground: vertices in the order of travel, each with its chainage in metres.
///
/// Edges are straight in longitude and latitude (RFC 7946 §3.1.1). Lengths are those of that
/// course on the ellipsoid. Standing still adds nothing.
package struct RouteLine: Sendable {
  /// The vertices of all parts, one part after the other.
  package let positions: [Position<Geographic>]
  /// The distance from the start along the route, in metres, vertex by vertex.
  package let chainages: [Double]
  /// The edges that bridge the space between two parts: each the number of its first vertex.
  package let gapEdges: Set<Int>

  /// The reason that no route can be asked about.
  package enum Defect: Error, Equatable {
    /// There are fewer than two different positions.
    case tooFewDifferentPositions
    /// An edge spans more than 180° of longitude; it should be cut at the antimeridian.
    case spansHalfTheEarth(from: Position<Geographic>, to: Position<Geographic>)
  }

  /// How far apart two parts may lie without a gap, in metres.
  package static let leastGap = 0.01

  /// Creates a route of parts asked one after the other.
  package init(parts: [[Position<Geographic>]]) throws(Defect) {
    var positions: [Position<Geographic>] = []
    var chainages: [Double] = []
    var gaps: Set<Int> = []
    for part in parts {
      for (index, position) in part.enumerated() {
        guard let last = positions.last, let travelled = chainages.last else {
          positions.append(position)
          chainages.append(0)
          continue
        }
        let isGap = index == 0
        let length = Self.length(from: last, to: position)
        // The antimeridian has two spellings: the second starts the next edge.
        if length == 0 && abs(position.x - last.x) < 180 { continue }
        guard abs(position.x - last.x) <= 180 || length <= Self.leastGap else {
          throw .spansHalfTheEarth(from: last, to: position)
        }
        if isGap && length > Self.leastGap { gaps.insert(positions.count - 1) }
        positions.append(position)
        chainages.append(travelled + length)
      }
    }
    guard positions.count > 1 else { throw .tooFewDifferentPositions }
    (self.positions, self.chainages, gapEdges) = (positions, chainages, gaps)
  }

  /// The length of the whole route, in metres.
  package var length: Double { chainages[chainages.count - 1] }

  /// The metres from one position to another along the edge straight in degrees.
  ///
  /// The course is cut into steps of at most 0.02° whose metres are those of the middle latitude:
  /// off by less than 10⁻⁸ of the length.
  package static func length(
    from one: Position<Geographic>, to other: Position<Geographic>
  ) -> Double {
    var dx = other.x - one.x
    // Only the two spellings of the antimeridian come this far; longer edges are refused.
    if abs(dx) > 359.999_999 { dx -= dx > 0 ? 360 : -360 }
    let dy = other.y - one.y
    let steps = max(1, Int((max(abs(dx), abs(dy)) / 0.02).rounded(.up)))
    var sum = 0.0
    for step in 0..<steps {
      let middle = one.y + dy * (Double(step) + 0.5) / Double(steps)
      let metres = Ellipsoid.metresPerDegree(atLatitude: middle)
      let (x, y) = (dx * metres.longitude, dy * metres.latitude)
      sum += (x * x + y * y).squareRoot() / Double(steps)
    }
    return sum
  }

  /// The position at a chainage, which is brought into the route's range.
  package func position(at chainage: Double) -> Position<Geographic> {
    var (low, high) = (0, chainages.count - 1)
    while high - low > 1 {
      let middle = (low + high) / 2
      if chainages[middle] <= chainage { low = middle } else { high = middle }
    }
    let (one, other) = (positions[low], positions[high])
    let (length, target) = (chainages[high] - chainages[low], chainage - chainages[low])
    guard length > 0 else { return one }
    func point(_ t: Double) -> Position<Geographic> {
      Position(computed: one.x + (other.x - one.x) * t, one.y + (other.y - one.y) * t)
    }
    // The metres of a degree change along an edge, so its middle in degrees is not that in metres:
    // 2 cm off in an edge of 1 km, 2 m in one of 10 km. Each round leaves a tenth of it or less.
    var t = min(max(target / length, 0), 1)
    for _ in 0..<8 where t > 0 && t < 1 {
      let step = (target - Self.length(from: one, to: point(t))) / length
      t = min(max(t + step, 0), 1)
      if abs(step) * length < 1e-6 { break }
    }
    return point(t)
  }

  /// The vertices between two chainages, with the positions at both ends.
  package func positions(from: Double, to: Double) -> [Position<Geographic>] {
    var result = [position(at: from)]
    for (index, chainage) in chainages.enumerated() where chainage > from && chainage < to {
      result.append(positions[index])
    }
    result.append(position(at: to))
    return result
  }
}
