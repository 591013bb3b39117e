import Foundation
import JSON
import MineAction
import Operations

/// A programme in a ledger of its own, which is gone with the value.
final class ScratchProgramme {
  let folder: URL
  let workspace: Workspace
  let person: Identifier<Person>
  let organisation: Identifier<Organisation>

  init(timeZone: String = "UTC") throws {
    folder = URL(filePath: NSTemporaryDirectory()).appending(path: "clearway-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    person = try Identifier("P-1")
    organisation = try Identifier("ORG-1")
    workspace = try Workspace.begin(
      folder.appending(path: "ledger.sqlite").path(),
      Programme(name: "Test", timeZone: timeZone, area: nil), person: person,
      organisation: organisation,
      clock: { Instant(microseconds: 1_790_000_000_000_000) })  // 2026-09-21
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Imports GeoJSON text.
  func take(
    _ text: String, attested: Bool = false, _ change: (inout ImportOptions) throws -> Void = { _ in }
  ) throws -> Reconciliation {
    var options = ImportOptions()
    if attested { options.attestedBy = organisation }
    try change(&options)
    return try workspace.importFile(
      named: "test.geojson", options: options, person: person, organisation: organisation,
      open: { once(text) })
  }
}
