import GeoEngine
import Geometry
import Testing

@Suite("Clipping a line")
struct ClipTests {
  let topology = GEOSTopology()

  @Test("gives the stretches inside in the order of travel")
  func order() throws {
    var shape = rectangle(20, -5, 30, 5)
    shape.append(rectangle(0, -5, 10, 5))
    let stretches = try topology.clip(line: line([(40, 0), (-10, 0)]), to: shape)
    #expect(stretches == [line([(30, 0), (20, 0)]), line([(10, 0), (0, 0)])])
  }

  @Test("joins stretches at turning points, and also where parts overlap or touch")
  func joined() throws {
    var shape = rectangle(0, -5, 10, 5)
    shape.append(rectangle(10, -5, 20, 5))
    shape.append(rectangle(5, -5, 15, 50))
    let stretches = try topology.clip(line: line([(-5, 0), (12, 0), (12, 20)]), to: shape)
    #expect(stretches.count == 1)
    #expect(stretches[0].first == Point(east: 0, north: 0))
    #expect(stretches[0].last == Point(east: 12, north: 20))
  }

  @Test("keeps a line apart from itself where it crosses or repeats itself, or stands still")
  func again() throws {
    let path = line([(-5, 0), (5, 0), (5, 0), (15, 0), (15, 3), (-5, 3), (-5, 0), (15, 0)])
    let stretches = try topology.clip(line: path, to: rectangle(0, -5, 10, 5))
    #expect(
      stretches == [
        line([(0, 0), (5, 0), (10, 0)]), line([(10, 3), (0, 3)]), line([(0, 0), (10, 0)]),
      ])
  }

  @Test("gives nothing of what only touches, or of nothing")
  func nothing() throws {
    let shape = rectangle(0, 0, 10, 10)
    #expect(try topology.clip(line: line([(-5, 5), (5, -5)]), to: shape).isEmpty)
    #expect(try topology.clip(line: line([(-5, 5), (5, 5)]), to: Shape()).isEmpty)
    #expect(try topology.clip(line: line([(5, 5), (5, 5)]), to: shape).isEmpty)
    #expect(try topology.clip(line: [], to: shape).isEmpty)
  }

  private func line(_ points: [(Double, Double)]) -> [Point] {
    points.map { Point(east: $0.0, north: $0.1) }
  }
}
