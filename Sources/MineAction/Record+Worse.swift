internal import Geometry
internal import JSON

extension Record {
  /// The worse of what two say of one thing: danger where either has it, released only where both
  /// are, no better known and no better worked than either says.
  ///
  /// This record's own words otherwise. What is new and worse is not lost for a milder word beside
  /// it. Both are of one code and type.
  func worsened(by new: Record, _ policy: Policy, _ topology: some Topology) -> Record {
    var worse = self
    switch (detail, new.detail) {
    case (.hazardousArea(var area), .hazardousArea(let other)):
      if area.classification == .suspected { area.classification = other.classification }
      if looksLifted, !new.looksLifted {
        (area.status, area.statusOn) = (other.status, other.statusOn)
      }
      if Self.isLater(other.observedOn, than: area.observedOn) {
        area.observedOn = other.observedOn
      }
      if area.district != other.district, new.isPartlyUnlocated { area.district = nil }
      worse.detail = .hazardousArea(area)
      worse.place = joined(with: new, topology)
    case (.hazardReport(var report), .hazardReport(let other)):
      if other.kind == .accident { report.kind = .accident }
      let order: [Vocabulary.ReportStatus] = [.verified, .reported, .resolved, .withdrawn]
      let rank = { (report: HazardReport) in order.firstIndex(of: report.effectiveStatus) ?? 0 }
      if rank(other) < rank(report) {
        (report.status, report.statusOn) = (other.effectiveStatus, other.statusOn)
      }
      if Self.isLater(other.reportedOn, than: report.reportedOn) {
        report.reportedOn = other.reportedOn
      }
      if report.district != other.district, new.isPartlyUnlocated { report.district = nil }
      let reach = policy.dangerRadius(of: other)
      worse.detail = .hazardReport(report)
      if reach > policy.dangerRadius(of: report) {
        (report.dangerRadius, report.unclearRadius) = (reach, nil)
        worse.detail = .hazardReport(report)
        worse.others.removeAll { $0.name == "dangerRadius" }
      }
      worse.place = joined(with: new, topology)
    case (.sector(let sector), .sector(let other)):
      let own = Self.worse(sector, other)
      worse.detail = .sector(own)
      // Never larger: whoever accepts it would accept ground that nobody worked.
      if own.isReleased, new.place.isSound, lies(new.place, within: place, topology) {
        worse.place = new.place
      }
    default: return self
    }
    worse.raiseAccuracy(toThatOf: new, policy)
    return worse
  }

  private static func isLater(_ one: FieldDate?, than other: FieldDate?) -> Bool {
    (one?.last ?? .never) > (other?.last ?? .never)
  }

  private static func worse(_ sector: Sector, _ other: Sector) -> Sector {
    var worse = sector
    func weight(_ sector: Sector) -> Int {
      switch sector.effectiveDoubt {
      case .rejected: 4
      case nil:
        sector.isReleased ? 0 : sector.effectiveStatus == .inProgress ? 2 : 1
      default: 3
      }
    }
    // Withdrawn, it releases nothing; and is no danger, where it was none.
    if weight(other) > weight(sector) {
      (worse.status, worse.statusOn) = (other.effectiveStatus, other.statusOn)
      (worse.doubt, worse.isDoubtUnclear) = (other.doubt, other.isDoubtUnclear)
    }
    let order: [Vocabulary.Method?] = [nil, .nonTechnicalSurvey, .technicalSurvey, .clearance]
    if let own = order.firstIndex(of: sector.method), let its = order.firstIndex(of: other.method),
      its < own
    {
      worse.method = other.method
    }
    if (other.clearanceDepth ?? -1) < (sector.clearanceDepth ?? -1) {
      worse.clearanceDepth = other.clearanceDepth
    }
    return worse
  }

  /// Whether it is a sector whose doubt reaches further than the ground of another.
  func isDoubt(beyond old: Record, _ topology: some Topology) -> Bool {
    guard case .sector(let sector) = detail, sector.effectiveDoubt != nil, place.ground != nil
    else { return false }
    return !lies(place, within: old.place, topology)
  }

  /// The ground of both; of one alone where it holds the other.
  private func joined(with new: Record, _ topology: some Topology) -> Place {
    let (own, its) = (place, new.place)
    if its.isEntered(likeThat: own) { return own }
    var place: Place
    switch (own.entered, its.entered) {
    case (nil, nil), (_?, nil): place = own
    case (nil, _?): place = its
    case (let one?, let other?):
      if lies(its, within: own, topology) {
        place = own
      } else if lies(own, within: its, topology) {
        place = its
      } else {
        // What came before is not put beside itself each time that it comes again.
        let further = other.parts.indices.filter { !one.hasPart(like: $0, of: other) }
        if further.isEmpty {
          place = own
          break
        }
        var both = one
        for part in further { both.append(other.part(part)) }
        let kinds = Set(both.parts.map(\.kind))
        let invalid =
          own.invalidParts
          + its.invalidParts.compactMap { part in
            further.firstIndex(of: part).map { one.parts.count + $0 }
          }
        let exact = [own.derivation, its.derivation].compactMap { $0 }
        place = Place(
          entered: both, type: kinds.count == 1 ? nil : "GeometryCollection",
          derivation: exact.max { $0.accuracy < $1.accuracy }, invalidParts: invalid)
      }
    }
    place.isIncomplete = own.isIncomplete || its.isIncomplete
    return place
  }

  private func lies(_ one: Place, within other: Place, _ topology: some Topology) -> Bool {
    guard let shape = one.ground, let all = other.ground, let box = shape.envelope else {
      return false
    }
    if one.isEntered(likeThat: other) { return true }
    let frame = LocalFrame(aboutMiddleOf: box)
    guard
      let left = try? topology.difference(of: frame.plane(shape), without: frame.plane(all)),
      let thin = try? topology.mitred(left.only(.polygon), by: -0.000_001)
    else { return false }
    return thin.isEmpty && left.only(.line, .point).isEmpty
  }

  private mutating func raiseAccuracy(toThatOf new: Record, _ policy: Policy) {
    let metres = policy.accuracy(of: new)
    if metres <= policy.accuracy(of: self) { return }
    switch detail {
    case .hazardousArea(var area):
      (area.accuracy, area.fix, area.unclearAccuracy) = (metres, nil, nil)
      detail = .hazardousArea(area)
    case .sector(var sector):
      (sector.accuracy, sector.fix, sector.unclearAccuracy) = (metres, nil, nil)
      detail = .sector(sector)
    case .hazardReport(var report):
      (report.accuracy, report.fix, report.unclearAccuracy) = (metres, nil, nil)
      detail = .hazardReport(report)
    case .organisation, .person, .other: return
    }
    others.removeAll { $0.name == "accuracy" || $0.name == "fix" }
  }
}

extension Shape where Frame == Geographic {
  /// Whether some part of it was entered like a part of another, to 8 decimals.
  fileprivate func hasPart(like number: Int, of other: Self) -> Bool {
    parts.indices.contains { part in
      guard parts[part].kind == other.parts[number].kind else { return false }
      let (own, its) = (paths(of: part), other.paths(of: number))
      return own.count == its.count
        && zip(own, its).allSatisfy { one, two in
          positions[one].elementsEqual(other.positions[two]) { $0.written == $1.written }
        }
    }
  }
}
