internal import JSON
package import MineAction

extension SVGFeature {
  /// What a record in force looks like; `nil` for one that is neither danger, work nor a site, or
  /// has no place.
  ///
  /// As in `verdict.md` §2 what is missing counts as the worse.
  package init?(_ record: Record, policy: Policy) {
    guard let kind = Self.kind(of: record, policy), let ground = record.place.ground else {
      return nil
    }
    self.init(code: record.code.text, kind: kind, shape: ground)
  }

  private static func kind(of record: Record, _ policy: Policy) -> Kind? {
    switch record.detail {
    case .hazardousArea(let area):
      if area.status == .released || area.status == .withdrawn { return nil }
      return area.classification == .suspected ? .suspected : .confirmed
    case .hazardReport(let report):
      if report.effectiveStatus == .resolved || report.effectiveStatus == .withdrawn { return nil }
      return .report(radius: policy.reach(of: record))
    case .sector(let sector): return kind(of: sector, isSound: record.place.isSound)
    case .other(.site): return .site(name: name(of: record) ?? record.code.text)
    case .other, .organisation, .person: return nil
    }
  }

  private static func kind(of sector: Sector, isSound: Bool) -> Kind? {
    if sector.effectiveDoubt != nil { return .doubtful }
    guard isSound else { return nil }
    switch sector.effectiveStatus {
    case .accepted, .handedOver:
      // Without a date of completion there is no release.
      if sector.completedOn == nil { return .awaiting }
      return switch sector.method {
      case .clearance: .cleared
      case .technicalSurvey: .reduced
      case .nonTechnicalSurvey, nil: .cancelled
      }
    case .completed: return .awaiting
    case .inProgress: return .inProgress
    case .planned, .assigned, .suspended, .rejected, .resuspected, .withdrawn: return nil
    }
  }

  /// The English name, or the first there is.
  private static func name(of record: Record) -> String? {
    let names = record.others.first { $0.name == "names" }?.value
    return (names?["en"] ?? names?.members?.first?.value)?.string
  }
}
