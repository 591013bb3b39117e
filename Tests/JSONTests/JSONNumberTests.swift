import Foundation
import JSON
import TestSupport
import Testing

@Suite("JSON number")
struct JSONNumberTests {
  @Test("is the Double that strtod reads, to the last bit", arguments: 1...20)
  func oracle(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var wrong: [String] = []
    for _ in 1...5_000 {
      let text = Self.number(using: &random)
      var scanner = JSONScanner(Array(text.utf8))
      let (expected, value) = (unsafe strtod(text, nil), try? scanner.number())
      // What strtod takes for infinite is refused.
      let isRight =
        expected.isFinite
        ? value?.bitPattern == expected.bitPattern && scanner.isAtEnd : value == nil
      if !isRight { wrong.append(text) }
    }
    #expect(wrong.isEmpty, "seed \(seed)")
  }

  @Test(
    "is read right where rounding is hard",
    arguments: [
      "9007199254740993", "9007199254740993.0", "9007199254740992.5", "9007199254740993.5",
      "0.9007199254740993", "1.7976931348623157e308", "4.9e-324", "2.4703282292062328e-324",
      "2.2250738585072011e-308", "18446744073709551615", "9223372036854775807.5",
      "1000000000000000000.1", "0.0000000000000000001", "46.75123456789012345678",
      "1.00000000000000011102230246251565404236316680908203125", "46.749999999999996447",
      "9999999999999999999e-19", "0e400", "0.000e-999999999999999999999", "1e-400",
      "123456789012345678e19", "36028797018963967.5e-1",
      // Only what the division leaves over says that these are no ties.
      "6246.92532089921815", "4737043174.994259358", "0.9099403989953252503",
      "66944052.02107806877",
    ])
  func hard(text: String) throws {
    var scanner = JSONScanner(Array(text.utf8))
    let value = try scanner.number()
    #expect(value.bitPattern == (unsafe strtod(text, nil)).bitPattern)
  }

  /// A number of every kind: a shortest text, a coordinate, or digits at random.
  private static func number(using random: inout SeededGenerator) -> String {
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let value = Double(bitPattern: random.next())
      return value.isFinite ? value.description : "0"
    case 1: return Double.random(in: -180...180, using: &random).description
    case 2:
      let places = Int.random(in: 0...20, using: &random)
      return String(format: "%.\(places)f", Double.random(in: -180...180, using: &random))
    default:
      func digits(_ range: ClosedRange<Int>) -> String {
        (0..<Int.random(in: range, using: &random)).reduce(into: "") { text, _ in
          text += String(Int.random(in: 0...9, using: &random))
        }
      }
      var text = Bool.random(using: &random) ? "-" : ""
      text += Bool.random(using: &random) ? "0" : "7" + digits(0...20)
      if Bool.random(using: &random) { text += "." + digits(1...25) }
      if Bool.random(using: &random) {
        text += ["e", "E", "e-", "E+"].randomElement(using: &random) ?? "e"
        text += digits(1...3)
      }
      return text
    }
  }
}
