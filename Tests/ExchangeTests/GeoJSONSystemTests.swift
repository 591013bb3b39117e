import Exchange
import Geometry
import JSON
import Testing

@Suite("GeoJSON coordinate system")
struct GeoJSONSystemTests {
  private static let utm = #"{"type":"name","properties":{"name":"EPSG:32638"}}"#
  private static let metres = #"{"type":"Point","coordinates":[649940,4411099]}"#

  @Test(
    "is known before the first feature where it stands before, and else at the end",
    arguments: [
      ("{\"crs\":\(utm),\"type\":\"FeatureCollection\",\"features\":[", "]}", true),
      ("{\"type\":\"FeatureCollection\",\"features\":[", "],\"crs\":\(utm)}", false),
      ("{\"features\":[", "],\"crs\":\(utm),\"type\":\"FeatureCollection\"}", false),
    ])
  func place(before: String, behind: String, isBefore: Bool) throws {
    let bytes = Array((before + GeoJSONText.feature(1) + behind).utf8)
    var reader = GeoJSONReader(bytes: bytes)
    try reader.begin()
    let (early, none) = (reader.crs, reader.count)
    #expect(early == (isBefore ? JSONText(trusted: Self.utm) : nil))
    #expect(none == 0)
    while try reader.next() != nil {}
    let (late, follows, count) = (reader.crs, reader.crsFollowsFeatures, reader.count)
    #expect(late == JSONText(trusted: Self.utm))
    #expect(follows == !isBefore)
    #expect(count == 1)
  }

  @Test("of a lone feature or geometry, be it in its geometry as PostGIS writes it, is the file's")
  func lone() {
    for text in [
      "{\"type\":\"Feature\",\"crs\":\(Self.utm),\"geometry\":null,\"properties\":null}",
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"crs\":\(Self.utm),"
        + "\"coordinates\":[46,39]},\"properties\":null}",
      "{\"type\":\"Point\",\"crs\":\(Self.utm),\"coordinates\":[46,39]}",
    ] {
      let outcome = GeoJSONText(text).outcome()
      #expect(outcome.failure == nil)
      #expect(outcome.crs?.text == Self.utm)
      #expect(outcome.features.first?.crs?.text == Self.utm)
      #expect(outcome.features.first?.flaws == [])
      #expect(outcome.features.first?.foreignMembers == [])
    }
  }

  @Test("of a feature and another of its geometry is a flaw, and of parts loses the second")
  func conflict() throws {
    let point = "{\"type\":\"Point\",\"crs\":\(Self.utm),\"coordinates\":[46,39]}"
    let two = GeoJSONText(
      "{\"type\":\"Feature\",\"crs\":null,\"geometry\":\(point),\"properties\":null}")
    #expect(two.outcome().features.first?.flaws == [.ownSystem])
    let other = point.replacing("32638", with: "32639")
    let collection = GeoJSONText(
      "{\"type\":\"GeometryCollection\",\"geometries\":[\(point),\(point),\(other)]}")
    let geometry = try #require(collection.outcome().features.first?.geometry)
    #expect(geometry.shape?.parts.count == 2)
    #expect(geometry.flaw == .severalSystems)
    #expect(geometry.hasLostParts)
    #expect(geometry.crs?.text == Self.utm)
  }

  @Test("of a feature inside a collection is a flaw of the feature")
  func inside() {
    let outcome = GeoJSONText(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","crs":\(Self.utm),"geometry":null,\
      "properties":null},{"type":"Feature","geometry":{"type":"Point","coordinates":[46,39],\
      "crs":\(Self.utm)},"properties":null}]}
      """
    ).outcome()
    #expect(outcome.crs == nil)
    #expect(outcome.features.map(\.flaws) == [[.ownSystem], [.ownSystem]])
    #expect(outcome.features.map(\.crs?.text) == [Self.utm, Self.utm])
  }

  @Test("must be one for all objects of a sequence, and is null where it says so")
  func several() {
    let plain = GeoJSONText.feature(1)
    let named = "{\"type\":\"Feature\",\"crs\":\(Self.utm),\"geometry\":null,\"properties\":null}"
    for text in ["\(plain)\n\(named)", "\(named)\n\(plain)"] {
      #expect(GeoJSONText(text).outcome().failure?.kind == .severalSystems)
    }
    #expect(GeoJSONText("\(named)\n\(named)").outcome().failure == nil)
    let null = "{\"type\":\"FeatureCollection\",\"crs\":null,\"features\":[]}"
    #expect(GeoJSONText(null).outcome().crs?.isNull == true)
  }

  @Test("is found by a pass of its own, however large the positions are")
  func search() throws {
    let text = GeoJSONText(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","geometry":\(Self.metres),\
      "properties":null}],"crs":\(Self.utm)}
      """)
    #expect(text.outcome().failure?.kind == .notDegrees(x: 649_940, y: 4_411_099))
    let crs = try GeoJSONReader.system(of: text.source(chunk: 10))
    #expect(crs?.text == Self.utm)
  }

  @Test("is honoured by a conversion, and what was entered is kept")
  func conversion() throws {
    let text = GeoJSONText(
      """
      {"type":"Feature","properties":null,"geometry":{"type":"MultiPoint",\
      "coordinates":[[649940,4411099],[0,0]]}}
      """)
    let position = try Position(longitude: 46.75, latitude: 39.82)
    let outcome = text.outcome { path, _ in path[0].x == 0 ? nil : [position] }
    let geometry = try #require(outcome.features.first?.geometry)
    #expect(outcome.failure == nil)
    #expect(geometry.shape?.positions == [position])
    #expect(geometry.flaw == .notConvertible(x: 0, y: 0))
    #expect(geometry.hasLostParts)
    #expect(geometry.entered?.text.contains("649940,4411099") == true)
  }
}
