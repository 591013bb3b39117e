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

    /// The ground that the traffic may touch, across the route, in metres.
    package var width: Double {
      switch self {
      case .foot: 2
      case .light: 4
      case .heavy: 6
      case .convoy, .rail: 8
      case .roadworks: 26
      }
    }
  }

  /// The name of the policy.
  package var name = "default"
  /// The code of the person who agreed to it as the second, if any.
  package var approvedBy: String?
  /// The clearance depth that a profile needs, in metres.
  package var requiredDepths: [Profile: Double] = [.roadworks: 0.5]
  /// The days after which a release counts as stale; `nil` for none.
  package var maxEvidenceAge: Double?
  /// The profiles for which technical survey to a depth counts as clearance does.
  package var technicalSurveySuffices: Set<Profile> = []

  /// The policy of a programme that has decided nothing.
  package static let standard = Self()

  /// The depth that a profile needs, in metres.
  package func requiredDepth(for profile: Profile) -> Double { requiredDepths[profile] ?? 0 }

  /// Nothing on Earth is further away, in metres.
  private static let furthest = 2.1e7

  /// The accuracy in metres of a position by what is said of it (coordinates, rule 7).
  package func accuracy(_ stated: Double?, _ fix: Vocabulary.Fix?) -> Double {
    if let stated { return min(stated, Self.furthest) }
    return switch fix {
    case .rtk: 0.05
    case .differential: 1
    case .handheld, .phone: 10
    case .map25k: 25
    case .map50k: 50
    case .map100k, .traverse, nil: 100
    case .verbal: 500
    }
  }

  /// The danger radius in metres of a report by what is said of it.
  func dangerRadius(_ stated: Double?, _ kind: Vocabulary.ReportKind?) -> Double {
    if let stated { return min(stated, Self.furthest) }
    return switch kind {
    case .antiPersonnel, .antiVehicle, .improvised, .clusterMunition, .unexploded, .abandoned: 50
    case .unknown, .accident, .detonation, nil: 100
    }
  }

  /// How far around its place on record a report may endanger, in metres: its danger radius, from
  /// wherever within its accuracy the place truly lies.
  package func reach(of report: HazardReport) -> Double {
    dangerRadius(report.dangerRadius, report.kind) + accuracy(report.accuracy, report.fix)
  }

  /// The members in their order, as they are digested: one text for one policy.
  package var canonicalText: String {
    let depths = requiredDepths.sorted { $0.key.rawValue < $1.key.rawValue }
      .map { "\($0.key.rawValue)=\($0.value)" }.joined(separator: ",")
    let profiles = technicalSurveySuffices.map(\.rawValue).sorted().joined(separator: ",")
    let age = maxEvidenceAge.map { "\($0)" } ?? "none"
    return "name=\(name);depth=\(depths);age=\(age);technicalSurvey=\(profiles)"
  }
}
