import Exchange
import JSON
import Testing

@Suite("GeoJSON failure")
struct GeoJSONFailureTests {
  private static let one = GeoJSONText.feature(1)
  private static let head = "{\"type\":\"FeatureCollection\",\"features\":["

  @Test(
    "says what keeps a file from being read to its end",
    arguments: [
      ("", .empty, nil, 0), (" \n\u{1E}\n", .empty, nil, 4), ("\u{FEFF}", .empty, nil, 3),
      ("[]", .notAnObject("an array"), nil, 0), (" 12", .notAnObject("a number"), nil, 1),
      ("\"a\"", .notAnObject("a string"), nil, 0),
      ("null", .notAnObject("true, false or null"), nil, 0),
      ("name;x;y", .syntax(.unexpectedCharacter(0x6E)), nil, 0),
      ("{\"type\":\"Topology\"}", .unknownType("Topology"), nil, 8),
      ("{\"type\":7}", .unknownType("7"), nil, 8), ("{}", .unknownType(nil), nil, 2),
      ("{\"features\":[]}", .unknownType(nil), nil, 15),
      ("{\"type\":\"FeatureCollection\"}", .noFeatures, nil, 28),
      ("{\"type\":\"FeatureCollection\",\"features\":{}}", .noFeatures, nil, 42),
      ("{\"features\":[],\"type\":\"Feature\"}", .featuresInside("Feature"), nil, 22),
      (head + "],\"features\":[\(one)]}", .duplicateMember("features"), nil, 54),
      (head + "],\"features\":0}", .duplicateMember("features"), nil, 53),
      ("{\"features\":0,\"features\":[]}", .duplicateMember("features"), nil, 26),
      ("{\"type\":\"Feature\",\"features\":[]}", .featuresInside("Feature"), 1, 0),
      (head + "],\"type\":\"Feature\"}", .duplicateMember("type"), nil, 49),
      (head + "],\"crs\":1,\"crs\":2}", .duplicateMember("crs"), nil, 56),
      (head + "\(one)", .truncated, 2, 139), (head + "\(one),", .truncated, 2, 140),
      (head + "{\"type\":\"Fea", .truncated, 1, 52), (head + "],\"a\":1", .truncated, nil, 47),
      (head + "\(one)}", .syntax(.unexpectedCharacter(0x7D)), 2, 139),
      (head + "\(one) \(one)]}", .syntax(.unexpectedCharacter(0x7B)), 2, 140),
      (head + "\(one),]}", .syntax(.unexpectedCharacter(0x5D)), 2, 140),
      (head + "{\"a\":NaN}]}", .syntax(.notFinite), 1, 45),
      (head + "]}]", .trailing(0x5D), nil, 42), (one + "\nEOF", .trailing(0x45), nil, 100),
      (one + "\u{0}", .trailing(0), nil, 99),
      (head + "{\"a\":\"\t\"}]}", .syntax(.controlCharacterInString(9)), 1, 46),
    ] as [(String, GeoJSONFailure.Kind, Int?, Int)])
  func kinds(text: String, kind: GeoJSONFailure.Kind, feature: Int?, offset: Int) {
    for chunk in [1, 3, 1_000] {
      let failure = GeoJSONText(text).outcome(chunk: chunk).failure
      #expect(failure?.kind == kind)
      #expect(failure?.feature == feature)
      #expect(failure?.offset == offset)
    }
  }

  @Test(
    "is one for the whole file where a position cannot be meant as degrees or is no number",
    arguments: [
      ("[649940,4411099]", .notDegrees(x: 649_940, y: 4_411_099)),
      ("[46,-401]", .notDegrees(x: 46, y: -401)), ("[400.5,39]", .notDegrees(x: 400.5, y: 39)),
      ("[NaN,39]", .syntax(.notFinite)), ("[46,-Infinity]", .syntax(.notFinite)),
      ("[1e999,39]", .syntax(.numberOutOfRange)), ("[46,-1e400]", .syntax(.numberOutOfRange)),
    ] as [(String, GeoJSONFailure.Kind)])
  func positions(position: String, kind: GeoJSONFailure.Kind) {
    for geometry in [
      "{\"type\":\"Point\",\"coordinates\":\(position)}",
      "{\"coordinates\":[[[46,39],\(position)]],\"type\":\"Polygon\"}",
      "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"MultiPoint\","
        + "\"coordinates\":[\(position)]}]}",
    ] {
      let feature = "{\"type\":\"Feature\",\"geometry\":\(geometry),\"properties\":{}}"
      let text = Self.head + "\n\(Self.one),\n\(feature)]}"
      for chunk in [1, 1_000] {
        let outcome = GeoJSONText(text).outcome(chunk: chunk)
        #expect(outcome.features.count == 1)
        #expect(outcome.failure?.kind == kind)
        #expect(outcome.failure?.feature == 2)
        #expect(outcome.failure?.line == 3)
      }
    }
  }

  @Test("counts lines and columns over chunks")
  func place() throws {
    let text = "{\"type\":\"FeatureCollection\",\n\"features\":[\r\n\(Self.one),\n  xx]}"
    for chunk in [1, 2, 7, 1_000] {
      let failure = try #require(GeoJSONText(text).outcome(chunk: chunk).failure)
      #expect(failure.offset == text.utf8.count - 4)
      #expect(failure.line == 4)
      #expect(failure.column == 3)
      #expect(failure.place == "feature 2, line 4, column 3, byte \(failure.offset)")
    }
  }

  @Test(
    "names the format, or the command for the encoding",
    arguments: [
      ([0xFF, 0xFE, 0x7B, 0], .wideEncoding("UTF-16LE"), "iconv -f UTF-16LE -t UTF-8"),
      ([0xFE, 0xFF, 0, 0x7B], .wideEncoding("UTF-16BE"), "iconv -f UTF-16BE -t UTF-8"),
      ([0x7B, 0, 0x22, 0], .wideEncoding("UTF-16LE"), "iconv -f UTF-16LE -t UTF-8"),
      ([0xFF, 0xFE, 0, 0, 0x7B, 0, 0, 0], .wideEncoding("UTF-32LE"), "iconv -f UTF-32LE"),
      ([0x50, 0x4B, 3, 4, 0], .otherFormat("a ZIP archive, as KMZ"), "ogr2ogr"),
      ([0, 0, 0x27, 0x0A, 0], .otherFormat("a Shapefile"), "ogr2ogr"),
      (Array("<?xml version=\"1.0\"?>".utf8), .otherFormat("XML, as KML or GPX"), "ogr2ogr"),
    ] as [([UInt8], GeoJSONFailure.Kind, String)])
  func formats(bytes: [UInt8], kind: GeoJSONFailure.Kind, hint: String) {
    for chunk in [1, 100] {
      let failure = GeoJSONText(bytes: bytes).outcome(chunk: chunk).failure
      #expect(failure?.kind == kind)
      #expect(failure?.hint.contains(hint) == true)
    }
  }

  @Test("is one for text that is not UTF-8, in a name or a value")
  func encoding() {
    for text in ["{\"type\":\"Feature\",\"n\":\"\u{1}\"}", "{\"\u{1}\":1,\"type\":\"Feature\"}"] {
      // Cyrillic as Windows writes it.
      let bytes = text.utf8.map { $0 == 1 ? 0xD4 : $0 }
      for chunk in [1, 100] {
        let failure = GeoJSONText(bytes: bytes).outcome(chunk: chunk).failure
        #expect(failure?.kind == .syntax(.notUTF8))
      }
    }
  }

  @Test("is one for what nests too deep, wherever it does", arguments: ["[", "{\"a\":"])
  func depth(bracket: String) {
    let bomb = String(repeating: bracket, count: 100_000)
    for text in [
      bomb, "{\"type\":\"FeatureCollection\",\"x\":\(bomb)", Self.head + bomb,
      "{\"x\":\(bomb)", "{\"type\":\"Feature\",\"properties\":\(bomb)",
      "{\"type\":\"Feature\",\"geometry\":\(bomb)",
      "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":\(bomb)",
      "{\"type\":\"Feature\",\"geometry\":"
        + String(
          repeating: "{\"type\":\"GeometryCollection\",\"geometries\":[", count: 100_000),
    ] where !text.hasPrefix("[") {
      #expect(GeoJSONText(text).outcome().failure?.kind == .syntax(.depth))
    }
  }

  @Test("comes before more than the limit is read of one feature, text or list of members")
  func size() {
    let long = String(repeating: "x", count: 3_000)
    for text in [
      "{\"type\":\"Feature\",\"properties\":{\"a\":\"\(long)\"}}",
      Self.head + "{\"a\":\"\(long)\"}]}",
      Self.head + "\"\(long)", "{\"a\":\"\(long)\",\"type\":\"Feature\"}",
      "{\"type\":\"FeatureCollection\",\"a\":\"\(long)\"}",
      Self.head + "]" + String(repeating: ",\"a\":\"\(long.prefix(100))\"", count: 30) + "}",
    ] {
      for chunk in [1, 100, 10_000] {
        let failure = GeoJSONText(text).outcome(chunk: chunk, limit: 2_000).failure
        #expect(failure?.kind == .tooLarge(limit: 2_000))
      }
    }
    let features = Array(repeating: Self.one, count: 100).joined(separator: ",")
    #expect(GeoJSONText(Self.head + features + "]}").outcome(limit: 2_000).failure == nil)
    // Features that say their type last are no members around features.
    let late = Self.one.replacing("\"type\":\"Feature\",", with: "")
      .replacing("1}}", with: "1},\"type\":\"Feature\"}")
    let lines = GeoJSONText(Array(repeating: late, count: 100).joined(separator: "\n"))
    #expect(lines.outcome(limit: 2_000).features.count == 100)
  }

  @Test("reads no more of a feature that is too large than the limit and a chunk")
  func stops() throws {
    var chunks = 0
    var reader = GeoJSONReader(sizeLimit: 10_000) {
      chunks += 1
      return Array((chunks == 1 ? "{\"a\":\"" : String(repeating: "x", count: 100)).utf8)
    }
    #expect(throws: GeoJSONFailure.self) { try reader.next() }
    #expect(chunks < 110)
  }

  @Test("is thrown again, so that nobody takes the end for good")
  func again() {
    var reader = GeoJSONReader(bytes: Array("\(Self.one)\n\(Self.one.dropLast())".utf8))
    var thrown = 0
    for _ in 1...5 {
      do { _ = try reader.next() } catch { thrown += 1 }
    }
    #expect(thrown == 4)
  }

  @Test("passes on why the source could not be read")
  func unreadable() {
    struct Broken: Error, CustomStringConvertible { let description = "the disk is gone" }
    var chunks = [Array(Self.one.utf8)]
    var reader = GeoJSONReader {
      if chunks.isEmpty { throw Broken() }
      return chunks.removeFirst()
    }
    var failures: [GeoJSONFailure.Kind] = []
    for _ in 1...2 {
      do { _ = try reader.next() } catch { failures.append(error.kind) }
    }
    #expect(failures == [.unreadable("the disk is gone")])
  }

  @Test("has words for a person")
  func words() throws {
    let text = "{\"type\":\"Point\",\"coordinates\":[649940,4411099]}"
    let failure = try #require(GeoJSONText(text).outcome().failure)
    #expect(
      failure.reason
        == "649940.0, 4411099.0 cannot be degrees; it looks like metres of a projected system")
    #expect(failure.hint.contains("ogr2ogr -t_srs EPSG:4326"))
    #expect(!failure.hint.contains("--crs"), "no option would do that yet")
    let broken = try #require(GeoJSONText("{\"type\":'Point'}").outcome().failure)
    #expect(broken.reason == "\"'\" may not stand here; it is not JSON")
  }
}
