import Foundation
import GeoEngine
import Geometry
import TestSupport
import Testing

/// What the protocol allows: never less than the radius, and at most a millimetre more.
@Suite("Round offset")
struct RoundOffsetTests {
  let topology = GEOSTopology()
  /// What floating coordinates may lose, in metres.
  let rounding = 1e-7

  @Test(
    "covers every disk and hardly more",
    arguments: [0.005, 0.05, 0.5, 3, 10, 100], 1...6 as ClosedRange<UInt64>)
  func widened(radius: Double, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for habit in Habit.allCases {
      let shape = habit.shape(using: &random)
      let wide = try topology.widened(shape, by: radius)
      #expect(wide.parts.allSatisfy { $0.kind == .polygon })
      for point in wide.rimSamples {
        let distance = shape.distance(point)
        #expect(
          distance >= radius - rounding && distance <= radius + 0.001,
          "\(habit), seed \(seed), radius \(radius): the rim is \(distance) away")
      }
      for point in shape.parts.indices.compactMap({ shape.rings(of: $0).first?.first }) {
        #expect(wide.holds(point), "\(habit), seed \(seed), radius \(radius)")
      }
    }
  }

  @Test(
    "leaves what has ground around it, and nothing else",
    arguments: [0.005, 0.05, 0.5, 3, 10], 1...6 as ClosedRange<UInt64>)
  func eroded(radius: Double, seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for habit in Habit.allCases {
      let shape = try topology.union(of: [habit.shape(using: &random)])
      let small = try topology.eroded(shape, by: radius)
      for point in small.rimSamples {
        let distance = shape.distanceToRim(point)
        #expect(
          shape.holds(point) && distance >= radius - rounding && distance <= radius + 0.001,
          "\(habit), seed \(seed), radius \(radius): the rim is \(distance) inside")
      }
      for _ in 0..<100 {
        let point = Point(
          east: .random(in: -60...60, using: &random), north: .random(in: -60...60, using: &random))
        let depth = shape.holds(point) ? shape.distanceToRim(point) : 0
        if abs(depth - radius) < 0.001 { continue }
        #expect(
          small.holds(point) == (depth > radius), "\(habit), seed \(seed), radius \(radius)")
      }
    }
  }

  @Test(
    "covers the disks along lines, however they are tangled and whatever their steps",
    arguments: 1...150 as ClosedRange<UInt64>)
  func lines(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let radius = [0.5, 10, 100][Int.random(in: 0...2, using: &random)]
    let step = radius * pow(10, Double.random(in: -4...0.5, using: &random))
    let bend = pow(10, Double.random(in: -4...0.5, using: &random))
    var (heading, line) = (0.0, [Point(east: 0, north: 0)])
    for _ in 0..<Int.random(in: 1...12, using: &random) {
      heading += Double.random(in: -bend...bend, using: &random)
      let length = step * Double.random(in: 0.1...2, using: &random)
      line.append(
        Point(
          east: line[line.count - 1].x + length * cos(heading),
          north: line[line.count - 1].y + length * sin(heading)))
    }
    let shape = Shape<Plane>(.line, [line])
    let wide = try topology.widened(shape, by: radius)
    #expect(wide.parts.count == 1)
    for point in wide.rimSamples {
      let distance = shape.distance(point)
      #expect(
        distance >= radius - 1e-6 && distance <= radius + 0.001,
        "seed \(seed), radius \(radius): the rim is \(distance) away")
    }
  }

  @Test("draws a disk around a point, and around a line that stands still")
  func point() throws {
    let place = Point(east: 3, north: 4)
    for shape in [Shape<Plane>(.point, [[place]]), Shape(.line, [[place, place, place]])] {
      let disk = try topology.widened(shape, by: 50)
      let area = try topology.area(of: disk)
      #expect(area > .pi * 2500 && area < .pi * 50.001 * 50.001)
      #expect(disk.rimSamples.allSatisfy { $0.squaredDistance(to: place) >= 2500 })
    }
  }

  @Test("by nothing changes nothing but overlaps")
  func zero() throws {
    var shape = rectangle(0, 0, 10, 10)
    shape.append(rectangle(5, 0, 15, 10))
    shape.append(.point, [[Point(east: 50, north: 5)]])
    shape.append(.line, [[Point(east: -10, north: 2), Point(east: 20, north: 2)]])
    let wide = try topology.widened(shape, by: 0)
    #expect(wide.parts.map(\.kind) == [.polygon, .point, .line])
    #expect(try abs(topology.area(of: wide) - 150) < 1e-9)
    #expect(try abs(topology.area(of: topology.eroded(shape, by: 0)) - 150) < 1e-9)
  }

  @Test("keeps a far hole open and fills a near one")
  func hole() throws {
    let annulus = Shape<Plane>(
      .polygon,
      [
        ring([(0, 0), (30, 0), (30, 30), (0, 30)]), ring([(10, 10), (20, 10), (20, 20), (10, 20)]),
      ])
    #expect(try topology.widened(annulus, by: 4.9).rings(of: 0).count == 2)
    #expect(try topology.widened(annulus, by: 5.1).rings(of: 0).count == 1)
    let rim = try topology.eroded(annulus, by: 4.9)
    let left = 20.2 * 20.2 - (100 + 4 * 10 * 4.9 + .pi * 4.9 * 4.9)
    #expect(try abs(topology.area(of: rim) - left) < 0.2)
    #expect(try topology.eroded(annulus, by: 6).isEmpty)
  }
}
