import CSV
import JSON
import Testing

@Suite("Tables")
struct CSVTableTests {
  private func properties(
    _ text: String, _ options: CSVOptions = CSVOptions(geometry: .none)
  ) -> [[String]] {
    let outcome = CSVText(text).outcome(options)
    #expect(outcome.failure == nil)
    return outcome.properties
  }

  @Test(
    "are read by RFC 4180, whatever ends their lines",
    arguments: [
      ("a,b\n1,2\n3,4\n", [["a", "1", "b", "2"], ["a", "3", "b", "4"]]),
      ("a,b\r\n1,2\r\n3,4\r\n", [["a", "1", "b", "2"], ["a", "3", "b", "4"]]),
      ("a,b\r1,2\r3,4\r", [["a", "1", "b", "2"], ["a", "3", "b", "4"]]),
      ("a,b\n1,2", [["a", "1", "b", "2"]]), ("\u{FEFF}a,b\n1,2\n", [["a", "1", "b", "2"]]),
      ("\u{FEFF}\"a\",b\n1,2\n", [["a", "1", "b", "2"]]),
      ("a;b\n1,5;2\n", [["a", "1,5", "b", "2"]]), ("a\tb\n1;\t2\n", [["a", "1;", "b", "2"]]),
      ("\"a,b;c\",d\n1,2\n", [["a,b;c", "1", "d", "2"]]),
      ("a,b\n\"1\",\"2\"\n", [["a", "1", "b", "2"]]),
      ("a,b\n\"x,\"\"y\"\"\",\"\"\"\"\n", [["a", "x,\"y\"", "b", "\""]]),
      ("a,b\n\"1\n2\r\n3\r\",z\n", [["a", "1\n2\r\n3\r", "b", "z"]]),
      ("a,b\n\"1\r\"\n", []), ("a,b\n 1 ,\"  \"\n", [["a", " 1 ", "b", "  "]]),
      ("\"a\nb\",c\n1,2\n", [["a\nb", "1", "c", "2"]]),
      ("имя,é\nЛачын 😀,ё\u{301}\n", [["имя", "Лачын 😀", "é", "ё\u{301}"]]), ("a,b\n", []),
      ("a,b", []),
    ])
  func rows(text: String, expected: [[String]]) {
    if text == "a,b\n\"1\r\"\n" {
      #expect(
        CSVText(text).outcome(CSVOptions(geometry: .none)).failure
          == CSVFailure(.tooFewFields(1, of: 2), line: 2, row: 1))
      return
    }
    #expect(properties(text) == expected)
  }

  @Test("keep every field as text, and leave out what is empty")
  func fields() {
    let text = "code,depth,note,team,x\n007,0.20,\"\",,1e3\n128103,-5, ,+1,true\n"
    #expect(
      properties(text) == [
        ["code", "007", "depth", "0.20", "x", "1e3"],
        ["code", "128103", "depth", "-5", "note", " ", "team", "+1", "x", "true"],
      ])
  }

  @Test("escape what JSON does not take as it is")
  func escapes() {
    #expect(
      CSVText("a\"b,c\n".replacing("a\"b", with: "\"a\"\"b\"") + "\"\\\u{1}\t\n\",z\n")
        .outcome(CSVOptions(geometry: .none)).lines == [
          "{\"type\":\"Feature\",\"geometry\":null,\"properties\":"
            + "{\"a\\\"b\":\"\\\\\\u0001\\t\\n\",\"c\":\"z\"}}\n"
        ])
  }

  @Test("have no row where a line is empty, unless they have one column")
  func blankLines() {
    #expect(properties("a,b\n\n1,2\n\r\n\n3,4\n\n\n").count == 2)
    #expect(properties("a\n\n1\n\n\r\n2\n\n\n") == [[], ["a", "1"], [], [], ["a", "2"]])
    #expect(properties("a\n\"\"\n\n") == [[]])
    #expect(properties("a\n\n\n").isEmpty)
  }

  @Test("take any delimiter that is given")
  func delimiter() {
    #expect(
      properties("a|b,c\n1|2;3\n", CSVOptions(geometry: .none, delimiter: UInt8(ascii: "|")))
        == [["a", "1", "b,c", "2;3"]])
    #expect(
      properties("a;b,c\n1;2\n", CSVOptions(geometry: .none, delimiter: UInt8(ascii: ";")))
        == [["a", "1", "b,c", "2"]])
  }

  @Test("say whether the end of the file ends the last row")
  func openRow() {
    let options = CSVOptions(geometry: .none)
    #expect(CSVText("a,b\n1,2").outcome(options).lastRowIsOpen)
    #expect(CSVText("a\n1\n\"2\"").outcome(options).lastRowIsOpen)
    for text in ["a,b\n1,2\n", "a,b\n1,2\r", "a,b\n1,2\n\n", "a,b", "a,b\n"] {
      #expect(!CSVText(text).outcome(options).lastRowIsOpen)
    }
  }

  @Test("count the rows they have given, and end once")
  func counting() throws {
    var chunks: [[UInt8]] = [Array("2\n".utf8), [], Array("a\n1\n".utf8), []]
    var isOver = false
    var features = try CSVFeatures(CSVOptions(geometry: .none)) { () -> [UInt8]? in
      #expect(!isOver)
      isOver = chunks.isEmpty
      return chunks.popLast()
    }
    #expect(features.header == ["a"] && features.rows == 0)
    #expect(try features.next() != nil)
    #expect(features.rows == 1)
    #expect(try features.next() != nil)
    for _ in 0..<3 { #expect(try features.next() == nil) }
    #expect(features.rows == 2)
  }
}
