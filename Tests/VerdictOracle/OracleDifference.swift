/// Where an answer says something else than the oracle, over more than is allowed.
package struct OracleDifference: Equatable, Sendable, CustomStringConvertible {
  /// The chainage where it begins, in metres.
  package let from: Double
  /// The chainage where it ends, in metres.
  package let to: Double
  /// What is wrong there.
  package let description: String

  /// How far an answer may be better, in metres.
  package static let betterTolerance = 0.025
  /// How far an answer may differ otherwise, in metres.
  package static let tolerance = 0.06
}

/// The first place where an answer and the oracle differ by more than is allowed, `nil` for none.
///
/// An answer agrees if nowhere it says a better class over more than 2.5 cm or differs otherwise, in
/// class or in the codes of contamination, over more than 6 cm; and if it covers the whole route.
package func compare(oracle: [OracleStretch], answer: [OracleStretch]) -> OracleDifference? {
  guard let end = oracle.last?.to, let start = answer.first?.from, let stop = answer.last?.to
  else { return OracleDifference(from: 0, to: 0, description: "there is no stretch") }
  guard start == 0, abs(stop - end) <= OracleDifference.betterTolerance else {
    return OracleDifference(from: start, to: stop, description: "the route ends at \(end)")
  }
  for (one, next) in zip(answer, answer.dropFirst()) where abs(one.to - next.from) > 1e-9 {
    return OracleDifference(from: one.to, to: next.from, description: "no stretch, or two")
  }
  let cuts = (oracle + answer).flatMap { [$0.from, $0.to] }.filter { $0 <= min(stop, end) }.sorted()
  // How long each kind of difference has gone on without a break.
  var better: (from: Double, to: Double)?
  var other: (from: Double, to: Double)?
  for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
    let middle = (from + to) / 2
    guard let truth = oracle.first(where: { $0.from <= middle && middle <= $0.to }),
      let said = answer.first(where: { $0.from <= middle && middle <= $0.to })
    else { continue }
    let words = "\(said.verdict) \(said.codes), not \(truth.verdict) \(truth.codes)"
    better = said.verdict > truth.verdict ? (better?.from ?? from, to) : nil
    other =
      said.verdict != truth.verdict || said.codes != truth.codes ? (other?.from ?? from, to) : nil
    if let better, better.to - better.from > OracleDifference.betterTolerance {
      return OracleDifference(from: better.from, to: better.to, description: "better: " + words)
    }
    if let other, other.to - other.from > OracleDifference.tolerance {
      return OracleDifference(from: other.from, to: other.to, description: "otherwise: " + words)
    }
  }
  return nil
}
