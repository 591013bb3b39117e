import Exchange
import JSON
import TestSupport

/// Text to be read as GeoJSON, in chunks of any size.
struct GeoJSONText {
  /// The bytes.
  var bytes: [UInt8]

  init(_ text: String) { bytes = Array(text.utf8) }
  init(bytes: [UInt8]) { self.bytes = bytes }

  /// What a reader said of it.
  struct Outcome: Equatable {
    var features: [GeoJSONFeature] = []
    var failure: GeoJSONFailure?
    var crs: JSONText?
    var crsFollowsFeatures = false
    var foreignMembers: [JSONMember] = []
  }

  /// All that there is to be read in chunks of one size.
  func outcome(
    chunk: Int = 1 << 18, limit: Int = GeoJSONReader.sizeLimit,
    conversion: GeoJSONReader.Conversion? = nil
  ) -> Outcome {
    var reader = GeoJSONReader(sizeLimit: limit, source(chunk: chunk))
    reader.conversion = conversion
    var outcome = Outcome()
    do {
      while let feature = try reader.next() { outcome.features.append(feature) }
    } catch { outcome.failure = error }
    (outcome.crs, outcome.crsFollowsFeatures) = (reader.crs, reader.crsFollowsFeatures)
    outcome.foreignMembers = reader.foreignMembers
    return outcome
  }

  /// Chunks of one size, then `nil`.
  func source(chunk: Int) -> () throws -> [UInt8]? {
    var start = 0
    return { [bytes] in
      guard start < bytes.count else { return nil }
      defer { start += chunk }
      return Array(bytes[start..<min(start + chunk, bytes.count)])
    }
  }

  /// A feature at a point, of one property.
  static func feature(_ number: Int) -> String {
    """
    {"type":"Feature","geometry":{"type":"Point","coordinates":[46.75,39.\(number)]},\
    "properties":{"number":\(number)}}
    """
  }

  /// A file of one of the kinds that there are, with its number of features.
  static func random(using random: inout SeededGenerator) -> (text: Self, count: Int) {
    let count = Int.random(in: 1...6, using: &random)
    let features = (1...count).map { _ in feature(using: &random) }
    func space() -> String {
      ["", "", " ", "\n", "\r\n\t "].randomElement(using: &random) ?? ""
    }
    let text: String
    switch Int.random(in: 0..<4, using: &random) {
    case 0: text = features.map { "\u{1E}" + space() + $0 + "\n" }.joined()
    case 1: text = features.map { space() + $0 + "\n" }.joined()
    default:
      let list = "[" + features.map { space() + $0 + space() }.joined(separator: ",") + "]"
      let members = [
        #""type" : "FeatureCollection""#, #""features":"# + space() + list,
        #""name":"Füzuli \u00e9 😀","bbox":[46,39,47,40]"#, #""total":12345.5e1"#,
        #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}}"#,
      ]
      text =
        space() + "{" + space() + members.shuffled(using: &random).joined(separator: "," + space())
        + space() + "}" + space()
    }
    return (Self(text), count)
  }

  private static func feature(using random: inout SeededGenerator) -> String {
    func position() -> String {
      let (x, y) = (
        Double.random(in: -180...180, using: &random), Double.random(in: -90...90, using: &random)
      )
      return Bool.random(using: &random) ? "[\(x),\(y)]" : "[ \(x) , \(y), 1.5e2 ]"
    }
    func path(_ count: Int) -> String {
      "[" + (0..<count).map { _ in position() }.joined(separator: ",") + "]"
    }
    let geometries = [
      "null", #"{"type":"Point","coordinates":\#(position())}"#,
      #"{"coordinates":\#(path(5)),"type":"LineString"}"#,
      #"{"type":"Polygon","coordinates":[\#(path(4)),\#(path(5))]}"#,
      #"{"type":"MultiPolygon","coordinates":[[\#(path(4))],[\#(path(3)),\#(path(1))]]}"#,
      #"{"type":"MultiPoint","coordinates":\#(path(3)),"bbox":[1,2,3,4]}"#,
      #"{"type":"GeometryCollection","geometries":[{"type":"Point","coordinates":"#
        + position() + #"},{"type":"MultiLineString","coordinates":[\#(path(2))]}]}"#,
    ]
    let members = [
      #""type":"Feature""#,
      #""geometry": "# + (geometries.randomElement(using: &random) ?? "null"),
      #""properties":{"name":"S-\#(random.next()) \"{[Ə]}\"","a":[1,{"b":null}],"c":-0.5e-3}"#,
      #""id":\#(Int.random(in: 0...1_000_000, using: &random))"#, #""x-\u0041":true"#,
    ]
    return "{" + members.shuffled(using: &random).joined(separator: ",") + "}"
  }
}
