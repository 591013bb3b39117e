/// The reason that a feature is no route.
package enum GeoJSONRouteDefect: Error, Hashable, Sendable {
  /// It has no geometry.
  case noGeometry
  /// Its geometry is of another type, which is named.
  case notALine(String)
  /// Its geometry has no positions.
  case empty
  /// One of its lines, counted from 1, has one position only.
  case tooFewPositions(line: Int)
  /// Part of its geometry cannot be used.
  case flawed(GeoJSONGeometryFlaw)

  /// What is wrong, in plain words.
  package var reason: String {
    switch self {
    case .noGeometry: "the route has no geometry"
    case .notALine(let type): "the route is a \(type), not a line"
    case .empty: "the route is empty"
    case .tooFewPositions(let line): "line \(line) of the route has one position only"
    case .flawed(let flaw): "the route cannot be followed: \(flaw.reason)"
    }
  }

  /// What to do about it, in plain words.
  package var hint: String {
    switch self {
    case .noGeometry, .notALine, .empty: "draw it as a LineString or a MultiLineString"
    case .tooFewPositions: "give the line at least a start and an end, or leave it out"
    case .flawed(.outOfRange(let x, let y)) where abs(x) <= 90 && abs(y) <= 180:
      "write longitude first, then latitude"
    case .flawed: "correct the coordinates; a road is never guessed"
    }
  }
}
