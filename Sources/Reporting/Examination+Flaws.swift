internal import MineAction

extension Examination {
  /// The flaws that change what a record counts for, and what is assumed instead.
  func flaws(of record: Record) -> [Doctor.Finding] {
    record.flawsOfWeight.map { flaw in
      if let metres = assumed(for: flaw, of: record) {
        return .init(
          kind: .reachNotUnderstood, code: record.code.text,
          words: "\(flaw.member) was not understood, \(metres) m is assumed", flaw: flaw.kind)
      }
      return .init(
        kind: .flaw, code: record.code.text,
        words: flaw.kind == .missing ? "\(flaw.detail) is missing" : flaw.detail, flaw: flaw.kind)
    }
  }

  /// The metres that count where a danger radius or an accuracy was given and not understood.
  private func assumed(for flaw: Flaw, of record: Record) -> Int? {
    guard flaw.kind != .missing else { return nil }
    let metres: Double
    switch (flaw.member, record.detail) {
    case ("dangerRadius", .hazardReport(let report)):
      metres = policy.dangerRadius(of: report)
    case ("accuracy", .hazardousArea), ("accuracy", .sector), ("accuracy", .hazardReport):
      metres = policy.accuracy(of: record)
    default: return nil
    }
    return Int(metres.rounded(.up))
  }
}
