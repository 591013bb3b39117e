import Assessment
import Foundation
import Geometry
import MineAction
import Operations
import Testing

/// Files that cannot be read to their end, or say where they are in another system.
@Suite("A broken file")
struct BrokenFileTests {
  private static let area = Plain.area.text
  private static func after(_ text: String) -> [UInt8] {
    Array(#"{"type":"FeatureCollection","features":[\#(area),\#(text)]}"#.utf8)
  }
  private static func geometry(_ text: String) -> [UInt8] {
    after(Plain.report.placed(text).text)
  }

  static let files: [(name: String, bytes: [UInt8], reason: String)] = [
    ("nothing", [], "empty"),
    ("a text", Array("Minefield 7, north of the road".utf8), "not JSON"),
    ("a list", Array("code;status\nHA-1;open\n".utf8), "not JSON"),
    ("XML", Array("<kml></kml>".utf8), "not GPX but <kml>"),
    ("a ZIP archive", Array("PK\u{3}\u{4}".utf8), "ZIP"),
    ("an array", Array("[]".utf8), "an array"),
    ("a number", Array("17".utf8), "a number"),
    ("an object of no type", Array("{}".utf8), "does not say its type"),
    ("another type", Array(#"{"type":"Topology"}"#.utf8), "Topology"),
    ("no features", Array(#"{"type":"FeatureCollection"}"#.utf8), "no array of features"),
    (
      "features twice", Array(#"{"type":"FeatureCollection","features":[],"features":[]}"#.utf8),
      "twice"
    ),
    ("half a file", Array(after(area).dropLast(40)), "the file ends"),
    ("no closing bracket", Array(after(area).dropLast(2)), "the file ends"),
    ("a tail", after(area) + Array("}".utf8), "follows where the data have ended"),
    ("a huge number", geometry(#"{"type":"Point","coordinates":[46.8,1e999]}"#), "too large"),
    ("NaN", geometry(#"{"type":"Point","coordinates":[46.8,NaN]}"#), "NaN"),
    ("Infinity", geometry(#"{"type":"Point","coordinates":[46.8,-Infinity]}"#), "NaN or Infinity"),
    ("metres", geometry(#"{"type":"Point","coordinates":[484700.25,4458000.5]}"#), "metres"),
    (
      "a depth bomb", geometry(String(repeating: "[", count: 100_000)), "nest more than"
    ),
    (
      "UTF-16", Array((String(decoding: after(area), as: UTF8.self).data(using: .utf16) ?? Data())),
      "UTF-16"
    ),
    ("Latin-1", geometry("null").map { $0 } + [0xE9], "follows where"),
    (
      "another system",
      Array(
        #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"EPSG:3263899"}},"features":[\#(area)]}"#
          .utf8), "EPSG:3263899"
    ),
    (
      "another system behind the features",
      Array(
        #"{"type":"FeatureCollection","features":[\#(area)],"crs":{"type":"name","properties":{"name":"EPSG:2840899"}}}"#
          .utf8), "EPSG:2840899"
    ),
    (
      "another system of a feature",
      after(
        Plain.report.text.dropLast() + #","crs":{"type":"name","properties":{"name":"EPSG:3857"}}}"#
      ),
      "EPSG:3857"
    ),
  ]

  @Test("is refused in a sentence that says where, and nothing is changed", arguments: files)
  func refused(name: String, bytes: [UInt8], reason: String) throws {
    let desk = try ScratchProgramme()
    let before = try desk.bytes
    for isAttested in [false, true] {
      let failure = try problem { try desk.take(bytes: bytes, attested: isAttested) }
      #expect(failure?.status == 65, "\(name)")
      #expect(
        failure?.reason.contains(reason) == true, "\(name): \(failure?.description ?? "taken")")
      #expect(failure?.place?.hasPrefix("test.geojson") == true, "\(name)")
      #expect(failure?.hint.isEmpty == false)
      #expect(failure?.description.contains("\n") == false)
    }
    #expect(try desk.bytes == before, "\(name)")
  }

  @Test("names the feature, the line and the column")
  func place() throws {
    let desk = try ScratchProgramme()
    let text = """
      {"type": "FeatureCollection", "features": [
      \(Plain.area.text),
      {"type": "Feature", "geometry": oops}]}
      """
    let failure = try problem { try desk.take(text) }
    #expect(failure?.place == "test.geojson, feature 2, line 3 column 33")
  }

  @Test("takes a text of a hundred megabytes for what it is, in little time")
  func endless() throws {
    let desk = try ScratchProgramme()
    let options = ImportOptions()
    let chunk = [UInt8](repeating: 0x41, count: 1 << 18)
    let failure = try problem {
      _ = try desk.workspace.importFile(
        named: "pipe", options: options, person: desk.person, organisation: desk.organisation,
        open: {
          var count = 0
          return {
            count += 1
            if count == 1 {
              return Array(
                #"{"type":"FeatureCollection","features":[{"type":"Feature","id":""#.utf8)
            }
            return count < 400 ? chunk : nil
          }
        })
    }
    #expect(failure?.status == 65)
    #expect(failure?.reason.contains("more than 64 MiB") == true)
    #expect(try desk.revision == 4)
  }

  @Test("that has its axes exchanged is refused whole where the land is known")
  func exchanged() throws {
    let swapped = #"{"type":"Point","coordinates":[40.27,46.82]}"#
    let file = Plain.collection(
      Plain.report.placed(swapped), Plain.report.coded("HR-2").placed(swapped))
    let known = try ScratchProgramme()
    try known.take(Plain.collection(Plain.cleared))
    let told = try ScratchProgramme(area: Envelope(west: 46, south: 39, east: 48, north: 41))
    for desk in [known, told] {
      let revision = try desk.revision
      let failure = try problem { try desk.take(file) }
      #expect(failure?.status == 65)
      #expect(failure?.reason.contains("look exchanged") == true)
      #expect(failure?.place == "test.geojson, feature 1")
      #expect(try desk.revision == revision)
      // One among others is danger that has no place that anybody can trust.
      try desk.take(Plain.collection(Plain.report.coded("HR-3").placed(swapped), Plain.area))
      #expect(try desk.verdict().unlocated == ["HR-3"])
    }
  }

  @Test(
    "that has a wrong sign is refused whole where the land is known",
    arguments: ["[-46.82,40.27]", "[46.82,-40.27]"])
  func sign(position: String) throws {
    let desk = try ScratchProgramme(area: Envelope(west: 46, south: 39, east: 48, north: 41))
    let wrong = "{\"type\":\"Point\",\"coordinates\":\(position)}"
    let failure = try problem { try desk.take(Plain.collection(Plain.report.placed(wrong))) }
    #expect(failure?.reason.contains("wrong sign") == true)
    try desk.take(Plain.collection(Plain.report.coded("HR-3").placed(wrong), Plain.area))
    #expect(try desk.verdict().unlocated == ["HR-3"])
  }

  @Test("of which one position of a feature is exchanged has danger without a place")
  func exchangedPart() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let parts = #"{"type":"MultiPoint","coordinates":[[46.82,40.40],[40.27,46.82]]}"#
    try desk.take(Plain.collection(Plain.report.placed(parts)))
    #expect(try desk.road() == .conditional)
  }

  @Test("that puts things far away is remarked upon, and the doctor lists them")
  func far() throws {
    let desk = try ScratchProgramme(area: Envelope(west: 46, south: 39, east: 48, north: 41))
    let far = #"{"type":"Point","coordinates":[52.82,40.27]}"#
    let result = try desk.take(
      Plain.collection(Plain.area, Plain.report.coded("HR-3").placed(far)))
    let remarks = result.notes.filter { $0.kind == "remark" }
    #expect(remarks.count == 1 && remarks.first?.feature == 2)
    #expect(remarks.first?.text.contains("1 of 2 places") == true)
    let found = try desk.workspace.doctor().text
    #expect(found.contains("HR-3  about 410 km from where the programme works"), "\(found)")
  }
}
