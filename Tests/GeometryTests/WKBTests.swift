import Geometry
import TestSupport
import Testing

@Suite("WKB")
struct WKBTests {
  typealias Defect = Shape<Geographic>.WKBDefect

  @Test("is the bytes that others write, little endian")
  func bytes() throws {
    // From PostGIS: SELECT ST_AsBinary('POINT(46.75 39.82)', 'NDR'), and so on.
    let point = Shape(.point, [[try Position(longitude: 46.75, latitude: 39.82)]])
    #expect(hex(point.wkb) == "0101000000" + "0000000000604740" + "295c8fc2f5e84340")
    #expect(
      hex(point.wkb(asMulti: true))
        == "010400000001000000" + "0101000000" + "0000000000604740" + "295c8fc2f5e84340")
    let line = Shape(
      .line,
      [[try Position(longitude: 1, latitude: 2), try Position(longitude: -1, latitude: 0)]])
    #expect(
      hex(line.wkb)
        == "010200000002000000" + "000000000000f03f" + "0000000000000040" + "000000000000f0bf"
        + "0000000000000000")
    #expect(hex(Shape<Geographic>().wkb) == "010700000000000000")
  }

  @Test("gives back every shape to the last bit, whole or broken", arguments: 1...500)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let shape = try Self.shape(using: &random)
    for asMulti in [false, true] {
      let wkb = shape.wkb(asMulti: asMulti)
      let again = try Shape(wkb: wkb)
      #expect(again.parts == shape.parts, "seed \(seed)")
      #expect(again.pathEnds == shape.pathEnds, "seed \(seed)")
      #expect(
        again.positions.flatMap { [$0.x.bitPattern, $0.y.bitPattern] }
          == shape.positions.flatMap { [$0.x.bitPattern, $0.y.bitPattern] }, "seed \(seed)")
      #expect(again.wkb(asMulti: Shape.isMulti(wkb: wkb)) == wkb, "seed \(seed)")
      #expect(Shape.isMulti(wkb: wkb) == (asMulti || shape.parts.count != 1), "seed \(seed)")
    }
  }

  @Test("is read in either byte order")
  func bigEndian() throws {
    let wkb: [UInt8] = [0, 0, 0, 0, 1, 0x3F, 0xF0, 0, 0, 0, 0, 0, 0, 0xC0, 0, 0, 0, 0, 0, 0, 0]
    let expected = Shape(.point, [[try Position(longitude: 1, latitude: -2)]])
    #expect(try Shape(wkb: wkb) == expected)
  }

  @Test(
    "is refused where it is anything else",
    arguments: [
      ([], .truncated), ([1, 1, 0, 0], .truncated), ([2, 1, 0, 0, 0], .byteOrder(2)),
      ([1, 8, 0, 0, 0], .type(8)), ([1, 0xE9, 3, 0, 0], .type(1001)),
      ([1, 1, 0, 0, 0x20], .type(0x2000_0001)), ([1, 2, 0, 0, 0, 0, 0, 0, 0, 9], .trailing(1)),
      ([1, 2, 0, 0, 0, 255, 255, 255, 255], .truncated),
      ([1, 6, 0, 0, 0, 255, 255, 255, 255], .truncated),
      ([1, 3, 0, 0, 0, 255, 255, 255, 255], .truncated),
      ([1, 6, 0, 0, 0, 1, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0], .mixed),
      ([1, 7, 0, 0, 0, 1, 0, 0, 0, 1, 7, 0, 0, 0, 0, 0, 0, 0], .nested),
      ([1, 7, 0, 0, 0, 1, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0], .nested),
      (
        [1, 1, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0, 0] + [0, 0, 0, 0, 0, 0, 0x59, 0x40],
        .outOfRange(x: 0, y: 100)
      ),
    ] as [([UInt8], Defect)])
  func refusal(wkb: [UInt8], defect: Defect) {
    #expect(throws: defect) { try Shape(wkb: wkb) }
  }

  @Test("takes no number that is none")
  func notANumber() {
    let nan: [UInt8] = [0, 0, 0, 0, 0, 0, 0xF8, 0x7F]
    #expect(throws: Defect.self) {
      try Shape(wkb: [1, 1, 0, 0, 0] + nan + Array(repeating: 0, count: 8))
    }
    #expect(throws: Defect.self) { try Shape(wkb: [1, 2, 0, 0, 0, 1, 0, 0, 0] + nan + nan) }
  }

  @Test("never ends the program, whatever the bytes", arguments: 1...20)
  func damage(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 1...500 {
      var wkb = try Self.shape(using: &random).wkb
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        wkb[Int.random(in: wkb.indices, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      if Bool.random(using: &random) { wkb.removeLast(Int.random(in: 0...4, using: &random)) }
      if let shape = try? Shape(wkb: wkb) {
        #expect((try? Shape(wkb: shape.wkb)) == shape, "seed \(seed)")
      }
    }
  }

  private static func shape(using random: inout SeededGenerator) throws -> Shape<Geographic> {
    var shape = Shape<Geographic>()
    let kinds: [ShapeKind] = [.point, .line, .polygon]
    let only = Bool.random(using: &random) ? kinds.randomElement(using: &random) : nil
    func path(_ count: Int) throws -> [Position<Geographic>] {
      try (0..<count).map { _ in
        try Position(
          longitude: [-0.0, .random(in: -180...180, using: &random)].randomElement(using: &random)
            ?? 0,
          latitude: .random(in: -90...90, using: &random))
      }
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) {
      switch only ?? kinds.randomElement(using: &random) ?? .point {
      case .point: shape.append(.point, [try path(1)])
      case .line: shape.append(.line, [try path(Int.random(in: 0...4, using: &random))])
      case .polygon:
        let rings = try (0..<Int.random(in: 0...3, using: &random)).map { _ in
          try path(Int.random(in: 0...5, using: &random))
        }
        shape.append(.polygon, rings)
      }
    }
    return shape
  }

  private func hex(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
