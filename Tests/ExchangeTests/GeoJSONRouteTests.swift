import Exchange
import Geometry
import Testing

@Suite("GeoJSON route")
struct GeoJSONRouteTests {
  private func feature(_ geometry: String) throws -> GeoJSONFeature {
    let text = "{\"type\":\"Feature\",\"geometry\":\(geometry),\"properties\":null}"
    return try #require(GeoJSONText(text).outcome().features.first)
  }

  @Test("is the lines in file order")
  func lines() throws {
    let (a, b, c, d) = try (
      Position(longitude: 1, latitude: 2), Position(longitude: 3, latitude: 4),
      Position(longitude: 5, latitude: 6), Position(longitude: 7, latitude: 8)
    )
    let one = try feature("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4],[5,6,900]]}")
    #expect(try one.routeLines() == [[a, b, c]])
    let two = try feature(
      "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}")
    #expect(try two.routeLines() == [[a, b], [c, d]])
  }

  @Test(
    "is refused where any of it is missing or is no line",
    arguments: [
      ("null", .noGeometry), ("{\"type\":\"Point\",\"coordinates\":[1,2]}", .notALine("Point")),
      ("{\"type\":\"Polygon\",\"coordinates\":[[[1,2],[3,4],[5,6],[1,2]]]}", .notALine("Polygon")),
      (
        "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"LineString\","
          + "\"coordinates\":[[1,2],[3,4]]}]}", .notALine("GeometryCollection")
      ),
      ("{\"type\":\"LineString\",\"coordinates\":[]}", .empty),
      ("{\"type\":\"MultiLineString\",\"coordinates\":[]}", .empty),
      ("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}", .tooFewPositions(line: 1)),
      (
        "{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[[5,6]]]}",
        .tooFewPositions(line: 2)
      ),
      ("{\"type\":\"MultiLineString\",\"coordinates\":[[[1,2],[3,4]],[]]}", .flawed(.empty)),
      (
        "{\"type\":\"LineString\",\"coordinates\":[[39,46],[39,95]]}",
        .flawed(.outOfRange(x: 39, y: 95))
      ),
      ("{\"type\":\"LineString\",\"coordinates\":[[1,2],[3]]}", .flawed(.tooFewNumbers(1))),
      ("{\"type\":\"Line\",\"coordinates\":[[1,2],[3,4]]}", .flawed(.unknownType("Line"))),
    ] as [(String, GeoJSONRouteDefect)])
  func refusal(geometry: String, defect: GeoJSONRouteDefect) throws {
    let feature = try feature(geometry)
    #expect(throws: defect) { try feature.routeLines() }
    #expect(!defect.reason.isEmpty)
    #expect(!defect.hint.isEmpty)
  }

  @Test("without a geometry at all is refused")
  func missing() throws {
    let text = GeoJSONText("{\"type\":\"Feature\",\"properties\":null}")
    let feature = try #require(text.outcome().features.first)
    #expect(throws: GeoJSONRouteDefect.noGeometry) { try feature.routeLines() }
  }
}
