import MineAction
import Operations
import Reporting
import Testing

@Suite("The table of productivity")
struct WorkTableTests {
  /// A programme in which a team has completed a sector of 1,200 by 120 m from 2 March to 1 April.
  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    try work("SE-1", in: desk)
    return desk
  }

  private func work(_ code: String, _ team: String? = "TM-1", in desk: ScratchProgramme) throws {
    try desk.plan(code)
    if let team { try desk.correct(code, set: "team=\(team)") }
    try desk.work(code, until: "completed")
  }

  /// Sectors, hectares completed, hectares of known days, days and hectares a day.
  private func figures(_ table: TableReport, _ name: String) -> [String] {
    table.row(name).suffix(5).map { field in
      guard let value = Double(field), value > 1_000 else { return field }
      return "\((value / 1_000).rounded() / 10) ha"
    }
  }

  @Test("divides the ground that a team completed by the days of the calendar, both ends counted")
  func oneSector() throws {
    let desk = try desk()
    let table = try desk.workspace.productivityTable(by: .team)
    #expect(
      table.csv.hasPrefix("row,team,organisation,method,sectors,completed,timed,days,perDay\r\n"))
    #expect(table.row("TM-1").prefix(4) == ["team", "TM-1", "ORG-2", "clearance"])
    let expected = ["1", "14.4 ha", "14.4 ha", "31"]
    #expect(figures(table, "TM-1").prefix(4) == expected[...], "\(table.csv)")
    let rate = try #require(Double(table.row("TM-1").last ?? ""))
    #expect(abs(rate - 14.4 / 31) < 1e-3)
    #expect(table.text.contains("0.46"), "\(table.text)")
    #expect(figures(table, "total") == ["1", "14.4 ha", "14.4 ha", "", ""])
    // Judged or not, it is the same work.
    try desk.judge(on: "2026-04-10", .officer)
    #expect(try desk.workspace.productivityTable(by: .team).row("TM-1") == table.row("TM-1"))
    try desk.mark("SE-1", "resuspected", on: "2026-05-01", .villager, note: "a mine")
    #expect(try desk.workspace.productivityTable(by: .team).row("TM-1").isEmpty)
  }

  @Test("counts a day once for each team, and once for its organisation")
  func sideBySide() throws {
    let desk = try desk()
    try work("SE-2", in: desk)
    try work("SE-3", "TM-2", in: desk)
    let teams = try desk.workspace.productivityTable(by: .team)
    #expect(figures(teams, "TM-1")[0...3] == ["2", "28.8 ha", "28.8 ha", "31"])
    #expect(figures(teams, "TM-2")[0...3] == ["1", "14.4 ha", "14.4 ha", "31"])
    let bodies = try desk.workspace.productivityTable(by: .organisation)
    #expect(figures(bodies, "ORG-2")[0...3] == ["3", "43.2 ha", "43.2 ha", "31"])
  }

  @Test("has no rate where the first day or the team is not on record, and says so")
  func unknownDays() throws {
    let desk = try desk()
    let imported = Plain.cleared.with("completedOn", #""2026-04-01""#).with("acceptedOn", nil)
    try desk.take(
      Plain.collection(
        imported.coded("SE-7").with("team", #""TM-1""#), imported.coded("SE-8"),
        imported.coded("SE-9").with("status", #""completed""#).with("completedOn", nil)
          .with("team", #""TM-9""#),
        imported.coded("SE-6").placed("null")), attested: true)
    try work("SE-5", nil, in: desk)
    let table = try desk.workspace.productivityTable(by: .team)
    #expect(figures(table, "TM-1")[0...3] == ["2", "28.8 ha", "14.4 ha", "31"], "\(table.csv)")
    #expect(figures(table, "TM-9") == ["1", "14.4 ha", "0", "", ""])
    // SE-5 and SE-8: nobody knows by how many teams.
    let nobody = table.csv.split(separator: "\r\n").first { $0.hasPrefix("team,,ORG-2,") }
    #expect(nobody?.hasPrefix("team,,ORG-2,clearance,2,") == true, "\(table.csv)")
    #expect(nobody?.hasSuffix(",,") == true, "\(table.csv)")
    for code in ["SE-7", "SE-8", "SE-9"] { #expect(table.row(code).first == "daysUnknown") }
    #expect(table.text.contains("3 of which the first day of work is not on record"))
    let moment = Moment(since: try desk.field("2020-01-01"))
    let period = try desk.workspace.productivityTable(by: .team, moment)
    #expect(period.row("SE-9").first == "undated")
    #expect(period.row("TM-9").isEmpty)
  }

  @Test("counts work that was done anew from its own first day, rest and rework from the first")
  func anew() throws {
    let desk = try desk()
    let judged = ["clearanceDepth=0.2", "devices=[]", "notDone=[]"]
    func complete(on date: String) throws {
      try desk.mark(
        "SE-1", "completed", on: date, .leader, set: judged[0], judged[1], judged[2])
    }
    func days(_ moment: Moment = Moment()) throws -> String {
      figures(try desk.workspace.productivityTable(by: .team, moment), "TM-1").dropLast().last ?? ""
    }
    try desk.judge("SE-1", "rejected", on: "2026-04-02", .officer)
    try desk.mark("SE-1", "inProgress", on: "2026-04-05", .admin, note: "rework")
    #expect(try days() == "")
    try complete(on: "2026-04-10")
    #expect(try days() == "40")
    try desk.judge(on: "2026-04-20", .officer)
    try desk.mark("SE-1", "resuspected", on: "2026-05-01", .villager, note: "a mine")
    try desk.mark("SE-1", "inProgress", on: "2026-05-10", .admin, note: "again")
    try complete(on: "2026-05-19")
    #expect(try days() == "10")
    #expect(try days(Moment(at: desk.field("2026-04-30").last)) == "40")
    let may = Moment(since: try desk.field("2026-05-19"), at: try desk.field("2026-05-31").last)
    #expect(try days(may) == "10")
    #expect(try days(Moment(since: desk.field("2026-05-20"))) == "")
  }
}
