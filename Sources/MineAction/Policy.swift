internal import JSON

/// What the programme demands of evidence, and assumes where a record is silent.
package struct Policy: Hashable, Sendable {
  /// What people and goods travel by.
  package enum Profile: String, Sendable, CaseIterable {
    /// People on foot.
    case foot
    /// Cars.
    case light
    /// Lorries.
    case heavy
    /// Lorries in a column.
    case convoy
    /// Trains.
    case rail
    /// Machines that break the ground.
    case roadworks
  }

  /// What those see who have no role in the programme.
  package enum Disclosure: String, Sendable, CaseIterable {
    /// Verdicts on routes only.
    case verdicts
    /// Verdicts, and outlines too coarse to find a device by.
    case coarse
    /// Verdicts and outlines as they are on record.
    case outlines
  }

  /// The name of the policy.
  package var name = "default"
  /// The code of the person who agreed to it as the second, if any.
  package var approvedBy: String?
  /// The ground that the traffic of a profile may touch, across the route, in metres.
  package var widths: [Profile: Double] = [
    .foot: 2, .light: 4, .heavy: 6, .convoy: 8, .rail: 8, .roadworks: 26,
  ]
  /// The clearance depth that a profile needs, in metres; 0 where none is given.
  package var requiredDepths: [Profile: Double] = [.roadworks: 0.5]
  /// The days after which a release counts as stale; `nil` for none.
  package var maxEvidenceAge: Double?
  /// The profiles for which technical survey to a depth counts as clearance does.
  package var technicalSurveySuffices: Set<Profile> = []
  /// The accuracy, in metres, of a position by how it was fixed (coordinates, rule 7).
  package var accuracies: [Vocabulary.Fix: Double] = [
    .rtk: 0.05, .differential: 1, .handheld: 10, .phone: 10, .map25k: 25, .map50k: 50,
    .map100k: 100, .traverse: 100, .verbal: 500,
  ]
  /// The accuracy, in metres, of a position of which nobody said how it was fixed.
  package var assumedAccuracy = 100.0
  /// The danger radius, in metres, of a report by its kind.
  package var dangerRadii: [Vocabulary.ReportKind: Double] = [
    .antiPersonnel: 50, .antiVehicle: 50, .improvised: 50, .clusterMunition: 50, .unexploded: 50,
    .abandoned: 50, .unknown: 100, .accident: 100, .detonation: 100,
  ]
  /// The danger radius, in metres, of a report of which the kind is missing or not understood.
  package var assumedDangerRadius = 100.0
  /// How maps of doubtful datum are corrected, by name.
  package var calibrations: [String: Calibration] = [:]
  /// What those see who have no role in the programme.
  package var disclosure = Disclosure.coarse

  /// Creates the policy of a programme that has decided nothing.
  package init() {}

  /// The policy of a programme that has decided nothing.
  package static let standard = Self()

  /// The ground that the traffic of a profile may touch, across the route, in metres.
  package func width(for profile: Profile) -> Double { widths[profile] ?? 26 }

  /// The depth that a profile needs, in metres.
  package func requiredDepth(for profile: Profile) -> Double { requiredDepths[profile] ?? 0 }

  /// Nothing on Earth is further away, in metres.
  private static let furthest = 2.1e7

  /// The accuracy in metres of where a record is: that of its survey, no better than it was
  /// written, and that of the coordinate operation besides.
  package func accuracy(of record: Record) -> Double {
    let survey =
      switch record.detail {
      case .hazardousArea(let area):
        accuracy(area.accuracy, area.fix ?? record.spelledFix, area.unclearAccuracy)
      case .sector(let sector):
        accuracy(sector.accuracy, sector.fix ?? record.spelledFix, sector.unclearAccuracy)
      case .hazardReport(let report):
        accuracy(report.accuracy, report.fix ?? record.spelledFix, report.unclearAccuracy)
      case .organisation, .person, .other: 0.0
      }
    guard let derivation = record.place.derivation else { return survey }
    return min(max(survey, derivation.resolution) + derivation.accuracy, Self.furthest)
  }

  /// The accuracy in metres of a survey by what is said of it.
  ///
  /// One that was given and not understood is no better than none, than how it was fixed, and than
  /// the number in it.
  private func accuracy(
    _ stated: Double?, _ fix: Vocabulary.Fix?, _ unclear: Double?
  ) -> Double {
    if let stated { return min(stated, Self.furthest) }
    let assumed = fix.flatMap { accuracies[$0] } ?? assumedAccuracy
    guard let unclear else { return assumed }
    return min(max(assumed, assumedAccuracy, unclear), Self.furthest)
  }

  /// The danger radius in metres of a report by what is said of it.
  ///
  /// One that was given and not understood is no smaller than that of an unknown kind, nor than the
  /// number in it.
  package func dangerRadius(of report: HazardReport) -> Double {
    if let stated = report.dangerRadius { return min(stated, Self.furthest) }
    let assumed = report.kind.flatMap { dangerRadii[$0] } ?? assumedDangerRadius
    guard let unclear = report.unclearRadius else { return assumed }
    return min(max(assumed, assumedDangerRadius, unclear), Self.furthest)
  }

  /// How far around its place on record a record may endanger, in metres: the danger radius of a
  /// report, from wherever within its accuracy the place truly lies.
  package func reach(of record: Record) -> Double {
    if case .hazardReport(let report) = record.detail {
      dangerRadius(of: report) + accuracy(of: record)
    } else {
      accuracy(of: record)
    }
  }

  /// The policy that reaches as far as either of two: what an index over both must assume.
  func reachingAsFar(as other: Self) -> Self {
    var both = self
    both.accuracies.merge(other.accuracies, uniquingKeysWith: max)
    both.assumedAccuracy = max(assumedAccuracy, other.assumedAccuracy)
    both.dangerRadii.merge(other.dangerRadii, uniquingKeysWith: max)
    both.assumedDangerRadius = max(assumedDangerRadius, other.assumedDangerRadius)
    return both
  }
}

extension Record {
  /// How its position was fixed, by a word that is ours but for its capitals: what is assumed is no
  /// better than that.
  fileprivate var spelledFix: Vocabulary.Fix? {
    guard let word = others.last(where: { $0.name == "fix" })?.value.string?.lowercased() else {
      return nil
    }
    return Vocabulary.Fix.allCases.first { $0.rawValue.lowercased() == word }
  }
}
