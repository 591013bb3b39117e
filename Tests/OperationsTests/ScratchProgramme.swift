import Foundation
import Geometry
import JSON
import Ledger
import MineAction
import Operations
import Synchronization

/// A programme in a ledger of its own, which is gone with the value.
final class ScratchProgramme: Sendable {
  let folder: URL
  let workspace: Workspace
  let clock = TestClock()
  let person: Identifier<Person>
  let organisation: Identifier<Organisation>

  init(timeZone: String = "UTC", area: Envelope? = nil) throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "clearway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    person = try Identifier("P-1")
    organisation = try Identifier("ORG-1")
    workspace = try Workspace.begin(
      folder.appending(path: "ledger.sqlite").path(),
      Programme(name: "Test", timeZone: timeZone, area: area), person: person,
      organisation: organisation, clock: { [clock] in clock.now })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  var path: String { workspace.ledger.path }

  /// The place of the last event.
  var revision: Int64 {
    get throws { try workspace.ledger.head.sequence }
  }

  /// All bytes of the ledger: its file and its log.
  var bytes: [Data] {
    get throws {
      try ["", "-wal"].map { ending in
        let file = path + ending
        return FileManager.default.fileExists(atPath: file)
          ? try Data(contentsOf: URL(filePath: file)) : Data()
      }
    }
  }

  /// Imports GeoJSON text.
  @discardableResult
  func take(
    _ text: String, attested: Bool = false,
    _ change: (inout ImportOptions) throws -> Void = { _ in }
  ) throws -> Reconciliation {
    try take(bytes: Array(text.utf8), attested: attested, change)
  }

  /// Imports bytes.
  @discardableResult
  func take(
    bytes: [UInt8], attested: Bool = false,
    _ change: (inout ImportOptions) throws -> Void = { _ in }
  ) throws -> Reconciliation {
    var options = ImportOptions()
    if attested { options.attestedBy = organisation }
    try change(&options)
    return try workspace.importFile(
      named: "test.geojson", options: options, person: person, organisation: organisation,
      open: { once(bytes) })
  }

  /// What is on record of a code, as members by name.
  func members(_ code: String) throws -> [String: String] {
    let record = try record(code)
    let members = (record?.members() ?? []).map { ($0.name, $0.value.string ?? $0.value.text) }
    return Dictionary(members, uniquingKeysWith: { one, _ in one })
  }

  /// The record of a code as last recorded.
  func record(_ code: String) throws -> Record? {
    try workspace.current().situation[Identifier(code)]?.latest
  }

  /// The codes of all records of a type, in the order of first mention.
  func codes(_ type: RecordType) throws -> [String] {
    let records = try workspace.current().situation.records
    return (0..<records.count).map { records[$0].latest }.filter { $0.type == type }
      .map(\.code.text)
  }
}

/// A clock that a test sets: 2026-09-21T14:13:20Z unless it says otherwise.
final class TestClock: Sendable {
  private let time = Mutex(Instant(microseconds: 1_790_000_000_000_000))

  var now: Instant {
    get { time.withLock { $0 } }
    set { time.withLock { $0 = newValue } }
  }
}

/// A source of one chunk.
func once(_ bytes: [UInt8]) -> () throws -> [UInt8]? {
  var rest: [UInt8]? = bytes
  return {
    defer { rest = nil }
    return rest
  }
}

/// A source of one chunk.
func once(_ text: String) -> () throws -> [UInt8]? { once(Array(text.utf8)) }

/// The problem that a body throws, if it throws one.
func problem(_ body: () throws -> Void) throws -> Problem? {
  do {
    try body()
    return nil
  } catch let problem as Problem {
    return problem
  }
}
