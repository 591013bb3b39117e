/// The rows of a table by RFC 4180, one after the other, in memory that the largest one bounds.
///
/// Rows end with CRLF, LF or CR. What is no row of as many fields as the header has, is refused.
struct CSVTable: ~Copyable {
  /// The names of the columns.
  private(set) var header: [String] = []
  /// The number of the row that is read or was read last, from 1; 0 is the header.
  private(set) var number = 0
  /// The line of the file at which the next byte stands, from 1.
  private(set) var line = 1
  /// Whether the last row was ended by the end of the file.
  private(set) var lastIsOpen = false

  private var input: CSVInput
  private var delimiter = UInt8(ascii: ",")
  private let limit: Int
  // The row that was read last.
  private var row = CSVRow()
  // Empty lines before it that are rows, as the table has one column, and are still to be given.
  private var blanks = 0
  // Whether it waits until they are.
  private var waits = false
  // Whether the byte before was a carriage return, so that a line feed ends no further line.
  private var wasReturn = false

  /// Creates a table of which nothing is read yet.
  init(limit: Int, _ source: @escaping () throws -> [UInt8]?) {
    self.limit = limit
    input = CSVInput(source)
  }

  /// Reads the header; the delimiter is found out if it is not given.
  mutating func begin(delimiter: UInt8?) throws(CSVFailure) {
    if let delimiter, delimiter >= 0x80 || [0, 0x0A, 0x0D, UInt8(ascii: "\"")].contains(delimiter) {
      throw CSVFailure(.unusableDelimiter(delimiter), line: 1)
    }
    try input.begin()
    self.delimiter = if let delimiter { delimiter } else { try input.delimiter(limit: limit) }
    guard try readRow(), !row.isBlank else { throw CSVFailure(.noHeader, line: 1) }
    header = (0..<row.count).map(row.text)
    var seen: Set<String> = []
    for (column, name) in header.enumerated() {
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw CSVFailure(.unnamedColumn(column + 1), line: 1)
      }
      guard seen.insert(name).inserted else { throw CSVFailure(.duplicateColumn(name), line: 1) }
    }
    lastIsOpen = false
  }

  /// The row that ``advance()`` went to.
  var current: CSVRow { waits ? .blank : row }

  /// Goes to the next row; `false` behind the last.
  mutating func advance() throws(CSVFailure) -> Bool {
    while !waits {
      number += 1
      guard try readRow() else { return false }
      if !row.isBlank {
        waits = true
      } else if header.count == 1 {
        blanks += 1
      } else {
        number -= 1
      }
    }
    if blanks > 0 { blanks -= 1 } else { waits = false }
    return true
  }

  /// A failure in the row that is read.
  func failure(_ kind: CSVFailure.Kind, line: Int? = nil) -> CSVFailure {
    CSVFailure(kind, line: line ?? row.line, row: number == 0 ? nil : number)
  }

  // What of a field was read.
  private enum Place {
    case start, plain, quoted, closed
  }

  // Reads up to the end of a line outside quotes; `false` where the file ends before any byte.
  private mutating func readRow() throws(CSVFailure) -> Bool {
    row.begin(line: line)
    var (place, quoteLine, isEmpty) = (Place.start, line, true)
    while true {
      if input.position == input.bytes.count,
        try !input.fetch(line: line, row: number == 0 ? nil : number)
      {
        if isEmpty { return false }
        if place == .quoted { throw failure(.unclosedQuote, line: quoteLine) }
        lastIsOpen = true
        try endRow(isAtEnd: true)
        return true
      }
      let byte = input.bytes[input.position]
      if byte == 0x0A, wasReturn, isEmpty {
        // The second half of the line break behind the row before.
        wasReturn = false
        input.position += 1
        continue
      }
      isEmpty = false
      switch (place, byte) {
      case (.start, UInt8(ascii: "\"")):
        (place, quoteLine, row.hasQuotes) = (.quoted, line, true)
      case (.quoted, UInt8(ascii: "\"")): place = .closed
      case (.closed, UInt8(ascii: "\"")):
        try checkRoom(for: 1)
        row.bytes.append(byte)
        place = .quoted
      case (.quoted, _):
        try takeQuoted()
        continue
      case (_, delimiter):
        try checkRoom(for: 1)
        row.endField()
        place = .start
      case (_, 0x0A), (_, 0x0D):
        passLineBreak(byte)
        input.position += 1
        try endRow(isAtEnd: false)
        return true
      case (.closed, _):
        throw failure(.textBehindQuote(column: row.count + 1), line: line)
      case (_, UInt8(ascii: "\"")):
        throw failure(.strayQuote(column: row.count + 1), line: line)
      default:
        try takePlain()
        place = .plain
        continue
      }
      wasReturn = false
      input.position += 1
    }
  }

  private mutating func passLineBreak(_ byte: UInt8) {
    if byte == 0x0D || !wasReturn { line += 1 }
    wasReturn = byte == 0x0D
  }

  // Takes what stands in quotes, up to the next quote or the end of the bytes at hand.
  private mutating func takeQuoted() throws(CSVFailure) {
    let start = input.position
    var index = start
    while index < input.bytes.count, input.bytes[index] != UInt8(ascii: "\"") {
      let byte = input.bytes[index]
      if byte == 0x0A || byte == 0x0D { passLineBreak(byte) } else { wasReturn = false }
      index += 1
    }
    try take(start..<index)
  }

  // Takes what stands without quotes, up to what may end it or the end of the bytes at hand.
  private mutating func takePlain() throws(CSVFailure) {
    let start = input.position
    var index = start
    while index < input.bytes.count {
      let byte = input.bytes[index]
      if byte == delimiter || byte == 0x0A || byte == 0x0D || byte == UInt8(ascii: "\"") { break }
      index += 1
    }
    wasReturn = false
    try take(start..<index)
  }

  private mutating func take(_ range: Range<Int>) throws(CSVFailure) {
    try checkRoom(for: range.count)
    row.bytes.append(contentsOf: input.bytes[range])
    input.position = range.upperBound
  }

  private func checkRoom(for count: Int) throws(CSVFailure) {
    guard row.bytes.count + count <= limit else { throw failure(.tooLarge(limit: limit)) }
  }

  // Ends the last field of a row, and checks the row.
  private mutating func endRow(isAtEnd: Bool) throws(CSVFailure) {
    row.endField()
    let bad: Int?
    do {
      _ = try UTF8Span(validating: row.bytes.span)
      bad = nil
    } catch { bad = error.byteOffsets.lowerBound }
    if let bad { throw failure(.notUTF8, line: row.line(of: bad)) }
    if let zero = row.bytes.firstIndex(of: 0) {
      throw failure(.zeroByte, line: row.line(of: zero))
    }
    if header.isEmpty || row.isBlank { return }
    if row.count > header.count {
      throw failure(.tooManyFields(row.count, of: header.count))
    } else if row.count < header.count {
      throw failure(
        isAtEnd
          ? .cutOff(row.count, of: header.count) : .tooFewFields(row.count, of: header.count))
    }
  }
}
