import Exchange
import JSON
import TestSupport
import Testing

@Suite("Damaged GeoJSON")
struct GeoJSONDamageTests {
  @Test("never loses a feature in silence, and never ends the program", arguments: 1...200)
  func mutation(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for round in 1...50 {
      let (text, count) = GeoJSONText.random(using: &random)
      let (damaged, place) = Self.damage(text, using: &random)
      let outcome = damaged.outcome(chunk: [1, 5, 64, 5_000].randomElement(using: &random) ?? 1)
      let comment = "seed \(seed), round \(round)"
      #expect(outcome.failure != nil || outcome.features.count == count, "\(comment)")
      // What stands before the damage is as it was, also where the file is refused behind it.
      let before = text.outcome().features.filter { $0.offset + $0.text.text.utf8.count <= place }
      if (outcome.failure?.offset ?? .max) >= place {
        #expect(outcome.features.starts(with: before), "\(comment)")
      }
    }
  }

  @Test(
    "that is cut off anywhere is refused, but between the objects of a sequence", arguments: 1...10)
  func truncation(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let (text, _) = GeoJSONText.random(using: &random)
    let whole = text.outcome()
    let isCollection = !whole.foreignMembers.isEmpty
    for length in text.bytes.indices {
      let outcome = GeoJSONText(bytes: Array(text.bytes[..<length])).outcome(chunk: 100)
      if outcome.failure != nil { continue }
      // Nobody can tell that anything is missing, and what was there is given.
      let before = whole.features.filter { $0.offset + $0.text.text.utf8.count <= length }
      let isAll = text.bytes[length...].allSatisfy { $0 <= 0x20 }
      #expect(isAll || !isCollection, "seed \(seed), length \(length)")
      #expect(outcome.features == before, "seed \(seed), length \(length)")
    }
  }

  /// Changes, removes or puts in one byte, and says where it is.
  private static func damage(
    _ text: GeoJSONText, using random: inout SeededGenerator
  ) -> (GeoJSONText, place: Int) {
    var bytes = text.bytes
    let index = Int.random(in: bytes.indices, using: &random)
    let structure = Array("{}[]\",:0e-.\\\u{1E} \n".utf8)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[index] = structure.randomElement(using: &random) ?? 0
    case 2: bytes[index] ^= 1 << Int.random(in: 0..<8, using: &random)
    case 3: bytes.insert(structure.randomElement(using: &random) ?? 0, at: index)
    default: bytes.remove(at: index)
    }
    return (GeoJSONText(bytes: bytes), index)
  }
}
