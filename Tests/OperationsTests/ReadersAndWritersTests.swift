import Foundation
import Ledger
import MineAction
import Operations
import Testing

/// Two processes that write and ten that read, on one ledger.
///
/// `CLEARWAY_SECONDS` says how long; acceptance takes a minute.
@Suite("Two writers and ten readers")
struct ReadersAndWritersTests {
  static let seconds =
    ProcessInfo.processInfo.environment["CLEARWAY_SECONDS"].flatMap { Double($0) } ?? 2
  /// The reports that both writers want to verify: each may only once.
  static let contested = max(1_000, Int(seconds * 60))
  static let batch = 3
  // Not where the reports are, which would make each of them look at all sectors.
  static let elsewhere = Plain.box(5_000, -60, 6_100, 60)

  @Test("lose no update, and see no half of a transaction")
  func together() async throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection((1...Self.contested).map(Self.report)))
    let (path, folder) = (desk.path, desk.folder.path())
    await withTaskGroup { group in
      for number in 1...2 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, folder = folder as String, number = number as Int] in
            try ReadersAndWritersTests.telling("\(folder)/failure-writer-\(number)") {
              try ReadersAndWritersTests.write(to: path, as: number, log: folder)
            }
          }
        }
      }
      for number in 1...10 {
        group.addTask {
          await #expect(processExitsWith: .success) {
            [path = path as String, folder = folder as String, number = number as Int] in
            try ReadersAndWritersTests.telling("\(folder)/failure-reader-\(number)") {
              try ReadersAndWritersTests.read(path, as: number, log: folder)
            }
          }
        }
      }
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: folder)
    where name.hasPrefix("failure-") {
      let words = try String(contentsOf: desk.folder.appending(path: name), encoding: .utf8)
      Issue.record("\(name): \(words)")
    }
    try check(desk)
  }

  private func check(_ desk: ScratchProgramme) throws {
    #expect(try Workspace.verify(desk.path, expecting: nil).contains("sound"))
    let lines = { (name: String) in
      try String(contentsOf: desk.folder.appending(path: name), encoding: .utf8)
        .split(separator: "\n").map(String.init)
    }
    // No lost update: what was acknowledged is there, and each contested step was taken once.
    let (one, other) = try (lines("writer-1"), lines("writer-2"))
    #expect(Set(one).isDisjoint(with: other))
    var steps: [String: Int] = [:]
    try desk.workspace.events { event in
      if case .stepped(let step) = event.fact { steps[step.code.text, default: 0] += 1 }
    }
    let situation = try desk.workspace.current().situation
    let marks = (one + other).filter { $0.hasPrefix("HR-") }
    #expect(steps == Dictionary(uniqueKeysWithValues: marks.map { ($0, 1) }))
    for code in (one + other) where code.hasPrefix("SE-") {
      for number in 1...Self.batch {
        #expect(try situation[Identifier("\(code)-\(number)")] != nil)
      }
    }
    #expect(one.count > 1 && other.count > 1)
    // No reader saw what did not last.
    var answers = 0
    for number in 1...10 {
      let seen = try lines("reader-\(number)")
      #expect(!seen.isEmpty, "reader \(number)")
      answers += seen.count
      for line in seen {
        let parts = line.split(separator: " ")
        let sequence = try #require(Int64(parts[0]))
        let digest = try desk.workspace.ledger.digest(of: sequence)
        #expect(digest.map { "\($0)" } == String(parts[1]), "event \(sequence)")
      }
    }
    print("\(one.count) and \(other.count) transactions, \(answers) answers in \(Self.seconds) s")
  }

  static func report(_ number: Int) -> String {
    Plain.report.coded("HR-\(number)").text
  }

  /// Verifies the next report, if the other writer has not, and imports a few sectors, in turn.
  static func write(to path: String, as number: Int, log: String) throws {
    defer { try? Data().write(to: URL(filePath: "\(log)/done-\(number)")) }
    let clock = TestClock()
    let workspace = Workspace(try Ledger.open(at: path), clock: { clock.now })
    let (person, body) = try (Identifier<Person>("P-1"), Identifier<Organisation>("ORG-1"))
    let acknowledged = try file("\(log)/writer-\(number)")
    // Neither begins before the other is there.
    try Data().write(to: URL(filePath: "\(log)/here-\(number)"))
    let latest = ContinuousClock.now + .seconds(60)
    while !exist("\(log)/here"), ContinuousClock.now < latest {}
    var count = 0
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end || count < 8, count < contested {
      count += 1
      let report = "HR-\(count)"
      let step = Step(
        code: try Identifier(report), status: "verified", on: FieldDate(clock.now), note: "seen",
        members: [])
      do {
        try workspace.perform(.mark(step), person: person, organisation: body)
        try acknowledged.write(contentsOf: Data("\(report)\n".utf8))
      } catch let refused as Problem {
        try #require(refused.status == 65, "\(refused)")
      }
      guard count % 4 == 0 else { continue }
      let code = "SE-\(number)-\(count)"
      let sectors = (1...batch).map { Plain.cleared.coded("\(code)-\($0)").placed(elsewhere).text }
      _ = try workspace.importFile(
        named: code, options: ImportOptions(), person: person, organisation: body,
        open: { once(Plain.collection(sectors)) })
      try acknowledged.write(contentsOf: Data("\(code)\n".utf8))
    }
  }

  /// Asks what is known until both writers are done, and that every batch of sectors is there wholly or not at all.
  static func read(_ path: String, as number: Int, log: String) throws {
    let workspace = Workspace(try Ledger.open(at: path, readOnly: true))
    let seen = try file("\(log)/reader-\(number)")
    var last: Int64 = 0
    repeat {
      let view = try workspace.current()
      try #require(view.head.sequence >= last)
      last = view.head.sequence
      var batches: [Substring: Int] = [:]
      let records = view.situation.records
      for place in (contested..<records.count).reversed() {
        let code = records[place].latest.code.text
        guard code.hasPrefix("SE-"), let dash = code.lastIndex(of: "-") else { continue }
        batches[code[..<dash], default: 0] += 1
      }
      try #require(batches.values.allSatisfy { $0 == batch })
      try seen.write(contentsOf: Data("\(last) \(view.head.digest)\n".utf8))
    } while !exist("\(log)/done")
  }

  /// Leaves in a file what a process failed of: what it prints is not seen.
  static func telling(_ path: String, _ body: () throws -> Void) throws {
    do {
      try body()
    } catch {
      try Data("\(error)".utf8).write(to: URL(filePath: path))
      throw error
    }
  }

  /// Whether both writers have left a mark.
  private static func exist(_ name: String) -> Bool {
    (1...2).allSatisfy { FileManager.default.fileExists(atPath: "\(name)-\($0)") }
  }

  private static func file(_ path: String) throws -> FileHandle {
    try Data().write(to: URL(filePath: path))
    return try FileHandle(forWritingTo: URL(filePath: path))
  }
}
