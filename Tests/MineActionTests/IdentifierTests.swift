import MineAction
import Testing

@Suite("Codes")
struct IdentifierTests {
  @Test(
    "are what people can see, type and compare",
    arguments: [
      ("SE-14", nil), ("Füzuli 3", nil), ("", .length(0)), ("地雷原", nil),
      (String(repeating: "S", count: 65), .length(65)), (String(repeating: "é", count: 64), nil),
      (" SE-14", .invisible), ("SE-14\u{A0}", .invisible), ("S\u{7}14", .invisible),
      ("S\u{0}", .invisible), ("Fu\u{308}zuli 3", .notNormal),
    ] as [(String, Record.Code.Defect?)])
  func text(text: String, defect: Record.Code.Defect?) throws {
    if let defect {
      #expect(throws: defect) { try Record.Code(text) }
    } else {
      #expect(try Record.Code(text).text == text)
    }
  }
}
