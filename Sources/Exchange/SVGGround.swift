internal import Geometry

/// The land in metres east and south of a place, for a picture; not to be measured in.
struct SVGGround: Sendable {
  private let longitude: Double
  private let latitude: Double
  private let east: Double
  private let north: Double

  /// Creates a ground about the middle of a route, wherever that lies.
  init(about route: RouteLine) {
    let positions = route.positions
    var (x, west, east) = (positions[0].longitude, positions[0].longitude, positions[0].longitude)
    for (one, other) in zip(positions, positions.dropFirst()) {
      x += Self.turn(from: one.longitude, to: other.longitude)
      (west, east) = (min(west, x), max(east, x))
    }
    let (south, north) = positions.reduce((90.0, -90.0)) { ends, position in
      (min(ends.0, position.latitude), max(ends.1, position.latitude))
    }
    (longitude, latitude) = ((west + east) / 2, (south + north) / 2)
    let metres = Ellipsoid.metresPerDegree(atLatitude: latitude)
    (self.east, self.north) = (metres.longitude, metres.latitude)
  }

  /// The points of a path, each reached the short way round the Earth.
  func points(_ path: some Sequence<Position<Geographic>>) -> [SVGPoint] {
    var last: (longitude: Double, x: Double)?
    return path.map { position in
      let x =
        last.map { $0.x + Self.turn(from: $0.longitude, to: position.longitude) }
        ?? Self.turn(from: longitude, to: position.longitude)
      last = (position.longitude, x)
      return SVGPoint(x * east, (latitude - position.latitude) * north)
    }
  }

  /// The degrees of a point in metres.
  func degrees(_ point: SVGPoint) -> (longitude: Double, latitude: Double) {
    var x = longitude + point.x / east
    x -= (x / 360).rounded() * 360
    return (x, latitude - point.y / north)
  }

  // The degrees from one longitude to another, at most 180 either way.
  private static func turn(from one: Double, to other: Double) -> Double {
    let degrees = other - one
    return degrees - (degrees / 360).rounded() * 360
  }
}
