import TestSupport

/// A made-up piece of land with its records, and a question about a road through it.
///
/// A road, sectors along it that share edges and turning points, lanes through mined areas, and
/// beside them all that a national database holds: foreign words, missing members, bow-ties, points
/// for areas, equal dates, routes that stop, turn back and leave the road. The same seed makes the
/// same scene.
package struct OracleScene: Sendable {
  /// What the scene was made of.
  package let seed: UInt64
  /// The records, in no order.
  package let records: [OracleRecord]
  /// The question.
  package let question: OracleQuestion

  /// Makes a scene at most two kilometres across.
  package static func random(_ seed: UInt64) -> Self {
    var maker = SceneMaker(seed: seed)
    maker.addSectors()
    maker.addHazards()
    let question = maker.question()
    return Self(
      seed: seed, records: maker.records.shuffled(using: &maker.random), question: question)
  }
}
