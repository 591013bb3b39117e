import GeoEngine
import Geometry
import Testing

/// Sectors that touch in corners, around ground that nobody worked.
///
/// Grown and shrunk again by the same, they touch in the same points within rounding. GEOS 3.11.1
/// then at times took what lies between them for ground, all of it, and said nothing.
@Suite("Ground that touches in corners")
struct CornerTests {
  let topology = GEOSTopology()

  /// Two sectors of scene 28141, with 99 m² between them that belong to neither.
  private func pair(in frame: LocalFrame) throws -> Shape<Plane> {
    let rings = [
      [
        (135.39935178, 9.02003728), (135.39961349, 9.01963007), (135.39970978, 9.01969706),
        (135.39944292, 9.02011037), (135.39935178, 9.02003728),
      ],
      [
        (135.39882005, 9.02057151), (135.39935178, 9.02003728), (135.39927629, 9.02015473),
        (135.39944292, 9.02011037), (135.39936595, 9.02022958), (135.39889572, 9.02065948),
        (135.39882005, 9.02057151),
      ],
    ]
    return try rings.reduce(into: Shape()) { shape, ring in
      shape.append(
        .polygon, [try ring.map { frame.plane(try Position(longitude: $0, latitude: $1)) }])
    }
  }

  /// Frames a few metres apart: another rounding in each.
  ///
  /// In four of them the hole was lost.
  private var frames: [LocalFrame] {
    (0..<300).map {
      LocalFrame(
        longitude: 135.395 + 0.000_031 * Double($0), latitude: 9.024 - 0.000_017 * Double($0))
    }
  }

  @Test("is closed without what lies between it, and opened without loss")
  func corners() throws {
    for (number, frame) in frames.enumerated() {
      let shape = try pair(in: frame)
      let area = try topology.area(of: shape)
      let closed = try topology.area(of: topology.closed(shape))
      #expect(abs(closed - area) < 0.001, "closing, frame \(number)")
      let opened = try topology.area(of: topology.opened(shape))
      #expect(abs(opened - area) < 0.001, "opening, frame \(number)")
    }
  }

  @Test("keeps its hole also where it is shrunk by exactly what it was grown by")
  func exactlyBack() throws {
    for (number, frame) in frames.enumerated() {
      let shape = try pair(in: frame)
      let back = try topology.mitred(try topology.mitred(shape, by: 0.005), by: -0.005)
      let change = try topology.area(of: back) - topology.area(of: shape)
      #expect(change < 0.001, "frame \(number): \(change) m² more")
    }
  }
}
