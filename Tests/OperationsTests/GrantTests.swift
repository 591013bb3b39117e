import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("Grants")
struct GrantTests {
  private func desk(
    in district: String? = nil, from: String? = nil, until: String? = nil
  ) throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    try desk.add(.district, "D-1", Plain.box(-200, -200, 500, 200))
    try desk.add(.district, "D-2", Plain.box(-200, -200, 1_200, 200))
    try desk.add(.person, "P-8")
    let grant = Grant(
      .qualityOfficer, to: try Identifier("P-8"), for: try Identifier("ORG-3"),
      in: try district.map { try Identifier($0) }, from: try from.map { try desk.field($0) },
      until: try until.map { try desk.field($0) })
    try desk.perform(.grant(grant), .admin)
    try desk.plan()
    try desk.work(until: "completed")
    return desk
  }

  @Test(
    "hold from the first instant of their first day to the last of their last",
    arguments: [
      (nil, nil, nil), ("2026-04-10", nil, nil), (nil, "2026-04-10", nil),
      ("2026-04-11", nil, "not entrusted"), (nil, "2026-04-09", "not entrusted"),
      ("2026-04-01", "2026-04-20", nil),
    ] as [(String?, String?, String?)])
  func days(from: String?, until: String?, rule: String?) throws {
    let desk = try desk(from: from, until: until)
    let failure = try problem { try desk.judge(on: "2026-04-10", Actor("P-8", "ORG-3")) }
    #expect(failure?.reason.contains(rule ?? "nothing") ?? (rule == nil), "\(failure as Any)")
  }

  @Test(
    "of a district hold for what names it or lies wholly in its outline",
    arguments: [(nil, true), ("D-1", false), ("D-2", true)] as [(String?, Bool)])
  func districts(district: String?, isEnough: Bool) throws {
    let desk = try desk(in: district)
    let failure = try problem { try desk.judge(on: "2026-04-10", Actor("P-8", "ORG-3")) }
    #expect((failure == nil) == isEnough, "\(failure as Any)")
    if !isEnough { #expect(failure?.reason.contains("in D-1 only") == true) }
  }

  @Test("are replaced by the later word on the same, so that they can be ended")
  func replaced() throws {
    let desk = try desk()
    let end = Grant(
      .qualityOfficer, to: try Identifier("P-8"), for: try Identifier("ORG-3"),
      until: try desk.field("2026-04-09"))
    try desk.perform(.grant(end), .admin)
    let failure = try problem { try desk.judge(on: "2026-04-10", Actor("P-8", "ORG-3")) }
    #expect(failure?.reason.contains("not entrusted") == true)
    try desk.judge(on: "2026-04-09", Actor("P-8", "ORG-3"))
  }

  @Test("for nobody, in no district and for no days are refused")
  func refused() throws {
    let desk = try desk()
    func grant(_ district: String?, _ from: String?, _ until: String?) throws -> Problem? {
      try problem {
        let grant = Grant(
          .surveyor, to: try Identifier("P-8"), for: try Identifier("ORG-3"),
          in: try district.map { try Identifier($0) }, from: try from.map { try desk.field($0) },
          until: try until.map { try desk.field($0) })
        try desk.perform(.grant(grant), .admin)
      }
    }
    #expect(try grant("D-7", nil, nil)?.reason == "there is no such record")
    #expect(try grant("ORG-3", nil, nil)?.reason.contains("organisation") == true)
    #expect(try grant(nil, "2026-05-01", "2026-04-01")?.status == 65)
  }
}
