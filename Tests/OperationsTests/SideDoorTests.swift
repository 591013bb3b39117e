import Assessment
import Geometry
import JSON
import Ledger
import MineAction
import Operations
import Reporting
import Testing

/// Ways round the rules by files, places, districts and names.
@Suite("Nobody gets round the rules by a side door")
struct SideDoorTests {
  @Test("no file lifts a doubt that was raised here, also one of an earlier day")
  func lifted() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.report("HR-1", seen: "2021-06-05", kind: "accident", .villager)
    #expect(try desk.members("SE-1")["status"] == "resuspected")
    #expect(try desk.take(Plain.collection(Plain.later), attested: true).refused == 1)
    let later = Plain.later.with("acceptedOn", #""2026-09-20""#)
    #expect(try desk.take(Plain.collection(later), attested: true).refused == 1)
    let future = Plain.later.with("acceptedOn", #""2099-01-01""#)
    #expect(try desk.take(Plain.collection(future), attested: true).refused == 1)
    #expect(try desk.members("SE-1")["doubt"] == "resuspected")
  }

  @Test("a grant for a district does not reach land elsewhere that names it")
  func district() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.district, "D-1", Plain.box(50_000, 0, 51_000, 1_000))
    try desk.add(.person, "P-8", set: "organisation=ORG-3")
    let district = try Record.Code("D-1")
    try desk.perform(
      .grant(
        Grant(
          .operationsOfficer, to: Identifier("P-8"), for: Identifier("ORG-3"), in: district)),
      .admin)
    func plan(_ code: String, _ place: String) throws {
      try desk.add(
        .sector, code, place, Actor("P-8", "ORG-3"),
        set: "method=clearance", "status=planned", "accuracy=0.5", "district=D-1")
    }
    #expect(try problem { try plan("SE-1", Plain.box(0, 0, 10, 10)) } != nil)
    try plan("SE-2", Plain.box(50_100, 100, 50_200, 200))
  }

  @Test("what is set over a file's own words makes nothing of it look less dangerous")
  func settings() throws {
    let sector = Plain.cleared.with("status", #""rejected""#).with("acceptedOn", nil)
    let desk = try ScratchProgramme.peopled()
    let result = try desk.take(Plain.collection(sector)) { try $0.set("status=planned") }
    #expect(result.notes.contains { $0.text.contains("a doubt lifted") }, "\(result.notes)")
    #expect(try desk.road() == .hazard)
    // What the file does not say is what settings are for.
    let bare = Plain.report.coded("HR-2").with("accuracy", nil).with("dangerRadius", "500")
    try desk.take(Plain.collection(bare)) {
      try $0.set("accuracy=5")
      try $0.set("dangerRadius=0")
    }
    #expect(try desk.members("HR-2")["dangerRadius"] == "500")
    #expect(try desk.members("HR-2")["accuracy"] == nil || desk.members("HR-2")["accuracy"] == "5")
  }

  @Test("other records are named by one code each")
  func names() throws {
    let desk = try ScratchProgramme.holding(
      Plain.area, Plain.area.coded("HA-2").placed(Plain.box(0, 0, 5, 5)))
    let failure = try problem {
      try desk.mark(
        "HA-1", "withdrawn", on: "2026-09-01", .officer, note: "x", set: #"duplicateOf=["HA-2"]"#)
    }
    #expect(failure?.reason == "duplicateOf is the code of one record")
  }

  @Test("an area released after a survey is open again when it turns out to be confirmed")
  func confirmed() throws {
    let survey = Plain.later.with("method", #""nonTechnicalSurvey""#)
    let desk = try ScratchProgramme.holding(Plain.area.with("evidence", #"["indirect"]"#), survey)
    try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "nothing there")
    try desk.approve(on: "2026-09-02", .officer)
    #expect(try desk.road() == .conditional)
    try desk.correct("HA-1", set: "classification=confirmed", #"evidence=["direct"]"#)
    #expect(try desk.road() == .hazard)
  }

  @Test("an accident is not dated back behind work that is then to answer it")
  func earlier() throws {
    let desk = try ScratchProgramme.holding(Plain.report.with("kind", #""accident""#))
    try desk.correct("HR-1", note: "typed wrong", set: "reportedOn=2020-01-01")
    #expect(try desk.members("HR-1")["reportedOn"] == "2021-04-01")
  }

  @Test("a long report takes back sectors at its far end")
  func long() throws {
    let north = 40.27 + 1.0
    let line = "{\"type\":\"LineString\",\"coordinates\":[[46.82,40.27],[46.82,\(north)]]}"
    let y = 111_044 + 598.0
    let desk = try ScratchProgramme.holding(Plain.later.placed(Plain.box(-100, y, 1_100, y + 120)))
    let report = Plain.report.with("kind", #""accident""#).with("dangerRadius", "590")
      .with("accuracy", "10").placed(line)
    try desk.take(Plain.collection(report.coded("HR-9")))
    let situation = try desk.workspace.current().situation
    let found = Doctor(of: situation, at: desk.workspace.now, desk.workspace.topology)
      .findings(.releasedInReach)
    let verdict = try desk.verdict(from: (0, y), to: (0, y + 5))
    #expect(verdict.class == .suspect)
    #expect(!found.isEmpty)
  }

  @Test("only an organisation attests")
  func attesting() throws {
    let desk = try ScratchProgramme.peopled()
    let failure = try problem {
      try desk.take(Plain.collection(Plain.later)) { $0.attestedBy = try Identifier("P-4") }
    }
    #expect(failure?.reason.contains("only an organisation attests") == true)
  }

  @Test("a route on record is no more exact than its record says")
  func route() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.add(.route, "R-1", Plain.line((0, 0), (1_000, 0)), set: "accuracy=100")
    let view = try desk.workspace.current()
    let route = try #require(
      try AskedRoute.registered(
        Identifier("R-1"), in: view.situation, revision: view.head.sequence,
        at: desk.workspace.now))
    #expect(try desk.workspace.verdict(on: route, RouteOptions(), in: view).class == .unknown)
  }

  @Test("who may agree is named, and nobody else")
  func approvers() throws {
    let desk = try ScratchProgramme.holding(Plain.area)
    try desk.correct("HA-1", note: "measured", set: "accuracy=1")
    let situation = try desk.workspace.current().situation
    let open = try #require(situation.proposals.values.first)
    let people = situation.mayApprove(open, at: desk.workspace.now, desk.workspace.topology)
    #expect(
      people.map { "\($0.person.text) for \($0.organisation.text)" }
        == [
          "P-3 for ORG-2", "P-3 for ORG-2-B", "P-6 for ORG-2-QA", "P-4 for ORG-3", "P-2 for ORG-3",
        ])
  }
}
