internal import Foundation

/// A rectangle of the plain that the programme works on, in metres east and north of its origin.
struct Patch: Hashable, Sendable {
  var west, south, east, north: Double

  var width: Double { east - west }
  var height: Double { north - south }

  /// Whether a place lies in it, or within some metres of it.
  func contains(_ x: Double, _ y: Double, within metres: Double = 0) -> Bool {
    west - metres <= x && x <= east + metres && south - metres <= y && y <= north + metres
  }

  func meets(_ other: Self, within metres: Double) -> Bool {
    west - metres <= other.east && other.west - metres <= east
      && south - metres <= other.north && other.south - metres <= north
  }

  func grown(by metres: Double) -> Self {
    Self(
      west: west - metres, south: south - metres, east: east + metres, north: north + metres)
  }

  /// As a GeoJSON polygon.
  var text: String {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    let ring = corners.map { Self.position($0.0, $0.1) }.joined(separator: ",")
    return #"{"type":"Polygon","coordinates":[[\#(ring)]]}"#
  }

  /// A position of the plain, about 46.5° E, 39.5° N.
  static func position(_ x: Double, _ y: Double) -> String {
    String(format: "[%.9f,%.9f]", 46.5 + x / 86_000, 39.5 + y / 111_000)
  }
}
