import CGEOS
import Geometry

extension GEOSGeometry {
  /// The polygons in it, as a shape whose rings are closed.
  borrowing func areal() throws(TopologyFailure) -> Shape<Plane> {
    try shape(keeping: [.polygon])
  }

  /// The parts of some kinds in it.
  borrowing func shape(keeping kinds: Set<ShapeKind>) throws(TopologyFailure) -> Shape<Plane> {
    var shape = Shape<Plane>()
    try unsafe Self.append(pointer, to: &shape, keeping: kinds, in: context)
    return shape
  }

  private static func append(
    _ object: OpaquePointer?, to shape: inout Shape<Plane>, keeping kinds: Set<ShapeKind>,
    in context: GEOSContext
  ) throws(TopologyFailure) {
    guard unsafe GEOSisEmpty_r(context.handle, object) == 0 else { return }
    switch unsafe GEOSGeomTypes(UInt32(bitPattern: GEOSGeomTypeId_r(context.handle, object))) {
    case GEOS_POINT:
      guard kinds.contains(.point) else { return }
      unsafe try shape.append(.point, [positions(of: object, in: context)])
    case GEOS_LINESTRING, GEOS_LINEARRING:
      guard kinds.contains(.line) else { return }
      unsafe try shape.append(.line, [positions(of: object, in: context)])
    case GEOS_POLYGON:
      guard kinds.contains(.polygon) else { return }
      let outer = unsafe GEOSGetExteriorRing_r(context.handle, object)
      var rings = unsafe [try positions(of: outer, in: context)]
      let holes = unsafe GEOSGetNumInteriorRings_r(context.handle, object)
      for hole in 0..<max(holes, 0) {
        let inner = unsafe GEOSGetInteriorRingN_r(context.handle, object, hole)
        unsafe try rings.append(positions(of: inner, in: context))
      }
      shape.append(.polygon, rings)
    default:
      let members = unsafe GEOSGetNumGeometries_r(context.handle, object)
      for part in 0..<max(members, 0) {
        let member = unsafe GEOSGetGeometryN_r(context.handle, object, part)
        unsafe try append(member, to: &shape, keeping: kinds, in: context)
      }
    }
  }

  private static func positions(
    of path: OpaquePointer?, in context: GEOSContext
  ) throws(TopologyFailure) -> [Position<Plane>] {
    let sequence = unsafe GEOSGeom_getCoordSeq_r(context.handle, path)
    var count: UInt32 = 0
    guard unsafe sequence != nil,
      unsafe GEOSCoordSeq_getSize_r(context.handle, sequence, &count) == 1
    else { throw context.failure(of: "getCoordSeq") }
    let numbers = unsafe [Double](unsafeUninitializedCapacity: 2 * Int(count)) { buffer, filled in
      let isCopied = unsafe GEOSCoordSeq_copyToBuffer_r(
        context.handle, sequence, buffer.baseAddress, 0, 0)
      filled = isCopied == 1 ? 2 * Int(count) : 0
    }
    guard numbers.count == 2 * Int(count) else { throw context.failure(of: "copyToBuffer") }
    return (0..<Int(count)).map { Position(east: numbers[2 * $0], north: numbers[2 * $0 + 1]) }
  }
}
