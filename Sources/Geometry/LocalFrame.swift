/// An affine map from degrees to metres about an origin, which keeps RFC 7946 edges straight.
///
/// At a distance `d` from the origin, lengths are off by at most about `d·tan φ / a` of
/// themselves: 0.008 % at 600 m and 40° of latitude. Frames are made where they are used.
package struct LocalFrame: Equatable, Sendable, BitwiseCopyable {
  /// The longitude of the origin, in degrees.
  package let longitude: Double
  /// The latitude of the origin, in degrees.
  package let latitude: Double
  @usableFromInline let east: Double
  @usableFromInline let north: Double

  /// Creates the frame about a place in degrees.
  package init(longitude: Double, latitude: Double) {
    let metres = Ellipsoid.metresPerDegree(atLatitude: latitude)
    (self.longitude, self.latitude) = (longitude, latitude)
    (east, north) = (metres.longitude, metres.latitude)
  }

  /// Creates the frame about the middle of a rectangle.
  package init(aboutMiddleOf box: Envelope) {
    self.init(longitude: (box.west + box.east) / 2, latitude: (box.south + box.north) / 2)
  }

  /// By what metres east of this frame must be multiplied to be those at another latitude.
  ///
  /// With it, distances about that latitude are right however far it lies from the origin.
  package func scale(atLatitude latitude: Double) -> Double {
    Ellipsoid.metresPerDegree(atLatitude: latitude).longitude / east
  }

  /// The latitude, in degrees, of metres north of the origin.
  package func latitude(ofNorthing metres: Double) -> Double { latitude + metres / north }

  /// The metres of a position, the short way round the Earth.
  @inlinable @inline(__always)
  package func plane(_ position: Position<Geographic>) -> Position<Plane> {
    var degrees = position.x - longitude
    if abs(degrees) > 180 { degrees -= degrees > 0 ? 360 : -360 }
    return Position(computed: degrees * east, (position.y - latitude) * north)
  }

  /// The position, in degrees, of a point in metres; longitudes are brought back to ±180°.
  @inlinable @inline(__always)
  package func geographic(_ point: Position<Plane>) -> Position<Geographic> {
    var degrees = longitude + point.x / east
    if abs(degrees) > 180 { degrees -= degrees > 0 ? 360 : -360 }
    return Position(computed: degrees, min(max(latitude + point.y / north, -90), 90))
  }

  /// The shape in metres.
  package func plane(_ shape: Shape<Geographic>) -> Shape<Plane> { shape.map(plane) }

  /// The shape in degrees.
  package func geographic(_ shape: Shape<Plane>) -> Shape<Geographic> { shape.map(geographic) }
}
