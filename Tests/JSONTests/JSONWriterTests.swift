import Foundation
import JSON
import TestSupport
import Testing

@Suite("JSON writer")
struct JSONWriterTests {
  @Test("sets its own commas and colons, and leaves no space")
  func structure() {
    let text = JSONText.writing { writer in
      writer.object { writer in
        writer.member("a", JSONText(integer: 1))
        writer.member("b")
        writer.array { writer in
          writer.array { _ in }
          writer.null()
          writer.object { $0.member("c", string: "d") }
          writer.bool(true)
        }
        writer.member(JSONMember(name: "e", value: .null))
        writer.member("f")
        writer.beginObject()
        writer.endObject()
        writer.member("g", JSONText(bool: false))
      }
    }
    #expect(
      text.text == #"{"a":1,"b":[[],null,{"c":"d"},true],"e":null,"f":{},"g":false}"#)
  }

  @Test(
    "escapes what must be, and nothing else",
    arguments: [
      ("\"\\/", #""\"\\/""#), ("\n\r\t\u{8}\u{0}\u{1F}", #""\n\r\t\u0008\u0000\u001f""#),
      ("Füzuli 😀\u{7F}", "\"Füzuli 😀\u{7F}\""),
    ])
  func escapes(string: String, text: String) {
    #expect(JSONText(string: string).text == text)
    #expect(JSONText(string: string).string == string)
  }

  @Test(
    "writes the shortest number that reads back as the same",
    arguments: [
      (1, "1"), (0.1, "0.1"), (-0.0, "-0"), (46.75, "46.75"), (1e21, "1e+21"),
      (.leastNonzeroMagnitude, "5e-324"), (100, "100"), (0.2 + 0.1, "0.30000000000000004"),
    ] as [(Double, String)])
  func number(value: Double, text: String) throws {
    #expect(JSONText(number: value).text == text)
    #expect(JSONText(number: value).number?.bitPattern == value.bitPattern)
  }

  @Test(
    "writes decimals without zeros behind, ties to even, never minus zero",
    arguments: [
      (0.125, 2, "0.12"), (0.375, 2, "0.38"), (2.5, 0, "2"), (3.5, 0, "4"), (-2.5, 0, "-2"),
      (0.5, 0, "0"), (-0.5, 0, "0"), (1.5, 0, "2"), (-0.0, 3, "0"), (-1e-9, 8, "0"),
      (1.005, 2, "1"), (9.999, 2, "10"), (0.999_999_999, 8, "1"), (-12.340, 5, "-12.34"),
      (1e20, 3, "1e+20"), (4_503_599_627_370_497.5, 0, "4503599627370498"),
      (0.1, 18, "0.100000000000000006"), (.leastNonzeroMagnitude, 18, "0"),
      (1_000_000, 2, "1000000"),
      (0.05, 1, "0.1"), (9_007_199_254_740_992, 4, "9007199254740992"),
    ] as [(Double, Int, String)])
  func decimal(value: Double, places: Int, text: String) {
    let written = JSONText.writing { $0.decimal(value, places: places) }
    #expect(written.text == text)
  }

  @Test("writes the decimals that printf writes", arguments: 1...10)
  func oracle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var wrong: [String] = []
    for _ in 1...2_000 {
      let places = Int.random(in: 0...18, using: &random)
      let scale = ([1e-9, 1e-3, 1, 1e3, 1e9, 1e15] as [Double]).randomElement(using: &random) ?? 1
      // Halves and eighths are where ties are.
      let value =
        Bool.random(using: &random)
        ? Double(Int.random(in: -8_000...8_000, using: &random)) / 8
        : Double.random(in: -180...180, using: &random) * scale
      var expected = String(format: "%.\(places)f", value)
      if places > 0 {
        while expected.hasSuffix("0") { expected.removeLast() }
        if expected.hasSuffix(".") { expected.removeLast() }
      }
      if expected == "-0" { expected = "0" }
      let written = JSONText.writing { $0.decimal(value, places: places) }
      if written.text != expected { wrong.append("\(value) to \(places)") }
    }
    #expect(wrong.isEmpty, "seed \(seed)")
  }

  @Test("writes a coordinate with 8 decimals at most")
  func coordinate() {
    let text = JSONText.writing { writer in
      writer.array { writer in
        for value in [46.751_234_567_89, -39.8, 180, -1e-10] { writer.coordinate(value) }
      }
    }
    #expect(text.text == "[46.75123457,-39.8,180,0]")
  }

  @Test("gives what was written once when drained")
  func drain() {
    var writer = JSONWriter()
    writer.beginArray()
    writer.integer(1)
    #expect(writer.drain() == Array("[1".utf8))
    writer.integer(2)
    writer.endArray()
    #expect(writer.drain() == Array(",2]".utf8))
    #expect(writer.drain().isEmpty)
  }
}
