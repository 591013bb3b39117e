internal import Geometry

/// A rectangle in metres of a frame.
struct Bounds {
  let least, most: Position<Plane>

  init?(_ shape: Shape<Plane>) {
    guard let first = shape.positions.first else { return nil }
    var (west, south, east, north) = (first.x, first.y, first.x, first.y)
    for position in shape.positions {
      west = min(west, position.x)
      south = min(south, position.y)
      east = max(east, position.x)
      north = max(north, position.y)
    }
    self.init(Position(east: west, north: south), Position(east: east, north: north))
  }

  private init(_ least: Position<Plane>, _ most: Position<Plane>) {
    (self.least, self.most) = (least, most)
  }

  func grown(by metres: Double) -> Self {
    Self(
      Position(east: least.x - metres, north: least.y - metres),
      Position(east: most.x + metres, north: most.y + metres))
  }

  func meets(_ other: Self) -> Bool {
    least.x <= other.most.x && other.least.x <= most.x && least.y <= other.most.y
      && other.least.y <= most.y
  }
}
