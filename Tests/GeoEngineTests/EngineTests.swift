import GeoEngine
import Geometry
import TestSupport
import Testing

@Suite("Engine")
struct EngineTests {
  let topology = GEOSTopology()

  @Test("says which versions it runs on")
  func versions() throws {
    #expect(EngineVersions.geos.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\w*/) != nil)
    #expect(EngineVersions.proj.wholeMatch(of: /[0-9]+\.[0-9]+\.[0-9]+\w*/) != nil)
  }

  @Test("may read a position as two doubles, x first")
  func layout() throws {
    #expect(MemoryLayout<Point>.size == 16 && MemoryLayout<Point>.stride == 16)
    let union = try topology.union(of: [rectangle(1, 2, 3, 4), rectangle(3, 2, 5, 4)])
    #expect(union.positions.allSatisfy { [1, 3, 5].contains($0.x) })
    #expect(union.positions.allSatisfy { [2, 4].contains($0.y) })
  }

  @Test("closes a ring that was left open")
  func unclosed() throws {
    let open = Shape<Plane>(
      .polygon, [Array(ring([(0, 0), (10, 0), (10, 10), (0, 10)]).dropLast())])
    let union = try topology.union(of: [open])
    #expect(
      union.rings(of: 0)[0].count == 5 && union.rings(of: 0)[0].first == union.rings(of: 0)[0].last)
    #expect(try topology.area(of: open) == 100)
  }

  @Test("serves any number of tasks at once, each with its own answer")
  func concurrency() async throws {
    let topology = topology
    let work = { @Sendable (seed: UInt64) throws -> Double in
      var area = 0.0
      for part in 0..<5 {
        var random = SeededGenerator(seed: seed + UInt64(part))
        let heap = Habit.heaps.shape(using: &random)
        area += try topology.area(of: topology.widened(heap, by: 3))
        area += try topology.area(of: topology.eroded(topology.closed(heap), by: 0.5))
        area += try topology.area(of: topology.difference(of: heap, without: topology.opened(heap)))
      }
      return area
    }
    let alone = try (1...40).map { try work($0) }
    let together = try await withThrowingTaskGroup(of: (Int, Double).self) { group in
      for seed in 1...40 { group.addTask { (seed, try work(UInt64(seed))) } }
      var areas = [Double](repeating: 0, count: 40)
      for try await (seed, area) in group { areas[seed - 1] = area }
      return areas
    }
    #expect(alone == together)
  }
}
