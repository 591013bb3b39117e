import Foundation
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("Export")
struct ExportTests {
  private func export(
    _ desk: ScratchProgramme, _ change: (inout ExportOptions) throws -> Void = { _ in }
  ) throws -> String {
    var options = ExportOptions()
    try change(&options)
    var bytes: [UInt8] = []
    try desk.workspace.export(options) { bytes += $0 }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "adds no event to its own ledger, and gives the same bytes from an empty one",
    arguments: 1...60)
  func roundTrip(seed: UInt64) throws {
    let zone = ["UTC", "Asia/Baku", "America/Santiago"][Int(seed % 3)]
    let desk = try ScratchProgramme(timeZone: zone)
    try desk.take(RandomFile(seed: seed).text, attested: seed % 2 == 0)
    let revision = try desk.revision
    let text = try export(desk) { $0.withPersonalData = true }
    for isAttested in [false, true] {
      let result = try desk.take(text, attested: isAttested)
      #expect(try desk.revision == revision, "seed \(seed): \(result.notes)")
      #expect(result.same == result.read, "seed \(seed)")
    }
    let other = try ScratchProgramme(timeZone: zone)
    try other.take(text, attested: true)
    let again = try export(other) { $0.withPersonalData = true }
    #expect(again == text, "seed \(seed)")
  }

  @Test("leaves personal data out, and its own ledger keeps them when that comes back")
  func personal() throws {
    let desk = try ScratchProgramme()
    let report = Plain.report.with("reporter", #""Rəna, +994 50 000 00 00""#)
      .with("zone", #""north""#)
    try desk.take(Plain.collection(report))
    let text = try export(desk)
    #expect(!text.contains("Rəna"))
    #expect(!text.contains(#""person""#))
    let revision = try desk.revision
    for isAttested in [false, true] {
      let result = try desk.take(text, attested: isAttested)
      #expect(result.same == result.read)
      #expect(try desk.revision == revision)
    }
    #expect(try desk.export(personal: true).contains(#""reporter":"Rəna, +994 50 000 00 00""#))
    let wider = text.replacingOccurrences(of: #""dangerRadius":30"#, with: #""dangerRadius":40"#)
    #expect(try desk.take(wider).changed == 1)
    #expect(try desk.export(personal: true).contains(#""reporter":"Rəna, +994 50 000 00 00""#))
    #expect(try desk.members("HR-1")["dangerRadius"] == "40")
    #expect(try export(desk) { $0.withPersonalData = true }.contains("Rəna"))
  }

  @Test("winds outer rings to the left and holes to the right, as the RFC asks")
  func winding() throws {
    let outer = [(0.0, 0.0), (0.0, 50.0), (80.0, 50.0), (80.0, 0.0), (0.0, 0.0)]
    let hole = [(9.0, 9.0), (19.0, 9.0), (19.0, 19.0), (9.0, 9.0)]
    let geometry =
      #"{"type":"Polygon","coordinates":[\#(Plain.ring(outer)),\#(Plain.ring(hole))]}"#
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.area.placed(geometry)))
    let text = try export(desk)
    #expect(text.contains(Plain.ring(outer.reversed()).trimmedZeros))
    #expect(text.contains(Plain.ring(hole.reversed()).trimmedZeros))
  }

  @Test("of a ring so thin that rounding turns it over adds no event to its own ledger")
  func thin() throws {
    let corners = ["[46.82,40.270000004]", "[46.825,40.2700000049]", "[46.83,40.2700000055]"]
    for corners in [corners, corners.reversed()] {
      let ring = (corners + [corners[0]]).joined(separator: ",")
      let desk = try ScratchProgramme()
      let geometry = #"{"type":"Polygon","coordinates":[[\#(ring)]]}"#
      try desk.take(Plain.collection(Plain.area.placed(geometry)))
      let revision = try desk.revision
      let result = try desk.take(try export(desk))
      #expect(result.same == result.read)
      #expect(try desk.revision == revision)
    }
  }

  @Test("writes the types, codes and rectangle asked for, and always what has no place")
  func choice() throws {
    let desk = try ScratchProgramme()
    let far = Plain.area.coded("HA-2").placed(Plain.box(90_000, 0, 90_010, 10))
    let lost = Plain.area.coded("HA-3").placed("null")
    try desk.take(Plain.collection(Plain.area, far, lost, Plain.report))
    func codes(_ text: String) -> [String] {
      ["HA-1", "HA-2", "HA-3", "HR-1", "ORG-1", "P-1"].filter { text.contains(#""code":"\#($0)""#) }
    }
    #expect(try codes(export(desk)) == ["HA-1", "HA-2", "HA-3", "HR-1", "ORG-1"])
    #expect(try codes(export(desk) { $0.types = [.hazardReport] }) == ["HR-1"])
    #expect(try codes(export(desk) { $0.codes = [try Identifier("HA-2")] }) == ["HA-2"])
    let boxed = try export(desk) {
      $0.types = [.hazardousArea]
      $0.box = .init(west: 46.8, south: 40.2, east: 46.9, north: 40.3)
    }
    #expect(codes(boxed) == ["HA-1", "HA-3"])
    let sequence = try export(desk) { $0.isSequence = true }
    #expect(sequence.utf8.filter { $0 == 0x1E }.count == 5)
    let failure = try problem { _ = try export(desk) { $0.revision = 99 } }
    #expect(failure?.status == 64)
  }

  @Test("writes records as they were at a revision")
  func revision() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.area))
    let revision = try desk.revision
    let before = try export(desk)
    try desk.take(Plain.collection(Plain.area.with("accuracy", "50"), Plain.report))
    #expect(try export(desk) { $0.revision = revision } == before)
    #expect(try export(desk) != before)
  }
}

extension String {
  /// Coordinates as they are written: without zeros at the end.
  fileprivate var trimmedZeros: String {
    replacing(#/(\.\d*?)0+(?=[\],])/#) { String($0.output.1) }
      .replacing(#/\.(?=[\],])/#, with: "")
  }
}
