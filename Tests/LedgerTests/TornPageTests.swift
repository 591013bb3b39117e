import Digest
import Foundation
import Ledger
import MineAction
import Testing

/// What a disk does to a file: `verify` says with which event the damage begins.
@Suite("A damaged file")
struct TornPageTests {
  let folder: Folder
  let old: LedgerPages
  let new: LedgerPages
  let head: LedgerHead

  init() throws {
    folder = try Folder()
    try folder.ledger(of: 180)
    old = LedgerPages(bytes: try folder.bytes())
    head = try Ledger.open(at: folder()).write { transaction in
      for number in 181...300 { try transaction.append(.sample(number)) }
      return transaction.head
    }
    new = LedgerPages(bytes: try folder.bytes())
  }

  /// What `verify` finds in other bytes, and the event that it names, if it names one.
  private func verify(_ bytes: [UInt8]) throws -> (found: LedgerVerification, event: Int64?) {
    try folder.write(bytes)
    let found = try Ledger.inspect(at: folder()).verify(expectedHead: head.digest)
    for finding in found.findings {
      switch finding {
      case .altered(let event), .missing(let event), .unreadable(let event, _):
        #expect(found.head.sequence == event - 1)
        #expect(found.sentence.hasPrefix("event \(event) "), "\(found.sentence)")
        return (found, event)
      case .headAbsent(_, let last): return (found, last + 1)
      case .personalAltered, .structure, .integrity: continue
      }
    }
    return (found, nil)
  }

  @Test("is read by these tests as it was written")
  func pages() {
    let events = new.leaves.map(\.events).sorted { $0.lowerBound < $1.lowerBound }
    #expect(events.count > 5 && events.count < new.count - 1)
    #expect(events.flatMap { Array($0) } == Array(1...300))
  }

  @Test("of which a page was lost names the first event on it", arguments: [0x00, 0xa5, 0xff])
  func lost(filling: UInt8) throws {
    for (page, events) in new.leaves {
      let filled = [UInt8](repeating: filling, count: LedgerPages.size)
      let (found, event) = try verify(new.replacing(page, by: filled))
      #expect(event == events.lowerBound, "page \(page): \(found.sentence)")
    }
  }

  @Test("of which a page is another's names the first event on it")
  func misplaced() throws {
    let leaves = new.leaves
    for (one, other) in zip(leaves, leaves.dropFirst()) {
      let (found, event) = try verify(new.replacing(one.page, by: new[other.page]))
      #expect(event == one.events.lowerBound, "page \(one.page): \(found.sentence)")
    }
  }

  @Test("of which a page was written by half names an event on it, or has lost nothing")
  func torn() throws {
    var damaged = 0
    for page in 2...new.count {
      let before = page <= old.count ? old[page] : ArraySlice(repeating: 0, count: LedgerPages.size)
      for cut in stride(from: 1_024, to: LedgerPages.size, by: 1_024) {
        for halves in [
          new[page].prefix(cut) + before.dropFirst(cut),
          before.prefix(cut) + new[page].dropFirst(cut),
        ] where Array(halves) != Array(new[page]) {
          let (found, event) = try verify(new.replacing(page, by: halves))
          if found.isSound {
            #expect(found.head == head, "page \(page) cut at \(cut)")
            continue
          }
          damaged += 1
          // The root of the table, and leaves of the index, hold none.
          guard let events = new.leaves.first(where: { $0.page == page })?.events else { continue }
          #expect(event.map(events.contains) ?? false, "page \(page), \(cut): \(found.sentence)")
        }
      }
    }
    #expect(damaged > 20)
  }

  @Test("that ends too early names the first event that was cut off", arguments: [0, 1, 1_000])
  func truncated(beyond: Int) throws {
    for kept in 2..<new.count {
      let cut = new.leaves.filter { $0.page > kept }.map(\.events.lowerBound).min()
      let (found, event) = try verify(Array(new.bytes[..<(kept * LedgerPages.size + beyond)]))
      #expect(!found.isSound)
      #expect(event == cut, "\(kept) pages: \(found.sentence)")
    }
  }

  @Test("is called damaged by whoever asks it something, and not read in part")
  func answers() throws {
    let leaf = try #require(new.leaves.first { $0.events.contains(200) })
    let filled = [UInt8](repeating: 0, count: LedgerPages.size)
    try folder.write(new.replacing(leaf.page, by: filled))
    #expect(
      throws: LedgerFailure.damaged(
        folder(),
        "event \(leaf.events.lowerBound) cannot be read: database disk image is malformed")
    ) { _ = try Ledger.open(at: folder()).rows }
    try folder.write(Array(new.bytes[..<(5 * LedgerPages.size)]))
    #expect(
      throws: LedgerFailure.damaged(folder(), "database disk image is malformed")
    ) { _ = try Ledger.open(at: folder()) }
  }
}
