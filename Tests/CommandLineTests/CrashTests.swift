import Foundation
import Testing

/// What an acknowledged event is worth.
@Suite("Crashes", .serialized)
struct CrashTests {
  @Test("of imports leave all or nothing of a file, and a ledger that verifies")
  func imports() throws {
    let desk = try Desk()
    var random = SystemRandomNumberGenerator()
    var acknowledged: [Int] = []
    for round in 1...15 {
      let sectors = (1...400).map { Road.sector("SE-\(round)-\($0)") }.joined(separator: "\n")
      let path = try desk.file("sectors.geojsons", sectors)
      let running = try desk.start(["import", path])
      usleep(UInt32.random(in: 0...150_000, using: &random))
      kill(running.process.processIdentifier, SIGKILL)
      if try running.end().out.contains("revision") { acknowledged.append(round) }
      #expect(try desk.run("verify").status == 0, "round \(round)")
    }
    let text = try desk.must("export", "sector").out
    for round in 1...15 {
      let count = text.components(separatedBy: #""code":"SE-\#(round)-"#).count - 1
      #expect(count == 400 || (count == 0 && !acknowledged.contains(round)), "round \(round)")
    }
  }

  @Test("of marks lose none that was acknowledged")
  func marks() throws {
    let desk = try Desk()
    let sectors = (1...15).map { Road.sector("SE-\($0)") }.joined(separator: "\n")
    try desk.must("import", "-", "--attested-by", "ORG-1", input: sectors)
    var random = SystemRandomNumberGenerator()
    for round in 1...15 {
      let running = try desk.start(["mark", "SE-\(round)", "resuspected", "--note", "a bang"])
      usleep(UInt32.random(in: 0...60_000, using: &random))
      kill(running.process.processIdentifier, SIGKILL)
      let isAcknowledged = try running.end().out.contains("revision")
      #expect(try desk.run("verify").status == 0, "round \(round)")
      let status = try desk.must("show", "SE-\(round)").out
      #expect(!isAcknowledged || status.contains("status: resuspected"), "round \(round)")
    }
  }

  @Test("aside, two processes that report at the same time lose nothing")
  func together() throws {
    let desk = try Desk()
    let loop = { (name: String) in
      "for n in 1 2 3 4 5 6 7 8; do \"$CLEARWAY\" report accident --place '40.27, 46.82' "
        + "--code \(name)-$n || exit 1; done"
    }
    let outcome = try desk.shell("(\(loop("A"))) & a=$!; (\(loop("B"))) & wait $a && wait $!")
    #expect(outcome.status == 0, "\(outcome.err)")
    let text = try desk.must("export", "hazardReport").out
    for name in ["A", "B"] {
      for number in 1...8 { #expect(text.contains(#""code":"\#(name)-\#(number)""#)) }
    }
    #expect(try desk.run("verify").status == 0)
  }
}
