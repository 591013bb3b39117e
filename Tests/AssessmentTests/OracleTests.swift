import Assessment
import Foundation
import GeoEngine
import Geometry
import MineAction
import Testing
import VerdictOracle

/// The engine against whole geometries by overlay, in random scenes.
///
/// `CLEARWAY_SCENES` says how many; acceptance takes 100,000. A failure names the seed.
@Suite("Engine and oracle")
struct OracleTests {
  static let batch = 50
  static let scenes =
    ProcessInfo.processInfo.environment["CLEARWAY_SCENES"].flatMap { Int($0) } ?? 2_000

  @Test("agree in every scene", arguments: 0..<(scenes + batch - 1) / batch)
  func agree(batch: Int) throws {
    for number in 1...Self.batch {
      let seed = UInt64(batch * Self.batch + number)
      let scene = try Scene(seed: seed)
      let oracle = try VerdictOracle(
        records: scene.oracle.records, question: scene.oracle.question)
      let answer = Scene.spans(scene.verdict())
      var difference = compare(oracle: try oracle.stretches(), answer: answer)
      if difference != nil {
        // At grazing incidence a millimetre is a metre of route: what lies between the answers
        // with a little more and a little less distance is right.
        difference = compare(
          strict: try oracle.stretches(slack: 1), lenient: try oracle.stretches(slack: -1),
          answer: answer)
      }
      #expect(difference == nil, "seed \(seed): \(difference?.description ?? "")")
    }
  }
}
