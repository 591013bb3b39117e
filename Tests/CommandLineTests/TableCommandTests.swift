import Testing

@Suite("Tables, asked from a shell")
struct TableCommandTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.must(
      "import", "-", "--attested-by", "ORG-1",
      input: Road.collection(Road.sector("SE-1"), Road.area("confirmed", 46.82, 46.83)))
    return desk
  }

  @Test("come as text, as values and as JSON")
  func formats() throws {
    let desk = try desk()
    let text = try desk.must("table", "release").out
    #expect(text.contains("\u{202F}"))
    #expect(text.contains("\nas of ") && text.hasSuffix(", revision 7\n"), "\(text)")
    let csv = try desk.must("table", "release", "--by", "organisation", "--format", "csv")
    #expect(csv.out.hasPrefix("row,organisation,reported,"))
    #expect(csv.err.contains("strips") && !csv.err.contains("formulas"))
    for table in ["release", "accidents", "productivity", "reports", "devices"] {
      let json = try desk.must("table", table, "--format", "json", "--at", "2026-01-01").out
      #expect(json.hasPrefix("{\"table\":\"\(table)\","), "\(json)")
      let help = try desk.must("table", table, "--help").out
      #expect(help.contains("Example: clearway table \(table)"))
      for option in ["--format", "--at", "--revision"] { #expect(help.contains(option)) }
      for option in ["--by", "--from", "--until"] {
        #expect(help.contains(option) == (table != "reports"), "\(table) \(option)")
      }
    }
    #expect(try desk.run("table", "release", "--by", "team").status == 64)
  }

  @Test("tell of a period from its first day to the last instant of its last")
  func period() throws {
    let desk = try desk()
    let run = { (arguments: String...) in
      try desk.start(["table", "productivity", "--format", "csv"] + arguments).end()
    }
    for days in [["2025-11-29", "2025-11-29"], ["2025-01-01", "2025-12-31"]] {
      let table = try run("--from", days[0], "--until", days[1])
      #expect(table.out.contains("\r\nteam,,,clearance,1,"), "\(table.out)")
    }
    for days in [["2025-11-30", "2025-12-31"], ["2025-01-01", "2025-11-28"]] {
      let table = try run("--from", days[0], "--until", days[1])
      #expect(table.out.contains("\r\ntotal,,,,0,"), "\(table.out)")
    }
    let json = try desk.must(
      "table", "devices", "--format", "json", "--from", "2025-01-01", "--until", "2025-12-31")
    #expect(json.out.contains(#""from":"2025-01-01","at":"2025-12-31T23:59:59.999999Z","#))
    for wrong in [
      ["--from", "2025-02-01", "--until", "2025-01-01"], ["--from", "soon"],
      ["--at", "2025-01-01", "--until", "2025-01-01"],
    ] {
      let outcome = try desk.start(["table", "devices"] + wrong).end()
      #expect(outcome.status == 64 && outcome.isOneLine, "\(outcome.err)")
    }
  }

  @Test("say beside values which words a spreadsheet may run, and leave them as they are")
  func formulas() throws {
    let desk = try Desk()
    let report = Road.feature(
      #"{"type":"Point","coordinates":[46.82,40.27]}"#,
      #""recordType":"hazardReport","code":"=HYPERLINK(1)","kind":"accident","status":"reported""#)
    try desk.must("import", "-", input: Road.collection(report))
    let csv = try desk.must("table", "reports", "--format", "csv")
    #expect(csv.out.contains("\r\n=HYPERLINK(1),accident,"))
    #expect(csv.err.contains("formulas"))
    #expect(try desk.must("table", "reports").err.isEmpty)
    #expect(try desk.must("table", "accidents").out.contains("\ntotal"))
  }
}
