import Geometry
import TestSupport

/// Makes the records of a scene one after the other.
struct SceneMaker {
  var random: SeededGenerator
  private(set) var records: [OracleRecord] = []
  let road: SceneRoad
  /// How much is out of order, from 0 to 1.
  let mess: Double
  /// The last day of the scene; most of it happens in the two years before.
  let today: Int
  let frame: LocalFrame

  init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    frame = LocalFrame(
      longitude: .random(in: -170...170, using: &random),
      latitude: .random(in: -55...62, using: &random))
    road = SceneRoad(using: &random)
    mess = [0.1, 0.4, 1][Int.random(in: 0...2, using: &random)]
    today = 18_262 + Int.random(in: 0...700, using: &random)  // From 2020-01-01.
  }

  mutating func chance(_ share: Double) -> Bool { number(0...1) < share }

  /// A chance that grows with the mess of the scene.
  mutating func mishap(_ share: Double) -> Bool { chance(share * mess) }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &random)
  }

  mutating func count(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &random) }

  mutating func one<Choice>(of choices: [Choice]) -> Choice {
    choices[Int.random(in: choices.indices, using: &random)]
  }

  /// One of some words by their weight; `nil` is a member that is missing.
  mutating func word(_ weights: [(String?, Int)]) -> String? {
    var left = count(1...weights.reduce(0) { $0 + $1.1 })
    for (word, weight) in weights {
      left -= weight
      if left <= 0 { return word }
    }
    return nil
  }

  /// Adds a record under a code of its own.
  mutating func add(_ record: OracleRecord) {
    var record = record
    record.code += "-\(records.count)"
    records.append(record)
  }
}
