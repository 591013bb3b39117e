package import Geometry

extension GeoJSONFeature {
  /// The lines of a route, in file order.
  ///
  /// Whether they are long enough and do not jump is for whoever drives along them to judge; here
  /// all of the geometry must be there, or there is no route.
  package func routeLines() throws(GeoJSONRouteDefect) -> [[Position<Geographic>]] {
    switch geometry.flaw {
    case nil: break
    case .missing?, .null?: throw .noGeometry
    case .empty? where geometry.isEmpty: throw .empty
    case let flaw?: throw .flawed(flaw)
    }
    guard let type = geometry.type, type == "LineString" || type == "MultiLineString" else {
      throw .notALine(geometry.type ?? "geometry without a type")
    }
    guard let shape = geometry.shape, !geometry.hasLostParts else { throw .empty }
    var lines: [[Position<Geographic>]] = []
    for part in shape.parts.indices {
      let positions = shape.rings(of: part).flatMap(\.self)
      guard positions.count > 1 else { throw .tooFewPositions(line: part + 1) }
      lines.append(positions)
    }
    return lines
  }
}
