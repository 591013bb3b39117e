import CGeographicLib
package import Geometry

/// A position on the grids of UTM (zones 1 … 60) and UPS (zone 0), by GeographicLib.
package struct GridReference: Equatable, Sendable {
  /// The reason that there is no such position, in GeographicLib's words.
  package struct Failure: Error, Equatable {
    /// What it says.
    package let message: String
  }

  /// The zone, 1 … 60; 0 for UPS.
  package let zone: Int
  /// Whether its northing counts from the equator northwards, or its pole is the northern one.
  package let isNorthern: Bool
  /// Metres; 500,000 on the zone's central meridian.
  package let easting: Double
  /// Metres; south of the equator with 10,000,000 added.
  package let northing: Double
  /// The bearing of grid north, clockwise from true north, in degrees.
  package let convergence: Double
  /// Degrees.
  package let latitude: Double
  // Degrees.
  private let longitude: Double

  /// Creates the grid position of a place.
  ///
  /// `zone`: one that is wanted; the standard one, with the exceptions of Norway and Svalbard and
  /// UPS about the poles, where it is `nil`.
  package init(_ place: Position<Geographic>, zone: Int? = nil) throws(Failure) {
    var position = clearway_grid_position()
    try unsafe Self.check { text, size in
      unsafe clearway_grid_forward(
        place.latitude, place.longitude, Int32(zone ?? -1), &position, text, size)
    }
    self.init(position, longitude: place.longitude)
  }

  /// Creates a grid position of its numbers.
  package init(
    zone: Int, isNorthern: Bool, easting: Double, northing: Double
  ) throws(Failure) {
    var position = clearway_grid_position(
      zone: Int32(clamping: zone), isNorthern: isNorthern, easting: easting, northing: northing,
      latitude: 0, convergence: 0)
    var longitude = 0.0
    try unsafe Self.check { text, size in
      unsafe clearway_grid_reverse(&position, &longitude, text, size)
    }
    self.init(position, longitude: longitude)
  }

  /// Creates the middle of the square that a MGRS reference names, with its size in metres.
  ///
  /// `text`: without spaces, in ASCII.
  package static func square(
    mgrs text: String
  ) throws(Failure) -> (middle: GridReference, metres: Double) {
    var (position, digits) = (clearway_grid_position(), Int32(0))
    try unsafe check { message, size in
      unsafe text.withCString {
        unsafe clearway_mgrs_reverse($0, &position, &digits, message, size)
      }
    }
    guard digits >= 0 else { throw Failure(message: "it names a zone, and no square") }
    let middle = try GridReference(
      zone: Int(position.zone), isNorthern: position.isNorthern, easting: position.easting,
      northing: position.northing)
    return (middle, [100_000, 10_000, 1_000, 100, 10, 1][min(Int(digits), 5)])
  }

  private init(_ position: clearway_grid_position, longitude: Double) {
    (zone, isNorthern) = (Int(position.zone), position.isNorthern)
    (easting, northing) = (position.easting, position.northing)
    (latitude, self.longitude) = (position.latitude, longitude)
    convergence = position.convergence
  }

  /// Where it is.
  package var place: Position<Geographic> { Position(computed: longitude, latitude) }

  /// The MGRS reference, without spaces, of the square that holds it; 0 … 5 digits for each axis.
  package func mgrs(digits: Int = 5) throws(Failure) -> String {
    var position = clearway_grid_position(
      zone: Int32(zone), isNorthern: isNorthern, easting: easting, northing: northing,
      latitude: latitude, convergence: convergence)
    var reference = [CChar](repeating: 0, count: 32)
    try unsafe Self.check { text, size in
      unsafe clearway_mgrs_forward(
        &position, Int32(digits), &reference, reference.count, text, size)
    }
    return String(
      decoding: reference.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  private static func check(
    _ call: (UnsafeMutablePointer<CChar>, Int) -> Int32
  ) throws(Failure) {
    var message = [CChar](repeating: 0, count: 256)
    let status = unsafe message.withUnsafeMutableBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return 1 }
      return unsafe call(base, buffer.count)
    }
    guard status == 0 else {
      throw Failure(
        message: String(
          decoding: message.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self))
    }
  }
}
