/// One row of a table: its fields without their quotes, one behind the other.
struct CSVRow {
  /// The fields, with one byte between two, so that none runs into the next.
  var bytes: [UInt8] = []
  /// Where each field ends.
  private(set) var ends: [Int] = []
  /// The line on which it begins, from 1.
  private(set) var line = 1
  /// Whether any of its fields was in quotes.
  var hasQuotes = false

  /// A row of one field with nothing in it.
  static let blank = {
    var row = Self()
    row.endField()
    return row
  }()

  /// How many fields it has.
  var count: Int { ends.count }
  /// Whether it is a line with nothing on it.
  var isBlank: Bool { count == 1 && bytes.count == 1 && !hasQuotes }

  /// The bytes of a field.
  subscript(field: Int) -> Range<Int> { (field == 0 ? 0 : ends[field - 1] + 1)..<ends[field] }

  /// The text of a field, which was checked to be UTF-8.
  func text(_ field: Int) -> String { String(decoding: bytes[self[field]], as: UTF8.self) }

  /// Whether there is nothing but white space in a field.
  func isEmpty(_ field: Int) -> Bool {
    bytes[self[field]].allSatisfy { $0 == 0x20 || 0x09...0x0D ~= $0 }
  }

  /// Forgets all, to hold the row that begins on a line.
  mutating func begin(line: Int) {
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    (self.line, hasQuotes) = (line, false)
  }

  /// Ends the field that is being added to.
  mutating func endField() {
    ends.append(bytes.count)
    bytes.append(UInt8(ascii: ","))
  }

  /// The line of a byte, from 1: line breaks are inside fields only, and all that there are.
  func line(of index: Int) -> Int {
    var (line, wasReturn) = (line, false)
    for byte in bytes[..<index] {
      if byte == 0x0D || byte == 0x0A && !wasReturn { line += 1 }
      wasReturn = byte == 0x0D
    }
    return line
  }
}
