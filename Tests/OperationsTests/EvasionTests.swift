import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Ways round the rule that what makes land look less dangerous takes evidence and two people.
@Suite("Nobody gets round the rules")
struct EvasionTests {
  @Test("an area that is opened again is danger, whatever was worked before")
  func reopened() throws {
    let desk = try ScratchProgramme.holding(Plain.area, Plain.later)
    try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "cleared")
    try desk.approve(on: "2026-09-02", .officer)
    #expect(try desk.road() == .cleared)
    try desk.mark("HA-1", "open", on: "2026-09-10", .villager, note: "a mine on the track")
    #expect(try desk.road() == .suspect)
    #expect(try desk.road(at: "2026-09-09") == .cleared)
  }

  @Test("a proposed step falls when its record has changed since")
  func stale() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.mark("SE-1", "withdrawn", on: "2026-02-20", .admin, note: "planned twice")
    try desk.work(until: "completed")
    try desk.judge("SE-1", "rejected", on: "2026-04-02", .officer)
    let failure = try problem { try desk.approve(.officer) }
    #expect(failure?.reason.contains("changed since proposal") == true, "\(failure as Any)")
    #expect(try desk.road() == .hazard)
  }

  @Test("a policy that was proposed before another one was set falls")
  func stalePolicy() throws {
    let desk = try ScratchProgramme.peopled()
    var (lax, strict) = (Policy(), Policy())
    (lax.name, lax.assumedDangerRadius) = ("lax", 1)
    (strict.name, strict.assumedDangerRadius) = ("strict", 300)
    try desk.perform(.setPolicy(lax, note: "why not"), .admin)
    try desk.perform(.setPolicy(strict, note: "because"), .admin)
    let numbers = try desk.workspace.current().situation.proposals.keys.sorted()
    try desk.approve(number: numbers[1], .officer)
    let failure = try problem { try desk.approve(number: numbers[0], .officer) }
    #expect(failure?.reason.contains("changed since") == true, "\(failure as Any)")
    #expect(try desk.workspace.current().situation.policy.name == "strict")
  }

  @Test("nobody agrees to a proposal before it was made")
  func backdated() throws {
    let desk = try ScratchProgramme.holding(Plain.area)
    try desk.correct("HA-1", note: "measured", set: "accuracy=1")
    let failure = try problem { try desk.approve(on: "2026-01-01", .officer) }
    #expect(failure?.reason.contains("before") == true, "\(failure as Any)")
    #expect(try desk.members("HA-1")["accuracy"] == "5")
  }

  @Test("whose work it is, one person does not change", arguments: [#""ORG-3""#, "2", "null"])
  func doer(body: String) throws {
    let work = Plain.later.with("status", #""completed""#).with("acceptedOn", nil)
    let desk = try ScratchProgramme.holding(work)
    try desk.correct("SE-1", note: "it was they", set: "organisation=ORG-3")
    #expect(try desk.members("SE-1")["organisation"] == "ORG-2")
    let again = work.with("organisation", body == "null" ? nil : body)
    #expect(try desk.take(Plain.collection(again)).refused == 1)
    // Also where two agreed to it, those who had the work before may not accept it.
    try desk.approve(.officer)
    #expect(try desk.members("SE-1")["organisation"] == "ORG-3")
    let own = try problem { try desk.judge("SE-1", on: "2026-09-20", .insider) }
    #expect(own?.reason.contains("ORG-2") == true, "\(own as Any)")
  }

  @Test(
    "work of nobody, or done nobody knows how, is not accepted",
    arguments: ["organisation", "method"])
  func unknown(member: String) throws {
    let desk = try ScratchProgramme.holding(
      Plain.later.with("status", #""completed""#).with(member, nil))
    let failure = try problem { try desk.judge("SE-1", on: "2026-09-20", .officer) }
    #expect(failure?.reason == "\(member) is missing")
  }

  @Test("a body that is not accredited does not take work over")
  func accreditation() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "assigned")
    try desk.correct("ORG-2", set: #"accreditedFor=["nonTechnicalSurvey"]"#)
    let failure = try problem { try desk.mark("SE-1", "inProgress", on: "2026-03-02", .leader) }
    #expect(failure?.reason.contains("not accredited") == true, "\(failure as Any)")
    // Nor does one that a file calls accredited.
    let body = Draft("organisation", "ORG-7", "null", ["accreditedFor": #"["clearance"]"#])
    #expect(try desk.take(Plain.collection(body)).waiting == 1)
    #expect(try desk.members("ORG-7")["accreditedFor"] == nil)
  }

  @Test("what could not be done is as doubtful as the whole, and as long")
  func doubtfulPart() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "completed")
    try desk.judge("SE-1", "rejected", on: "2026-04-02", .officer)
    try desk.mark("SE-1", "inProgress", on: "2026-04-03", .admin, note: "again")
    let apart = Plain.box(400, -60, 500, 60)
    try desk.mark(
      "SE-1", "completed", on: "2026-04-10", .leader,
      set: "clearanceDepth=0.2", "devices=[]", "notDone=[\(apart)]")
    for day in ["2026-04-05", "2026-04-20"] {
      #expect(try desk.verdict(at: day, from: (420, 0), to: (480, 0)).class == .hazard, "\(day)")
    }
  }

  @Test("a member that is given twice is refused, for one of them would be lost")
  func twice() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "inProgress")
    let failure = try problem {
      try desk.mark(
        "SE-1", "completed", on: "2026-04-01", .leader, set: "clearanceDepth=0.2", "devices=[]",
        "notDone=[\(Plain.box(0, 0, 10, 10))]", "notDone=[]")
    }
    #expect(failure?.reason == "notDone is given twice")
  }

  @Test("an area whose work is withdrawn or drawn smaller is open again")
  func unaccounted() throws {
    for isWithdrawn in [true, false] {
      let desk = try ScratchProgramme.holding(
        Plain.area.with("classification", #""confirmed""#), Plain.later)
      try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "cleared")
      try desk.approve(on: "2026-09-02", .officer)
      if isWithdrawn {
        try desk.mark("SE-1", "withdrawn", on: "2026-09-03", .officer, note: "in error")
        try desk.approve(on: "2026-09-04", .admin)
      } else {
        try desk.correct("SE-1", geometry: Plain.box(-100, -60, 450, 60))
      }
      #expect(try desk.members("HA-1")["status"] == "open")
      #expect(try desk.verdict(from: (500, 0), to: (550, 0)).class == .hazard)
      let before = try desk.verdict(from: (410, 0), to: (430, 0)).class
      #expect(before == (isWithdrawn ? .hazard : .conditional))
    }
  }

  @Test("an area is released, and an accident closed, no earlier than the work was accepted")
  func early() throws {
    let accident = Plain.report.with("kind", #""accident""#).with("reportedOn", #""2021-04-01""#)
    let desk = try ScratchProgramme.holding(Plain.area, Plain.later.with("accuracy", "0"), accident)
    let area = try problem {
      try desk.mark("HA-1", "released", on: "2021-05-01", .admin, note: "cleared")
    }
    #expect(area?.reason.contains("does not account") == true, "\(area as Any)")
    let report = try problem {
      try desk.mark("HR-1", "resolved", on: "2021-05-01", .leader, note: "looked into")
    }
    #expect(report?.reason.contains("no later accepted clearance") == true, "\(report as Any)")
    try desk.mark("HR-1", "resolved", on: "2021-07-01", .leader, note: "looked into")
  }

  @Test("the past of a report stays as dangerous as it was, whatever is said of it later")
  func past() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.report("HR-1", seen: "2026-09-10", .villager)
    try desk.mark("HR-1", "verified", on: "2026-09-11", .admin, note: "seen")
    try desk.mark("HR-1", "resolved", on: "2026-09-15", .leader, note: "blown up")
    try desk.approve(on: "2026-09-15", .independent)
    #expect(try desk.road(at: "2026-09-12") == .hazard)
    try desk.correct("HR-1", set: "remark=a shell")
    #expect(try desk.road(at: "2026-09-12") == .hazard)
    try desk.correct("HR-1", note: "elsewhere", geometry: Plain.point(5_000, 0))
    #expect(try desk.road(at: "2026-09-12") == .hazard, "it takes two to move it")
  }

  @Test("a sector under the code of danger is softened like any other")
  func clash() throws {
    let desk = try ScratchProgramme.holding(Plain.area.with("classification", #""confirmed""#))
    let sector = Plain.later.coded("HA-1").with("doubt", #""suspended""#)
    try desk.take(Plain.collection(sector))
    #expect(try desk.road() == .hazard)
    #expect(try desk.codes(.sector).count == 1)
  }

  @Test("what is learned after a proposal, or after the work, stops an acceptance")
  func since() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.mark("SE-1", "resuspected", on: "2026-09-01", .villager, note: "a cow was killed")
    try desk.mark(
      "SE-1", "accepted", on: "2026-09-05", .admin, note: "dug again", set: "report=INV-1")
    try desk.report("HR-1", seen: "2026-09-06", kind: "accident", .villager)
    let stale = try problem { try desk.approve(on: "2026-09-07", .officer) }
    #expect(stale?.reason.contains("changed since") == true, "\(stale as Any)")

    let other = try ScratchProgramme.holding(
      Plain.later.with("status", #""completed""#).with("acceptedOn", nil))
    try other.report("HR-1", seen: "2026-09-06", kind: "accident", .villager)
    let late = try problem { try other.judge("SE-1", on: "2026-09-07", .officer) }
    #expect(late?.reason.contains("HR-1 reaches it") == true, "\(late as Any)")
  }

  @Test("a release without the day of its acceptance begins with its last step")
  func acceptance() throws {
    let desk = try ScratchProgramme.holding(
      Plain.later.with("acceptedOn", nil).with("statusOn", #""2021-09-01""#))
    #expect(try desk.road(at: "2021-08-31") == .unknown)
    #expect(try desk.road(at: "2021-09-02") == .cleared)
  }

  @Test("a file that says both that ground is released and that it is not, releases nothing")
  func contradiction() throws {
    let desk = try ScratchProgramme.holding(
      Plain.later, Plain.later.with("status", #""completed""#))
    #expect(try desk.members("SE-1")["status"] == "completed")
    #expect(try desk.road() == .unknown)
  }

  @Test("nobody writes a day that ends before it begins")
  func inverted() throws {
    let desk = try ScratchProgramme.holding(
      Plain.area.with("classification", #""confirmed""#),
      Plain.later.with("completedOn", #""2021-03-01[-1560/1560]""#))
    #expect(try desk.road() == .hazard)
    #expect(FieldDate("2021-03-01[240/240]", in: .utc) == nil)
  }

  @Test("direct evidence inside stops an acceptance after survey, whatever the area is called")
  func evidence() throws {
    for (area, isDirect) in [
      (Plain.area.with("evidence", #"[{"kind":"direct"}]"#), true),
      (Plain.area.with("classification", #""confirmed""#), true), (Plain.area, false),
    ] {
      let survey = Plain.later.with("method", #""nonTechnicalSurvey""#)
        .with("status", #""completed""#).with("acceptedOn", nil)
      let desk = try ScratchProgramme.holding(area, survey)
      let failure = try problem { try desk.judge("SE-1", on: "2026-09-01", .officer) }
      #expect((failure?.reason.contains("direct evidence") == true) == isDirect)
    }
  }

  @Test("reports are duplicates only of one that holds all of their danger")
  func duplicates() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.report("HR-1", seen: "2026-09-10", .villager)
    try desk.report("HR-2", seen: "2026-09-10", .villager)
    try desk.report("HR-3", at: (900, 0), seen: "2026-09-10", .villager)
    func withdraw(_ code: String, for other: String) throws {
      try desk.mark(
        code, "withdrawn", on: "2026-09-12", .officer, note: "twice", set: "duplicateOf=\(other)")
    }
    let far = try problem { try withdraw("HR-1", for: "HR-3") }
    #expect(far?.reason.contains("does not hold all of its danger") == true, "\(far as Any)")
    try withdraw("HR-1", for: "HR-2")
    try withdraw("HR-2", for: "HR-1")
    let numbers = try desk.workspace.current().situation.proposals.keys.sorted()
    try desk.approve(number: numbers[1], .admin)
    let both = try problem { try desk.approve(number: numbers[0], .admin) }
    #expect(both?.reason.contains("not open") == true, "\(both as Any)")
    #expect(try desk.road() == .suspect)
  }

  @Test("bad news is taken of records that lack what a command must give")
  func badNews() throws {
    let desk = try ScratchProgramme.holding(Plain.area)
    try desk.correct("HA-1", set: "accuracy=50")
    #expect(try desk.members("HA-1")["accuracy"] == "50")
    // A correction takes no step of a life, in neither direction.
    for status in ["released", "withdrawn"] {
      let failure = try problem { try desk.correct("HA-1", note: "x", set: "status=\(status)") }
      #expect(failure?.reason.contains("no correction takes a step") == true)
    }
  }
}
