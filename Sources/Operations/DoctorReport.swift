internal import Exchange
internal import JSON
package import MineAction
package import Reporting

/// What the doctor found, in words and as JSON.
package struct DoctorReport {
  private let doctor: Doctor
  private let revision: Int64
  private let now: Instant

  /// Creates the rendering of what was found at a revision and an instant.
  package init(_ doctor: Doctor, revision: Int64, at now: Instant) {
    (self.doctor, self.revision, self.now) = (doctor, revision, now)
  }

  /// How many lines of each group are shown.
  private static let shown = 20
  /// How many codes are shown of those that have a flaw in common.
  private static let shownCodes = 5

  /// For people: in groups, the most dangerous first.
  package var text: String {
    if doctor.findings.isEmpty { return "nothing to report" }
    let groups = Dictionary(grouping: doctor.findings, by: \.kind)
    var lines: [String] = []
    for kind in Doctor.Finding.Kind.allCases {
      guard let findings = groups[kind] else { continue }
      lines.append("\(kind.title): \(findings.count)")
      let own = kind == .flaw ? Self.flawLines(findings) : findings.map(Self.line)
      lines += own.prefix(Self.shown).map { "  \($0)" }
      if own.count > Self.shown { lines.append("  and \(own.count - Self.shown) more") }
    }
    return lines.joined(separator: "\n")
  }

  private static func line(_ finding: Doctor.Finding) -> String {
    (finding.code.map { "\($0.onOneLine)  " } ?? "") + finding.words.onOneLine
  }

  /// One line for each sort of flaw, the most frequent first, with how many records have it.
  private static func flawLines(_ findings: [Doctor.Finding]) -> [String] {
    let sorts = Dictionary(grouping: findings) { finding in
      finding.flaw == .missing ? finding.words : finding.flaw?.title ?? ""
    }
    return sorts.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }.map { sort, all in
      let codes = Set(all.compactMap(\.code)).sorted {
        $0.utf8.lexicographicallyPrecedes($1.utf8)
      }
      let list = codes.map(\.onOneLine).listed(atMost: shownCodes)
      return "\(codes.count) \(codes.count == 1 ? "record" : "records"), \(sort): \(list)"
    }
  }

  /// For programs: every finding.
  package var json: [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("revision", JSONText(integer: revision))
      json.member("at", string: now.text)
      json.member("findings")
      json.array { json in
        for finding in doctor.findings { Self.write(finding, to: &json) }
      }
    }
    return json.bytes
  }

  private static func write(_ finding: Doctor.Finding, to json: inout JSONWriter) {
    json.object { json in
      json.member("kind", string: finding.kind.rawValue)
      json.member("code", finding.code.map(JSONText.init(string:)) ?? .null)
      json.member("words", string: finding.words)
      if let days = finding.days { json.member("days", JSONText(integer: Int64(days))) }
      if let flaw = finding.flaw { json.member("flaw", string: flaw.rawValue) }
      if let twin = finding.twin {
        json.member("twin", string: twin.original)
        json.member("metres", JSONText(number: (twin.metres * 10).rounded() / 10))
        json.member("bearing", JSONText(number: (twin.bearing * 10).rounded() / 10))
        json.member("mistake", string: twin.mistake.rawValue)
        json.member("isInDirection", JSONText(bool: twin.isInDirection))
      }
    }
  }
}

extension Doctor.Finding.Kind {
  /// The heading of its group.
  fileprivate var title: String {
    switch self {
    case .releasedInReach:
      "released sectors that a verified report or an accident reaches, to be marked resuspected"
    case .unaccounted:
      "areas that two people released, and for which accepted work accounts no more"
    case .unlocatedDanger: "danger without a place"
    case .farAway: "danger and work that lie far from all else"
    case .datumTwin: "pairs of one shape, as if plotted in two coordinate systems"
    case .toReview: "sectors to be reviewed"
    case .inDoubt: "sectors in doubt"
    case .liftedByFile: "hazardous areas that a file released or withdrew"
    case .verifiedReport: "verified reports that are not resolved"
    case .openReport: "reports neither verified nor resolved"
    case .reachNotUnderstood: "danger radii and accuracies that were not understood"
    case .futureDate: "dates in the future"
    case .releasesNothing: "accepted sectors that release nothing"
    case .flaw: "flaws that change what a record counts for"
    case .unknownName: "districts and organisations that records name, and that are not on record"
    case .awaitsJudgement: "completed sectors that wait for quality control"
    case .openProposal: "proposals that await a second person"
    case .staleProposal: "proposals that no longer fit, to be declined"
    }
  }
}
