import JSON
import MineAction
import Operations
import Reporting
import Testing

@Suite("Tables")
struct TableTests {
  private func row(_ report: TableReport, _ name: String) -> [String] { report.row(name) }

  /// Two areas that share a quarter of each, half of the land cleared by two organisations.
  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme()
    let area = Plain.area.with("district", #""D-1""#)
    let work = Plain.cleared.with("completedOn", #""2022-01-01""#).with("acceptedOn", nil)
    try desk.take(
      Plain.collection(
        area.coded("HA-1").placed(Plain.box(0, 0, 100, 100)),
        area.coded("HA-2").placed(Plain.box(75, 0, 175, 100)).with("district", #""D-2""#),
        area.coded("HA-3").placed(Plain.box(2_000, 0, 2_100, 100)).with("district", nil),
        area.coded("HA-4").placed("null"),
        work.coded("SE-1").placed(Plain.box(0, 0, 60, 100)),
        work.coded("SE-2").placed(Plain.box(50, 0, 100, 100)).with("organisation", #""ORG-3""#),
        work.coded("SE-3").placed(Plain.box(2_000, 0, 2_010, 100)).with("organisation", nil)
          .with("method", #""nonTechnicalSurvey""#)), attested: true)
    return desk
  }

  private func isNear(_ field: String, _ area: Double) -> Bool {
    abs((Double(field) ?? .nan) - area) <= max(1, area * 1e-3)
  }

  @Test("of release by area have the union, the sum and the difference below, and the unlocated")
  func areas() throws {
    let desk = try desk()
    let table = try desk.workspace.releaseTable(by: .area)
    #expect(table.csv.hasPrefix("row,area,status,reported,remaining,cancelled,reduced,cleared\r\n"))
    for (name, expected) in [
      ("HA-1", [10_000.0, 0, 0, 0, 10_000]), ("HA-2", [10_000, 7_500, 0, 0, 2_500]),
      ("HA-3", [10_000, 9_000, 1_000, 0, 0]), ("union", [27_500, 16_500, 1_000, 0, 10_000]),
      ("sum", [30_000, 16_500, 1_000, 0, 12_500]), ("difference", [2_500, 0, 0, 0, 2_500]),
    ] {
      let fields = row(table, name)
      #expect(fields.count == 8)
      for (field, area) in zip(fields.suffix(5), expected) {
        #expect(isNear(field, area), "\(name): \(fields)")
      }
    }
    #expect(row(table, "HA-4") == ["unlocated", "HA-4", "", "", "", "", "", ""])
    let text = table.text
    #expect(text.contains("1 without a place, and in no figure: HA-4"), "\(text)")
    #expect(text.contains("10\u{202F}0") || text.contains("9\u{202F}99"), "\(text)")
    let lines = text.split(separator: "\n").prefix(8)
    #expect(Set(lines.filter { !$0.hasPrefix("-") }.map(\.count)).count == 1, "\(text)")
    let json = try JSONText(parsing: table.json)
    #expect(json["rows"]?.elements?.count == 3)
    #expect(json["unlocated"]?.elements?.compactMap(\.string) == ["HA-4"])
    #expect(isNear(json["union"]?["remaining"]?.text ?? "", 16_500))
  }

  @Test("of release by district count ground once in each, and what names none at the end")
  func districts() throws {
    let desk = try desk()
    let inside = Plain.area.coded("HA-5").placed(Plain.box(0, 0, 20, 20))
    try desk.take(Plain.collection(inside.with("district", #""D-1""#)))
    let table = try desk.workspace.releaseTable(by: .district)
    let names = table.csv.split(separator: "\r\n").map { $0.split(separator: ",")[1] }
    #expect(names.prefix(3) == ["district", "D-1", "D-2"])
    #expect(isNear(row(table, "D-1")[2], 10_000))
    #expect(isNear(row(table, "D-2")[3], 7_500))
    #expect(table.text.contains("\n—"))
  }

  @Test("of release by organisation hold the work of each, and nobody's danger")
  func organisations() throws {
    let desk = try desk()
    let table = try desk.workspace.releaseTable(by: .organisation)
    #expect(row(table, "ORG-2")[2...3] == ["", ""])
    #expect(isNear(row(table, "ORG-2")[6], 6_000), "\(table.csv)")
    #expect(isNear(row(table, "ORG-3")[6], 5_000), "\(table.csv)")
    #expect(isNear(row(table, "union")[6], 10_000))
    #expect(isNear(row(table, "difference")[6], 1_000))
    let none = table.csv.split(separator: "\r\n").first { $0.hasPrefix("organisation,,") }
    #expect(none?.split(separator: ",").count == 4, "\(table.csv)")
  }

  @Test("answer for a day and a revision, and refuse a revision that there is none of")
  func past() throws {
    let desk = try desk()
    let revision = try desk.revision
    let before = try desk.workspace.releaseTable(
      by: .area, Moment(at: desk.field("2021-06-01").last))
    #expect(isNear(row(before, "HA-1")[4], 10_000))
    try desk.take(Plain.collection(Plain.area.coded("HA-9").placed(Plain.box(0, 500, 9, 509))))
    #expect(try !row(desk.workspace.releaseTable(by: .area), "HA-9").isEmpty)
    let known = try desk.workspace.releaseTable(by: .area, Moment(revision: revision))
    #expect(row(known, "HA-9").isEmpty)
    let failure = try problem {
      _ = try desk.workspace.releaseTable(by: .area, Moment(revision: 10_000))
    }
    #expect(failure?.status == Problem.usage)
  }

  @Test("of reports list those that are open, the longest waiting first")
  func reports() throws {
    let desk = try ScratchProgramme()
    try desk.take(
      Plain.collection(
        Plain.report.coded("HR-1").with("reportedOn", #""2026-09-11""#),
        Plain.report.coded("HR-2").with("status", #""verified""#)
          .with("reportedOn", #""2026-08-22""#).with("district", #""D,1""#),
        Plain.report.coded("HR-3").with("status", #""resolved""#),
        Plain.report.coded("HR-4").with("reportedOn", nil).with("kind", #""bang""#)),
      attested: true)
    #expect(
      try desk.workspace.reportTable().csv == """
        code,kind,status,reportedOn,district,days\r
        HR-4,,reported,,,\r
        HR-2,unexploded,verified,2026-08-22,"D,1",30\r
        HR-1,unexploded,reported,2026-09-11,,10\r

        """)
    let text = try desk.workspace.reportTable().text
    #expect(text.contains("HR-4  —"), "\(text)")
  }

  @Test("of devices add up what sectors and reports say, and name what was not understood")
  func devices() throws {
    let desk = try ScratchProgramme()
    let mine = #"{"category":"antiPersonnel","model":"PMN-2","count":3}"#
    let gone = #"{"category":"antiPersonnel","model":"PMN-2","count":2,"disposal":"blown up"}"#
    let shell = #"{"category":"unexploded","on":"2026-02-03"}"#
    try desk.take(
      Plain.collection(
        Plain.cleared.with("devices", "[\(mine),\(gone),\(shell)]"),
        Plain.cleared.coded("SE-2").with("devices", "[\(mine)]"),
        Plain.cleared.coded("SE-3").with("devices", "3"),
        Plain.cleared.coded("SE-4").with("devices", "[\(mine)]")
          .with("status", #""withdrawn""#),
        Plain.report.with("devices", #"[{"category":"antiPersonnel"}]"#),
        Plain.report.coded("HR-2").with("reportedOn", nil).with("devices", "[\(shell),\(mine)]"),
        Plain.report.coded("HR-3").with("devices", "[\(mine)]")
          .with("status", #""withdrawn""#)),
      attested: true)
    #expect(
      try desk.workspace.deviceTable(by: .model).csv == """
        row,category,model,found,disposed,records\r
        model,antiPersonnel,PMN-2,11,2,3\r
        model,antiPersonnel,,1,0,1\r
        model,unexploded,,2,0,2\r
        total,,,14,2,4\r
        notUnderstood,SE-3,,,,\r

        """)
    // A shell counts on its own day, what has none on that of the report.
    let moment = Moment(since: try desk.field("2021-04-01"))
    #expect(
      try desk.workspace.deviceTable(by: .category, moment).csv == """
        row,category,found,disposed,records\r
        category,antiPersonnel,1,0,1\r
        category,unexploded,2,0,2\r
        total,,3,0,3\r
        undated,HR-2,,,\r
        notUnderstood,SE-3,,,\r

        """)
  }

  @Test("quote what would break a line of their values")
  func quoting() throws {
    let desk = try ScratchProgramme()
    let odd = #""the \"old\" road,\r\nnorth""#
    try desk.take(Plain.collection(Plain.area.with("district", odd)))
    let csv = try desk.workspace.releaseTable(by: .district).csv
    #expect(csv.contains("district,\"the \"\"old\"\" road,\r\nnorth\","), "\(csv)")
    #expect(try !desk.workspace.releaseTable(by: .district).text.contains("\r"))
  }

  @Test("keep what turns direction out of text, and say which words may be taken for formulas")
  func hostile() throws {
    let desk = try ScratchProgramme()
    let report = Plain.report.with("district", #""=1+1\u000Aend""#)
    try desk.take(Plain.collection(report.coded("HR-\u{202E}1"), report.coded("@HR")))
    let table = try desk.workspace.reportTable()
    #expect(table.text.contains("HR-1 "))
    #expect(!table.text.contains("\u{202E}"))
    #expect(table.text.split(separator: "\n").count == 4, "\(table.text)")
    #expect(table.csv.contains("HR-\u{202E}1,") && table.csv.contains("\"=1+1\nend\""))
    #expect(table.formulaRemark?.contains("@: 3;") == true, "\(table.formulaRemark ?? "")")
    let plain = try ScratchProgramme()
    try plain.take(Plain.collection(Plain.report))
    #expect(try plain.workspace.reportTable().formulaRemark == nil)
  }

  @Test("name to people the first ten of many that are in no figure, and all to programs")
  func many() throws {
    let desk = try ScratchProgramme()
    let lost = (10...34).map { Plain.area.coded("HA-\($0)").placed("null").text }
    try desk.take(Plain.collection(lost))
    let table = try desk.workspace.releaseTable(by: .area)
    #expect(table.text.contains("25 without a place"))
    #expect(table.text.contains("HA-19 and 15 more\n"), "\(table.text)")
    #expect(table.row("HA-34").first == "unlocated")
  }
}

extension TableReport {
  /// The values of a row, of which the first column says this.
  func row(_ name: String) -> [String] {
    let rows = csv.split(separator: "\r\n").map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return rows.first { $0.prefix(2).contains(name) } ?? []
  }
}
