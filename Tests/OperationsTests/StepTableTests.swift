import Assessment
import MineAction
import Operations
import Testing

/// The tables of land-release.md, step by step.
@Suite("The tables of steps")
struct StepTableTests {
  private static let sectors = [
    "planned", "assigned", "inProgress", "suspended", "completed", "rejected", "accepted",
    "handedOver", "resuspected", "withdrawn",
  ]

  @Test(
    "allow what is shown as the next steps, and nothing else",
    arguments: [
      (Plain.cleared, sectors), (Plain.area, ["open", "released", "withdrawn"]),
      (Plain.report, ["reported", "verified", "resolved", "withdrawn"]),
    ])
  func order(draft: Draft, statuses: [String]) throws {
    let desk = try ScratchProgramme.peopled()
    let drafts = statuses.map {
      draft.coded("X-\($0)").with("status", "\"\($0)\"").with("statusOn", #""2022-01-01""#)
    }
    try desk.take(Plain.collection(drafts.map(\.text)), attested: true)
    for from in statuses {
      let next = try #require(try desk.record("X-\(from)")).nextSteps.map(\.status)
      for to in statuses {
        // Somebody without a role, who says nothing: no step is taken, and each is refused for the
        // first rule that it breaks.
        let failure = try problem { try desk.mark("X-\(from)", to, .villager) }
        let isOutOfOrder = failure?.reason.contains("no step leads") == true
        #expect(failure != nil && isOutOfOrder != next.contains(to), "\(from) → \(to)")
      }
    }
  }

  @Test("name who may take each step of a sector, and what it brings")
  func needs() throws {
    let road: [(step: String, actor: Actor, set: [String], note: String?)] = [
      ("assigned", .admin, [], nil), ("inProgress", .leader, [], nil),
      ("suspended", .villager, [], "rain"), ("inProgress", .admin, [], "goes on"),
      ("completed", .leader, ["clearanceDepth=0.2", "devices=[]", "notDone=[]"], nil),
      ("rejected", .officer, ScratchProgramme.judged, nil), ("inProgress", .admin, [], "again"),
      // The depth of the first time is on record.
      ("completed", .leader, ["devices=[]", "notDone=[]"], nil),
      ("accepted", .officer, ScratchProgramme.judged, nil),
      ("handedOver", .admin, [ScratchProgramme.certificate], nil),
      ("resuspected", .villager, [], "a cow was killed"),
    ]
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    for (index, one) in road.enumerated() {
      func take(_ actor: Actor, _ set: [String], _ note: String?) throws {
        let step = Step(
          code: try Identifier("SE-1"), status: one.step,
          on: try desk.field("2026-03-\(10 + index)"), note: note,
          members: try set.map(ImportOptions.member))
        try desk.perform(.mark(step), actor)
      }
      let before = try desk.revision
      for missing in one.set.indices {
        let rest = one.set.enumerated().filter { $0.offset != missing }.map(\.element)
        let failure = try problem { try take(one.actor, rest, one.note) }
        #expect(failure?.reason.hasSuffix("is missing") == true, "\(one.step) \(failure as Any)")
      }
      if one.note != nil {
        let failure = try problem { try take(one.actor, one.set, nil) }
        #expect(failure?.reason == "note is missing", "\(one.step)")
      }
      if one.actor.person != "P-9" {
        let failure = try problem { try take(.villager, one.set, one.note) }
        #expect(failure?.reason.contains("takes the role") == true, "\(one.step)")
      }
      #expect(try desk.revision == before)
      try take(one.actor, one.set, one.note)
      #expect(try desk.members("SE-1")["status"] == one.step)
    }
    // The way back: an investigation, its report, and a second person of another body.
    let silent = try problem {
      try desk.mark("SE-1", "accepted", on: "2026-04-01", .admin, note: "dug again")
    }
    #expect(silent?.reason == "report is missing")
    try desk.mark(
      "SE-1", "accepted", on: "2026-04-01", .admin, note: "dug again", set: "report=INV-1")
    for actor in [Actor.insider, .unit, .admin, .villager] {
      #expect(try problem { try desk.approve(on: "2026-04-02", actor) } != nil, "\(actor)")
    }
    #expect(try desk.members("SE-1")["doubt"] == "resuspected")
    try desk.approve(on: "2026-04-02", .officer)
    #expect(try desk.members("SE-1")["doubt"] == nil)
  }

  @Test("let two withdraw a sector or a report, one of them an administrator, and release nothing")
  func withdrawn() throws {
    for (draft, code) in [(Plain.cleared, "SE-1"), (Plain.report, "HR-1")] {
      let desk = try ScratchProgramme.peopled()
      try desk.take(Plain.collection(draft), attested: true)
      let unknown = try problem {
        try desk.mark(
          code, "withdrawn", on: "2026-09-01", .officer, note: "twice",
          set: code == "SE-1" ? "supersededBy=SE-7" : "duplicateOf=HR-7")
      }
      #expect(unknown?.reason == "there is no such record")
      try desk.mark(code, "withdrawn", on: "2026-09-01", .officer, note: "typed for a test")
      #expect(try problem { try desk.approve(on: "2026-09-02", .independent) } != nil)
      #expect(try desk.members(code)["status"] != "withdrawn")
      try desk.approve(on: "2026-09-02", .admin)
      #expect(try desk.members(code)["status"] == "withdrawn")
      #expect(try desk.road() == .unknown)
    }
  }
}
