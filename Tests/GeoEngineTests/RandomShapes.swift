import Foundation
import Geometry
import TestSupport

typealias Point = Position<Plane>

/// A polygon without holes through points given as pairs of metres.
func polygon(_ points: [(Double, Double)]) -> Shape<Plane> {
  Shape(.polygon, [ring(points)])
}

func ring(_ points: [(Double, Double)]) -> [Point] {
  (points + points.prefix(1)).map { Point(east: $0.0, north: $0.1) }
}

func rectangle(
  _ west: Double, _ south: Double, _ east: Double, _ north: Double
) -> Shape<Plane> {
  polygon([(west, south), (east, south), (east, north), (west, north)])
}

/// How the random shapes of a law are made.
enum Habit: CaseIterable {
  /// Stars of gentle or very acute spikes.
  case stars
  /// Stars with a hole of the same kind, and steps of a few millimetres in their outline.
  case holed
  /// Several stars that overlap each other.
  case heaps

  func shape(using random: inout SeededGenerator) -> Shape<Plane> {
    switch self {
    case .stars: return Self.star(10...60, at: (0, 0), using: &random)
    case .holed:
      var outer = Self.star(30...60, at: (0, 0), using: &random).rings(of: 0)[0]
      for index in (0..<outer.count - 1).reversed() where Bool.random(using: &random) {
        let (a, b) = (outer[index], outer[index + 1])
        let t = Double.random(in: 0.3...0.7, using: &random)
        for share in [t + Double.random(in: 0.0001...0.01, using: &random), t] {
          let aside = Double.random(in: -0.002...0.002, using: &random)
          outer.insert(
            Point(
              east: a.x + (b.x - a.x) * share + aside, north: a.y + (b.y - a.y) * share - aside),
            at: index + 1)
        }
      }
      return Shape(
        .polygon, [outer, Self.star(2...12, at: (0, 0), using: &random).rings(of: 0)[0]])
    case .heaps:
      return (0..<Int.random(in: 2...5, using: &random)).reduce(into: Shape()) { heap, _ in
        let at = (
          Double.random(in: -40...40, using: &random), Double.random(in: -40...40, using: &random)
        )
        heap.append(Self.star(5...40, at: at, using: &random))
      }
    }
  }

  /// A ring around a centre that does not cross itself: bearings in order.
  private static func star(
    _ radii: ClosedRange<Double>, at centre: (Double, Double), using random: inout SeededGenerator
  ) -> Shape<Plane> {
    let count = Int.random(in: 3...24, using: &random)
    return polygon(
      (0..<count).map { index in
        let bearing = 2 * Double.pi * Double(index) / Double(count)
        let radius = Double.random(in: radii, using: &random)
        return (centre.0 + radius * sin(bearing), centre.1 + radius * cos(bearing))
      })
  }
}
