import Foundation
import GRDB
import Ledger
import MineAction
import Testing

@Suite("A ledger's file")
struct LedgerFileTests {
  let folder: Folder

  init() throws { folder = try Folder() }

  @Test("is made whole, with its first events, or not at all")
  func creation() throws {
    let ledger = try Ledger.create(at: folder()) { try $0.append(.sample(1)) }
    #expect(try ledger.rows == [.sample(1)])
    #expect(try ledger.verify().isSound)

    #expect(throws: AppendingTests.Stop()) {
      try Ledger.create(at: folder("other.sqlite")) { transaction in
        try transaction.append(.sample(1))
        throw AppendingTests.Stop()
      }
    }
    #expect(try folder.names.filter { $0.contains("other") } == [])
  }

  @Test("leaves nothing beside it when the last one who uses it is done")
  func closing() throws {
    try folder.ledger(of: 3)
    #expect(try folder.names == ["ledger.sqlite"])
    _ = try Ledger.open(at: folder(), readOnly: true).rows
    #expect(try folder.names == ["ledger.sqlite"])
  }

  @Test("takes the place of nothing", arguments: ["ledger", "text", "folder", "link"])
  func exists(what: String) throws {
    switch what {
    case "ledger": try folder.ledger(of: 1)
    case "folder":
      try FileManager.default.createDirectory(
        atPath: folder(), withIntermediateDirectories: false)
    case "link":
      try FileManager.default.createSymbolicLink(
        atPath: folder(), withDestinationPath: folder("nowhere"))
    default: try folder.write(Array("x".utf8))
    }
    let before = try folder.names
    #expect(throws: LedgerFailure.exists(folder())) { try Ledger.create(at: folder()) }
    #expect(try folder.names == before)
  }

  @Test("is not made in a folder that is missing, nor found where there is none")
  func missing() throws {
    #expect(throws: LedgerFailure.notFound(folder("no/l.sqlite"))) {
      try Ledger.create(at: folder("no/l.sqlite"))
    }
    for path in [folder(), folder("no/l.sqlite"), ""] {
      #expect(throws: LedgerFailure.notFound(path)) { try Ledger.open(at: path) }
    }
    #expect(try folder.names == [])
  }

  @Test(
    "is not taken for one where it is something else, which is left as it is",
    arguments: [
      ([], "an empty file"), (Array("{}\n".utf8), "a text file"),
      ([0, 1, 2], "a file of another kind"),
    ] as [([UInt8], String)])
  func foreign(bytes: [UInt8], what: String) throws {
    try folder.write(bytes)
    for readOnly in [true, false] {
      #expect(throws: LedgerFailure.notALedger(folder(), is: what)) {
        try Ledger.open(at: folder(), readOnly: readOnly)
      }
    }
    #expect(try folder.bytes() == bytes)
    #expect(try folder.names == ["ledger.sqlite"])
  }

  @Test("is no folder and no pipe")
  func irregular() throws {
    #expect(throws: LedgerFailure.notALedger(folder.path, is: "a folder")) {
      try Ledger.open(at: folder.path)
    }
    #expect(throws: LedgerFailure.notALedger("/dev/null", is: "no regular file")) {
      try Ledger.open(at: "/dev/null")
    }
  }

  @Test("is no database of another program, which is left as it is")
  func otherProgram() throws {
    try folder.tamper("CREATE TABLE event(sequence INTEGER PRIMARY KEY)")
    let before = try folder.bytes()
    #expect(throws: LedgerFailure.notALedger(folder(), is: "an SQLite database of another program"))
    {
      try Ledger.open(at: folder())
    }
    #expect(try folder.bytes() == before)
    #expect(try folder.names == ["ledger.sqlite"])
  }

  @Test("is not read where a later version of the program made it")
  func newer() throws {
    try folder.ledger(of: 1)
    try folder.tamper("PRAGMA user_version = 3")
    #expect(throws: LedgerFailure.newerFormat(folder(), found: 3, known: 2)) {
      try Ledger.open(at: folder())
    }
  }

  @Test("is damaged where it ends within its header, or has no number of a format")
  func header() throws {
    try folder.ledger(of: 1)
    let bytes = try folder.bytes()
    try folder.tamper("PRAGMA user_version = 0")
    #expect(throws: LedgerFailure.damaged(folder(), "it has no number of a format")) {
      try Ledger.open(at: folder())
    }
    try folder.write(Array(bytes[..<50]))
    #expect(throws: LedgerFailure.damaged(folder(), "it ends within its header")) {
      try Ledger.open(at: folder())
    }
  }

  @Test("can have any name, and be reached by a link")
  func names() throws {
    let path = folder("50% #1? ü;a&b=c.sqlite")
    _ = try Ledger.create(at: path).write { try $0.append(.sample(1)) }
    #expect(try folder.names == ["50% #1? ü;a&b=c.sqlite"])
    try FileManager.default.createSymbolicLink(
      atPath: folder("link"), withDestinationPath: path)
    #expect(try Ledger.open(at: folder("link")).rows == [.sample(1)])
  }

  @Test("is not written by who opened it for reading")
  func readOnly() throws {
    try folder.ledger(of: 1)
    let ledger = try Ledger.open(at: folder(), readOnly: true)
    #expect(throws: LedgerFailure.readOnly(folder())) {
      try ledger.write { try $0.append(.sample(2)) }
    }
    #expect(try ledger.rows == [.sample(1)])
  }

  @Test("goes back to writing ahead where somebody switched that off")
  func journal() throws {
    try folder.ledger(of: 1)
    try folder.tamper("PRAGMA journal_mode = DELETE")
    let ledger = try Ledger.open(at: folder())
    try ledger.write { try $0.append(.sample(2)) }
    #expect(try folder.names.contains("ledger.sqlite-wal"))
  }

  @Test("says that it is in use, after the time that the caller gave")
  func busy() throws {
    try folder.ledger(of: 1)
    let other = try DatabaseQueue(path: folder())
    try other.inTransaction(.immediate) { _ in
      let ledger = try Ledger.open(at: folder(), patience: 0.05)
      #expect(throws: LedgerFailure.busy(folder(), seconds: 0.05)) {
        try ledger.write { try $0.append(.sample(2)) }
      }
      #expect(try ledger.rows == [.sample(1)], "readers do not wait")
      return .commit
    }
  }
}
