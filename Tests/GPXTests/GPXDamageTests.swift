import GPX
import Geometry
import TestSupport
import Testing

@Suite("Damaged GPX")
struct GPXDamageTests {
  @Test("never loses or joins a point in silence, and never ends the program", arguments: 1...60)
  func mutation(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let text = GPXText.random(using: &random)
    let whole = try text.file()
    for round in 1...100 {
      guard let read = try? Self.damage(text, using: &random).file() else { continue }
      let comment = "seed \(seed), round \(round)"
      #expect(read.routes.map(\.place) == whole.routes.map(\.place), "\(comment)")
      #expect(
        read.routes.map { $0.segments.map(\.count) }
          == whole.routes.map { $0.segments.map(\.count) }, "\(comment)")
      // A digit may be another digit; all other points are where they were.
      let pairs = zip(Self.line(read), Self.line(whole))
      #expect(pairs.count { $0 != $1 } <= 1, "\(comment)")
    }
  }

  @Test("that is damaged in many places never ends the program", arguments: 1...20)
  func heavyDamage(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 1...100 {
      var text = GPXText.random(using: &random)
      for _ in 1...Int.random(in: 2...30, using: &random) {
        text = Self.damage(text, using: &random)
      }
      let piece = [1, 7, 64, 5_000].randomElement(using: &random) ?? 1
      if case .failure(let failure) = text.outcome(piece: piece) {
        #expect(!failure.reason.isEmpty && !failure.hint.isEmpty)
      }
    }
  }

  @Test("of random bytes is refused", arguments: 1...20)
  func noise(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    for _ in 1...50 {
      let count = Int.random(in: 1...300, using: &random)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      #expect(GPXText(bytes: bytes).failure != nil)
    }
  }

  @Test("that is cut off anywhere is refused", arguments: 1...5)
  func truncation(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = GPXText.random(using: &random)
    // The last byte is a line break.
    for length in 0..<text.bytes.count - 1 {
      let failure = GPXText(bytes: Array(text.bytes[..<length])).failure
      #expect(failure?.kind == (length == 0 ? .empty : .truncated) || length < 40, "\(length)")
      #expect(failure != nil, "seed \(seed), length \(length)")
    }
  }

  @Test("and whole GPX alike say the same however they are cut into chunks", arguments: 1...2)
  func chunks(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let text = GPXText.random(using: &random)
    for text in [text, Self.damage(text, using: &random)] {
      let whole = text.outcome()
      for size in 1...40 {
        #expect(text.outcome(chunk: size) == whole, "seed \(seed), chunk \(size)")
        #expect(text.outcome(piece: size) == whole, "seed \(seed), piece \(size)")
      }
      // Then once at every byte.
      for cut in 41..<text.bytes.count {
        #expect(text.outcome(piece: cut) == whole, "seed \(seed), cut \(cut)")
      }
    }
  }

  private static func line(_ file: GPXFile) -> [Position<Geographic>] {
    file.routes.flatMap { $0.segments.flatMap(\.self) }
  }

  /// Changes, removes or puts in one byte.
  private static func damage(_ text: GPXText, using random: inout SeededGenerator) -> GPXText {
    var bytes = text.bytes
    let index = Int.random(in: bytes.indices, using: &random)
    let structure = Array("<>/\"'=?!-[]&;: \n.rtp1".utf8)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: bytes[index] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes[index] = structure.randomElement(using: &random) ?? 0
    case 2: bytes[index] ^= 1 << Int.random(in: 0..<8, using: &random)
    case 3: bytes.insert(structure.randomElement(using: &random) ?? 0, at: index)
    default: bytes.remove(at: index)
    }
    return GPXText(bytes: bytes)
  }
}
