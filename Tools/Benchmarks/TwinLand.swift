internal import Foundation
internal import Geometry
internal import MineAction
internal import TestSupport

/// Seeded hazardous areas among which the doctor looks for those that were plotted twice.
enum TwinLand {
  /// Irregular areas of 4 to 19 corners, 40 to 160 m wide, on a square in metres; some plotted twice.
  static func irregular(
    _ count: Int, twins: Int, side: Double = 300_000, seed: UInt64
  ) throws -> Situation {
    var random = SeededGenerator(seed: seed)
    var rings: [[Position<Geographic>]] = []
    for number in 0..<count - twins {
      let at = Position<Plane>(
        east: .random(in: 0...side, using: &random), north: .random(in: 0...side, using: &random))
      let (size, corners) = (
        Double.random(in: 20...80, using: &random), Int.random(in: 4...19, using: &random)
      )
      let shape = (0..<corners).map { corner in
        let angle = 2 * Double.pi * Double(corner) / Double(corners)
        let radius = size * Double.random(in: 0.5...1, using: &random)
        return (radius * sin(angle), radius * cos(angle))
      }
      rings.append(ring(shape, at))
      if number < twins {
        let by = number % 2 == 0 ? (102.3, 10.3) : (201.0, 1_851.0)
        rings.append(ring(shape, Position(east: at.x + by.0, north: at.y + by.1)))
      }
    }
    return try situation(of: rings)
  }

  /// Squares of 100 m that share their edges.
  static func squares(_ count: Int) throws -> Situation {
    let across = Int(Double(count).squareRoot())
    let square = [(0.0, 0.0), (100, 0), (100, 100), (0, 100)]
    return try situation(
      of: (0..<count).map { number in
        let (row, column) = number.quotientAndRemainder(dividingBy: across)
        return ring(square, Position(east: Double(column) * 100, north: Double(row) * 100))
      })
  }

  /// One irregular area again and again in the same place; or in each place another way round, so
  /// that all measures are alike and no two shapes are.
  static func pile(_ count: Int, turned: Bool = false) throws -> Situation {
    // Eighteen corners on a circle keep the extent and the spread however it is turned.
    let corners = (0..<18).map { Double($0) * 20 + ($0 % 3 == 0 ? 4 : 0) }
    return try situation(
      of: (0..<count).map { number in
        let turn = turned ? Double(number) * 137.5 : 0
        let shape = corners.map { angle in
          let bearing = (angle + turn) * .pi / 180
          return (60 * sin(bearing), 60 * cos(bearing))
        }
        return ring(shape, Position(east: 0, north: 0))
      })
  }

  private static func ring(
    _ corners: [(Double, Double)], _ at: Position<Plane>
  ) -> [Position<Geographic>] {
    let country = LocalFrame(longitude: 45, latitude: 38.5)
    let middle = country.geographic(at)
    let frame = LocalFrame(longitude: middle.longitude, latitude: middle.latitude)
    return (corners + corners.prefix(1)).map {
      frame.geographic(Position(east: $0.0, north: $0.1))
    }
  }

  private static func situation(of rings: [[Position<Geographic>]]) throws -> Situation {
    let author = Attribution(
      person: try .init("P"), organisation: try .init("O"), occurredAt: Benchmarks.at,
      recordedAt: Benchmarks.at)
    var situation = Situation(foldingMany: true)
    for (number, ring) in rings.enumerated() {
      let record = Record(
        code: try .init("HA-\(number)"), place: Place(entered: Shape(.polygon, [ring]), type: nil),
        detail: .hazardousArea(HazardousArea()))
      situation.evolve(
        Event(.recorded(record, by: .command), by: author, sequence: Int64(number + 1)))
    }
    situation.rebase()
    return situation
  }
}
