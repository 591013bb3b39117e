import Assessment
import Foundation
import Ledger
import MineAction
import Operations
import Testing

/// What others do to the ledger of a process that goes on answering.
@Suite("Beside another process")
struct AnotherProcessTests {
  let desk: ScratchProgramme

  init() throws {
    desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.cleared), attested: true)
  }

  /// Files a report on the road, as a process would that was started now.
  static func report(_ code: String, to path: String) throws {
    let clock = TestClock()
    let workspace = Workspace(try Ledger.open(at: path), clock: { clock.now })
    let members = ["kind=unexploded", "status=reported", "reportedOn=2026-09-20", "accuracy=5"]
    let record = try workspace.record(
      .hazardReport, code: Identifier(code), members: members.map(ImportOptions.member),
      geometry: once(Plain.point(500, 10)), named: "place")
    try workspace.perform(
      .file(record), person: Identifier("P-1"), organisation: Identifier("ORG-1"))
  }

  @Test("a report that it files counts in the next answer")
  func counts() async throws {
    #expect(try desk.road() == .cleared)
    let path = desk.path
    await #expect(processExitsWith: .success) { [path = path as String] in
      try AnotherProcessTests.report("HR-1", to: path)
    }
    let verdict = try desk.verdict()
    #expect(verdict.class == .suspect)
    #expect(try verdict.revision == desk.revision)
  }

  @Test("each of several workspaces on one file answers with what the others filed")
  func workspaces() throws {
    let other = Workspace(try Ledger.open(at: desk.path, readOnly: true))
    for number in 1...5 {
      try Self.report("HR-\(number)", to: desk.path)
      for workspace in [desk.workspace, other] {
        let view = try workspace.current()
        #expect(try view.situation[Identifier("HR-\(number)")] != nil)
        #expect(try view.head == desk.workspace.ledger.head)
      }
    }
  }

  @Test("a ledger of yesterday, put in its place, is not answered from")
  func yesterday() throws {
    let copy = desk.folder.appending(path: "yesterday.sqlite").path()
    _ = try desk.workspace.backUp(to: copy)
    try Self.report("HR-1", to: desk.path)
    #expect(try desk.road() == .suspect)
    #expect(unsafe rename(copy, desk.path) == 0)
    let refused = try problem { _ = try desk.workspace.current() }
    #expect(refused?.reason == "it was moved, removed or replaced while it was in use")
    #expect(try problem { try desk.report("HR-2", .admin) }?.status == 74)
  }

  @Test("a ledger of yesterday, copied over it, lacks what was answered from, and is refused")
  func copiedOver() throws {
    let copy = desk.folder.appending(path: "yesterday.sqlite").path()
    _ = try desk.workspace.backUp(to: copy)
    // A process of its own that is gone again, so that no log is beside the file.
    let path = desk.folder.appending(path: "other.sqlite").path()
    try FileManager.default.copyItem(atPath: copy, toPath: path)
    try Self.report("HR-1", to: path)
    let running = Workspace(try Ledger.open(at: path, readOnly: true))
    let served = try running.current().head
    let file = try FileHandle(forWritingTo: URL(filePath: path))
    let bytes = try Data(contentsOf: URL(filePath: copy))
    try file.write(contentsOf: bytes)
    try file.truncate(atOffset: UInt64(bytes.count))
    try file.close()
    let refused = try problem { _ = try running.current() }
    #expect(refused?.reason == "the ledger lacks an event that it had before")
    #expect(refused?.status == 65)
    let found = try problem { _ = try Workspace.verify(path, expecting: served.digest) }
    #expect(
      found?.reason.hasPrefix("no event has the digest \(served.digest): ") ?? false)
  }
}
