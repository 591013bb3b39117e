package import Geometry
package import JSON

/// The geometry of a feature: what is usable of it, and what it was.
package struct GeoJSONGeometry: Hashable, Sendable {
  /// All parts whose positions are usable, in file order, collections flattened; `nil` without any.
  ///
  /// Rings are as entered, closed or not, whichever way they run.
  package internal(set) var shape: Shape<Geographic>?
  /// The type that the file says; `nil` where it says none.
  package internal(set) var type: String?
  /// The text as entered, where the shape and the type cannot give the same back.
  package internal(set) var entered: JSONText?
  /// The first flaw.
  package internal(set) var flaw: GeoJSONGeometryFlaw?
  /// Whether the file has parts that the shape has not.
  package internal(set) var hasLostParts = false
  /// The coordinate system that the geometry itself names, as PostGIS writes it.
  package internal(set) var crs: JSONText?

  /// Creates a geometry without anything usable.
  init(flaw: GeoJSONGeometryFlaw? = nil, hasLostParts: Bool = false) {
    (self.flaw, self.hasLostParts) = (flaw, hasLostParts)
  }

  /// Whether nothing is usable.
  package var isEmpty: Bool { shape == nil }

  /// Whether GeoJSON has a geometry type of a name.
  static func isType(_ name: String) -> Bool {
    name == "GeometryCollection" || kind(of: name) != nil
  }

  /// What the parts of a type that has coordinates are, and whether there may be several.
  static func kind(of type: String) -> (kind: ShapeKind, isMulti: Bool)? {
    switch type {
    case "Point": (.point, false)
    case "MultiPoint": (.point, true)
    case "LineString": (.line, false)
    case "MultiLineString": (.line, true)
    case "Polygon": (.polygon, false)
    case "MultiPolygon": (.polygon, true)
    default: nil
    }
  }
}
