import Assessment
import MineAction
import Operations
import Testing

@Suite("Reports")
struct ReportLifeTests {
  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    return desk
  }

  @Test("count from the next answer on, whoever files them, and end when two agree")
  func life() throws {
    let desk = try desk()
    #expect(try desk.road() == .cleared)
    try desk.report("HR-1", .villager)
    #expect(try desk.road() == .suspect)
    let unseen = try problem { try desk.mark("HR-1", "verified", on: "2026-09-20", .admin) }
    #expect(unseen?.reason == "direct evidence is missing")
    let seen = #"evidence=[{"kind":"direct","note":"a fuze in the verge"}]"#
    try desk.mark("HR-1", "verified", on: "2026-09-20", .admin, set: seen)
    #expect(try desk.road() == .hazard)
    try desk.mark("HR-1", "resolved", on: "2026-09-21", .leader, note: "blown up in place")
    #expect(try desk.road() == .hazard, "one alone resolves nothing")
    try desk.approve(on: "2026-09-21", .independent)
    // The sector around it was taken back: somebody must look at all of it again.
    #expect(try desk.road(at: "2026-09-21") == .suspect)
    #expect(try desk.road(at: "2026-09-20") == .hazard)
    #expect(try desk.road(at: "2026-09-19") == .cleared)
  }

  @Test(
    "take back the whole released sector that they reach, if verified or an accident",
    arguments: [
      // Metres north of the middle of a sector 60 m to either side; the reach is 20 + 5 m.
      (0.0, true), (84, true), (87, false),
    ])
  func resuspicion(north: Double, isWithin: Bool) throws {
    for kind in ["accident", "unexploded"] {
      let desk = try desk()
      let far = Plain.cleared.coded("SE-2").placed(Plain.box(2_000, -60, 3_000, 60))
      let later = Plain.cleared.coded("SE-3").with("completedOn", #""2026-09-15""#)
        .with("acceptedOn", #""2026-09-16""#)
      try desk.take(Plain.collection(far, later), attested: true)
      try desk.report(
        "HR-1", at: (500, north), seen: "2026-09-10", kind: kind, .villager,
        set: "dangerRadius=20")
      if kind != "accident" {
        #expect(try desk.members("SE-1")["status"] == "accepted")
        try desk.mark("HR-1", "verified", on: "2026-09-20", .admin, note: "seen")
      }
      #expect(try desk.members("SE-1")["status"] == (isWithin ? "resuspected" : "accepted"))
      #expect(try desk.members("SE-2")["status"] == "accepted")
      // Work that was completed since does not answer for it by itself.
      #expect(try desk.members("SE-3")["status"] == (isWithin ? "resuspected" : "accepted"))
    }
  }

  @Test("count for every process: the next answer has what another has filed")
  func processes() throws {
    let desk = try desk()
    #expect(try desk.road() == .cleared)
    let other = try Workspace.open(desk.path, readOnly: false)
    let record = try other.record(
      .hazardReport, code: Identifier("HR-1"),
      members: ["kind=accident", "status=reported", "reportedOn=2026-09-20"].map(
        ImportOptions.member),
      geometry: once(Plain.point(500, 0)), named: "place")
    try other.perform(.file(record), person: Identifier("P-9"), organisation: Identifier("ORG-9"))
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "are resolved when two agree, of two bodies that have nothing to do with each other",
    arguments: [
      (.leader, .independent, nil), (.leader, .officer, "you belong to"),
      (.leader, .insider, "you belong to"), (.leader, .unit, "you belong to"),
      (.leader, .leader, "qualityOfficer"), (.leader, .turncoat, "somebody else"),
      (Actor("P-4", "ORG-3"), .admin, nil), (Actor("P-4", "ORG-3"), .officer, "somebody else"),
      (.leader, .villager, "qualityOfficer"),
    ] as [(Actor, Actor, String?)])
  func two(first: Actor, second: Actor, rule: String?) throws {
    let desk = try desk()
    // Whoever found it may also be the first of the two.
    try desk.report("HR-1", first)
    let silent = try problem { try desk.mark("HR-1", "resolved", on: "2026-09-21", first) }
    #expect(silent?.reason.contains("note is missing") == true)
    try desk.mark("HR-1", "resolved", on: "2026-09-21", first, note: "gone")
    #expect(try desk.road() == .suspect)
    let failure = try problem { try desk.approve(on: "2026-09-21", second) }
    #expect((failure == nil) == (rule == nil), "\(failure?.description ?? "taken")")
    if let rule { #expect(failure?.description.contains(rule) == true, "\(failure as Any)") }
    #expect(try desk.road(at: "2026-09-21") == (rule == nil ? .cleared : .suspect))
  }

  @Test("are proposed as resolved by a disposal team only")
  func proposers() throws {
    let desk = try desk()
    try desk.report("HR-1", .villager)
    for actor in [Actor.villager, .admin, .insider] {
      let failure = try problem {
        try desk.mark("HR-1", "resolved", on: "2026-09-21", actor, note: "gone")
      }
      #expect(failure?.reason.contains("teamLeader") == true)
    }
  }

  @Test("of an accident are resolved by later accepted clearance of all its reach only")
  func accident() throws {
    let desk = try desk()
    try desk.report("HR-1", seen: "2021-01-10", kind: "accident", .villager, set: "dangerRadius=20")
    let early = try problem {
      try desk.mark("HR-1", "resolved", on: "2026-09-21", .leader, note: "investigated")
    }
    #expect(early?.reason.contains("no later accepted clearance") == true)
    let again = Plain.cleared.coded("SE-2").with("completedOn", #""2021-02-01""#)
      .with("acceptedOn", #""2021-02-05""#)
    try desk.take(Plain.collection(again), attested: true)
    try desk.mark("HR-1", "resolved", on: "2026-09-21", .leader, note: "investigated")
    try desk.approve(on: "2026-09-21", .independent)
    // The work that was done when it happened is still in doubt.
    #expect(try desk.road(at: "2026-09-21") == .suspect)
    #expect(try desk.members("SE-2")["status"] == "accepted")
  }

  @Test(
    "of an accident stay that, whoever would call them something else",
    arguments: ["detonation", "unknown"])
  func renamed(kind: String) throws {
    let desk = try ScratchProgramme()
    let accident = Plain.report.with("kind", #""accident""#)
    try desk.take(Plain.collection(accident))
    let result = try desk.take(Plain.collection(accident.with("kind", #""\#(kind)""#)))
    #expect(result.refused == 1)
    #expect(try desk.members("HR-1")["kind"] == "accident")
  }

  @Test("take no step that would make them smaller by a member beside it")
  func smuggled() throws {
    let desk = try desk()
    try desk.report("HR-1", .villager)
    for member in ["dangerRadius=0", "accuracy=0", "reportedOn=2030-01-01", "kind=detonation"] {
      let failure = try problem {
        try desk.mark("HR-1", "verified", on: "2026-09-21", .admin, note: "seen", set: member)
      }
      #expect(failure?.status == 65, "\(member)")
    }
  }

  @Test("that a file calls verified since a day were reported before it")
  func earlier() throws {
    let desk = try desk()
    let verified = Plain.report.with("status", #""verified""#).with("statusOn", #""2021-09-01""#)
    try desk.take(Plain.collection(verified), attested: true)
    #expect(try desk.road(at: "2021-03-31") == .cleared)
    #expect(try desk.road(at: "2021-04-01") >= .suspect)
    #expect(try desk.road(at: "2021-09-01") == .hazard)
  }
}
