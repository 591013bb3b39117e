import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("What takes two people")
struct TwoPeopleTests {
  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    let area = Plain.area.with("evidence", #"["indirect"]"#)
    try desk.take(Plain.collection(Plain.cleared, area), attested: true)
    return desk
  }

  @Test("is proposed by the first, changes nothing, and holds when the second agrees")
  func correction() throws {
    let desk = try desk()
    try desk.correct("HA-1", note: "surveyed again", set: "accuracy=1")
    #expect(try desk.members("HA-1")["accuracy"] == "5")
    let before = try desk.revision
    let events = try desk.approve(.officer, note: "seen")
    #expect(try desk.members("HA-1")["accuracy"] == "1")
    #expect(events.map(\.fact.kind) == ["settled", "recorded"])
    #expect(try desk.workspace.current().situation.proposals.isEmpty)
    #expect(try desk.revision == before + 2)
    let again = try problem { try desk.approve(number: before, .officer) }
    #expect(again?.reason == "there is no open proposal \(before)")
  }

  @Test("is not agreed to by the same person, the same body, or one who belongs to it")
  func dependence() throws {
    let desk = try desk()
    try desk.add(.person, "P-7", set: "organisation=ORG-1")
    for (person, body) in [("P-7", "ORG-3"), ("P-1", "ORG-3"), ("P-4", "ORG-1")] {
      try desk.perform(
        .grant(Grant(.qualityOfficer, to: Identifier(person), for: Identifier(body))), .admin)
    }
    try desk.correct("HA-1", note: "surveyed again", set: "accuracy=1")
    for actor in [Actor("P-7", "ORG-3"), Actor("P-1", "ORG-3"), Actor("P-4", "ORG-1")] {
      let failure = try problem { try desk.approve(actor) }
      #expect(
        failure?.hint.contains("somebody else") == true
          || failure?.reason.contains("you belong to") == true, "\(actor)")
    }
    #expect(try desk.members("HA-1")["accuracy"] == "5")
    try desk.approve(.insider)
    #expect(try desk.members("HA-1")["accuracy"] == "1")
  }

  @Test("is judged again when the second agrees: what was learned since counts")
  func stale() throws {
    let desk = try desk()
    try desk.correct("HA-1", note: "surveyed again", set: "accuracy=1")
    let number = try desk.revision
    try desk.correct("HA-1", set: "accuracy=70")
    let failure = try problem { try desk.approve(number: number, .officer) }
    #expect(failure?.reason == "it has changed since proposal \(number)")
    #expect(try desk.members("HA-1")["accuracy"] == "70")
  }

  @Test("can be declined, with a word why, and is then gone")
  func declined() throws {
    let desk = try desk()
    try desk.correct("HA-1", note: "surveyed again", set: "accuracy=1")
    let number = try desk.revision
    func decline(_ note: String?) throws {
      let on = try desk.field("2026-09-21")
      try desk.perform(
        .answer(Answer(to: number, isApproval: false, on: on, note: note)), .villager)
    }
    #expect(try problem { try decline(nil) }?.reason == "note is missing")
    try decline("the map is older than the mines")
    #expect(try desk.workspace.current().situation.proposals.isEmpty)
    #expect(try desk.members("HA-1")["accuracy"] == "5")
  }

  @Test("is a person's other body, whomever the person acts for: no work of it is accepted")
  func twoHats() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.person, "P-7", set: "organisation=ORG-2")
    try desk.perform(
      .grant(Grant(.qualityOfficer, to: Identifier("P-7"), for: Identifier("ORG-3"))), .admin)
    try desk.plan()
    try desk.work(until: "completed")
    for actor in [Actor("P-7", "ORG-3")] {
      let failure = try problem { try desk.judge(on: "2026-04-10", actor) }
      #expect(failure?.reason.contains("same organisation") == true)
    }
    // Nor after the record of the person says otherwise.
    try desk.correct("P-7", set: "organisation=ORG-3")
    let failure = try problem { try desk.judge(on: "2026-04-10", Actor("P-7", "ORG-3")) }
    #expect(failure?.reason.contains("same organisation") == true)
    #expect(try desk.road() == .unknown)
  }

  @Test("is a unit's independence: nobody alone calls one independent")
  func independence() throws {
    let desk = try ScratchProgramme.peopled()
    let added = try problem {
      try desk.add(.organisation, "ORG-2-C", set: "unitOf=ORG-2", "independent=true")
    }
    #expect(added?.reason.contains("independent") == true)
    try desk.correct("ORG-2-B", note: "accredited", set: "independent=true")
    #expect(try desk.members("ORG-2-B")["independent"] == nil)
    let file = Draft(
      "organisation", "ORG-X", "null", ["unitOf": #""ORG-2""#, "independent": "true"])
    try desk.take(Plain.collection(file))
    #expect(try desk.workspace.current().situation.areIndependent("ORG-X", "ORG-2") == false)
  }
}
