internal import Geometry

extension Record {
  /// What is wrong with the kind of its geometry, where it has one that its type cannot have.
  var problemWithKindOfPlace: String? {
    guard let kinds = place.entered?.parts.map(\.kind) else { return nil }
    let word = place.type ?? "geometry"
    switch type {
    case .route where !kinds.allSatisfy { $0 == .line }:
      return "a route is a LineString or a MultiLineString, and this is a \(word)"
    case .sector where !kinds.allSatisfy { $0 == .polygon }:
      return "a sector is a Polygon or a MultiPolygon, and this is a \(word)"
    default: return nil
    }
  }
}
