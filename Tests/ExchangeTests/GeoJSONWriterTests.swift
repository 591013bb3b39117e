import Exchange
import Geometry
import JSON
import TestSupport
import Testing

@Suite("GeoJSON writer")
struct GeoJSONWriterTests {
  private func written(_ geometry: String, type: String? = nil) throws -> String {
    let text = "{\"type\":\"Feature\",\"geometry\":\(geometry),\"properties\":null}"
    let feature = try #require(GeoJSONText(text).outcome().features.first)
    return JSONText.writing { writer in
      writer.geometry(feature.geometry.shape, type: type ?? feature.geometry.type)
    }.text
  }

  @Test(
    "gives back what was read",
    arguments: [
      "{\"type\":\"Point\",\"coordinates\":[46.75123457,-39.8]}",
      "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2]]}",
      "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}",
      "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]]]}",
      "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[1,0],[1,1],[0,0]]]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[9,0],[9,9],[0,0]],[[2,1],[3,2],[3,1],[2,1]]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1]]]}",
      "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]],[]]}", "null",
    ])
  func same(text: String) throws {
    #expect(try written(text) == text)
  }

  @Test("winds outer rings to the left and holes to the right")
  func winding() throws {
    #expect(
      try written(
        """
        {"type":"MultiPolygon","coordinates":[[[[0,0],[9,9],[9,0],[0,0]],\
        [[2,1],[3,1],[3,2],[2,1]]],[[[0,0],[1,0],[1,1],[0,0]]]]}
        """)
          == """
          {"type":"MultiPolygon","coordinates":[[[[0,0],[9,0],[9,9],[0,0]],\
          [[2,1],[3,2],[3,1],[2,1]]],[[[0,0],[1,0],[1,1],[0,0]]]]}
          """)
  }

  @Test("writes 8 decimals, no zero behind and no minus zero")
  func decimals() throws {
    #expect(
      try written("{\"type\":\"Point\",\"coordinates\":[46.123456785001,-0.000000001]}")
        == "{\"type\":\"Point\",\"coordinates\":[46.12345679,0]}")
  }

  @Test("says the type that the parts have where the named one does not fit them")
  func types() throws {
    let two = "{\"type\":\"MultiPoint\",\"coordinates\":[[1,2],[3,4]]}"
    #expect(try written(two, type: "Point") == two)
    #expect(try written(two, type: "Polygon") == two)
    #expect(try written(two, type: "no type") == two)
    let mixed = """
      {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},\
      {"type":"LineString","coordinates":[[1,2],[3,4]]}]}
      """
    #expect(try written(mixed) == mixed)
    #expect(try written(mixed, type: "MultiPoint") == mixed)
    let empty = JSONText.writing { $0.geometry(Shape<Geographic>(), type: "MultiPolygon") }
    #expect(empty.text == "{\"type\":\"MultiPolygon\",\"coordinates\":[]}")
  }

  @Test("writes again the same bytes from what it wrote", arguments: 1...300)
  func idempotent(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let (text, count) = GeoJSONText.random(using: &random)
    for format in [GeoJSONWriter.Format.collection, .sequence, .lines] {
      let one = write(text.outcome().features, format)
      let outcome = GeoJSONText(bytes: one).outcome()
      #expect(outcome.failure == nil, "seed \(seed)")
      #expect(outcome.features.count == count, "seed \(seed)")
      #expect(write(outcome.features, format) == one, "seed \(seed)")
      for (old, new) in zip(text.outcome().features, outcome.features) {
        #expect(new.id == old.id, "seed \(seed)")
        #expect(new.properties.map(\.name) == old.properties.map(\.name), "seed \(seed)")
        #expect(new.foreignMembers == old.foreignMembers, "seed \(seed)")
        #expect(new.geometry.type == old.geometry.type, "seed \(seed)")
        #expect(new.geometry.shape?.parts == old.geometry.shape?.parts, "seed \(seed)")
      }
    }
  }

  @Test("turns slivers the same way again when it reads what it wrote", arguments: 1...200)
  func slivers(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let ring = try (0..<3).map { _ in
      try Position(
        longitude: 46 + .random(in: -3e-8...3e-8, using: &random),
        latitude: 39 + .random(in: -3e-8...3e-8, using: &random))
    }
    let one = JSONText.writing { $0.geometry(Shape(.polygon, [ring + [ring[0]]]), type: nil) }
    #expect(try written(one.text) == one.text, "seed \(seed)")
  }

  @Test("lays out each format as its specification has it")
  func formats() throws {
    let text = GeoJSONText(
      "{\"type\":\"Feature\",\"id\":\"a\",\"geometry\":null,\"properties\":null}")
    let features = text.outcome().features
    let line = #"{"type":"Feature","id":"a","geometry":null,"properties":{}}"#
    #expect(write(features + features, .lines) == Array("\(line)\n\(line)\n".utf8))
    #expect(
      write(features + features, .sequence) == Array("\u{1E}\(line)\n\u{1E}\(line)\n".utf8))
    let head = #"{"type":"FeatureCollection","name":"x","features":["#
    let members = [JSONMember(name: "name", value: JSONText(string: "x"))]
    #expect(
      write(features + features, .collection, members)
        == Array("\(head)\n\(line),\n\(line)\n]}\n".utf8))
    #expect(write([], .collection, members) == Array("\(head)]}\n".utf8))
    #expect(write([], .sequence).isEmpty)
  }

  @Test("keeps each feature on its line, whatever lines it was entered in")
  func lines() throws {
    let text = GeoJSONText(
      """
      {"type":"Feature","properties":{"a": [1,\n 2], "b":" \\" x "},"y":{ "z":\t1 },"geometry":\
      {"type":"Point",\r\n"coordinates":[1, 2, 3]}}
      """)
    let bytes = write(text.outcome().features, .lines)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        {"type":"Feature","geometry":{"type":"Point","coordinates":[1,2,3]},\
        "properties":{"a":[1,2],"b":" \\" x "},"y":{"z":1}}

        """)
  }

  private func write(
    _ features: [GeoJSONFeature], _ format: GeoJSONWriter.Format, _ members: [JSONMember] = []
  ) -> [UInt8] {
    var writer = GeoJSONWriter(format, members: members)
    var bytes: [UInt8] = []
    for feature in features {
      writer.feature(
        id: feature.id, geometry: feature.geometry, properties: feature.properties,
        foreignMembers: feature.foreignMembers)
      bytes += writer.drain()
    }
    writer.end()
    return bytes + writer.drain()
  }
}
