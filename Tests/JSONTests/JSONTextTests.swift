import JSON
import Testing

@Suite("JSON text")
struct JSONTextTests {
  @Test(
    "takes what RFC 8259 has, without the white space around it",
    arguments: [
      ("1", "1"), (" \r\n\t-0.5e+3 ", "-0.5e+3"), ("\"\"", "\"\""), ("null", "null"),
      (" { \"a\" : [ ] } ", "{ \"a\" : [ ] }"), ("[1,[2,{\"a\":null}],true]", nil),
      ("{\"a\":{\"b\":[]},\"c\":false}", nil), ("\"\\ud83d\\ude00 \u{1F600}\"", nil),
      ("\u{FEFF}{}", "{}"), ("0", nil), ("-0", nil), ("\"\u{7F}\u{80}\u{7FF}\u{FFFF}\"", nil),
    ] as [(String, String?)])
  func valid(text: String, kept: String?) throws {
    #expect(try JSONText(parsing: text).text.utf8.elementsEqual((kept ?? text).utf8))
  }

  @Test(
    "refuses all else, and says what and where",
    arguments: [
      ("", .unexpectedEnd, 0), ("  ", .unexpectedEnd, 2), ("{\"a\":1", .unexpectedEnd, 6),
      ("[1,", .unexpectedEnd, 3), ("\"abc", .unexpectedEnd, 4), ("tru", .unexpectedEnd, 3),
      ("1.", .unexpectedEnd, 2), ("-", .unexpectedEnd, 1), ("\"\\u00", .unexpectedEnd, 5),
      ("{a:1}", .unexpectedCharacter(0x61), 1), ("[1,]", .unexpectedCharacter(0x5D), 3),
      ("{\"a\":1,}", .unexpectedCharacter(0x7D), 7), ("[1 2]", .unexpectedCharacter(0x32), 3),
      ("[,1]", .unexpectedCharacter(0x2C), 1), ("[1}", .unexpectedCharacter(0x7D), 2),
      ("{\"a\" 1}", .unexpectedCharacter(0x31), 5), ("'a'", .unexpectedCharacter(0x27), 0),
      ("\u{FEFF}\u{FEFF}1", .unexpectedCharacter(0xEF), 3), ("nul1", .unexpectedCharacter(0x6E), 0),
      ("1 2", .trailingCharacters, 2), ("{} x", .trailingCharacters, 3),
      ("\"\\ud800\"", .loneSurrogate, 1), ("[\"\\udc00\\ud800\"]", .loneSurrogate, 2),
      ("\"a\nb\"", .controlCharacterInString(10), 2), ("\"\\x\"", .badEscape, 1),
      ("\"\\u00g0\"", .badEscape, 1), ("1e999", .numberOutOfRange, 0),
      ("[-1e309]", .numberOutOfRange, 1), ("NaN", .notFinite, 0), ("[nan]", .notFinite, 1),
      ("-Infinity", .notFinite, 1), ("Infinity", .notFinite, 0), ("01", .malformedNumber, 1),
      ("1.x", .malformedNumber, 2), ("1ex", .malformedNumber, 2), ("-x", .malformedNumber, 1),
      ("+1", .unexpectedCharacter(0x2B), 0), (".5", .unexpectedCharacter(0x2E), 0),
    ] as [(String, JSONDefect.Reason, Int)])
  func invalid(text: String, reason: JSONDefect.Reason, offset: Int) {
    #expect(throws: JSONDefect(reason, offset: offset)) { try JSONText(parsing: text) }
  }

  @Test(
    "refuses bytes that are not UTF-8",
    arguments: [
      ([0x80], 1), ([0xC0, 0x80], 1), ([0xC3, 0x28], 1), ([0xE0, 0x80, 0x80], 1),
      ([0xED, 0xA0, 0x80], 1), ([0xF0, 0x80, 0x80, 0x80], 1), ([0xF4, 0x90, 0x80, 0x80], 1),
      ([0xF5, 0x80, 0x80, 0x80], 1), ([0x61, 0xE2, 0x82, 0x22], 2), ([0xFF], 1),
    ] as [([UInt8], Int)])
  func encoding(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONDefect(.notUTF8, offset: offset)) {
      try JSONText(parsing: [0x22] + bytes + [0x22])
    }
  }

  @Test(
    "names the encoding of text that is not UTF-8 at all",
    arguments: [
      ([0xFE, 0xFF, 0, 0x7B], "UTF-16BE"), ([0xFF, 0xFE, 0x7B, 0], "UTF-16LE"),
      ([0, 0x7B, 0, 0x7D], "UTF-16BE"), ([0x7B, 0, 0x7D, 0], "UTF-16LE"),
      ([0, 0, 0xFE, 0xFF], "UTF-32BE"), ([0xFF, 0xFE, 0, 0], "UTF-32LE"),
      ([0, 0, 0, 0x7B], "UTF-32BE"), ([0x7B, 0, 0, 0], "UTF-32LE"),
    ] as [([UInt8], String)])
  func wide(bytes: [UInt8], name: String) {
    #expect(throws: JSONDefect(.wideEncoding(name), offset: 0)) { try JSONText(parsing: bytes) }
  }

  @Test("does not take a file full of zeros for UTF-32")
  func zeros() {
    #expect(throws: JSONDefect(.unexpectedCharacter(0), offset: 0)) {
      try JSONText(parsing: [0, 0, 0, 0])
    }
  }

  @Test("nests 64 deep and no deeper, however deep the bomb", arguments: ["[", "{\"a\":"])
  func depth(bracket: String) throws {
    let (open, close) = (bracket, bracket == "[" ? "]" : "}")
    func nested(_ depth: Int) -> String {
      String(repeating: open, count: depth) + "1" + String(repeating: close, count: depth)
    }
    #expect(try JSONText(parsing: nested(64)).text == nested(64))
    for depth in [65, 100_000] {
      #expect(throws: JSONDefect(.depth, offset: 64 * open.utf8.count)) {
        try JSONText(parsing: nested(depth))
      }
    }
  }

  @Test(
    "gives a string unescaped, half a pair as U+FFFD",
    arguments: [
      ("\"a\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\uD83D\\uDE00\"", "a\"\\/\u{8}\u{c}\n\r\té😀"),
      ("\"\\ud800x\"", "\u{FFFD}x"), ("\"\\udc00\\ud800\"", "\u{FFFD}\u{FFFD}"),
      ("\"\\ud800\\ud83d\\ude00\"", "\u{FFFD}😀"), ("\"Füzuli\"", "Füzuli"), ("1", nil),
      ("[\"a\"]", nil),
    ] as [(String, String?)])
  func string(text: String, value: String?) {
    #expect(JSONText(trusted: text).string == value)
  }

  @Test(
    "gives numbers, and integers only where written as such and fitting",
    arguments: [
      ("1", 1, 1), ("-0", -0.0, 0), ("1.0", 1, nil), ("1e2", 100, nil),
      ("9223372036854775807", 0x1p63, .max),
      ("9223372036854775808", 0x1p63, nil),
      ("9007199254740993", 9_007_199_254_740_992, 9_007_199_254_740_993),
      ("1e999", nil, nil), ("\"1\"", nil, nil), ("true", nil, nil), ("null", nil, nil),
    ] as [(String, Double?, Int64?)])
  func number(text: String, number: Double?, integer: Int64?) {
    #expect(JSONText(trusted: text).number == number)
    #expect(JSONText(trusted: text).integer == integer)
  }

  @Test("tells truth from null")
  func words() {
    #expect(JSONText(trusted: "true").bool == true)
    #expect(JSONText(bool: false).bool == false)
    #expect(JSONText.null.bool == nil)
    #expect(JSONText.null.isNull)
    #expect(!JSONText(string: "null").isNull)
  }

  @Test("gives members in order, duplicates included, and elements")
  func members() throws {
    let object = try JSONText(parsing: "{ \"b\" : 1, \"a\":[ 2 ,3], \"\\u0062\": {\"c\":null} }")
    #expect(object.members?.map(\.name) == ["b", "a", "b"])
    #expect(object.members?.map(\.value.text) == ["1", "[ 2 ,3]", "{\"c\":null}"])
    #expect(object["a"]?.elements?.map(\.text) == ["2", "3"])
    #expect(object["b"]?.text == "1")
    #expect(object["c"] == nil)
    #expect(object.elements == nil)
    #expect(JSONText(trusted: "[]").elements?.isEmpty == true)
    #expect(JSONText(trusted: "[]").members == nil)
  }

  @Test(
    "is compact without the white space between its pieces, and with all of that inside strings",
    arguments: [
      (" { \"a b\" :\n[ 1 , \"c  d\" ] }", "{\"a b\":[1,\"c  d\"]}"),
      (#"[ "a \" b" , " c " ]"#, #"["a \" b"," c "]"#),
      (#"[ "C:\\" , " d " ]"#, #"["C:\\"," d "]"#),
      (#"[ "\\\" e" , "f g" ]"#, #"["\\\" e","f g"]"#),
    ])
  func compact(text: String, expected: String) throws {
    let value = try JSONText(parsing: text)
    #expect(value.compact.text == expected)
    #expect(value.compact.elements?.map(\.string) == value.elements?.map(\.string))
  }

  @Test("is the same only byte for byte")
  func equality() {
    let (one, other) = (JSONText(string: "\u{E9}"), JSONText(string: "e\u{301}"))
    #expect(one.text == other.text)
    #expect(one != other)
    #expect(JSONMember(name: "\u{E9}", value: .null) != JSONMember(name: "e\u{301}", value: .null))
    #expect(Set([one, other, one]).count == 2)
  }
}
