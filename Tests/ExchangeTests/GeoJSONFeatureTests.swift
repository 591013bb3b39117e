import Exchange
import JSON
import Testing

@Suite("GeoJSON feature")
struct GeoJSONFeatureTests {
  private func feature(_ members: String) throws -> GeoJSONFeature {
    try value("{\"type\":\"Feature\",\"geometry\":null,\(members)}")
  }

  private func value(_ text: String) throws -> GeoJSONFeature {
    let outcome = GeoJSONText("{\"type\":\"FeatureCollection\",\"features\":[ \(text) ]}").outcome()
    #expect(outcome.failure == nil)
    #expect(outcome.features.count == 1)
    return try #require(outcome.features.first)
  }

  @Test("keeps properties, further members and its text as they were")
  func kept() throws {
    let text = """
      { "type":"Feature", "x":[1, 2], "id":7.0, "geometry":null, "bbox":null,\
      "properties":{"b":1.50,"a":{"c": null},"\\u0064":"\\u00e9"} }
      """
    let feature = try value(text)
    #expect(feature.text.text == text)
    #expect(feature.id?.text == "7.0")
    #expect(feature.properties.map(\.name) == ["b", "a", "d"])
    #expect(feature.properties.map(\.value.text) == ["1.50", "{\"c\": null}", "\"\\u00e9\""])
    #expect(feature["d"]?.string == "é")
    #expect(feature["x"] == nil)
    #expect(feature.foreignMembers.map(\.name) == ["x", "bbox"])
    #expect(feature.foreignMembers.map(\.value.text) == ["[1, 2]", "null"])
    #expect(feature.flaws.isEmpty)
    #expect(feature.offset == 41)
  }

  @Test(
    "says what is wrong with it",
    arguments: [
      ("\"properties\":null", []), ("\"properties\":{}", []), ("\"id\":1", [.noProperties]),
      ("\"properties\":[]", [.propertiesNotAnObject]),
      ("\"properties\":7", [.propertiesNotAnObject]),
      ("\"properties\":{},\"id\":null", [.unusableID]),
      ("\"properties\":{},\"id\":{}", [.unusableID]),
      ("\"properties\":{},\"id\":1e999", [.unusableID, .numberOutOfRange]),
      ("\"properties\":{\"a\":1,\"a\":2}", [.duplicateKey("a")]),
      (
        "\"properties\":{\"a\":1},\"properties\":{\"a\":2}",
        [
          .duplicateKey("properties"), .duplicateKey("a"),
        ]
      ),
      ("\"properties\":{},\"x\":1,\"x\":1", [.duplicateKey("x")]),
      ("\"properties\":{},\"type\":\"Feature\"", [.duplicateKey("type")]),
      ("\"properties\":{\"a\":\"\\ud800\"}", [.loneSurrogate]),
      ("\"properties\":{\"\\udfff\":1}", [.loneSurrogate]),
      ("\"properties\":{\"a\":1e999}", [.numberOutOfRange]),
      ("\"properties\":{\"a\":1e308}", []),
    ] as [(String, [GeoJSONFlaw])])
  func flaws(members: String, flaws: [GeoJSONFlaw]) throws {
    #expect(try feature(members).flaws == flaws)
  }

  @Test("loses no member that is there twice")
  func duplicates() throws {
    let feature = try feature(
      "\"id\":1,\"id\":2,\"x\":3,\"x\":4,\"properties\":{\"a\":5,\"a\":6},\"properties\":{\"b\":7}")
    #expect(feature.id?.text == "1")
    #expect(feature.foreignMembers.map(\.value.text) == ["2", "3", "4"])
    #expect(feature.properties.map(\.value.text) == ["5", "6", "7"])
    #expect(feature["a"]?.text == "5")
  }

  @Test("finds what is there twice among very many", arguments: [23, 24, 25, 500])
  func manyDuplicates(count: Int) throws {
    let members = (0..<count).map { "\"n\($0)\":\($0)" }.joined(separator: ",")
    let first = try feature("\"properties\":{\(members),\"n0\":0}")
    let last = try feature("\"properties\":{\(members),\"n\(count - 1)\":0}")
    #expect(first.flaws == [.duplicateKey("n0")])
    #expect(last.flaws == [.duplicateKey("n\(count - 1)")])
    #expect(last.properties.count == count + 1)
  }

  @Test("reads half a character as U+FFFD, and keeps what was written")
  func surrogate() throws {
    let feature = try feature("\"properties\":{\"a\":\"x\\ud800y\"}")
    #expect(feature["a"]?.string == "x\u{FFFD}y")
    #expect(feature["a"]?.text == "\"x\\ud800y\"")
  }

  @Test(
    "is counted and kept where something else stands in its place",
    arguments: [
      ("null", [.notAnObject]), ("12", [.notAnObject]), ("[[46,39]]", [.notAnObject]),
      ("\"\\ud800\"", [.notAnObject]), ("{}", [.noType, .noProperties]),
      ("{\"type\":7,\"properties\":{}}", [.noType]),
      ("{\"type\":\"feature\",\"properties\":{}}", [.wrongType("feature")]),
      (
        "{\"type\":\"FeatureCollection\",\"features\":[]}",
        [
          .wrongType("FeatureCollection"), .noProperties,
        ]
      ),
      ("{\"type\":\"Point\",\"coordinates\":[46,39]}", [.bareGeometry]),
      ("{\"type\":\"Point\",\"geometry\":null,\"properties\":{}}", [.wrongType("Point")]),
    ] as [(String, [GeoJSONFlaw])])
  func others(text: String, flaws: [GeoJSONFlaw]) throws {
    let feature = try value(text)
    #expect(feature.flaws == flaws)
    #expect(feature.text.text == text)
    #expect(feature.geometry.isEmpty == (flaws != [.bareGeometry]))
    #expect(flaws.allSatisfy { !$0.reason.isEmpty })
  }

  @Test("has no other number than its place among all, good or bad")
  func numbers() {
    let outcome = GeoJSONText(
      "{\"type\":\"FeatureCollection\",\"features\":[1,{},\(GeoJSONText.feature(1)),12]}"
    ).outcome(chunk: 1)
    #expect(outcome.features.map(\.number) == [1, 2, 3, 4])
    #expect(outcome.features.map(\.text.text.utf8.first) == [0x31, 0x7B, 0x7B, 0x31])
    #expect(outcome.features.last?.text.text == "12")
  }
}
