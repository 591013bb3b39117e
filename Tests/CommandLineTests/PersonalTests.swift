import Foundation
import Testing

@Suite("Personal data, for whoever runs the program")
struct PersonalTests {
  private static let feature = Road.feature(
    #"{"type":"Point","coordinates":[46.82,40.27]}"#,
    #""recordType":"hazardReport","code":"HR-1","status":"reported","reporter":"Rena""#)
  private static let odd = Road.feature(
    #"{"type":"Point","coordinates":[]}"#,
    #""recordType":"route","code":"RT-1","reporter":"Rena""#)

  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.must("import", "-", input: Road.collection(Self.feature, Self.odd))
    try desk.must("add", "person", "P-7", "--set", "name=Rena", "--set", "organisation=ORG-1")
    try desk.must("mark", "HR-1", "verified", "--note", "seen", "--set", "reporter=Rena R.")
    return desk
  }

  @Test("are shown by no command unless asked for, and in no error")
  func hidden() throws {
    let desk = try desk()
    let runs: [[String]] = [
      ["show", "HR-1"], ["show", "HR-1", "--format", "geojson"], ["show", "P-7"],
      ["show", "P-7", "--format", "geojson"], ["log"], ["log", "HR-1"], ["quarantine"],
      ["quarantine", "--format", "geojsonseq"], ["export"], ["export", "P-7"], ["verify"],
      ["add", "person", "P-7", "--set", "name=Rena"], ["add", "person", "P-8", "--set", "Rena"],
      ["add", "person", "P-8", "--set", #"name={"first":"Rena""#],
      ["mark", "HR-1", "reported", "--set", "reporter=Rena"],
      ["correct", "HR-1", "--set", "reporter=Rena", "--set", "kind=boom"],
      ["correct", "P-7", "--set", "reporter=Rena", "--by", "P-7"],
      ["erase", "HR-1", "--by", "P-7"],
    ]
    for arguments in runs {
      let outcome = try desk.start(arguments).end()
      #expect(!(outcome.out + outcome.err).contains("Rena"), "\(arguments): \(outcome)")
      #expect(!(outcome.out + outcome.err).contains(#""personal":"#), "\(arguments): \(outcome)")
    }
    let again = try desk.run("import", "-", "--strict", input: Road.collection(Self.odd))
    #expect(again.status == 65)
    #expect(!again.err.contains("Rena"))
    for arguments in [
      ["export", "--with-personal-data"],
      ["quarantine", "--format", "geojsonseq", "--with-personal-data"],
    ] {
      #expect(try desk.start(arguments).end().out.contains("Rena"), "\(arguments)")
    }
  }

  @Test("are erased for ever, and the log says by whom, whose and when, not what")
  func erased() throws {
    let desk = try desk()
    let verdict = try desk.run("check", "-", "--format", "report", input: Road.route)
    for code in ["HR-1", "RT-1", "P-7"] {
      let outcome = try desk.must("erase", code)
      #expect(outcome.out.hasPrefix("\(code): "))
      #expect(
        try desk.must("log").lines.last?.hasSuffix("erased the personal data of \(code)") == true)
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: desk.folder.path())
    where file.hasPrefix("ledger") {
      let bytes = try Data(contentsOf: URL(filePath: desk(file)))
      #expect(bytes.range(of: Data("Rena".utf8)) == nil, "\(file)")
    }
    #expect(try desk.run("verify").status == 0)
    let after = try desk.run("check", "-", "--format", "report", input: Road.route)
    #expect(after.status == verdict.status)
    let twice = try desk.run("erase", "HR-1")
    #expect(twice.status == 65)
    #expect(twice.isOneLine)
    let left = try desk.run("quarantine", "--format", "geojsonseq", "--with-personal-data")
    #expect(left.out.isEmpty && left.err.contains("erased"))
  }
}
