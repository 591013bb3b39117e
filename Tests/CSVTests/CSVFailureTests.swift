import CSV
import Testing

@Suite("Tables are refused")
struct CSVFailureTests {
  private static let none = CSVOptions(geometry: .none)

  @Test(
    "with the line and the row, where they are not whole or not clear",
    arguments: [
      ("", .empty, 1, nil), ("\u{FEFF}", .empty, 1, nil), ("\n", .noHeader, 1, nil),
      ("\na,b\n1,2\n", .noHeader, 1, nil), ("\r\n\r\n", .noHeader, 1, nil),
      ("a,\n1,2\n", .unnamedColumn(2), 1, nil), ("a,\"\",c\n", .unnamedColumn(2), 1, nil),
      (" ,a\n", .unnamedColumn(1), 1, nil), ("\"\"\n1\n", .unnamedColumn(1), 1, nil),
      ("a,b,a\n1,2,3\n", .duplicateColumn("a"), 1, nil),
      ("\u{E9},e\u{301}\n1,2\n", .duplicateColumn("\u{E9}"), 1, nil),
      ("a,b;c\n1,2\n", .severalDelimiters([0x2C, 0x3B]), 1, nil),
      ("a\tb;c\n", .severalDelimiters([0x09, 0x3B]), 1, nil),
      ("a,b\n1,2\n3\n4,5\n", .tooFewFields(1, of: 2), 3, 2),
      ("a,b\n1,2\n3,4,5\n", .tooManyFields(3, of: 2), 3, 2),
      ("a,b\n1,2,\n", .tooManyFields(3, of: 2), 2, 1),
      ("a,b,c\n1,2,3\n4,5", .cutOff(2, of: 3), 3, 2), ("a,b\n1", .cutOff(1, of: 2), 2, 1),
      ("a,b\n\n\n \n1,2\n", .tooFewFields(1, of: 2), 4, 1),
      ("a,b\n\"1\n\n2\",3\n4\n", .tooFewFields(1, of: 2), 5, 2),
      ("a,b\r\n\"1\r\n\r\n2\r3\",3\r\n4\r\n", .tooFewFields(1, of: 2), 6, 2),
      ("a,b\n\"1\n\",\"2\n3,4\n", .unclosedQuote, 3, 1), ("a,b\n1,\"2", .unclosedQuote, 2, 1),
      ("a,\"b\n1,2\n", .unclosedQuote, 1, nil), ("a,b\n1,2\"\n", .strayQuote(column: 2), 2, 1),
      ("a,b\n1, \"2\"\n", .strayQuote(column: 2), 2, 1),
      ("a\"\n1\n", .strayQuote(column: 1), 1, nil),
      ("a,b\n1,\"2\n\" \n", .textBehindQuote(column: 2), 3, 1),
      ("a,b\n\"1\"2\",3\n", .textBehindQuote(column: 1), 2, 1),
      ("a,b\n1,2\n3,\"\n\u{0}\"\n", .zeroByte, 4, 2), ("a,b\n\u{0}\u{0}\u{0}", .zeroByte, 2, 1),
      ("PK\u{3}\u{4}abc", .otherFormat("a ZIP archive, as XLSX or ODS"), 1, nil),
      ("SQLite format 3\u{0}abc", .otherFormat("an SQLite database, as GeoPackage"), 1, nil),
    ] as [(String, CSVFailure.Kind, Int, Int?)])
  func failures(text: String, kind: CSVFailure.Kind, line: Int, row: Int?) {
    let outcome = CSVText(text).outcome(Self.none)
    #expect(outcome.failure == CSVFailure(kind, line: line, row: row))
    #expect(outcome.lines.count == max(0, (row ?? 1) - 1))
    for chunk in 1...3 { #expect(CSVText(text).outcome(Self.none, chunk: chunk) == outcome) }
  }

  @Test(
    "that are no UTF-8, whatever it may be",
    arguments: [
      ([0xC0, 0xE9], "a,b\n1,2\n3,", "\n", 3, 2), ([0xE9], "a,b\n\"1\r\n2", "\",3\n", 3, 1),
      ([0xC3], "a,b\n1", ",2\n", 2, 1), ([0xFF], "a", ",b\n1,2\n", 1, nil),
      ([0xED, 0xA0, 0x80], "a,b\n", ",2\n", 2, 1), ([0xC3], "a,b\n1,2", "", 2, 1),
    ] as [([UInt8], String, String, Int, Int?)])
  func legacy(bytes: [UInt8], before: String, behind: String, line: Int, row: Int?) throws {
    let text = CSVText(bytes: Array(before.utf8) + bytes + Array(behind.utf8))
    let failure = try #require(text.outcome(Self.none).failure)
    #expect(failure == CSVFailure(.notUTF8, line: line, row: row))
    #expect(failure.hint.contains("iconv -f WINDOWS-1251 -t UTF-8"))
  }

  @Test("whose fields would be UTF-8 only if one ran into the next")
  func splitCharacter() {
    let text = CSVText(bytes: Array("a,b\n".utf8) + [0xC3, 0x2C, 0xA9, 0x0A])
    #expect(text.outcome(Self.none).failure?.kind == .notUTF8)
  }

  @Test(
    "that are UTF-16 or UTF-32",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16LE"), ([0xFE, 0xFF, 0, 0x61], "UTF-16BE"),
      ([0x61, 0, 0x2C, 0], "UTF-16LE"), ([0, 0x61, 0, 0x2C], "UTF-16BE"),
      ([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "UTF-32LE"),
    ] as [([UInt8], String)])
  func wide(bytes: [UInt8], name: String) throws {
    for chunk in 1...4 {
      let failure = try #require(CSVText(bytes: bytes).outcome(chunk: chunk).failure)
      #expect(failure == CSVFailure(.wideEncoding(name), line: 1))
      #expect(failure.hint.contains("iconv -f \(name) -t UTF-8"))
    }
  }

  @Test("with the row counted as it will be numbered, empty ones included")
  func numbering() {
    let outcome = CSVText("a\n1\n\n\n\"2\"\"3\"x\n").outcome(Self.none)
    #expect(outcome.failure == CSVFailure(.textBehindQuote(column: 1), line: 5, row: 4))
  }

  @Test("with a row that is too large, however it is filled")
  func tooLarge() {
    let filler = String(repeating: "x", count: 100)
    for row in [
      "\(filler),2", "\"\(filler)\",2", String(repeating: ",", count: 100),
      "\"" + String(repeating: "\"\"", count: 100) + "\",2", "\"\(filler)",
    ] {
      let text = CSVText("a,b\n1,2\n\(row)\n")
      for chunk in [1, 7, 1_000] {
        #expect(
          text.outcome(Self.none, chunk: chunk, limit: 64).failure
            == CSVFailure(.tooLarge(limit: 64), line: 3, row: 2))
      }
    }
    #expect(
      CSVText("\"\(filler)\n").outcome(Self.none, chunk: 1, limit: 64).failure
        == CSVFailure(.tooLarge(limit: 64), line: 1))
  }

  @Test("that are to be parted by what cannot part them", arguments: [0, 0x0A, 0x0D, 0x22, 0x80])
  func delimiter(byte: UInt8) {
    #expect(
      CSVText("a,b\n").outcome(CSVOptions(geometry: .none, delimiter: byte)).failure
        == CSVFailure(.unusableDelimiter(byte), line: 1))
  }

  private struct Broken: Error {}

  @Test("that cannot be read, and then once and for all")
  func unreadable() throws {
    var chunks: [[UInt8]] = [Array("a,b,c,d\n1,2,3,4\n2".utf8)]
    var features = try CSVFeatures(Self.none) { () throws -> [UInt8]? in
      guard let chunk = chunks.popLast() else { throw Broken() }
      return chunk
    }
    #expect(try features.next() != nil)
    let failure = CSVFailure(.unreadable("Broken()"), line: 3, row: 2)
    for _ in 0..<2 { #expect(throws: failure) { try features.next() } }
    #expect(features.failure == failure && features.rows == 1)
  }

  @Test("in one sentence, with what to do")
  func words() {
    let failure = CSVFailure(.cutOff(2, of: 5), line: 9, row: 7)
    #expect(
      failure.description
        == "the file ends inside a row, which has 2 fields, and the header has 5 (row 7, line 9)")
    #expect(failure.hint == "export or copy it again; the copy is not whole")
    #expect(
      CSVFailure(.severalDelimiters([0x2C, 0x09]), line: 1).reason
        == "the header has a comma, a tab: nobody can tell which one parts its fields")
  }
}
