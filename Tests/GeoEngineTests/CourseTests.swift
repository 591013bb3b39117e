import Foundation
import GeoEngine
import Geometry
import TestSupport
import Testing

@Suite("An edge surveyed on a grid")
struct CourseTests {
  /// Places on the course between two positions, and how far each lies from the edges that were
  /// made of it, straight in degrees.
  private func worst(
    _ operation: CoordinateOperation, _ start: Position<Grid>, _ end: Position<Grid>,
    _ course: [Position<Geographic>]
  ) throws -> Double {
    var worst = 0.0
    for step in 0...400 {
      let share = Double(step) / 400
      let place = try #require(
        operation.geographic(
          Position(
            computed: start.x + (end.x - start.x) * share,
            start.y + (end.y - start.y) * share)))
      let frame = LocalFrame(longitude: place.x, latitude: place.y)
      var least = Double.infinity
      for (one, other) in zip(course, course.dropFirst()) {
        let (a, b) = (frame.plane(one), frame.plane(other))
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let t = min(max(-(a.x * dx + a.y * dy) / max(dx * dx + dy * dy, 1e-30), 0), 1)
        least = min(
          least, ((a.x + t * dx) * (a.x + t * dx) + (a.y + t * dy) * (a.y + t * dy)).squareRoot())
      }
      worst = max(worst, least)
    }
    return worst
  }

  @Test(
    "keeps its course within 1 cm, and needs no more corners than that",
    arguments: ["EPSG:28408", "EPSG:32638", "EPSG:2937", "EPSG:3857", "EPSG:3035"])
  func course(code: String) throws {
    let area =
      code == "EPSG:3035"
      ? Envelope(west: 8, south: 46, east: 12, north: 50) : CoordinateOperationTests.region
    let operation = try CoordinateOperationTests.operation(code, area)
    var generator = SeededGenerator(seed: 11)
    for exponent in 0..<40 {
      let metres = 10 * pow(10, Double(exponent) / 10.0)
      let start = try #require(
        operation.grid(
          Position(
            computed: .random(in: area.west + 0.1...area.east - 0.1, using: &generator),
            .random(in: area.south + 0.1...area.north - 0.1, using: &generator))))
      let angle = Double.random(in: 0..<2 * .pi, using: &generator)
      let end = Position<Grid>(
        computed: start.x + metres * cos(angle), start.y + metres * sin(angle))
      guard operation.geographic(end) != nil else { continue }
      let course = try #require(operation.course(of: [start, end]))
      #expect(try worst(operation, start, end, course) <= 0.01, "\(metres) m")
      // Of half as many pieces at least one leaves the course.
      let pieces = course.count - 1
      if pieces > 3 {
        let half = pieces / 2
        let thin = (0...half).compactMap { step -> Position<Geographic>? in
          let share = Double(step) / Double(half)
          return operation.geographic(
            Position(
              computed: start.x + (end.x - start.x) * share,
              start.y + (end.y - start.y) * share))
        }
        #expect(try worst(operation, start, end, thin) > 0.01, "\(metres) m in \(pieces)")
      }
      // The neighbour that has the same edge the other way round has the same corners.
      let back = try #require(operation.course(of: [end, start]))
      #expect(back.count == course.count)
      for (one, other) in zip(course, back.reversed()) {
        #expect(CoordinateOperationTests.metres(one, other) < 1e-6)
      }
    }
  }

  @Test("leaves a closed ring closed")
  func ring() throws {
    let operation = try CoordinateOperationTests.operation("EPSG:28408")
    let ring = [(0.0, 0.0), (9_000, 0), (9_000, 7_000), (0, 0)].map {
      Position<Grid>(computed: 8_640_000 + $0.0, 4_400_000 + $0.1)
    }
    let course = try #require(operation.course(of: ring))
    #expect(course.first == course.last)
    #expect(course.count > 4)
  }
}
