import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Records written in another coordinate system.
@Suite("An export in another coordinate system")
struct SystemExportTests {
  private func export(
    _ desk: ScratchProgramme, _ system: String? = "EPSG:32638", isSequence: Bool = false
  ) throws -> String {
    var options = ExportOptions()
    (options.system, options.isSequence) = (system, isSequence)
    var bytes: [UInt8] = []
    try desk.workspace.export(options) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private let point = #"{"type":"Point","coordinates":[46.75,39.82]}"#

  private func desk(_ drafts: Draft...) throws -> ScratchProgramme {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(drafts.map(\.text)))
    return desk
  }

  @Test("says its system at its top, and has the easting first")
  func grid() throws {
    let text = try export(desk(Plain.area.placed(point)))
    #expect(
      text.contains(#""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32638"}}"#))
    let match = try #require(text.firstMatch(of: #/"coordinates":\[([\d.]+),([\d.]+)\]/#))
    let (x, y) = (try #require(Double(match.output.1)), try #require(Double(match.output.2)))
    #expect(abs(x - 649_775.2) < 0.1 && abs(y - 4_409_244.3) < 0.1)
    #expect(!text.contains("operationAccuracy"))
    let old = try export(desk(Plain.area.placed(point)), "epsg:28408")
    #expect(old.contains(#""operation":"EPSG:15865","operationAccuracy":8."#), "\(old)")
    #expect(old.contains("8649939.7") && old.contains("4411098.9"))
    let list = try export(desk(Plain.area.placed(point)), isSequence: true)
    #expect(list.contains("EPSG::32638"))
  }

  @Test("comes back to where it was, edges included, and says WGS 84 where it is that")
  func back() throws {
    let long = Plain.box(0, 0, 9_000, 4_000)
    let desk = try desk(Plain.area.placed(long), Plain.report)
    let text = try export(desk)
    let other = try ScratchProgramme()
    #expect(try other.take(text).added == 2)
    for code in ["HA-1", "HR-1"] {
      let (own, its) = (try #require(try desk.record(code)), try #require(try other.record(code)))
      let (one, two) = (try #require(own.place.entered), try #require(its.place.entered))
      #expect(abs(one.area - two.area) < 1 + one.area * 1e-6)
      for corner in one.positions {
        #expect(
          two.positions.contains { abs($0.x - corner.x) < 2e-8 && abs($0.y - corner.y) < 2e-8 })
      }
      #expect(its.place.derivation?.system == "EPSG:32638")
    }
    #expect((try other.record("HA-1")?.place.entered?.positions.count ?? 0) > 40)
    #expect(try export(desk, "EPSG:4326") == export(desk, nil))
  }

  @Test("writes nothing where a place cannot be given in the system")
  func refused() throws {
    func refusal(_ desk: ScratchProgramme, _ system: String) throws -> String {
      var (options, count) = (ExportOptions(), 0)
      options.system = system
      let said = try problem { try desk.workspace.export(options) { count += $0.count } }
      #expect(count == 0)
      return said?.description ?? "none"
    }
    let far = Plain.report.placed(#"{"type":"Point","coordinates":[60,39.82]}"#)
    let said = try refusal(desk(Plain.area, far), "EPSG:32638")
    #expect(said.contains("is not used") && said.contains("(HR-1)"), "\(said)")
    let damaged = Plain.area.placed(#"{"type":"Point","coordinates":["x",1]}"#)
    #expect(try refusal(desk(Plain.report, damaged), "EPSG:32638").contains("in no system"))
    #expect(try refusal(desk(Plain.area), "EPSG:99999").contains("no coordinate system"))
    #expect(try refusal(ScratchProgramme(), "EPSG:32638").contains("nothing on record has a place"))
    let none = Draft("hazardousArea", "HA-2", "null", ["classification": #""suspected""#])
    #expect(try export(desk(Plain.area, none)).contains(#""geometry":null"#))
  }
}
