import Foundation
import Testing

@Suite("Care of the ledger")
struct CareTests {
  @Test("verifies it, copies it while it is in use, and names an event that was changed")
  func verify() throws {
    let desk = try Desk()
    let sound = try desk.must("verify").out
    let old = try #require(sound.firstMatch(of: #/head ([0-9a-f]{64})/#)?.output.1)
    try desk.must("report", "accident", "--place", "40.27, 46.82", "--code", "HR-1")
    #expect(try desk.run("verify", "--head", String(old)).status == 0)
    let cut = try desk.run("verify", "--head", String(repeating: "f", count: 64))
    #expect(cut.status == 65)
    #expect(cut.isOneLine)

    let backup = try desk.must("backup", desk("copy.sqlite"))
    #expect(backup.out.contains("revision 5"))
    #expect(try desk.run("verify", "--ledger", desk("copy.sqlite")).status == 0)
    #expect(try desk.run("export").out == desk.run("export", "--ledger", desk("copy.sqlite")).out)
    let twice = try desk.run("backup", desk("copy.sqlite"))
    #expect(twice.status == 65)
    #expect(twice.isOneLine)

    var bytes = try Data(contentsOf: URL(filePath: desk("copy.sqlite")))
    let place = try #require(bytes.range(of: Data(#""kind":"accident""#.utf8)))
    bytes.replaceSubrange(place, with: Data(#""kind":"unknown.""#.utf8))
    try bytes.write(to: URL(filePath: desk("copy.sqlite")))
    let changed = try desk.run("verify", "--ledger", desk("copy.sqlite"))
    #expect(changed.status == 65)
    #expect(changed.isOneLine)
    #expect(changed.err.contains("event 5 "), "\(changed.err)")
  }

  @Test("shows a record with its history, the log, and what was set aside")
  func reading() throws {
    let desk = try Desk()
    let odd = Road.feature(
      #"{"type":"Point","coordinates":[]}"#, #""recordType":"route","code":"RT-1""#)
    let report = Road.feature(
      #"{"type":"Point","coordinates":[46.82,40.27]}"#,
      #""recordType":"hazardReport","code":"HR-1","status":"reported","reporter":"Rena""#)
    try desk.must("import", "-", "--format", "json", input: Road.collection(report, odd))
    try desk.must("mark", "HR-1", "verified", "--note", "seen by us")
    let shown = try desk.must("show", "HR-1").out
    #expect(shown.contains("status: verified"))
    #expect(shown.contains("P-1 for ORG-1: marked verified"))
    #expect(!shown.contains("Rena"))
    #expect(try !desk.must("show", "HR-1", "--format", "geojson").out.contains("Rena"))
    #expect(try !desk.must("export").out.contains("Rena"))
    #expect(try desk.must("export", "--with-personal-data").out.contains("Rena"))
    #expect(try desk.must("log", "HR-1").lines.count == 2)
    #expect(try desk.must("log").lines.count == 8)
    #expect(try desk.must("quarantine").out.contains("standard input, feature 2: "))
    #expect(try desk.must("quarantine", "--format", "geojsonseq").out == "\u{1E}\(odd)\n")
  }

  @Test("shows of a hazardous area with a place what became of its land")
  func balance() throws {
    let desk = try Desk()
    let lost = Road.feature(
      "null", #""recordType":"hazardousArea","code":"HA-9","classification":"suspected""#)
    let area = Road.area("suspected", 46.815, 46.84)
    try desk.must("import", "-", input: Road.collection(area, Road.sector("SE-1"), lost))
    let shown = try desk.must("show", "HA-suspected").out
    let line = try #require(shown.split(separator: "\n").first { $0.contains("balance: ") })
    let figures = line.replacing("\u{202F}", with: "").matches(of: #/(\d+) m²/#)
      .compactMap { Int($0.output.1) }
    #expect(figures.count == 5)
    #expect((230_000...240_000).contains(figures[0]), "\(line)")
    #expect(figures[1] == figures[0] && figures[2...] == [0, 0, 0], "\(line)")
    #expect(line.hasSuffix("; conserved"))
    for code in ["HA-9", "SE-1"] {
      #expect(try !desk.must("show", code).out.contains("balance: "))
    }
  }

  @Test("takes the whole plain road of a sector from a shell")
  func plainRoad() throws {
    let desk = try Desk()
    let place = try desk.file("sector.geojson", Road.box(46.815, 46.84))
    let steps = """
      set -e
      c="$CLEARWAY"
      $c add organisation ORG-2 --set 'accreditedFor=["clearance"]'
      $c add organisation ORG-3
      $c add person P-2 --set organisation=ORG-2
      $c add person P-3 --set organisation=ORG-3
      $c grant P-2 teamLeader
      $c grant P-3 qualityOfficer
      $c add sector SE-14 --geometry \(place) --set method=clearance --set accuracy=0.5
      $c mark SE-14 assigned --on 2026-03-01 --set organisation=ORG-2
      $c mark SE-14 inProgress --on 2026-03-02 --by P-2 --for ORG-2
      $c mark SE-14 completed --on 2026-04-01 --set clearanceDepth=0.2 --set devices=[] \
        --set notDone=[] --by P-2 --for ORG-2
      judged='--set findings=[] --set sample={\"area\":250}'
      if $c mark SE-14 accepted --on 2026-04-10 $judged --by P-2 --for ORG-2; then exit 1; fi
      $c mark SE-14 accepted --on 2026-04-10 $judged --by P-3 --for ORG-3
      """
    let outcome = try desk.shell(steps)
    #expect(outcome.status == 0, "\(outcome.err)")
    #expect(try desk.run("check", "-", input: Road.route).status == 0)
    try desk.must(
      "mark", "SE-14", "resuspected", "--note", "a bang", "--by", "P-2", "--for", "ORG-2")
    #expect(try desk.run("check", "-", input: Road.route).status == 14)
  }
}
