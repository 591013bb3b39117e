internal import Foundation
internal import Geometry
internal import MineAction
internal import TestSupport

/// A seeded country: roads with a vertex every 35 m, and land clustered along them.
///
/// Per kilometre of road some seven hazardous areas within 55 m, most of them within 5 m, and
/// nearly four released sectors; the rest lies up to 5 km off. Median 7 vertices, 95 % below 20.
struct Country {
  /// The roads, each of about 60 km.
  private(set) var roads: [[Position<Geographic>]] = []
  /// Half hazardous areas, half sectors.
  private(set) var records: [Record] = []

  init(records count: Int, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let kilometres = Double(count) / 2 / 16
    for _ in 0..<max(1, Int(kilometres / 60)) { roads.append(try Self.road(using: &random)) }
    for index in 0..<count / 2 {
      records.append(try area(index, using: &random))
      records.append(try sector(index, using: &random))
    }
  }

  private static func road(using random: inout SeededGenerator) throws -> [Position<Geographic>] {
    var frame = LocalFrame(
      longitude: .random(in: 44...48, using: &random),
      latitude: .random(in: 39...41, using: &random))
    let course = Double.random(in: 0...(2 * .pi), using: &random)
    var bend = 0.0
    var positions = [frame.geographic(Position(east: 0, north: 0))]
    for _ in 0..<1_715 {
      // Bends come and go: a road winds, and yet arrives.
      bend = bend * 0.95 + .random(in: -0.15...0.15, using: &random)
      let bearing = course + bend
      let next = frame.geographic(Position(east: 35 * sin(bearing), north: 35 * cos(bearing)))
      positions.append(next)
      frame = LocalFrame(longitude: next.longitude, latitude: next.latitude)
    }
    return positions
  }

  // A place on a road, and the bearing of the road there.
  private func place(
    using random: inout SeededGenerator
  ) -> (at: Position<Geographic>, along: Double) {
    let road = roads[Int.random(in: roads.indices, using: &random)]
    let index = Int.random(in: 1..<road.count, using: &random)
    let frame = LocalFrame(longitude: road[index].longitude, latitude: road[index].latitude)
    let back = frame.plane(road[index - 1])
    return (road[index], atan2(-back.x, -back.y))
  }

  private func area(_ index: Int, using random: inout SeededGenerator) throws -> Record {
    let (at, _) = place(using: &random)
    let frame = LocalFrame(longitude: at.longitude, latitude: at.latitude)
    let isNear = Double.random(in: 0...1, using: &random) < 0.44
    let distance = Double.random(in: isNear ? 0...60 : 100...5_000, using: &random)
    let angle = Double.random(in: 0...(2 * .pi), using: &random)
    let count =
      Double.random(in: 0...1, using: &random) < 0.95
      ? Int.random(in: 4...19, using: &random) / (Bool.random(using: &random) ? 1 : 2) + 2
      : Int.random(in: 20...130, using: &random)
    let size = Double.random(in: 20...80, using: &random)
    let ring = (0..<count).map { corner in
      let bearing = 2 * Double.pi * Double(corner) / Double(count)
      let radius = size * Double.random(in: 0.5...1, using: &random)
      return frame.geographic(
        Position(
          east: distance * sin(angle) + radius * sin(bearing),
          north: distance * cos(angle) + radius * cos(bearing)))
    }
    var area = HazardousArea()
    area.classification = Bool.random(using: &random) ? .confirmed : .suspected
    area.status = .open
    area.accuracy = [0, 5, 10, 25][Int.random(in: 0..<4, using: &random)]
    area.observedOn = FieldDate("2020-10-01", in: .utc)
    return Record(
      code: try Record.Code("HA-\(index)"),
      place: Place(entered: Shape(.polygon, [ring + [ring[0]]]), type: "Polygon"),
      detail: .hazardousArea(area))
  }

  private func sector(_ index: Int, using random: inout SeededGenerator) throws -> Record {
    let (at, along) = place(using: &random)
    let frame = LocalFrame(longitude: at.longitude, latitude: at.latitude)
    let isNear = Double.random(in: 0...1, using: &random) < 0.25
    let off = isNear ? 0 : Double.random(in: 100...5_000, using: &random)
    let (half, length) = (
      Double.random(in: 10...40, using: &random), Double.random(in: 50...300, using: &random)
    )
    let corners = [(-half, 0), (half, 0), (half, length), (0, length + 5), (-half, length)]
    let ring = corners.map { across, ahead in
      let (x, y) = (across + off, ahead)
      return frame.geographic(
        Position(
          east: x * cos(along) + y * sin(along), north: -x * sin(along) + y * cos(along)))
    }
    var sector = Sector()
    sector.method = .clearance
    sector.status = isNear || index % 3 > 0 ? .accepted : .completed
    sector.completedOn = FieldDate("2020-11-2\(index % 9)", in: .utc)
    sector.clearanceDepth = 0.2
    sector.accuracy = [0, 0.5, 1, 2][index % 4]
    return Record(
      code: try Record.Code("SE-\(index)"),
      place: Place(entered: Shape(.polygon, [ring + [ring[0]]]), type: "Polygon"),
      detail: .sector(sector))
  }

  /// Routes of 20 to 60 km along the roads.
  func routes(_ count: Int, seed: UInt64) throws -> [RouteLine] {
    var random = SeededGenerator(seed: seed)
    return try (0..<count).map { _ in
      let road = roads[Int.random(in: roads.indices, using: &random)]
      let length = Int.random(in: 580...road.count, using: &random)
      let start = Int.random(in: 0...(road.count - length), using: &random)
      return try RouteLine(parts: [Array(road[start..<start + length])])
    }
  }
}
