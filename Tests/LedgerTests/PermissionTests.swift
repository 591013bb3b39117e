import Foundation
import Ledger
import MineAction
import Testing

/// Each runs in a process of its own, as a user whom permissions bind: they do not bind root.
@Suite("Without the right to write")
struct PermissionTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  /// Gives up the rights of root, where the tests have them.
  static func becomeNobody() {
    guard geteuid() == 0 else { return }
    guard setgid(65_534) == 0, setuid(65_534) == 0 else { exit(EXIT_FAILURE) }
  }

  static func expect(_ count: Int, in path: String) throws {
    let found = try Ledger.open(at: path, readOnly: true).rows.count
    #expect(found == count)
  }

  @Test("to the folder, a ledger is read, verified and copied elsewhere, but not opened to write")
  func readOnlyFolder() async throws {
    try folder.ledger(of: 5)
    try folder.permit(0o444, "ledger.sqlite")
    try folder.permit(0o555)
    let path = folder()
    await #expect(processExitsWith: .success) { [path = path as String] in
      PermissionTests.becomeNobody()
      try PermissionTests.expect(5, in: path)
      let ledger = try Ledger.open(at: path, readOnly: true)
      #expect(try ledger.verify().isSound)
      #expect(try ledger.dataVersion() == ledger.dataVersion())
      let copy = NSTemporaryDirectory() + "clearway-copy-\(UUID().uuidString)"
      defer { try? FileManager.default.removeItem(atPath: copy) }
      #expect(try ledger.backup(to: copy).sequence == 5)
      #expect(throws: LedgerFailure.readOnly(path)) { try Ledger.open(at: path) }
      #expect(throws: LedgerFailure.readOnly(path + "2")) { try Ledger.create(at: path + "2") }
      #expect(throws: LedgerFailure.readOnly(path + "2")) { try ledger.backup(to: path + "2") }
    }
    #expect(try folder.names == ["ledger.sqlite"])
  }

  @Test("to the file, a ledger is read, but not opened to write")
  func readOnlyFile() async throws {
    try folder.ledger(of: 5)
    try folder.permit(0o444, "ledger.sqlite")
    try folder.permit(0o777)
    let path = folder()
    await #expect(processExitsWith: .success) { [path = path as String] in
      PermissionTests.becomeNobody()
      try PermissionTests.expect(5, in: path)
      #expect(throws: LedgerFailure.readOnly(path)) { try Ledger.open(at: path) }
    }
  }

  @Test("to a folder in which somebody writes, all is read that was committed")
  func beside() async throws {
    try folder.ledger(of: 5)
    let ledger = try Ledger.open(at: folder())
    try ledger.write { try $0.append(.sample(6)) }
    for name in try folder.names { try folder.permit(0o444, name) }
    try folder.permit(0o555)
    let path = folder()
    await #expect(processExitsWith: .success) { [path = path as String] in
      PermissionTests.becomeNobody()
      try PermissionTests.expect(6, in: path)
    }
    #expect(try ledger.head.sequence == 6)
  }

  @Test(
    "to a folder in which somebody stopped short, the last events are never left out",
    arguments: [(["", "-wal"], false), (["", "-wal", "-shm"], true)])
  func tail(suffixes: [String], isReadable: Bool) async throws {
    try folder.ledger(of: 5)
    let ledger = try Ledger.open(at: folder())
    try ledger.write { try $0.append(.sample(6)) }
    let copy = try Folder()
    for suffix in suffixes {
      try copy.write(folder.bytes("ledger.sqlite" + suffix), "ledger.sqlite" + suffix)
      try copy.permit(0o444, "ledger.sqlite" + suffix)
    }
    try copy.permit(0o555)
    let path = copy()
    await #expect(processExitsWith: .success) {
      [path = path as String, isReadable = isReadable as Bool] in
      PermissionTests.becomeNobody()
      if isReadable {
        try PermissionTests.expect(6, in: path)
      } else {
        #expect(throws: LedgerFailure.unreadableTail(path)) {
          try Ledger.open(at: path, readOnly: true)
        }
      }
    }
    #expect(try ledger.head.sequence == 6)
  }

  @Test("to the folder, and so without locks, a ledger that changes is not read as if it did not")
  func changed() async throws {
    try folder.ledger(of: 5)
    try folder.permit(0o555)
    let (path, folder) = (folder(), folder.path)
    await #expect(processExitsWith: .success) {
      [path = path as String, folder = folder as String] in
      let isRoot = geteuid() == 0
      if isRoot { try #require(seteuid(65_534) == 0) }
      let ledger = try Ledger.open(at: path, readOnly: true)
      #expect(try ledger.head.sequence == 5)
      // The owner, who may write, does so.
      if isRoot { try #require(seteuid(0) == 0) } else { _ = unsafe chmod(folder, 0o755) }
      try Ledger.open(at: path).write { try $0.append(.sample(6)) }
      if isRoot { try #require(seteuid(65_534) == 0) } else { _ = unsafe chmod(folder, 0o555) }
      #expect(throws: LedgerFailure.changedWhileRead(path)) { _ = try ledger.rows }
      #expect(try Ledger.open(at: path, readOnly: true).head.sequence == 6)
    }
  }

  @Test("nor to read, it says so")
  func unreadable() async throws {
    try folder.ledger(of: 1)
    try folder.permit(0o000, "ledger.sqlite")
    let path = folder()
    await #expect(processExitsWith: .success) { [path = path as String] in
      PermissionTests.becomeNobody()
      #expect(throws: LedgerFailure.notPermitted(path)) {
        try Ledger.open(at: path, readOnly: true)
      }
    }
  }
}
