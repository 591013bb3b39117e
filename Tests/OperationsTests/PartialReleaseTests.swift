import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("Work that could not be done in all places")
struct PartialReleaseTests {
  private func complete(_ desk: ScratchProgramme, without polygons: String...) throws -> [Event] {
    try desk.plan()
    try desk.work(until: "inProgress")
    return try desk.mark(
      "SE-1", "completed", on: "2026-04-01", .leader,
      set: "clearanceDepth=0.2", "devices=[]", "notDone=[\(polygons.joined(separator: ","))]")
  }

  @Test("sets the rest apart, suspended: it is never released with what was done")
  func apart() throws {
    let desk = try ScratchProgramme.peopled()
    _ = try complete(
      desk, without: Plain.box(400, -60, 500, 60), Plain.box(700, 20, 720, 40))
    try desk.judge(on: "2026-04-10", .officer)
    #expect(try desk.members("SE-1")["status"] == "accepted")
    #expect(try desk.members("SE-1-1")["status"] == "suspended")
    #expect(try desk.members("SE-1-2")["partOf"] == "SE-1")
    #expect(try desk.record("SE-1")?.place.type == "MultiPolygon")
    #expect(try desk.verdict(from: (0, 0), to: (300, 0)).class == .cleared)
    #expect(try desk.verdict(from: (420, 0), to: (480, 0)).class == .suspect)
    #expect(try desk.verdict(from: (600, 0), to: (1_000, 0)).class == .conditional)
    let whole = 1_200.0 * 120
    let parts = try ["SE-1", "SE-1-1", "SE-1-2"].map { code in
      try desk.record(code)?.place.entered?.area ?? 0
    }
    #expect(abs(parts.reduce(0, +) - whole) < whole * 0.005)
    #expect(abs(parts[1] - 12_000) < 60 && abs(parts[2] - 400) < 2)
  }

  @Test("is not undone by one who draws the completed sector over it again")
  func enlarged() throws {
    let desk = try ScratchProgramme.peopled()
    _ = try complete(desk, without: Plain.box(400, -60, 500, 60))
    let left = try desk.record("SE-1")?.place
    try desk.correct("SE-1", note: "resurveyed", geometry: Plain.box(-100, -60, 1_100, 60))
    #expect(try desk.record("SE-1")?.place == left)
    #expect(
      try desk.workspace.current().situation.proposals.values.first?.proposal.ways
        == ["more completed ground"])
  }

  @Test("keeps the corners that were entered to the last digit")
  func corners() throws {
    let desk = try ScratchProgramme.peopled()
    _ = try complete(desk, without: Plain.box(400, -60, 500, 60))
    let left = try desk.record("SE-1")?.place.entered?.positions ?? []
    let entered = [Plain.box(-100, -60, 1_100, 60), Plain.box(400, -60, 500, 60)]
    for text in entered {
      for corner in try JSONText(parsing: text)["coordinates"]?.elements?[0].elements ?? [] {
        let numbers = corner.elements?.compactMap(\.number) ?? []
        #expect(left.contains { $0.x == numbers[0] && $0.y == numbers[1] })
      }
    }
  }

  @Test(
    "refuses polygons outside of the sector, all of it, and what is none",
    arguments: [
      (Plain.box(1_000, -60, 1_300, 60), "outside"),
      (Plain.box(-100, -60, 1_100, 60), "nothing of it"),
      (Plain.point(0, 0), "notDone"), (#"{"type":"Polygon","coordinates":[]}"#, "notDone"),
      (
        Plain.polygon([(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]), "notDone"
      ),
    ])
  func refused(polygon: String, rule: String) throws {
    let desk = try ScratchProgramme.peopled()
    let failure = try problem { _ = try complete(desk, without: polygon) }
    #expect(failure?.reason.contains(rule) == true, "\(failure as Any)")
    #expect(try desk.members("SE-1")["status"] == "inProgress")
    #expect(try desk.record("SE-1-1") == nil)
  }
}
