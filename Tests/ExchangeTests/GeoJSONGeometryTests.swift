import Exchange
import Geometry
import JSON
import Testing

@Suite("GeoJSON geometry")
struct GeoJSONGeometryTests {
  private func geometry(_ text: String) throws -> GeoJSONGeometry {
    let outcome = GeoJSONText(
      "{\"type\":\"Feature\",\"geometry\":\(text),\"properties\":null}"
    ).outcome()
    #expect(outcome.failure == nil)
    return try #require(outcome.features.first?.geometry)
  }

  private func shape(_ parts: [(ShapeKind, [[[Double]]])]) throws -> Shape<Geographic> {
    try parts.reduce(into: Shape()) { shape, part in
      shape.append(
        part.0, try part.1.map { try $0.map { try Position(longitude: $0[0], latitude: $0[1]) } })
    }
  }

  @Test(
    "is its positions, part by part and ring by ring, closed or not",
    arguments: [
      ("Point", "[46.5,39]", [(.point, [[[46.5, 39]]])]),
      ("MultiPoint", "[[1,2],[3,4]]", [(.point, [[[1, 2]]]), (.point, [[[3, 4]]])]),
      ("LineString", "[ [1,2] , [3,4] ]", [(.line, [[[1, 2], [3, 4]]])]),
      ("LineString", "[[1,2]]", [(.line, [[[1, 2]]])]),
      (
        "MultiLineString", "[[[1,2],[3,4]],[[5,6]]]",
        [
          (.line, [[[1, 2], [3, 4]]]), (.line, [[[5, 6]]]),
        ]
      ),
      (
        "Polygon", "[[[1,2],[3,4],[5,6]],[[7,8]],[]]",
        [
          (.polygon, [[[1, 2], [3, 4], [5, 6]], [[7, 8]], []])
        ]
      ),
      (
        "MultiPolygon", "[[[[1,2],[3,4],[5,6],[1,2]]]]",
        [
          (.polygon, [[[1, 2], [3, 4], [5, 6], [1, 2]]])
        ]
      ),
      ("Point", "[-180,-90]", [(.point, [[[-180, -90]]])]),
      ("Point", "[1.8e2,-0]", [(.point, [[[180, -0.0]]])]),
    ] as [(String, String, [(ShapeKind, [[[Double]]])])])
  func shapes(type: String, coordinates: String, parts: [(ShapeKind, [[[Double]]])]) throws {
    for text in [
      "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}",
      "{ \"coordinates\" : \(coordinates) , \"type\" : \"\(type)\" }",
    ] {
      let geometry = try geometry(text)
      #expect(try geometry.shape == shape(parts))
      #expect(geometry.type == type)
      #expect(geometry.entered == nil)
      #expect(geometry.flaw == nil)
      #expect(!geometry.hasLostParts)
    }
  }

  @Test(
    "without anything usable says why, and keeps what there was",
    arguments: [
      ("null", nil, .null, false), ("7", nil, .notAnObject, true),
      ("\"POINT(46 39)\"", nil, .notAnObject, true), ("{}", nil, .noType, true),
      ("{\"type\":null,\"coordinates\":[1,2]}", nil, .noType, true),
      ("{\"type\":\"Circle\",\"coordinates\":[1,2]}", "Circle", .unknownType("Circle"), true),
      ("{\"type\":\"Point\"}", "Point", .noCoordinates, true),
      ("{\"type\":\"Point\",\"geometries\":[]}", "Point", .noCoordinates, true),
      (
        "{\"type\":\"GeometryCollection\",\"coordinates\":[1,2]}", "GeometryCollection",
        .noCoordinates, true
      ),
      ("{\"type\":\"Point\",\"coordinates\":null}", "Point", .notAnArray, true),
      ("{\"type\":\"Point\",\"coordinates\":[[1,2]]}", "Point", .notANumber, true),
      ("{\"type\":\"Point\",\"coordinates\":[1]}", "Point", .tooFewNumbers(1), true),
      ("{\"type\":\"Point\",\"coordinates\":[]}", "Point", .empty, false),
      ("{\"type\":\"Point\",\"coordinates\":[\"46\",\"39\"]}", "Point", .notANumber, true),
      ("{\"type\":\"Point\",\"coordinates\":[null,39]}", "Point", .notANumber, true),
      ("{\"type\":\"Point\",\"coordinates\":[39,95]}", "Point", .outOfRange(x: 39, y: 95), true),
      (
        "{\"type\":\"Point\",\"coordinates\":[-180.1,9]}", "Point", .outOfRange(x: -180.1, y: 9),
        true
      ),
      ("{\"type\":\"LineString\",\"coordinates\":[1,2]}", "LineString", .notAnArray, true),
      ("{\"type\":\"LineString\",\"coordinates\":[]}", "LineString", .empty, false),
      (
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[]]}", "LineString", .tooFewNumbers(0),
        true
      ),
      ("{\"type\":\"Polygon\",\"coordinates\":[[1,2],[3,4]]}", "Polygon", .notAnArray, true),
      ("{\"type\":\"Polygon\",\"coordinates\":[[[[1,2]]]]}", "Polygon", .notANumber, true),
      ("{\"type\":\"Polygon\",\"coordinates\":[]}", "Polygon", .empty, false),
      ("{\"type\":\"Polygon\",\"coordinates\":[[]]}", "Polygon", .empty, false),
      ("{\"type\":\"MultiPolygon\",\"coordinates\":{}}", "MultiPolygon", .notAnArray, true),
      ("{\"type\":\"MultiPolygon\",\"coordinates\":[]}", "MultiPolygon", .empty, false),
      (
        "{\"type\":\"GeometryCollection\",\"geometries\":{}}", "GeometryCollection", .notAnArray,
        true
      ),
      (
        "{\"type\":\"GeometryCollection\",\"geometries\":[]}", "GeometryCollection", .empty, false
      ),
    ] as [(String, String?, GeoJSONGeometryFlaw, Bool)])
  func unusable(text: String, type: String?, flaw: GeoJSONGeometryFlaw, hasLost: Bool) throws {
    let geometry = try geometry(text)
    #expect(geometry.isEmpty)
    #expect(geometry.type == type)
    #expect(geometry.flaw == flaw)
    #expect(geometry.hasLostParts == hasLost)
    #expect(geometry.entered?.text == (flaw == .null ? nil : text))
    #expect(!flaw.reason.isEmpty)
  }

  @Test("that is missing is told from one that is null")
  func missing() {
    let outcome = GeoJSONText("{\"type\":\"Feature\",\"properties\":{}}").outcome()
    #expect(outcome.features.first?.geometry.flaw == .missing)
  }

  @Test(
    "loses the part that cannot be used, and no other",
    arguments: [
      ("[[[[1,2],[3,4]]],[[[5,6],[7,95]]],[[[8,9]]]]", .outOfRange(x: 7, y: 95)),
      ("[[[[1,2],[3,4]]],[[[5,6],[7]]],[[[8,9]]]]", .tooFewNumbers(1)),
      ("[[[[1,2],[3,4]]],null,[[[8,9]]]]", .notAnArray),
      ("[[[[1,2],[3,4]]],[[[5,6]],[[null,2]]],[[[8,9]]]]", .notANumber),
      ("[[[[1,2],[3,4]]],[],[[[8,9]]]]", .empty), ("[[[[1,2],[3,4]]],[[]],[[[8,9]]]]", .empty),
    ] as [(String, GeoJSONGeometryFlaw)])
  func parts(coordinates: String, flaw: GeoJSONGeometryFlaw) throws {
    let text = "{\"type\":\"MultiPolygon\",\"coordinates\":\(coordinates)}"
    let geometry = try geometry(text)
    #expect(
      try geometry.shape == shape([(.polygon, [[[1, 2], [3, 4]]]), (.polygon, [[[8, 9]]])]))
    #expect(geometry.flaw == flaw)
    #expect(geometry.hasLostParts)
    #expect(geometry.entered?.text == text)
  }

  @Test(
    "has lost what stands in a member that its type does not have",
    arguments: [
      ("{\"type\":\"Point\",\"coordinates\":[46,39],\"geometries\":[]}", "geometries"),
      (
        "{\"type\":\"GeometryCollection\",\"coordinates\":[1,2],\"geometries\":"
          + "[{\"type\":\"Point\",\"coordinates\":[46,39]}]}", "coordinates"
      ),
    ])
  func stray(text: String, name: String) throws {
    let geometry = try geometry(text)
    #expect(try geometry.shape == shape([(.point, [[[46, 39]]])]))
    #expect(geometry.flaw == .strayMember(name) && geometry.hasLostParts)
    #expect(geometry.entered?.text == text)
  }

  @Test(
    "keeps its text where the shape does not say all",
    arguments: [
      "{\"type\":\"Point\",\"coordinates\":[46,39,1200.5]}",
      "{\"type\":\"Point\",\"coordinates\":[46,39,1,2]}",
      "{\"type\":\"Point\",\"coordinates\":[46,39],\"bbox\":[1,2,3,4]}",
      "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[46,39]}]}",
    ])
  func more(text: String) throws {
    let geometry = try geometry(text)
    #expect(try geometry.shape == shape([(.point, [[[46, 39]]])]))
    #expect(geometry.entered?.text == text)
    #expect(geometry.flaw == nil)
    #expect(!geometry.hasLostParts)
  }

  @Test("takes a position whose height is no number, and says so")
  func height() throws {
    let geometry = try geometry("{\"type\":\"Point\",\"coordinates\":[46,39,null]}")
    #expect(geometry.flaw == .notANumber)
    #expect(!geometry.isEmpty)
    #expect(!geometry.hasLostParts)
  }

  @Test("of a collection is the parts of all, however they nest")
  func collection() throws {
    let geometry = try geometry(
      """
      {"type":"GeometryCollection","geometries":[{"type":"MultiPoint","coordinates":[[1,2],[3,4]]},\
      {"type":"GeometryCollection","geometries":[{"coordinates":[[5,6]],"type":"LineString"}]}]}
      """)
    #expect(
      try geometry.shape
        == shape([(.point, [[[1, 2]]]), (.point, [[[3, 4]]]), (.line, [[[5, 6]]])]))
    #expect(geometry.flaw == nil)
    let lossy = try self.geometry(
      """
      {"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":[1,2]},null,\
      {"type":"Circle"}]}
      """)
    #expect(try lossy.shape == shape([(.point, [[[1, 2]]])]))
    #expect(lossy.flaw == .null)
    #expect(lossy.hasLostParts)
  }

  @Test(
    "that is ambiguous counts for nothing",
    arguments: [
      ("type", "{\"type\":\"Point\",\"coordinates\":[1,2],\"type\":\"Point\"}"),
      ("coordinates", "{\"type\":\"Point\",\"coordinates\":[1,2],\"coordinates\":[3,4]}"),
      ("coordinates", "{\"coordinates\":[1,2],\"coordinates\":[3,4],\"type\":\"Point\"}"),
      (
        "geometries",
        "{\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}],\"geometries\":[],"
          + "\"type\":\"GeometryCollection\"}"
      ),
    ])
  func ambiguous(name: String, text: String) throws {
    let geometry = try geometry(text)
    #expect(geometry.isEmpty)
    #expect(geometry.flaw == .duplicateKey(name))
    #expect(geometry.hasLostParts)
    #expect(geometry.entered?.text == text)
  }

  @Test("of two in one feature counts for nothing")
  func two() throws {
    let point = "{\"type\":\"Point\",\"coordinates\":[1,2]}"
    let outcome = GeoJSONText(
      "{\"type\":\"Feature\",\"geometry\":\(point),\"geometry\":null,\"properties\":null}"
    ).outcome()
    let feature = try #require(outcome.features.first)
    #expect(feature.geometry.isEmpty)
    #expect(feature.geometry.flaw == .duplicateKey("geometry"))
    #expect(feature.geometry.hasLostParts)
    #expect(feature.flaws == [.duplicateKey("geometry")])
  }

  @Test("asks whether axes are exchanged where that would help")
  func exchanged() throws {
    let flaw = try #require(try geometry("{\"type\":\"Point\",\"coordinates\":[39,95]}").flaw)
    #expect(flaw.reason.contains("exchanged"))
    let far = try #require(try geometry("{\"type\":\"Point\",\"coordinates\":[95,95]}").flaw)
    #expect(!far.reason.contains("exchanged"))
  }
}
