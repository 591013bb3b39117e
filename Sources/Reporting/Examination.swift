internal import MineAction

/// Looks at one record after another for what stands in it alone.
struct Examination {
  let policy: Policy
  let now: Instant
  /// The districts with an outline.
  let outlined: Set<String>

  func findings(in history: History) -> [Doctor.Finding] {
    let record = history.latest
    var found: [Doctor.Finding] = []
    func note(_ kind: Doctor.Finding.Kind, _ words: String, days: Int? = nil) {
      found.append(.init(kind: kind, code: record.code.text, words: words, days: days))
    }
    if record.isUnlocatedDanger {
      let part = record.place.ground == nil ? "" : ", in part"
      let district = record.namedDistrict.map { ", in the district \($0)" } ?? ""
      let isBounded = record.namedDistrict.map(outlined.contains) ?? false
      note(
        .unlocatedDanger,
        "\(record.type.rawValue) without a place\(part)\(district), makes "
          + (isBounded ? "answers near its outline conditional" : "every answer conditional"))
    }
    for reason in history.reviews { note(.toReview, reason) }
    let future = record.dates.filter { $0.date.first > now }
    if !future.isEmpty {
      let list = future.map { "\($0.name) \($0.date.text)" }.joined(separator: ", ")
      note(.futureDate, "\(list), in the future")
    }
    if case .sector(let sector) = record.detail, let doubt = sector.effectiveDoubt {
      let date = Self.beginning(of: doubt, in: history)
      let status = sector.effectiveStatus
      let now = status == doubt ? "" : ", now \(status.rawValue)"
      note(
        .inDoubt, Self.since(date, doubt.rawValue, until: self.now) + now,
        days: date?.days(until: self.now))
    }
    switch record.detail {
    case .hazardousArea(let area):
      if let version = Self.lifting(of: area, in: history),
        version.way == .import || version.way == .attestedImport
      {
        let status = area.status?.rawValue ?? ""
        note(.liftedByFile, "\(status) by a file, revision \(version.sequence)")
      }
    case .hazardReport(let report) where report.effectiveStatus == .verified:
      let date = report.statusOn ?? report.reportedOn
      note(
        .verifiedReport,
        "\(report.kind?.rawValue ?? "of an unknown kind"), "
          + Self.since(date, "verified", until: now), days: date?.days(until: now))
    case .hazardReport(let report) where report.effectiveStatus == .reported:
      let kind = report.kind?.rawValue ?? "of an unknown kind"
      note(
        .openReport, "\(kind), \(Self.since(report.reportedOn, "reported", until: now))",
        days: report.reportedOn?.days(until: now))
    case .sector(let sector) where sector.effectiveStatus == .completed:
      let date = sector.completedOn ?? sector.statusOn
      note(
        .awaitsJudgement, Self.since(date, "completed", until: now), days: date?.days(until: now))
    case .sector(let sector) where sector.isReleased:
      if sector.completedOn == nil { note(.releasesNothing, "accepted without completedOn") }
      if !record.place.isSound { note(.releasesNothing, "accepted, its outline is not valid") }
    case .hazardReport, .sector, .organisation, .person, .other: break
    }
    if !record.flaws.isEmpty { found += flaws(of: record) }
    return found
  }

  /// `fits`: whether what it is about has not changed since.
  func finding(_ open: OpenProposal, fits: Bool) -> Doctor.Finding {
    let days = FieldDate(open.author.recordedAt).days(until: now)
    return Doctor.Finding(
      kind: fits ? .openProposal : .staleProposal, code: open.proposal.code?.text,
      words: "proposal \(open.number), \(open.proposal.subject), by \(open.author.person.text), "
        + "\(Self.count(days))",
      days: days)
  }

  /// The version by which an area came to the status that lifted it; `nil` for one that is open.
  private static func lifting(of area: HazardousArea, in history: History) -> Version? {
    guard history.latest.looksLifted else { return nil }
    var found: Version?
    for version in history.versions.reversed() where version.retractedAt == .max {
      if case .hazardousArea(let then) = version.record.detail, then.status == area.status {
        found = version
      } else if version.sequence != found?.sequence {
        // What a file says was lifted was danger before, in words of the same event.
        break
      }
    }
    return found
  }

  /// The day of the step that brought a sector into its doubt; `nil` where nobody knows.
  private static func beginning(
    of doubt: Vocabulary.SectorStatus, in history: History
  ) -> FieldDate? {
    var first: Sector?
    for version in history.versions.reversed() {
      guard case .sector(let sector) = version.record.detail, sector.effectiveDoubt == doubt else {
        break
      }
      first = sector
    }
    // Of work that went on in spite of it, the day is another.
    return first?.effectiveStatus == doubt ? first?.statusOn : nil
  }

  static func since(_ date: FieldDate?, _ word: String, until now: Instant) -> String {
    guard let date else { return "\(word) on a day that nobody knows" }
    return "\(word) on \(date.text), \(count(date.days(until: now)))"
  }

  private static func count(_ days: Int) -> String { "\(days) \(days == 1 ? "day" : "days")" }
}

extension Record {
  /// The dates of it, by the names of their members.
  fileprivate var dates: [(name: String, date: FieldDate)] {
    let all: [(String, FieldDate?)] =
      switch detail {
      case .hazardousArea(let area):
        [("observedOn", area.observedOn), ("statusOn", area.statusOn)]
      case .sector(let sector):
        [
          ("completedOn", sector.completedOn), ("acceptedOn", sector.acceptedOn),
          ("statusOn", sector.statusOn),
        ]
      case .hazardReport(let report):
        [("reportedOn", report.reportedOn), ("statusOn", report.statusOn)]
      case .organisation, .person, .other: []
      }
    return all.compactMap { name, date in date.map { (name, $0) } }
  }
}
