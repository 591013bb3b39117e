import GeoEngine
import Geometry
import JSON
import Ledger
import MineAction
import Operations
import Testing

/// The versions of PROJ and its database in the ledger (coordinates, rule 5).
@Suite("The tools of coordinates")
struct CoordinateToolsTests {
  private static let point = #"{"type":"Point","coordinates":[8649939.789,4411098.949]}"#

  private func area(_ code: String) -> Draft {
    Draft("hazardousArea", code, Self.point, ["classification": #""suspected""#])
  }

  private func take(_ drafts: Draft..., into desk: ScratchProgramme) throws {
    try desk.take(Plain.collection(drafts.map(\.text))) { $0.reading.system = "EPSG:28408" }
  }

  private func kinds(_ desk: ScratchProgramme) throws -> [String] {
    var kinds: [String] = []
    try desk.workspace.ledger.forEachRow { row, _ in kinds.append(row.kind) }
    return kinds
  }

  private func changes(_ desk: ScratchProgramme) throws -> Int {
    try kinds(desk).count { $0 == "toolsChanged" }
  }

  @Test("are recorded with the first place that an operation gave, and then no more")
  func first() throws {
    let desk = try ScratchProgramme()
    try desk.add(.site, "LM-1", Plain.point(0, 0))
    #expect(try changes(desk) == 0)
    #expect(try desk.workspace.current().situation.tools == nil)
    try take(area("HA-1"), area("HA-2"), into: desk)
    #expect(try changes(desk) == 1)
    let tools = try #require(try desk.workspace.current().situation.tools)
    #expect(tools.proj == EngineVersions.proj && tools.database.hasPrefix("EPSG v"))
    try take(area("HA-3"), into: desk)
    #expect(try changes(desk) == 1)
    let before = try desk.revision
    try take(area("HA-3"), into: desk)
    #expect(try desk.revision == before)
    #expect(try Workspace.open(desk.path, readOnly: true).current().situation.tools == tools)
  }

  @Test("are recorded with a command too, and not for what needs no operation")
  func command() throws {
    let desk = try ScratchProgramme()
    func file(_ code: String, _ text: String) throws {
      let found = try PlaceReader(desk.workspace.current(), on: CivilDay(number: 20_000))
        .place(text, at: "--place")
      let record = Record(
        .hazardReport, code: try Identifier(code), place: found.place,
        members: try ["kind=unexploded", "status=reported", "reportedOn=2026-01-01"].map(
          ImportOptions.member), zone: .utc)
      try desk.perform(.file(record), .admin)
    }
    try file("HR-1", "UTM 38N 649775.2 4409244.3")
    #expect(try changes(desk) == 0)
    try file("HR-2", "EPSG:28408 4411098.9 8649939.8")
    #expect(try kinds(desk).suffix(2) == ["recorded", "toolsChanged"])
    try file("HR-3", "EPSG:28408 4411098.9 8649939.8")
    #expect(try changes(desk) == 1)
  }

  @Test("are recorded again after places that other versions gave")
  func others() throws {
    let desk = try ScratchProgramme()
    try take(area("HA-1"), into: desk)
    let old = CoordinateTools(proj: "8.0.0", database: "EPSG v10.015")
    try desk.workspace.ledger.write { transaction in
      let author = Attribution(
        person: desk.person, organisation: desk.organisation, occurredAt: desk.clock.now,
        recordedAt: desk.clock.now)
      try transaction.append(EventRow(Event(.toolsChanged(old), by: author)))
    }
    #expect(try desk.workspace.current().situation.tools == old)
    try take(area("HA-1"), into: desk)
    #expect(try changes(desk) == 2, "nothing was worked out that is recorded")
    try take(area("HA-2"), into: desk)
    #expect(try changes(desk) == 3)
    #expect(try desk.workspace.current().situation.tools?.proj == EngineVersions.proj)
    let exported = try desk.export()
    let other = try ScratchProgramme()
    try other.take(exported)
    #expect(try other.export() == exported && changes(other) == 1)
  }
}
