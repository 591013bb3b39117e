import Geometry
import Glibc

extension SceneMaker {
  /// The position in degrees with the eight decimals that files have.
  func degrees(_ place: Position<Plane>) -> Position<Geographic> {
    let exact = frame.geographic(place)
    let (x, y) = ((exact.x * 1e8).rounded() / 1e8, (exact.y * 1e8).rounded() / 1e8)
    return (try? Position(longitude: x, latitude: y)) ?? exact
  }

  /// A polygon of rings in metres, closed.
  func polygon(_ rings: [Position<Plane>]...) -> Shape<Geographic> {
    Shape(.polygon, rings.map { ring in (ring + ring.prefix(1)).map(degrees) })
  }

  /// A place on the road, or some way off it.
  mutating func place(aside: Double) -> Position<Plane> {
    road.point(at: number(0...road.length), aside: number(-aside...aside))
  }

  /// A ring around a place whose bearings are in order, so that it does not cross itself.
  mutating func star(
    around centre: Position<Plane>, _ radii: ClosedRange<Double>
  ) -> [Position<Plane>] {
    let corners = count(3...16)
    let turn = number(0...6)
    return (0..<corners).map { corner in
      centre.moved(turn + 6.283185 * Double(corner) / Double(corners), number(radii))
    }
  }
}

extension Position where Frame == Plane {
  /// The place some metres away in a direction, in radians.
  func moved(_ heading: Double, _ metres: Double) -> Self {
    Self(east: x + metres * cos(heading), north: y + metres * sin(heading))
  }
}
