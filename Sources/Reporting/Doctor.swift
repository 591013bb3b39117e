package import Geometry
package import MineAction

/// The quality of the whole record: what it says that is dangerous, stuck or not understood.
///
/// It looks at each record as it was last recorded. Without effect on any answer about the land.
package struct Doctor: Sendable {
  /// What was found: by kind, then what waits longest (without a day first), then by code.
  package private(set) var findings: [Finding] = []

  /// Looks through a situation: O(*n* log *n*), and an overlay for each pair of a report and a
  /// released sector whose rectangles meet.
  ///
  /// `now`: the instant from which days are counted, and after which a date lies in the future.
  package init(of situation: Situation, at now: Instant, _ topology: some Topology) {
    let examination = Examination(
      policy: situation.policy, now: now, outlined: situation.outlinedDistricts)
    let today = FieldDate(now)
    for number in 0..<situation.records.count {
      let history = situation.records[number]
      findings += examination.findings(in: history)
      if situation.isUnaccounted(history, on: today, topology) {
        let words = "released by two people; what was accepted does not cover it any more"
        findings.append(
          Finding(kind: .unaccounted, code: history.latest.code.text, words: words))
      }
    }
    for proposal in situation.proposals.values {
      findings.append(
        examination.finding(proposal, fits: situation.changed(since: proposal) == nil))
    }
    findings += situation.unknownNames
    findings += situation.farAway
    findings += Self.releasedInReach(situation, topology)
    findings += DatumTwins(in: situation).pairs.map(\.finding)
    sort()
  }

  /// The findings of a kind.
  package func findings(_ kind: Finding.Kind) -> [Finding] { findings.filter { $0.kind == kind } }

  private mutating func sort() {
    let order = Dictionary(
      uniqueKeysWithValues: Finding.Kind.allCases.enumerated().map { ($1, $0) })
    let waits: Set<Finding.Kind> = [
      .inDoubt, .verifiedReport, .openReport, .awaitsJudgement, .openProposal, .staleProposal,
    ]
    // What waits and has no day may have waited for ever.
    let keyed = findings.map { finding in
      (
        rank: order[finding.kind] ?? 0,
        days: waits.contains(finding.kind) ? finding.days ?? .max : 0, finding: finding
      )
    }
    findings = keyed.sorted { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      if one.days != other.days { return one.days > other.days }
      let (left, right) = (one.finding.code ?? "", other.finding.code ?? "")
      if left != right { return left.utf8.lexicographicallyPrecedes(right.utf8) }
      return one.finding.words.utf8.lexicographicallyPrecedes(other.finding.words.utf8)
    }.map(\.finding)
  }

  /// What an import did not take back, for it does not by itself.
  private static func releasedInReach(
    _ situation: Situation, _ topology: some Topology
  ) -> [Finding] {
    var (released, boxes): ([Record], [Envelope]) = ([], [])
    var rules: [Resuspicion] = []
    for number in 0..<situation.records.count {
      let record = situation.records[number].latest
      if case .sector(let sector) = record.detail, sector.isReleased,
        let box = record.place.ground?.envelope
      {
        released.append(record)
        boxes.append(box)
      } else if let rule = Resuspicion(by: record, situation.policy) {
        rules.append(rule)
      }
    }
    let index = PackedIndex(boxes)
    var reasons: [Record.Code: [String]] = [:]
    for rule in rules {
      var near: Set<Int> = []
      for box in rule.box.wrapped { index.search(box) { near.insert($0) } }
      let candidates = near.sorted().lazy.map { released[$0] }
      for sector in rule.sectors(among: candidates, topology) {
        reasons[sector.code, default: []].append(rule.reason)
      }
    }
    return reasons.map { code, reasons in
      let more = reasons.count - 3
      let words = reasons.prefix(3).joined(separator: ", ") + (more > 0 ? ", and \(more) more" : "")
      return Finding(kind: .releasedInReach, code: code.text, words: words)
    }
  }
}
