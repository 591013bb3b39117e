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
/// An answer agrees if nowhere it says a better class over more than 2.5 cm or differs otherwise,
/// in class or in the codes of contamination, over more than 6 cm; and if it covers the whole
/// route, without a gap.
package func compare(oracle: [OracleStretch], answer: [OracleStretch]) -> OracleDifference? {
  compare(strict: oracle, lenient: oracle, answer: answer)
}

/// The first place where an answer is not between what the oracle says with some slack, which is
/// strict, and with as much below 0, which is lenient; with the tolerances of
/// ``compare(oracle:answer:)``.
///
/// Tells a wrong answer from a route that passes something at the very distance that counts:
/// there a millimetre more or less is a metre of route.
package func compare(
  strict: [OracleStretch], lenient: [OracleStretch], answer: [OracleStretch]
) -> OracleDifference? {
  guard let end = strict.last?.to, let start = answer.first?.from, let stop = answer.last?.to
  else { return OracleDifference(from: 0, to: 0, description: "there is no stretch") }
  guard start == 0, abs(stop - end) <= OracleDifference.betterTolerance else {
    return OracleDifference(from: start, to: stop, description: "the route ends at \(end)")
  }
  for (one, next) in zip(answer, answer.dropFirst()) where abs(one.to - next.from) > 1e-9 {
    return OracleDifference(from: one.to, to: next.from, description: "no stretch, or two")
  }
  let cuts = (strict + lenient + answer).flatMap { [$0.from, $0.to] }.sorted()
  // Since where each kind of difference has gone on without a break.
  var (better, other): (Double?, Double?)
  for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
    let middle = (from + to) / 2
    guard let worst = strict.stretch(at: middle), let best = lenient.stretch(at: middle),
      let said = answer.stretch(at: middle)
    else { continue }
    better = said.verdict > best.verdict ? better ?? from : nil
    other = said.isBetween(worst, best) ? nil : other ?? from
    let kind: (word: String, since: Double)
    if let better, to - better > OracleDifference.betterTolerance {
      kind = ("better", better)
    } else if let other, to - other > OracleDifference.tolerance {
      kind = ("otherwise", other)
    } else {
      continue
    }
    return OracleDifference(
      from: kind.since, to: to,
      description: "\(kind.word): \(said.words), not \(worst.words) … \(best.words)")
  }
  return nil
}

extension [OracleStretch] {
  fileprivate func stretch(at chainage: Double) -> OracleStretch? {
    first { $0.from <= chainage && chainage <= $0.to }
  }
}

extension OracleStretch {
  fileprivate var words: String { "\(verdict) \(codes)" }

  // A stricter reach only adds codes, also where it makes a suspect stretch one of hazard.
  fileprivate func isBetween(_ worst: Self, _ best: Self) -> Bool {
    worst.verdict <= verdict && verdict <= best.verdict
      && Set(best.codes).isSubset(of: codes) && Set(codes).isSubset(of: worst.codes)
  }
}
