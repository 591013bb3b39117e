import GeoEngine
import Geometry
import Testing

@Suite("Flaws")
struct FlawTests {
  let topology = GEOSTopology()

  @Test("finds a bow-tie where it crosses, and says so in GEOS's words")
  func bowTie() throws {
    let shape = try degrees([[(46.75, 39.82), (46.76, 39.83), (46.76, 39.82), (46.75, 39.83)]])
    let flaw = try topology.flaw(ofPart: 0, of: shape)
    guard case .crossing(let place, let reason) = flaw else {
      Issue.record("\(String(describing: flaw))")
      return
    }
    #expect(reason == "Self-intersection")
    #expect(abs(place.longitude - 46.755) < 1e-9 && abs(place.latitude - 39.825) < 1e-9)
  }

  @Test(
    "finds what OGC Simple Features forbids",
    arguments: [
      (
        [
          [(0, 0), (4, 0), (4, 4), (0, 4)], [(1, 1), (2, 1), (2, 2), (1, 2)],
          [(1.5, 1.5), (3, 1.5), (3, 3), (1.5, 3)],
        ], "Self-intersection"
      ),
      (
        [[(0, 0), (4, 0), (4, 4), (0, 4)], [(5, 1), (6, 1), (6, 2), (5, 2)]],
        "Hole lies outside shell"
      ),
      (
        [
          [(0, 0), (9, 0), (9, 9), (0, 9)], [(1, 1), (5, 1), (5, 5), (1, 5)],
          [(2, 2), (3, 2), (3, 3), (2, 3)],
        ], "Holes are nested"
      ),
      (
        [[(0, 0), (4, 0), (4, 4), (0, 4)], [(0, 2), (2, 0), (4, 2), (2, 4)]],
        "Interior is disconnected"
      ),
      ([[(0, 0), (4, 0), (4, 4), (2, 0), (0, 4)]], "Self-intersection"),
      ([[(0, 0), (4, 0), (4, 4), (4, 6), (4, 4), (0, 4)]], "Self-intersection"),
    ] as [([[(Double, Double)]], String)])
  func invalid(rings: [[(Double, Double)]], reason: String) throws {
    let shape = try degrees(rings)
    let flaw = try topology.flaw(ofPart: 0, of: shape)
    guard case .crossing(let place, reason: let found) = flaw else {
      Issue.record("\(String(describing: flaw))")
      return
    }
    #expect(found.hasPrefix(reason) || found.hasPrefix("Ring Self-intersection"))
    #expect((0...9).contains(place.longitude) && (0...9).contains(place.latitude))
  }

  @Test("finds none in what is valid, however it is wound and wherever it repeats a point")
  func valid() throws {
    let outer = [(0.0, 0.0), (4, 0), (4, 0), (4, 4), (0, 4)]
    let hole = [(1.0, 1.0), (2, 1), (2, 2), (1, 2)]
    for rings in [[outer], [outer, hole], [outer.reversed(), hole], [outer, hole.reversed()]] {
      #expect(try topology.flaw(ofPart: 0, of: degrees(rings)) == nil)
    }
  }

  @Test("asks only about the one part")
  func part() throws {
    var shape = try degrees([[(0, 0), (4, 0), (4, 4), (0, 4)]])
    shape.append(try degrees([[(0, 0), (4, 0), (4, 4), (0, 4)]]))
    shape.append(try degrees([[(0, 0), (4, 4), (4, 0), (0, 4)]]))
    #expect(try topology.flaw(ofPart: 0, of: shape) == nil)
    #expect(try topology.flaw(ofPart: 1, of: shape) == nil)
    #expect(try topology.flaw(ofPart: 2, of: shape) != nil)
  }

  @Test("lets a line cross and repeat itself, and a point be where it likes")
  func line() throws {
    let path = try [(0.0, 0.0), (4, 4), (4, 0), (0, 4), (0, 0), (4, 4)].map {
      try Position<Geographic>(longitude: $0.0, latitude: $0.1)
    }
    #expect(try topology.flaw(ofPart: 0, of: Shape(.line, [path])) == nil)
    #expect(try topology.flaw(ofPart: 0, of: Shape(.point, [[path[0]]])) == nil)
  }

  @Test("finds a flaw also in what GEOS will not take at all")
  func refused() throws {
    let path = try [Position<Geographic>(longitude: 3, latitude: 4)]
    let flaw = try topology.flaw(ofPart: 0, of: Shape(.polygon, [path]))
    guard case .crossing(let place, let reason) = flaw else {
      Issue.record("\(String(describing: flaw))")
      return
    }
    #expect(place == path[0])
    #expect(reason == "IllegalArgumentException: point array must contain 0 or >1 elements")
  }

  private func degrees(_ rings: [[(Double, Double)]]) throws -> Shape<Geographic> {
    Shape(
      .polygon,
      try rings.map { ring in
        try (ring + ring.prefix(1)).map { try Position(longitude: $0.0, latitude: $0.1) }
      })
  }
}
