package import Geometry
package import JSON

extension JSONWriter {
  /// Writes a geometry: as it was entered where its shape does not say all, else of its shape.
  package mutating func geometry(_ geometry: GeoJSONGeometry) {
    if let entered = geometry.entered { return value(entered.compact) }
    self.geometry(geometry.shape, type: geometry.type)
  }

  /// Writes a shape as a geometry, with 8 decimals, outer rings counter-clockwise, holes clockwise.
  ///
  /// A type that the parts do not fit, or that is not named, gives way to the one that they have.
  /// No shape is `null`.
  ///
  /// A shape on a map's grid is written as its eastings and northings.
  package mutating func geometry<Frame>(_ shape: Shape<Frame>?, type: String?) {
    guard let shape else { return null() }
    object { writer in
      let named = type.flatMap(GeoJSONGeometry.kind)
      let kinds = Set(shape.parts.map(\.kind))
      let (fits, isOne) = (kinds.count < 2, shape.parts.count == 1)
      if let named, kinds.isSubset(of: [named.kind]), named.isMulti || isOne || kinds.isEmpty {
        writer.members(of: shape, as: named)
      } else if let kind = kinds.first, fits, type != "GeometryCollection" {
        writer.members(of: shape, as: (kind, !isOne))
      } else {
        writer.member("type", string: "GeometryCollection")
        writer.member("geometries")
        writer.array { writer in
          for part in shape.parts.indices { writer.geometry(shape.part(part), type: nil) }
        }
      }
    }
  }

  private mutating func members<Frame>(
    of shape: Shape<Frame>, as type: (kind: ShapeKind, isMulti: Bool)
  ) {
    let name =
      switch type.kind {
      case .point: "Point"
      case .line: "LineString"
      case .polygon: "Polygon"
      }
    member("type", string: (type.isMulti ? "Multi" : "") + name)
    member("coordinates")
    if type.isMulti || shape.isEmpty { beginArray() }
    for part in shape.parts.indices {
      if type.kind == .polygon { beginArray() }
      for (number, path) in shape.paths(of: part).enumerated() {
        let positions = shape.positions[path]
        switch type.kind {
        case .point: for position in positions { write(position) }
        case .line: write(positions)
        case .polygon:
          let turn = Self.turn(of: positions)
          // Outer rings run left around their ground, holes right; flat ones as entered.
          if number == 0 ? turn < 0 : turn > 0 {
            write(positions.reversed())
          } else {
            write(positions)
          }
        }
      }
      if type.kind == .polygon { endArray() }
    }
    if type.isMulti || shape.isEmpty { endArray() }
  }

  private mutating func write<Frame>(_ positions: some Sequence<Position<Frame>>) {
    beginArray()
    for position in positions { write(position) }
    endArray()
  }

  private mutating func write<Frame>(_ position: Position<Frame>) {
    beginArray()
    coordinate(position.x)
    coordinate(position.y)
    endArray()
  }

  // Above 0 where a ring runs counter-clockwise: exactly, of the coordinates as they are written,
  // so that what was read back and is written again runs the same way.
  private static func turn<Frame>(of ring: ArraySlice<Position<Frame>>) -> Int128 {
    guard let first = ring.first, let last = ring.last else { return 0 }
    var (sum, one) = (0 as Int128, last)
    let (x, y) = (units(ofCoordinate: first.x), units(ofCoordinate: first.y))
    for other in ring {
      let (dx, dy) = (units(ofCoordinate: one.x) - x, units(ofCoordinate: one.y) - y)
      let (ex, ey) = (units(ofCoordinate: other.x) - x, units(ofCoordinate: other.y) - y)
      sum += Int128(dx) * Int128(ey) - Int128(ex) * Int128(dy)
      one = other
    }
    return sum
  }
}
