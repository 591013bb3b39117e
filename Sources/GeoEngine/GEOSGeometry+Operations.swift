import CGEOS
import Geometry

extension GEOSGeometry {
  // The grids that overlays are noded on, in metres, until one succeeds.
  //
  // Not in floating coordinates: where edges nearly coincide, as those of a shape and of what
  // was grown and shrunk from it, GEOS 3.11.1 then at times counts a hole for ground and says
  // nothing. On a grid its noder is exact; a nanometre leaves distances as they are. Powers of
  // two, which leave short numbers as they are: about 1 nm, 1 µm and 0.1 mm.
  private static var grids: [Double] { [0x1p-30, 0x1p-20, 0x1p-13] }

  /// The union of all parts in it, which may overlap.
  borrowing func unaryUnion() throws(TopologyFailure) -> GEOSGeometry {
    let (handle, one) = unsafe (context.handle, pointer)
    return try unsafe overlay("unaryUnion") { unsafe GEOSUnaryUnionPrec_r(handle, one, $0) }
  }

  /// The union of all parts in it, which mostly do not overlap.
  ///
  /// Three times as fast: floating coordinates will do if the areas add up, which they do not
  /// where a piece was lost or a hole filled.
  borrowing func unionOfNeighbours() throws(TopologyFailure) -> GEOSGeometry {
    let made = unsafe GEOSUnaryUnion_r(context.handle, pointer)
    guard unsafe made != nil else { return try unaryUnion() }
    let quick = try unsafe GEOSGeometry(taking: made, by: "unaryUnion", in: context)
    let (sum, area) = try (area(), quick.area())
    return abs(area - sum) <= 1e-9 * sum ? quick : try unaryUnion()
  }

  /// What of this does not lie in the other; both are valid.
  borrowing func difference(
    _ other: borrowing GEOSGeometry
  ) throws(TopologyFailure) -> GEOSGeometry {
    let (handle, one, two) = unsafe (context.handle, pointer, other.pointer)
    return try unsafe overlay("difference") { unsafe GEOSDifferencePrec_r(handle, one, two, $0) }
  }

  /// What lies in both; both are valid.
  borrowing func intersection(
    _ other: borrowing GEOSGeometry
  ) throws(TopologyFailure) -> GEOSGeometry {
    let (handle, one, two) = unsafe (context.handle, pointer, other.pointer)
    return try unsafe overlay("intersection") {
      unsafe GEOSIntersectionPrec_r(handle, one, two, $0)
    }
  }

  private borrowing func overlay(
    _ operation: String, onGrid: (Double) -> OpaquePointer?
  ) throws(TopologyFailure) -> GEOSGeometry {
    for grid in Self.grids {
      if let made = unsafe onGrid(grid) {
        return unsafe try GEOSGeometry(taking: made, by: operation, in: context)
      }
    }
    throw context.failure(of: operation)
  }

  /// The buffer with mitred corners, limit 5; of a valid geometry.
  borrowing func mitred(by metres: Double) throws(TopologyFailure) -> GEOSGeometry {
    try buffer(metres, join: GEOSBUF_JOIN_MITRE, quadrantSegments: 8)
  }

  /// The buffer with round corners and ends, outward (sign 1) or inward (sign −1), of a valid
  /// geometry; outward also of one whose parts overlap.
  borrowing func rounded(by pen: OffsetPen, sign: Double) throws(TopologyFailure) -> GEOSGeometry {
    try buffer(
      sign * pen.radius, join: GEOSBUF_JOIN_ROUND, quadrantSegments: pen.quadrantSegments)
  }

  private borrowing func buffer(
    _ metres: Double, join: GEOSBufJoinStyles, quadrantSegments: Int
  ) throws(TopologyFailure) -> GEOSGeometry {
    let handle = unsafe context.handle
    let style = unsafe try context.made(GEOSBufferParams_create_r(handle), by: "bufferParams")
    defer { unsafe GEOSBufferParams_destroy_r(handle, style) }
    _ = unsafe GEOSBufferParams_setJoinStyle_r(handle, style, Int32(join.rawValue))
    _ = unsafe GEOSBufferParams_setMitreLimit_r(handle, style, 5)
    _ = unsafe GEOSBufferParams_setQuadrantSegments_r(handle, style, Int32(quadrantSegments))
    // Where outlines nearly touch, GEOS 3.11.1 at times returns a polygon whose hole crosses its
    // shell, with which nothing can be done, or takes a hole for ground, or a part for none, and
    // says nothing. A little further, by micrometres, the same outline does not.
    for further in [0, 1e-6, 7e-6, 5e-5] {
      let distance = metres < 0 ? metres - further : metres + further
      let made = unsafe GEOSBufferWithParams_r(handle, pointer, style, distance)
      let buffer = unsafe try GEOSGeometry(taking: made, by: "buffer", in: context)
      guard buffer.isValid() else { continue }
      if try metres < 0 ? isOutside(of: buffer) : isWithin(buffer) { return buffer }
    }
    throw TopologyFailure(operation: "buffer", message: "outlines cross, however far they reach")
  }

  // Whether all points of this lie in a buffer that was grown from it: no part was lost.
  private borrowing func isWithin(_ buffer: borrowing GEOSGeometry) throws(TopologyFailure) -> Bool
  {
    try unsafe compare(buffer, "covers", GEOSPreparedCovers_r)
  }

  // Whether no point of this lies in a buffer that was shrunk from it: no hole was filled. What
  // lies around shrunk ground reaches to the rim everywhere, hence a ring lies in each piece of it.
  private borrowing func isOutside(
    of buffer: borrowing GEOSGeometry
  ) throws(TopologyFailure) -> Bool {
    try unsafe compare(buffer, "disjoint", GEOSPreparedDisjoint_r)
  }

  private borrowing func compare(
    _ buffer: borrowing GEOSGeometry, _ word: String,
    _ holds: (GEOSContextHandle_t?, OpaquePointer?, OpaquePointer?) -> CChar
  ) throws(TopologyFailure) -> Bool {
    let handle = unsafe context.handle
    let points = unsafe try GEOSGeometry(
      taking: GEOSGeom_extractUniquePoints_r(handle, pointer), by: "extractUniquePoints",
      in: context)
    let prepared = unsafe try context.made(GEOSPrepare_r(handle, buffer.pointer), by: "prepare")
    defer { unsafe GEOSPreparedGeom_destroy_r(handle, prepared) }
    switch unsafe holds(handle, prepared, points.pointer) {
    case 0: return false
    case 1: return true
    default: throw context.failure(of: word)
    }
  }

  /// Whether it is valid as OGC Simple Features has it; false also where GEOS cannot tell.
  borrowing func isValid() -> Bool { unsafe GEOSisValid_r(context.handle, pointer) == 1 }

  /// The area in the unit of the coordinates, squared.
  borrowing func area() throws(TopologyFailure) -> Double {
    var area = 0.0
    guard unsafe GEOSArea_r(context.handle, pointer, &area) == 1 else {
      throw context.failure(of: "area")
    }
    return area
  }

  /// Where and why it is invalid, in GEOS's words; `nil` where it is valid.
  borrowing func invalidity() throws(TopologyFailure) -> (x: Double, y: Double, reason: String)? {
    let handle = unsafe context.handle
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = unsafe GEOSisValidDetail_r(handle, pointer, 0, &reason, &location)
    defer {
      unsafe GEOSFree_r(handle, reason)
      unsafe GEOSGeom_destroy_r(handle, location)
    }
    switch answer {
    case 1: return nil
    case 0:
      var (x, y) = (Double.nan, Double.nan)
      if let location = unsafe location {
        _ = unsafe (GEOSGeomGetX_r(handle, location, &x), GEOSGeomGetY_r(handle, location, &y))
      }
      let words = unsafe reason.map { unsafe String(cString: $0) }
      return (x, y, words ?? "invalid")
    default: throw context.failure(of: "isValid")
    }
  }
}
