import CGEOS
import Geometry

/// A geometry inside GEOS, owned.
///
/// One value owns one C object and destroys it exactly once, on every path: the compiler, not
/// the reader, checks that it is neither copied nor leaked.
/// `@safe`: the pointer stays in the module, and `context` keeps alive what it depends on.
@safe struct GEOSGeometry: ~Copyable {
  let context: GEOSContext
  let pointer: OpaquePointer

  /// Takes over an object that GEOS made; `nil` is its mark of an exception.
  init(
    taking object: OpaquePointer?, by operation: String, in context: GEOSContext
  ) throws(TopologyFailure) {
    unsafe pointer = try context.made(object, by: operation)
    self.context = context
  }

  /// Copies all parts of a shape into GEOS: the part itself, or a collection of several or none.
  init<Frame>(_ shape: Shape<Frame>, in context: GEOSContext) throws(TopologyFailure) {
    var isAreal = true
    var parts = unsafe [OpaquePointer?]()
    defer { unsafe parts.forEach { unsafe GEOSGeom_destroy_r(context.handle, $0) } }
    unsafe parts.reserveCapacity(shape.parts.count)
    for part in shape.parts.indices {
      isAreal = isAreal && shape.parts[part].kind == .polygon
      unsafe try parts.append(Self.object(ofPart: part, of: shape, in: context))
    }
    if unsafe parts.count == 1 {
      try unsafe self.init(taking: parts.removeLast(), by: "part", in: context)
      return
    }
    let type = isAreal ? GEOS_MULTIPOLYGON : GEOS_GEOMETRYCOLLECTION
    let made = unsafe parts.withUnsafeMutableBufferPointer { parts in
      unsafe GEOSGeom_createCollection_r(
        context.handle, Int32(type.rawValue), parts.baseAddress, UInt32(parts.count))
    }
    unsafe parts = []  // GEOS owns them from here on, even those that it refused.
    try unsafe self.init(taking: made, by: "createCollection", in: context)
  }

  deinit { unsafe GEOSGeom_destroy_r(context.handle, pointer) }

  private static func object<Frame>(
    ofPart part: Int, of shape: Shape<Frame>, in context: GEOSContext
  ) throws(TopologyFailure) -> OpaquePointer {
    let paths = shape.pathNumbers(of: part)
    switch shape.parts[part].kind {
    case .point:
      let sequence = unsafe try sequence(shape, paths.first, isRing: false, in: context)
      return unsafe try context.made(
        GEOSGeom_createPoint_r(context.handle, sequence), by: "createPoint")
    case .line:
      let sequence = unsafe try sequence(shape, paths.first, isRing: false, in: context)
      return unsafe try context.made(
        GEOSGeom_createLineString_r(context.handle, sequence), by: "createLineString")
    case .polygon:
      var rings = unsafe [OpaquePointer?]()
      defer { unsafe rings.forEach { unsafe GEOSGeom_destroy_r(context.handle, $0) } }
      for path in paths {
        let sequence = unsafe try sequence(shape, path, isRing: true, in: context)
        // The ring takes the sequence over, even where it cannot be made.
        unsafe try rings.append(
          context.made(
            GEOSGeom_createLinearRing_r(context.handle, sequence), by: "createLinearRing"))
      }
      guard unsafe !rings.isEmpty else {
        return unsafe try context.made(
          GEOSGeom_createEmptyPolygon_r(context.handle), by: "createEmptyPolygon")
      }
      let made = unsafe rings.withUnsafeMutableBufferPointer { rings in
        unsafe GEOSGeom_createPolygon_r(
          context.handle, rings[0], rings.baseAddress?.advanced(by: 1), UInt32(rings.count - 1))
      }
      unsafe rings = []  // GEOS owns them from here on, even those that it refused.
      return unsafe try context.made(made, by: "createPolygon")
    }
  }

  private static func sequence<Frame>(
    _ shape: Shape<Frame>, _ path: Int?, isRing: Bool, in context: GEOSContext
  ) throws(TopologyFailure) -> OpaquePointer {
    let range = path.map(shape.path) ?? 0..<0
    guard isRing, let first = range.first, let last = range.last,
      shape.positions[first] != shape.positions[last]
    else {
      return unsafe try sequence(shape.positions[range], in: context)
    }
    return unsafe try sequence(shape.positions[range] + [shape.positions[first]], in: context)
  }

  // A position is two doubles, x first, as the buffer that GEOS copies; a test holds it to that.
  private static func sequence<Frame>(
    _ positions: ArraySlice<Position<Frame>>, in context: GEOSContext
  ) throws(TopologyFailure) -> OpaquePointer {
    let made = unsafe positions.withUnsafeBytes { bytes in
      unsafe GEOSCoordSeq_copyFromBuffer_r(
        context.handle, bytes.assumingMemoryBound(to: Double.self).baseAddress,
        UInt32(positions.count), 0, 0)
    }
    return unsafe try context.made(made, by: "copyFromBuffer")
  }
}
