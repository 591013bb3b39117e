import MineAction
import Operations
import Testing

@Suite("Refusals in words")
struct RefusalWordsTests {
  @Test(
    "of a value list those that the member can have",
    arguments: [
      ("method=cleared", "technicalSurvey"), ("fix=gps", "handheld"),
      ("status=done", "of sectors it is one of planned"), ("completedOn=soon", "2020-11-29"),
      ("clearanceDepth=9", "0 to 5"), ("devices=[3]", #""category""#),
      ("sample=7", #"{"area":250}"#), ("status=accepted", "begins as planned"),
    ])
  func values(set: String, remedy: String) throws {
    let desk = try ScratchProgramme.peopled()
    let usual = ["method=clearance", "status=planned", "accuracy=1"].filter {
      $0.prefix { $0 != "=" } != set.prefix { $0 != "=" }
    }
    let failure = try problem {
      let record = try desk.workspace.record(
        .sector, code: Identifier("SE-1"), members: (usual + [set]).map(ImportOptions.member),
        geometry: once(Plain.box(0, 0, 9, 9)), named: "place")
      try desk.perform(.add(record), .admin)
    }
    #expect(failure?.hint.contains(remedy) == true, "\(failure as Any)")
  }

  @Test("of ground that was not done say its form")
  func notDone() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "inProgress")
    let failure = try problem {
      try desk.mark(
        "SE-1", "completed", on: "2026-04-01", .leader, set: "clearanceDepth=0.2", "devices=[]",
        "notDone=[3]")
    }
    #expect(failure?.hint.contains(#"{"type":"Polygon""#) == true, "\(failure as Any)")
  }

  @Test("of a role that was not in force name the day of the programme")
  func day() throws {
    let desk = try ScratchProgramme.peopled(timeZone: "Asia/Baku")
    try desk.add(.person, "P-8")
    func grant(_ from: String, _ until: String?) throws {
      let grant = Grant(
        .teamLeader, to: try Identifier("P-8"), for: try Identifier("ORG-2"),
        from: try desk.field(from), until: try until.map { try desk.field($0) })
      try desk.perform(.grant(grant), .admin)
    }
    try grant("2026-04-11", nil)
    try desk.plan()
    try desk.work(until: "assigned")
    let failure = try problem {
      try desk.mark("SE-1", "inProgress", on: "2026-04-10", Actor("P-8", "ORG-2"))
    }
    #expect(failure?.reason.hasSuffix("not entrusted to you on 2026-04-10") == true)
    let reversed = try problem { try grant("2026-04-11", "2026-04-01") }
    #expect(reversed?.reason.hasPrefix("the last day, 2026-04-01, is before the first") == true)
  }

  @Test("of a release say that it takes an outline")
  func outline() throws {
    let desk = try ScratchProgramme.peopled()
    let lost = Plain.area.placed("null").with("district", #""D-1""#)
    try desk.take(Plain.collection(lost), attested: true)
    let failure = try problem { try desk.mark("HA-1", "released", .admin, note: "cleared") }
    #expect(failure?.hint.contains("without its whole outline it cannot be released") == true)
  }
}
