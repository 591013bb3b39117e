import MineAction
import Operations
import Reporting
import Testing

@Suite("Tables of a period")
struct PeriodTableTests {
  private func period(
    _ desk: ScratchProgramme, _ from: String, _ until: String
  ) throws -> Moment {
    Moment(since: try desk.field(from), at: try desk.field(until).last)
  }

  /// The areas of a row in m², from the one reported on.
  private func areas(_ table: TableReport, _ name: String) -> [Double] {
    table.row(name).compactMap(Double.init)
  }

  private func isNear(_ areas: [Double], _ expected: [Double]) -> Bool {
    areas.count == expected.count
      && zip(areas, expected).allSatisfy { abs($0 - $1) <= max(1, $1 * 1e-3) }
  }

  private static let work = Plain.cleared.with("completedOn", #""2022-01-01""#)
    .with("acceptedOn", nil)

  /// An area of which one company cleared 60 m in 2022 and another 50 m, 10 of them the same, that
  /// were accepted in 2023.
  private func desk(_ further: Draft...) throws -> ScratchProgramme {
    let desk = try ScratchProgramme()
    let drafts = [
      Plain.area.coded("HA-1").placed(Plain.box(0, 0, 100, 100)),
      Self.work.coded("SE-1").placed(Plain.box(0, 0, 60, 100)),
      Self.work.coded("SE-2").placed(Plain.box(50, 0, 100, 100))
        .with("completedOn", #""2022-12-20""#).with("acceptedOn", #""2023-02-01""#)
        .with("organisation", #""ORG-3""#),
    ]
    try desk.take(Plain.collection((drafts + further).map(\.text)), attested: true)
    return desk
  }

  @Test(
    "tell the land that work accepted in it released, and what remains at its end",
    arguments: [
      ("2021-01-01", "2021-12-31", [10_000, 10_000, 0, 0, 0, 0]),
      ("2022-01-01", "2022-12-31", [10_000, 4_000, 0, 0, 0, 6_000]),
      ("2023-01-01", "2023-01-31", [10_000, 4_000, 6_000, 0, 0, 0]),
      ("2023-02-01", "2023-02-01", [10_000, 0, 6_000, 0, 0, 4_000]),
      ("2023-02-02", "2024-12-31", [10_000, 0, 10_000, 0, 0, 0]),
      ("2020-01-01", "2024-12-31", [10_000, 0, 0, 0, 0, 10_000]),
    ] as [(String, String, [Double])])
  func release(from: String, until: String, expected: [Double]) throws {
    let desk = try desk()
    let table = try desk.workspace.releaseTable(by: .area, period(desk, from, until))
    let head = "row,area,status,reported,remaining,releasedBefore,cancelled,reduced,cleared\r\n"
    #expect(table.csv.hasPrefix(head))
    for row in ["HA-1", "union", "sum"] {
      #expect(isNear(areas(table, row), expected), "\(table.csv)")
    }
    #expect(table.text.contains("from \(from), as of "))
  }

  @Test("give each organisation what its work added")
  func organisations() throws {
    let desk = try desk()
    let moment = try period(desk, "2023-01-01", "2023-12-31")
    let table = try desk.workspace.releaseTable(by: .organisation, moment)
    #expect(table.row("ORG-2").isEmpty)
    #expect(isNear(areas(table, "ORG-3"), [0, 0, 4_000]), "\(table.csv)")
  }

  @Test("count ground that was danger of a second area until then as released in it")
  func twoAreas() throws {
    let later = Plain.area.coded("HA-2").placed(Plain.box(0, 0, 100, 50))
      .with("observedOn", #""2022-06-01""#)
    let again = Self.work.coded("SE-3").placed(Plain.box(0, 0, 30, 100))
      .with("completedOn", #""2023-03-01""#)
    let desk = try desk(later, again)
    let table = try desk.workspace.releaseTable(
      by: .area, period(desk, "2023-01-01", "2023-12-31"))
    #expect(isNear(areas(table, "HA-1"), [10_000, 0, 6_000, 0, 0, 4_000]), "\(table.csv)")
    #expect(isNear(areas(table, "HA-2"), [5_000, 1_000, 0, 0, 0, 4_000]), "\(table.csv)")
    #expect(isNear(areas(table, "union"), [10_000, 1_000, 3_000, 0, 0, 6_000]), "\(table.csv)")
  }

  @Test("count the strips of an area on the day on which it was released")
  func strips() throws {
    let area = Plain.area.coded("HA-2").placed(Plain.box(0, 500, 100, 600))
      .with("status", #""released""#).with("statusOn", #""2022-05-05""#)
    let desk = try desk(
      area, Self.work.coded("SE-3").placed(Plain.box(0, 500, 90, 600)))
    for (year, expected) in [
      ("2022", [10_000, 0, 0, 1_000, 0, 9_000]), ("2023", [10_000, 0, 10_000, 0, 0, 0]),
    ] as [(String, [Double])] {
      let moment = try period(desk, "\(year)-01-01", "\(year)-12-31")
      let table = try desk.workspace.releaseTable(by: .area, moment)
      #expect(isNear(areas(table, "HA-2"), expected), "\(table.csv)")
    }
  }

  @Test("refuse one that ends before it begins")
  func backwards() throws {
    let desk = try desk()
    let failure = try problem {
      _ = try desk.workspace.accidentTable(by: .year, period(desk, "2023-01-02", "2023-01-01"))
    }
    #expect(failure?.status == Problem.usage)
    #expect(failure?.reason.contains("before it begins") == true)
  }

  private func accidents() throws -> ScratchProgramme {
    let desk = try ScratchProgramme(timeZone: "Asia/Baku")
    let accident = Plain.report.with("kind", #""accident""#).with("district", #""D-2""#)
      .with("reporter", #"{"name":"Jane Doe"}"#)
    try desk.take(
      Plain.collection(
        accident.with("reportedOn", #""2025-12-31T22:00:00Z""#),
        accident.coded("HR-2").with("status", #""verified""#),
        accident.coded("HR-3").with("status", #""resolved""#).with("district", nil),
        accident.coded("HR-4").with("status", #""withdrawn""#),
        accident.coded("HR-5").with("reportedOn", nil).with("district", #""D-1""#),
        accident.coded("HR-6").with("kind", #""Accident!""#),
        accident.coded("HR-7").with("kind", #""detonation""#),
        accident.coded("HR-8").with("kind", nil)), attested: true)
    return desk
  }

  @Test("count accidents by district, with the total, and nothing of people")
  func districts() throws {
    let desk = try accidents()
    let table = try desk.workspace.accidentTable(by: .district)
    #expect(
      table.csv == """
        row,district,accidents,reported,verified,resolved\r
        district,D-1,1,1,0,0\r
        district,D-2,2,1,1,0\r
        district,,1,0,0,1\r
        total,,4,2,1,1\r
        notUnderstood,HR-6,,,,\r

        """)
    for text in [table.csv, table.text, String(decoding: table.json, as: UTF8.self)] {
      #expect(!text.contains("Jane"))
    }
  }

  @Test("count accidents by the year and the month of the programme's days")
  func years() throws {
    let desk = try accidents()
    let table = try desk.workspace.accidentTable(by: .year)
    #expect(table.row("2026") == ["year", "2026", "1", "1", "0", "0"])
    #expect(table.row("2021").prefix(3) == ["year", "2021", "2"])
    #expect(table.csv.contains("\r\nyear,,1,1,0,0\r\n"))
    let moment = try period(desk, "2026-01-01", "2026-12-31")
    #expect(
      try desk.workspace.accidentTable(by: .month, moment).csv == """
        row,month,accidents,reported,verified,resolved\r
        month,2026-01,1,1,0,0\r
        total,,1,1,0,0\r
        undated,HR-5,,,,\r

        """)
  }
}
