internal import JSON

extension Record {
  /// Whether the status is one that takes danger off the land, or releases it.
  package var looksLifted: Bool {
    switch detail {
    case .hazardousArea(let area): area.status == .released || area.status == .withdrawn
    case .sector(let sector): sector.isReleased || sector.effectiveStatus == .withdrawn
    case .hazardReport(let report):
      report.effectiveStatus == .resolved || report.effectiveStatus == .withdrawn
    case .organisation, .person, .other: false
    }
  }

  /// Whether it may endanger somebody as it stands, so that nothing of it may be lost.
  package var mayEndanger: Bool {
    if case .sector(let sector) = detail, sector.effectiveDoubt != nil { return true }
    return type.mayBeDanger && !looksLifted
  }

  /// Whether it is a report that somebody has verified.
  var isVerifiedReport: Bool {
    if case .hazardReport(let report) = detail {
      report.effectiveStatus == .verified
    } else {
      false
    }
  }

  /// Whether the record says of a sector that work on it is under way or done.
  var saysWorkWasDone: Bool {
    guard case .sector(let sector) = detail else { return false }
    return switch sector.effectiveStatus {
    case .planned, .assigned, .withdrawn: false
    default: true
    }
  }

  /// Whether work on it goes on when it is in progress next, rather than begins.
  var restarts: Bool {
    guard case .sector(let sector) = detail else { return false }
    return sector.effectiveStatus != .assigned
  }

  /// All days that it names, as far as they are understood.
  var dates: [FieldDate] {
    let days: [FieldDate?] =
      switch detail {
      case .hazardousArea(let area): [area.observedOn, area.statusOn]
      case .hazardReport(let report): [report.reportedOn, report.statusOn]
      case .sector(let sector): [sector.completedOn, sector.acceptedOn, sector.statusOn]
      case .organisation, .person, .other: []
      }
    return days.compactMap { $0 }
  }

  /// The first instant at which the record holds.
  ///
  /// Danger begins with the first instant of its day, or when it was recorded if that is earlier;
  /// what lifts it, or releases land, with the last. Without a date it has always been so.
  ///
  /// `step`: when the status was reached, where a step says so.
  func begins(on step: FieldDate?, recordedAt: Instant) -> Instant {
    let own: FieldDate?
    switch detail {
    case .hazardousArea(let area):
      own = step ?? Self.day(looksLifted, area.statusOn, since: area.observedOn)
    case .hazardReport(let report):
      own = step ?? Self.day(looksLifted, report.statusOn, since: report.reportedOn)
    case .sector(let sector):
      if sector.isReleased {
        // Without a day of the acceptance, that of the last step is not before it.
        let dates = [sector.completedOn, sector.acceptedOn ?? sector.statusOn]
          .compactMap { $0?.last }
        return dates.max() ?? .always
      }
      // The day on which work was completed is not the day of a doubt: without one, always.
      let isDanger = sector.effectiveDoubt != nil || sector.effectiveStatus == .inProgress
      // Nor is the day of a step that was taken in spite of an older doubt.
      let isOlder = isDanger && sector.doubt != nil && sector.doubt != sector.effectiveStatus
      own = step ?? (isOlder ? nil : sector.statusOn ?? (isDanger ? nil : sector.completedOn))
    case .organisation, .person, .other: return .always
    }
    guard let own else { return .always }
    return looksLifted ? own.last : min(own.first, recordedAt)
  }

  /// Whether it begins to hold later than another of the same thing does.
  package func begins(later other: Record) -> Bool {
    begins(on: nil, recordedAt: .never) > other.begins(on: nil, recordedAt: .never)
  }

  // Danger of which a file says the last step only was there since it was first seen.
  private static func day(
    _ isLifted: Bool, _ status: FieldDate?, since first: FieldDate?
  ) -> FieldDate? {
    if isLifted { return status ?? first }
    guard let first, let status else { return first }
    return status.first < first.first ? status : first
  }

  /// The record as it was while its danger had not been lifted; `nil` if it is not lifted danger.
  var beforeItWasLifted: Record? {
    guard looksLifted else { return nil }
    var record = self
    switch detail {
    case .hazardousArea(var area):
      (area.status, area.statusOn) = (.open, nil)
      record.detail = .hazardousArea(area)
    case .hazardReport(var report):
      (report.status, report.statusOn) = (.reported, nil)
      record.detail = .hazardReport(report)
    case .sector, .organisation, .person, .other: return nil
    }
    return record
  }

  /// Whether what this record says agrees with an earlier release or closure of it.
  func bearsOut(_ earlier: Record) -> Bool {
    guard place == earlier.place else { return false }
    switch (detail, earlier.detail) {
    case (.sector(let now), .sector(let then)):
      return now.completedOn == then.completedOn && now.method == then.method
        && now.clearanceDepth == then.clearanceDepth && now.survey == then.survey
        && now.accuracy == then.accuracy && now.fix == then.fix
        && now.unclearAccuracy == then.unclearAccuracy && !begins(later: earlier)
    case (.hazardousArea(let now), .hazardousArea(let then)):
      return now.observedOn == then.observedOn && now.status == then.status
    case (.hazardReport(let now), .hazardReport(let then)):
      return now.reportedOn == then.reportedOn && now.status == then.status
    default: return true
    }
  }

  /// Whether two records have taken the same last step.
  func hasTaken(theSameStepsAs other: Record) -> Bool {
    switch (detail, other.detail) {
    case (.hazardousArea(let now), .hazardousArea(let then)): now.status == then.status
    case (.hazardReport(let now), .hazardReport(let then)): now.status == then.status
    case (.sector(let now), .sector(let then)):
      now.status == then.status && now.effectiveDoubt == then.effectiveDoubt
    default: true
    }
  }

  /// Whether two records have taken the same last step, on the same day.
  func lifeSays(theSameAs other: Record) -> Bool {
    switch (detail, other.detail) {
    case (.hazardousArea(let now), .hazardousArea(let then)):
      now.status == then.status && now.statusOn == then.statusOn
    case (.hazardReport(let now), .hazardReport(let then)):
      now.status == then.status && now.statusOn == then.statusOn
    case (.sector(let now), .sector(let then)):
      now.status == then.status && now.effectiveDoubt == then.effectiveDoubt
        && now.statusOn == then.statusOn
    default: true
    }
  }

  /// The record after a step of its life, which has been decided.
  func taking(_ step: Step) -> Record {
    var record = self
    switch detail {
    case .hazardousArea(var area):
      area.status = .init(rawValue: step.status)
      area.statusOn = step.on
      record.detail = .hazardousArea(area)
    case .hazardReport(var report):
      report.status = .init(rawValue: step.status)
      report.statusOn = step.on
      record.detail = .hazardReport(report)
    case .sector(var sector):
      sector.take(step)
      record.detail = .sector(sector)
    case .organisation, .person, .other: break
    }
    // What was not understood before has now been said.
    record.others.removeAll { $0.name == "status" || $0.name == "statusOn" }
    // What it is a duplicate of is told with the withdrawal, or not at all.
    if type != .sector { record.others.removeAll { $0.name == "duplicateOf" } }
    if step.status == "accepted" { record.others.removeAll { $0.name == "doubt" } }
    return record.setting(step.members)
  }

  private func setting(_ members: [JSONMember]) -> Record {
    if members.isEmpty { return self }
    let names = Set(members.map(\.name))
    let kept = self.members(dates: \.ledgerText).filter { !names.contains($0.name) }
    var record = Record(type, code: code, place: place, members: kept + members, zone: .ledger)
    record.featureMembers = featureMembers
    record.flaws = flaws.filter(\.isOfPlace) + record.flaws
    return record
  }
}

extension Sector {
  mutating func take(_ step: Step) {
    let doubtBefore = effectiveDoubt
    let doubtedOn = doubtBefore == nil ? nil : statusOn
    status = .init(rawValue: step.status)
    statusOn = step.on
    switch effectiveStatus {
    case .completed: (completedOn, doubt) = (step.on, doubtBefore)
    case .accepted: (acceptedOn, doubt, isDoubtUnclear) = (step.on, nil, false)
    case .withdrawn: (doubt, isDoubtUnclear) = (nil, false)
    case .handedOver: doubt = doubtBefore
    case .rejected: doubt = .rejected
    case .suspended, .resuspected:
      doubt = doubtBefore == .rejected ? .rejected : effectiveStatus
      // A doubt of an earlier day adds to the one on record: that of the later day stays.
      if let doubtedOn, doubtedOn.last > step.on.last { statusOn = doubtedOn }
    case .planned, .assigned, .inProgress: doubt = doubtBefore
    }
  }
}
