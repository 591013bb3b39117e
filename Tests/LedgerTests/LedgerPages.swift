/// The file of a ledger in pages, read by the rules of SQLite's file format and not by SQLite.
///
/// https://www.sqlite.org/fileformat2.html#b_tree_pages
struct LedgerPages {
  static let size = 4_096

  let bytes: [UInt8]

  var count: Int { bytes.count / Self.size }

  /// The pages, from 1, that are leaves of the table of events, with the events on each.
  var leaves: [(page: Int, events: ClosedRange<Int64>)] {
    // The first page holds the schema.
    (2...count).compactMap { page in
      let start = (page - 1) * Self.size
      guard bytes[start] == 0x0d else { return nil }
      let cells = number(at: start + 3)
      guard cells > 0 else { return nil }
      let numbers = (0..<cells).map { rowNumber(at: start + number(at: start + 8 + 2 * $0)) }
      guard let first = numbers.first, let last = numbers.last else { return nil }
      return (page, first...last)
    }
  }

  /// The file with other bytes on one page.
  func replacing(_ page: Int, by other: some Collection<UInt8>) -> [UInt8] {
    var bytes = bytes
    bytes.replaceSubrange((page - 1) * Self.size..<page * Self.size, with: other)
    return bytes
  }

  /// The bytes of a page.
  subscript(page: Int) -> ArraySlice<UInt8> { bytes[(page - 1) * Self.size..<page * Self.size] }

  private func number(at offset: Int) -> Int { Int(bytes[offset]) << 8 | Int(bytes[offset + 1]) }

  // A cell begins with the length of its row and the number of it.
  private func rowNumber(at offset: Int) -> Int64 { variable(at: variable(at: offset).next).value }

  private func variable(at offset: Int) -> (value: Int64, next: Int) {
    var (value, next) = (Int64(0), offset)
    repeat {
      value = value << 7 | Int64(bytes[next] & 0x7f)
      next += 1
    } while bytes[next - 1] & 0x80 != 0
    return (value, next)
  }
}
