import Foundation
import Testing

/// Ledgers outlive the programs that wrote them.
@Suite("A ledger of format 1")
struct FormatTests {
  static let head = "50137b489fb0c63c52685640fa18d93a60ccce73c1c544e21082d54a7eecf1e7"
  let desk: Desk

  init() throws {
    desk = try Desk(isBegun: false)
    let path = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Formats/format-1.sql")
    try desk.tamper(String(contentsOf: path, encoding: .utf8))
  }

  @Test("is sound, with the head that it had when it was written")
  func sound() throws {
    let said = try desk.must("verify", "--head", Self.head).out
    #expect(said.contains("revision 22, 9 records, head \(Self.head)"), "\(said)")
  }

  @Test("answers as it did")
  func answers() throws {
    let dates = [("2020-12-01", 12), ("2021-03-01", 0), ("2021-05-01", 15)] as [(String, Int32)]
    for (date, status) in dates {
      let outcome = try desk.run("check", "-", "--at", date, input: Road.route)
      #expect(outcome.status == status, "\(date): \(outcome.out)\(outcome.err)")
    }
    #expect(try desk.run("check", "-", "--revision", "15", input: Road.route).status == 0)
    #expect(try desk.must("log").lines.count == 22)
    #expect(try desk.must("show", "HR-1").out.contains("note: beside the well, “red” box"))
    #expect(try desk.must("export", "HA-1").out.contains(#""имя":"Ağdam\nyolu""#))
    #expect(try !desk.must("export").out.contains("Rena A."))
    #expect(try desk.must("export", "--with-personal-data").out.contains("Rena A."))
    #expect(try desk.must("quarantine").out.contains("more.geojson, feature 3: "))
  }

  @Test("is written on, copied, and still has the head that it had")
  func written() throws {
    try desk.must("report", "accident", "--place", "40.27, 46.82", "--code", "HR-2")
    #expect(try desk.must("show", "HR-2").out.contains("accident"))
    try desk.must("verify", "--head", Self.head)
    try desk.must("backup", desk("copy.sqlite"))
    try desk.must("verify", "--ledger", desk("copy.sqlite"), "--head", Self.head)
    #expect(try desk.run("check", "-", "--at", "2021-03-01", input: Road.route).status == 0)
  }
}
