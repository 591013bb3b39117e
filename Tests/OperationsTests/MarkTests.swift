import Assessment
import JSON
import MineAction
import Operations
import Testing

@Suite("Marks")
struct MarkTests {
  @Test("take a sector along its whole life, and release land at acceptance and no sooner")
  func life() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    let steps: [(String, RouteClass)] = [
      ("assigned", .unknown), ("inProgress", .unknown), ("completed", .unknown),
      ("accepted", .cleared), ("handedOver", .cleared),
    ]
    for (status, expected) in steps {
      let one = try ScratchProgramme.peopled()
      try one.plan()
      try one.work(until: status)
      #expect(try one.road() == expected, "\(status)")
      #expect(try one.members("SE-1")["status"] == status)
    }
  }

  @Test(
    "take the acceptance of work from two people of two organisations only",
    arguments: [
      (.officer, nil), (.independent, nil), (.insider, "same organisation"),
      (.unit, "same organisation"), (.turncoat, "had a hand in it"), (.villager, "qualityOfficer"),
      (.janus, "qualityOfficer"),
      (.leader, "qualityOfficer"), (.admin, "qualityOfficer"),
    ] as [(Actor, String?)])
  func acceptance(actor: Actor, rule: String?) throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "completed")
    let failure = try problem { try desk.judge(on: "2026-04-10", actor) }
    #expect((failure == nil) == (rule == nil), "\(actor)")
    if let failure, let rule {
      #expect(failure.reason.contains(rule))
      #expect(!failure.hint.isEmpty && failure.status == 65)
      #expect(try desk.road() == .unknown)
    }
  }

  @Test("take no acceptance from whoever planned it, though another organisation worked it")
  func planner() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.perform(
      .grant(Grant(.qualityOfficer, to: Identifier("P-1"), for: Identifier("ORG-1"))), .admin)
    try desk.plan()
    try desk.work(until: "completed")
    let failure = try problem { try desk.judge(on: "2026-04-10", .admin) }
    #expect(failure?.reason.contains("had a hand in it") == true)
  }

  @Test("take the acceptance from the body whose operations officer let the work go on")
  func restarted() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.person, "P-7")
    try desk.perform(
      .grant(Grant(.qualityOfficer, to: Identifier("P-7"), for: Identifier("ORG-1"))), .admin)
    try desk.plan()
    try desk.work(until: "inProgress")
    try desk.mark("SE-1", "suspended", on: "2026-03-05", .leader, note: "rain")
    try desk.mark("SE-1", "inProgress", on: "2026-03-06", .admin, note: "dry")
    try desk.mark(
      "SE-1", "completed", on: "2026-04-01", .leader,
      set: "clearanceDepth=0.2", "devices=[]", "notDone=[]")
    try desk.judge(on: "2026-04-10", Actor("P-7", "ORG-1"))
    #expect(try desk.road() == .cleared)
  }

  @Test(
    "name the rule that stands in the way, and what would satisfy it",
    arguments: [
      ("planned", "assigned", "2026-03-01", .villager, "operationsOfficer", "clearway grant"),
      ("planned", "inProgress", "2026-03-01", .leader, "no step leads to", "what may follow is "),
      ("planned", "accepted", "2026-03-01", .officer, "no step leads to", "what may follow is "),
      ("planned", "dug", "2026-03-01", .admin, "no step of a sector", "inProgress"),
      ("assigned", "inProgress", "2026-03-02", .villager, "teamLeader", "clearway grant"),
      ("assigned", "inProgress", "2026-03-02", .turncoat, "worked by ORG-2", "of ORG-2"),
      ("inProgress", "completed", "2026-04-01", .turncoat, "worked by ORG-2", "of ORG-2"),
      ("inProgress", "completed", "2026-04-01", .leader, "clearanceDepth is missing", "--set"),
      ("inProgress", "suspended", "2026-04-01", .villager, "note is missing", "--note"),
      ("completed", "handedOver", "2026-04-10", .admin, "no step leads to", "what may follow is "),
      ("completed", "rejected", "2026-04-10", .leader, "qualityOfficer", "clearway grant"),
      ("completed", "accepted", "2026-03-31", .officer, "before the record's last step", "day"),
      ("completed", "accepted", "2026-09-22", .officer, "in the future", "the day"),
      ("accepted", "resuspected", "2026-05-01", .villager, "note is missing", "--note"),
      ("accepted", "withdrawn", "2026-05-01", .admin, "look less dangerous", "--note"),
      ("accepted", "handedOver", "2026-05-01", .admin, "certificate is missing", "recipient"),
      ("completed", "accepted", "2026-04-10", .officer, "sample is missing", "area"),
      ("completed", "rejected", "2026-04-10", .officer, "sample is missing", "area"),
    ] as [(String, String, String, Actor, String, String)])
  func refusals(
    from: String, to: String, date: String, actor: Actor, rule: String, remedy: String
  ) throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    if from != "planned" { try desk.work(until: from) }
    let revision = try desk.revision
    let failure = try problem { try desk.mark("SE-1", to, on: date, actor) }
    #expect(failure?.status == 65)
    #expect(failure?.reason.contains(rule) == true, "\(failure?.description ?? "taken")")
    #expect(failure?.hint.contains(remedy) == true, "\(failure?.description ?? "taken")")
    #expect(try desk.revision == revision)
  }

  @Test("refuse who is not on record, what is not on record, and work without accreditation")
  func unknown() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan(method: "technicalSurvey")
    let stranger = try problem { try desk.mark("SE-1", "assigned", Actor("P-77", "ORG-1")) }
    #expect(stranger?.reason == "the person P-77 is not on record")
    let nothing = try problem { try desk.mark("SE-7", "assigned", .admin) }
    #expect(nothing?.reason == "there is no such record")
    let unfit = try problem { try desk.mark("SE-1", "assigned", .admin) }
    #expect(unfit?.reason == "ORG-2 is not accredited for technicalSurvey")
    try desk.correct("ORG-2", set: #"accreditedFor=["clearance","technicalSurvey"]"#)
    #expect(try problem { try desk.mark("SE-1", "assigned", .admin) } == nil)
    let person = try problem { try desk.mark("P-1", "assigned", .admin) }
    #expect(person?.reason.contains("that is a person") == true)
  }

  @Test("count steps of one day in the order in which they are told")
  func sameDay() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "inProgress")
    try desk.mark("SE-1", "suspended", on: "2026-03-02", .villager, note: "a dog fell ill")
    #expect(try desk.road(at: "2026-03-02") == .suspect)
    try desk.mark("SE-1", "inProgress", on: "2026-03-02", .admin, note: "it is well")
    #expect(try desk.members("SE-1")["status"] == "inProgress")
    #expect(try desk.road(at: "2026-03-02") == .suspect, "the doubt stays")
  }

  @Test(
    "bring nothing with them that would change what is said of the ground",
    arguments: [
      "status=accepted", "doubt=suspended", "completedOn=2026-01-01", "acceptedOn=2026-01-01",
      "statusOn=2026-01-01", "accuracy=0.01", "fix=rtk", "survey=SV-9", #"adjoins=["SV-9"]"#,
      "method=clearance", "clearanceDepth=5", "organisation=ORG-3", "recordType=route",
      "code=SE-9", "district=D-1",
    ])
  func smuggled(member: String) throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "inProgress")
    let failure = try problem {
      try desk.mark("SE-1", "suspended", on: "2026-03-05", .villager, note: "rain", set: member)
    }
    #expect(failure?.status == 65, "\(failure?.description ?? "taken")")
    #expect(try desk.members("SE-1")["status"] == "inProgress")
  }

  @Test("keep what else they bring with them, and the members that travel through")
  func brought() throws {
    let desk = try ScratchProgramme.peopled()
    var draft = Plain.cleared.with("status", #""completed""#).with("acceptedOn", nil)
    draft.foreign = #","legend":{"a":[1]}"#
    try desk.take(Plain.collection(draft))
    try desk.mark(
      "SE-1", "accepted", on: "2026-04-10", .officer, set: #"sample={"area":25}"#, "findings=[]")
    #expect(try desk.members("SE-1")["sample"] == #"{"area":25}"#)
    #expect(try desk.record("SE-1")?.featureMembers.map(\.name) == ["legend"])
  }
}

extension ScratchProgramme {
  /// Accepts the work on a sector.
  @discardableResult
  func judge(
    _ code: String = "SE-1", _ status: String = "accepted", on date: String, _ actor: Actor
  ) throws -> [Event] {
    let step = Step(
      code: try Identifier(code), status: status, on: try field(date), note: nil,
      members: try Self.judged.map(ImportOptions.member))
    return try perform(.mark(step), actor)
  }
}
