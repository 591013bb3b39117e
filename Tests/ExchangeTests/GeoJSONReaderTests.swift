import Exchange
import Geometry
import JSON
import TestSupport
import Testing

@Suite("GeoJSON reader")
struct GeoJSONReaderTests {
  private static let (one, two) = (GeoJSONText.feature(1), GeoJSONText.feature(2))

  @Test(
    "finds the features whatever stands around them",
    arguments: [
      "{\"type\":\"FeatureCollection\",\"features\":[\(one),\(two)]}",
      "{\"features\":[\(one),\(two)],\"type\":\"FeatureCollection\"}",
      "\u{FEFF} { \"name\" : 1 , \"features\" : [ \(one) , \(two) ] , \"type\" : "
        + "\"FeatureCollection\" } \n",
      "\(one)\n\(two)\n", "\(one)\(two)", "\u{1E}\(one)\n\u{1E}\(two)\n",
      "\u{1E}\u{1E}\(one)\n\(two)",
      "{\"type\":\"FeatureCollection\",\"features\":[\(one)]}\n\u{FEFF}\(two)",
      "{\"type\":\"FeatureCollection\",\"features\":[]}{\"type\":\"FeatureCollection\","
        + "\"features\":[\(one),\(two)]}",
    ])
  func kinds(text: String) {
    for chunk in [1, 2, 3, 7, 1_000] {
      let outcome = GeoJSONText(text).outcome(chunk: chunk)
      #expect(outcome.failure == nil)
      #expect(outcome.features.map(\.text.text) == [Self.one, Self.two])
      #expect(outcome.features.map(\.number) == [1, 2])
      #expect(outcome.features.flatMap(\.flaws).isEmpty)
      for feature in outcome.features {
        let start = text.utf8.index(text.startIndex, offsetBy: feature.offset)
        #expect(text.utf8[start...].starts(with: feature.text.text.utf8))
      }
    }
  }

  @Test("takes objects of many lines one behind the other")
  func pretty() {
    let pretty = Self.one.replacing(",", with: ",\n  ").replacing("{", with: "{\n  ")
    let outcome = GeoJSONText("\(pretty)\n\(pretty)\n").outcome()
    #expect(outcome.features.count == 2)
    #expect(outcome.failure == nil)
    #expect(outcome.features.first?["number"]?.integer == 1)
  }

  @Test("takes an empty collection for what it is")
  func emptyCollection() {
    let outcome = GeoJSONText("{\"type\":\"FeatureCollection\",\"features\":[ ]}").outcome()
    #expect(outcome.features.isEmpty)
    #expect(outcome.failure == nil)
  }

  @Test("takes a bare geometry for a feature without properties")
  func bare() throws {
    let text = "{\"coordinates\":[46,39],\"bbox\":[1],\"type\":\"Point\"}"
    let outcome = GeoJSONText(text).outcome()
    let feature = try #require(outcome.features.first)
    #expect(outcome.failure == nil)
    #expect(feature.geometry.type == "Point")
    #expect(feature.geometry.shape?.positions == [try Position(longitude: 46, latitude: 39)])
    #expect(feature.properties.isEmpty)
    #expect(feature.foreignMembers.map(\.name) == ["bbox"])
    #expect(feature.flaws.isEmpty)
  }

  @Test("says the same whatever the chunks", arguments: 1...300)
  func chunks(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (text, count) = GeoJSONText.random(using: &random)
    let whole = text.outcome()
    #expect(whole.failure == nil, "seed \(seed)")
    #expect(whole.features.count == count, "seed \(seed)")
    for chunk in [1, 2, 3, 7, Int.random(in: 8...500, using: &random)] {
      #expect(text.outcome(chunk: chunk) == whole, "seed \(seed), chunks of \(chunk)")
    }
  }

  @Test("keeps the members of a collection on both sides of its features")
  func foreignMembers() {
    let outcome = GeoJSONText(
      """
      {"name":"a","type":"FeatureCollection","features":[\(Self.one)],"name":"b",\
      "bbox":[1, 2],"total":12}
      """
    ).outcome(chunk: 1)
    #expect(outcome.failure == nil)
    #expect(outcome.foreignMembers.map(\.name) == ["name", "name", "bbox", "total"])
    #expect(outcome.foreignMembers.map(\.value.text) == ["\"a\"", "\"b\"", "[1, 2]", "12"])
  }

  @Test("takes a chunk of nothing for a pause")
  func pause() throws {
    var chunks: [[UInt8]] = [[], Array(Self.one.utf8), [], []]
    var reader = GeoJSONReader { chunks.isEmpty ? nil : chunks.removeFirst() }
    let feature = try reader.next()
    let end = try reader.next()
    #expect(feature?.number == 1)
    #expect(end == nil)
  }

  @Test("says how far it is")
  func progress() throws {
    var reader = GeoJSONReader(bytes: Array("\(Self.one)\n\(Self.two)".utf8))
    _ = try reader.next()
    let (offset, count) = (reader.offset, reader.count)
    #expect(offset == Self.one.utf8.count)
    #expect(count == 1)
  }
}
