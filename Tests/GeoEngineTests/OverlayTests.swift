import GeoEngine
import Geometry
import TestSupport
import Testing

@Suite("Overlay")
struct OverlayTests {
  let topology = GEOSTopology()

  @Test("obeys |A ∪ B| = |A| + |B| − |A ∩ B|, and A is A − B and A ∩ B", arguments: 1...20)
  func algebra(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for habit in Habit.allCases {
      let (one, two) = (habit.shape(using: &random), habit.shape(using: &random))
      let both = try topology.intersection(of: one, and: two)
      let either = try topology.union(of: [one, two])
      let rest = try topology.difference(of: one, without: two)
      let area = try (
        one: topology.area(of: one), two: topology.area(of: two), both: topology.area(of: both),
        either: topology.area(of: either), rest: topology.area(of: rest)
      )
      #expect(
        abs(area.one + area.two - area.both - area.either) < 1e-6, "seed \(seed), \(habit)")
      #expect(abs(area.one - area.rest - area.both) < 1e-6, "seed \(seed), \(habit)")
      for shape in [both, either, rest] {
        #expect(shape.parts.allSatisfy { $0.kind == .polygon })
        #expect(
          shape.parts.indices.flatMap { shape.rings(of: $0) }
            .allSatisfy { $0.first == $0.last && $0.count > 3 }, "seed \(seed), \(habit)")
      }
    }
  }

  @Test("counts ground that lies in several parts once")
  func overlap() throws {
    var heap = rectangle(0, 0, 10, 10)
    heap.append(rectangle(5, 0, 15, 10))
    let other = rectangle(0, 0, 100, 5)
    #expect(try abs(topology.area(of: heap) - 150) < 1e-9)
    #expect(try abs(topology.area(of: topology.union(of: [heap])) - 150) < 1e-9)
    #expect(try abs(topology.area(of: topology.difference(of: heap, without: other)) - 75) < 1e-9)
    #expect(try abs(topology.area(of: topology.difference(of: other, without: heap)) - 425) < 1e-9)
    #expect(try abs(topology.area(of: topology.intersection(of: other, and: heap)) - 75) < 1e-9)
    #expect(try abs(topology.area(of: topology.mitred(heap, by: 1)) - 17 * 12) < 1e-9)
    #expect(try abs(topology.area(of: topology.mitred(heap, by: -1)) - 13 * 8) < 1e-9)
    #expect(try abs(topology.area(of: topology.eroded(heap, by: 1)) - 13 * 8) < 0.1)
  }

  @Test("unites parts that share an edge or only a piece of one")
  func touching() throws {
    let united = try topology.union(of: [
      rectangle(0, 0, 10, 10), rectangle(10, 0, 20, 10), rectangle(2, 10, 30, 20),
    ])
    #expect(united.parts.count == 1)
    #expect(try abs(topology.area(of: united) - 480) < 1e-9)
  }

  @Test("keeps holes, and gives them back when asked for what is in them")
  func hole() throws {
    let annulus = Shape<Plane>(
      .polygon,
      [
        ring([(0, 0), (30, 0), (30, 30), (0, 30)]), ring([(10, 10), (20, 10), (20, 20), (10, 20)]),
      ])
    let rest = try topology.difference(of: rectangle(0, 0, 30, 30), without: annulus)
    #expect(rest.parts.count == 1)
    #expect(try abs(topology.area(of: rest) - 100) < 1e-9)
    #expect(try topology.union(of: [annulus]).rings(of: 0).count == 2)
  }

  @Test("leaves no lines or points where areas only touch")
  func touch() throws {
    let both = try topology.intersection(of: rectangle(0, 0, 10, 10), and: rectangle(10, 0, 20, 10))
    #expect(both.isEmpty)
  }

  @Test("keeps the lines and points of the first shape that do not lie in the second")
  func thin() throws {
    var danger = Shape<Plane>(.point, [[Point(east: 5, north: 5)]])
    danger.append(.point, [[Point(east: 50, north: 5)]])
    danger.append(.line, [[Point(east: -10, north: 2), Point(east: 20, north: 2)]])
    danger.append(rectangle(8, 8, 12, 12))
    let rest = try topology.difference(of: danger, without: rectangle(0, 0, 10, 10))
    #expect(rest.only(.point).rings(at: .point) == [[Point(east: 50, north: 5)]])
    #expect(
      Set(rest.only(.line).rings(at: .line)) == [
        [Point(east: -10, north: 2), Point(east: 0, north: 2)],
        [Point(east: 10, north: 2), Point(east: 20, north: 2)],
      ])
    #expect(try abs(topology.area(of: rest) - 12) < 1e-9)
    let whole = try topology.difference(of: danger, without: Shape())
    #expect(whole.parts.count == 4)
  }

  @Test("counts lines and points of any other input for nothing")
  func nothing() throws {
    let line = Shape<Plane>(.line, [[Point(east: 0, north: 0), Point(east: 20, north: 0)]])
    let ground = rectangle(0, -5, 10, 5)
    #expect(try topology.union(of: [line]).isEmpty)
    #expect(try topology.intersection(of: line, and: ground).isEmpty)
    #expect(try topology.difference(of: ground, without: line) == ground)
    #expect(try topology.mitred(line, by: 1).isEmpty)
    #expect(try topology.eroded(line, by: 1).isEmpty)
  }

  @Test("gives nothing of nothing")
  func empty() throws {
    let (nothing, ground) = (Shape<Plane>(), rectangle(0, 0, 10, 10))
    #expect(try topology.union(of: []).isEmpty)
    #expect(try topology.union(of: [nothing, nothing]).isEmpty)
    #expect(try topology.difference(of: nothing, without: ground).isEmpty)
    #expect(try topology.difference(of: ground, without: nothing) == ground)
    #expect(try topology.intersection(of: nothing, and: ground).isEmpty)
    #expect(try topology.intersection(of: ground, and: nothing).isEmpty)
    #expect(try topology.mitred(nothing, by: 1).isEmpty)
    #expect(try topology.widened(nothing, by: 1).isEmpty)
    #expect(try topology.widened(nothing, by: 0).isEmpty)
    #expect(try topology.eroded(nothing, by: 1).isEmpty)
    #expect(try topology.area(of: nothing) == 0)
    #expect(try topology.eroded(ground, by: 6).isEmpty)
  }
}

extension Shape {
  fileprivate func rings(at kind: ShapeKind) -> [[Position<Frame>]] {
    parts.indices.filter { parts[$0].kind == kind }.flatMap { rings(of: $0) }
  }
}
