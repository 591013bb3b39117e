internal import JSON

/// The bytes of a table, chunk by chunk, and what the first of them show.
struct CSVInput: ~Copyable {
  /// The bytes at hand.
  private(set) var bytes: [UInt8] = []
  /// The next byte to be read among them.
  var position = 0

  private let source: () throws -> [UInt8]?
  private var isExhausted = false

  /// Creates the input at the start of a stream; `nil` follows its last chunk.
  init(_ source: @escaping () throws -> [UInt8]?) { self.source = source }

  /// Takes more bytes in behind those that were not read; `false` where there are no more.
  ///
  /// `line`, `row`: for the failure.
  mutating func fetch(line: Int, row: Int?) throws(CSVFailure) -> Bool {
    if isExhausted { return false }
    var chunk: [UInt8]?
    do {
      repeat { chunk = try source() } while chunk?.isEmpty == true
    } catch {
      throw CSVFailure(.unreadable(String(describing: error)), line: line, row: row)
    }
    guard let chunk else {
      isExhausted = true
      return false
    }
    if position == bytes.count {
      bytes = chunk
    } else {
      bytes.removeFirst(position)
      bytes.append(contentsOf: chunk)
    }
    position = 0
    return true
  }

  /// Passes over a byte order mark, and refuses what the first bytes show to be no table in UTF-8.
  mutating func begin() throws(CSVFailure) {
    while bytes.count < 16, try fetch(line: 1, row: nil) {}
    if let format = Self.otherFormat(of: bytes) { throw CSVFailure(.otherFormat(format), line: 1) }
    if let encoding = JSONScanner.wideEncoding(of: bytes) {
      throw CSVFailure(.wideEncoding(encoding), line: 1)
    }
    if bytes.starts(with: "\u{FEFF}".utf8) { position = 3 }
    if position == bytes.count, try !fetch(line: 1, row: nil) { throw CSVFailure(.empty, line: 1) }
  }

  // The name of another format whose first bytes these are.
  private static func otherFormat(of bytes: [UInt8]) -> String? {
    let formats: [(name: String, start: [UInt8])] = [
      ("a ZIP archive, as XLSX or ODS", Array("PK\u{3}\u{4}".utf8)),
      ("a workbook, as XLS", [0xD0, 0xCF, 0x11, 0xE0]), ("a gzip archive", [0x1F, 0x8B]),
      ("an SQLite database, as GeoPackage", Array("SQLite format 3".utf8)),
      ("a Shapefile", [0, 0, 0x27, 0x0A]),
    ]
    return formats.first { bytes.starts(with: $0.start) }?.name
  }

  /// The one of comma, semicolon and tab that stands in the first line outside quotes.
  ///
  /// A comma where none does: the table has one column.
  mutating func delimiter(limit: Int) throws(CSVFailure) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    var (found, isQuoted, index): ([UInt8], Bool, Int) = ([], false, position)
    while true {
      if index == bytes.count {
        let read = index - position
        guard read <= limit, try fetch(line: 1, row: nil) else { break }
        index = read
      }
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      if !isQuoted {
        if byte == 0x0A || byte == 0x0D { break }
        if candidates.contains(byte), !found.contains(byte) { found.append(byte) }
      }
      index += 1
    }
    guard found.count < 2 else { throw CSVFailure(.severalDelimiters(found), line: 1) }
    return found.first ?? candidates[0]
  }
}
