internal import CPROJ
internal import Foundation
internal import GeoEngine
internal import Geometry
internal import TestSupport

/// Polygons surveyed on a map's grid, brought to WGS 84 by us and by PROJ called from C.
@safe struct GridPolygons {
  /// The polygons, closed, in metres.
  private let rings: [[Position<Grid>]]
  private let operation: CoordinateOperation
  private let context, pj: OpaquePointer
  private let name: String

  /// Polygons of 5 to 19 corners, about 40 m between two, in a system whose pipeline is given.
  init(_ count: Int, in code: String, about middle: (Double, Double), pipeline: String) throws {
    var random = SeededGenerator(seed: 5)
    rings = (0..<count).map { _ in
      let east = middle.0 + Double.random(in: -100_000...100_000, using: &random)
      let north = middle.1 + Double.random(in: -100_000...100_000, using: &random)
      let corners = Int.random(in: 5...19, using: &random)
      let ring = (0..<corners).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(corners)
        let radius = Double(corners) * 40 / (2 * .pi)
        return Position<Grid>(computed: east + radius * sin(angle), north + radius * cos(angle))
      }
      return ring + [ring[0]]
    }
    name = code
    operation = try CoordinateEngine.ofThisThread().operation(
      from: code, over: Envelope(west: 44.5, south: 38.8, east: 48, north: 41))
    guard let context = unsafe proj_context_create(),
      let pj = unsafe proj_create(context, pipeline)
    else { throw CoordinateFailure.noEngine }
    unsafe (self.context, self.pj) = (context, pj)
  }

  /// Times both, alternately, and gives the lines and how fast ours is beside the other.
  func lines() -> [String] {
    let ours = Measurement(runs: 5) { _ in for ring in rings { _ = operation.course(of: ring) } }
    let stride = MemoryLayout<Position<Grid>>.stride
    let theirs = Measurement(runs: 5) { _ in
      for ring in rings {
        var numbers = ring
        _ = unsafe numbers.withUnsafeMutableBytes { bytes -> Int in
          guard let base = bytes.baseAddress else { return 0 }
          let x = unsafe base.assumingMemoryBound(to: Double.self)
          return unsafe proj_trans_generic(
            pj, PJ_FWD, x, stride, ring.count, x + 1, stride, ring.count, nil, 0, 0, nil, 0, 0)
        }
      }
    }
    let worst = rings.prefix(1_000).reduce(0.0) { worst, ring in
      guard let own = operation.geographic(ring[0]) else { return .infinity }
      let its = unsafe proj_trans(pj, PJ_FWD, proj_coord(ring[0].x, ring[0].y, 0, .infinity)).xy
      return max(worst, abs(own.x - its.x), abs(own.y - its.y))
    }
    return [
      ours.line("\(rings.count) polygons from \(name)"),
      theirs.line("the same points by PROJ from C")
        + String(
          format: "  ours at %.0f %% of its speed, within %.0e degrees",
          100 * theirs.minimum / ours.minimum, worst),
    ]
  }

  /// The two systems of the field: UTM, and the Soviet maps.
  static func fieldSystems(_ count: Int) throws -> [GridPolygons] {
    [
      try GridPolygons(
        count, in: "EPSG:32638", about: (600_000, 4_420_000),
        pipeline: "+proj=pipeline +step +inv +proj=utm +zone=38 +ellps=WGS84 "
          + "+step +proj=unitconvert +xy_in=rad +xy_out=deg"),
      try GridPolygons(
        count, in: "EPSG:28408", about: (8_600_000, 4_420_000),
        pipeline: "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=45 +k=1 +x_0=8500000 "
          + "+y_0=0 +ellps=krass +step +proj=push +v_3 +step +proj=cart +ellps=krass "
          + "+step +proj=helmert +x=25 +y=-141 +z=-78.5 +rx=0 +ry=-0.35 +rz=-0.736 +s=0 "
          + "+convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 "
          + "+step +proj=pop +v_3 +step +proj=unitconvert +xy_in=rad +xy_out=deg"),
    ]
  }
}
