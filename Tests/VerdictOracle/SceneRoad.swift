import Geometry
import TestSupport

/// A road in metres: gently winding, so that strips along it do not cross themselves.
struct SceneRoad {
  let points: [Position<Plane>]
  /// The distance along the road of each point, in metres.
  let distances: [Double]
  private let normals: [(x: Double, y: Double)]

  init(using random: inout SeededGenerator) {
    var heading = Double.random(in: 0...6.3, using: &random)
    var points = [Position<Plane>(east: 0, north: 0)]
    var distances = [0.0]
    let bend = Double.random(in: 0...0.4, using: &random)
    let length = Double.random(in: 150...1500, using: &random)
    while distances[distances.count - 1] < length {
      heading += Double.random(in: -bend...bend, using: &random)
      let step = Double.random(in: 20...120, using: &random)
      let last = points[points.count - 1]
      points.append(last.moved(heading, step))
      distances.append(distances[distances.count - 1] + step)
    }
    let sides = zip(points, points.dropFirst()).map { a, b in
      let length = a.squaredDistance(to: b).squareRoot()
      return (x: (a.y - b.y) / length, y: (b.x - a.x) / length)
    }
    normals = points.indices.map { index in
      let (a, b) = (sides[max(index - 1, 0)], sides[min(index, sides.count - 1)])
      return ((a.x + b.x) / 2, (a.y + b.y) / 2)
    }
    (self.points, self.distances) = (points, distances)
  }

  var length: Double { distances[distances.count - 1] }

  /// The place some way along the road and some way to its left.
  func point(at distance: Double, aside: Double) -> Position<Plane> {
    let index = min(
      max((distances.firstIndex { $0 > distance } ?? points.count - 1) - 1, 0), points.count - 2)
    let share = (distance - distances[index]) / (distances[index + 1] - distances[index])
    func mean(_ one: Double, _ other: Double) -> Double { one + (other - one) * share }
    let (a, b, n, m) = (points[index], points[index + 1], normals[index], normals[index + 1])
    return Position(
      east: mean(a.x, b.x) + aside * mean(n.x, m.x), north: mean(a.y, b.y) + aside * mean(n.y, m.y))
  }

  /// The line beside the road from one distance to another, with all its turning points.
  func line(from: Double, to: Double, aside: Double) -> [Position<Plane>] {
    ([from] + distances.filter { $0 > from && $0 < to } + [to])
      .map { point(at: $0, aside: aside) }
  }

  /// The strip beside the road from one distance to another, from right to left.
  func strip(from: Double, to: Double, right: Double, left: Double) -> [Position<Plane>] {
    line(from: from, to: to, aside: right) + line(from: from, to: to, aside: left).reversed()
  }
}
