internal import Foundation
internal import Ledger
internal import MineAction
internal import Operations

/// Simulates a whole programme on a ledger of its own, and holds it against the laws of land
/// release at every hundredth revision: `Simulation EVENTS SEED`.
@main
struct Simulation {
  static func main() {
    do {
      try run()
    } catch {
      print("FAULT \(error)")
      exit(1)
    }
  }

  private static func run() throws {
    let arguments = CommandLine.arguments
    let events = arguments.count > 1 ? Int64(arguments[1]) ?? 2_000 : 2_000
    let seed = arguments.count > 2 ? UInt64(arguments[2]) ?? 1 : 1
    let folder = URL(filePath: NSTemporaryDirectory()).appending(
      path: "clearway-simulation-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appending(path: "ledger.sqlite").path()

    let programme = try SimulatedProgramme(at: path, seed: seed)
    var digests: [Int64: String] = [:]
    var given: [GivenAnswer] = []
    var digester = SituationDigests()
    var checked: Int64 = 0
    let start = Date()
    while try programme.revision < events {
      // Two years, whatever the number of events; a day is cut where a check is due.
      do {
        try programme.live(events: max(1, events / 730))
      } catch {
        programme.faults.append("stopped on day \(programme.day): \(error)")
        break
      }
      while try programme.revision / 100 > checked {
        checked = try programme.revision / 100
        let view = try programme.workspace.current()
        digests[view.head.sequence] = digester.digest(of: view.situation)
        try programme.check(&given, isWhole: checked % 50 == 0)
      }
      if programme.faults.count > 20 { break }
    }
    try programme.check(&given, isWhole: true)
    let total = try programme.revision
    print(
      "seed \(seed): \(total) events in \(programme.day - 1) days, \(programme.world.areas.count) areas, "
        + "\(programme.world.sectors.count) sectors, \(programme.world.reports.count) reports, "
        + "\(programme.refusals) refusals; \(digests.count) revisions checked, "
        + "\(given.count) answers kept, in \(Int(Date().timeIntervalSince(start))) s")

    // Folded again from the first event, each revision is the same, byte for byte.
    var situation = Situation(foldingMany: true)
    digester = SituationDigests()
    var differing = 0
    let ledger = try Ledger.open(at: path, readOnly: true)
    try ledger.forEachRow { row, _ in
      situation.evolve(try Event(row))
      if let digest = digests[row.sequence], digest != digester.digest(of: situation) {
        differing += 1
      }
    }
    if differing > 0 { programme.faults.append("\(differing) revisions fold to something else") }
    let sound = try Workspace.verify(path, expecting: nil)
    print(sound.dropFirst(path.count + 2))
    for fault in programme.faults.prefix(20) { print("FAULT \(fault)") }
    if !programme.faults.isEmpty { exit(1) }
    print("every law holds")
  }
}
