package import Geometry
internal import JSON

extension Record {
  /// The worse of what two say of one thing: danger where either has it, released only where both
  /// are, no better known and no better worked than either says; `nil` where no one record says
  /// that.
  ///
  /// This record's own words otherwise. What is new and worse is not lost for a milder word beside
  /// it. Both are of one code and type. Whatever is put together here is asked whether it warns of
  /// all that either does.
  ///
  package func worsened(
    by new: Record, _ policy: Policy, _ topology: some Topology
  ) -> Record? {
    let worse = joined(with: new, policy, topology)
    // Of what is no danger the words on record stay, but for how well a route is known.
    guard type.mayBeDanger else { return worse }
    if worse.warns(ofAllIn: self, and: new, policy, topology) { return worse }
    guard type == .sector else { return nil }
    // Work that is told in two ways is told in none.
    var unworked = worse.withoutWork
    if isAvoided || new.isAvoided { unworked.place = joinedPlace(with: new, topology) }
    return unworked.warns(ofAllIn: self, and: new, policy, topology) ? unworked : nil
  }

  /// Whether nobody goes there: it is danger, or people are at work.
  var isAvoided: Bool {
    if case .sector(let sector) = detail {
      return sector.effectiveDoubt != nil || sector.effectiveStatus == .inProgress
    }
    return mayEndanger
  }

  /// Whether it may stand in the place of two: whoever is warned by either is warned by it.
  private func warns(
    ofAllIn known: Record, and new: Record, _ policy: Policy, _ topology: some Topology
  ) -> Bool {
    // What was said of earlier days is said still, and whose work it is stays as it is.
    func excuses(_ other: Record, _ ways: Set<String>) -> Bool {
      ways.isSuperset(of: waysMilder(than: other, by: policy, topology))
    }
    return excuses(known, ["a later beginning"])
      && excuses(
        new,
        [
          "a later beginning", "another organisation", "another survey", "another survey adjoining",
          "measured from something else",
        ])
      && isDoubted(asLateAs: new)
  }

  /// Whether no acceptance can lie between its doubt and that of another.
  private func isDoubted(asLateAs other: Record) -> Bool {
    guard case .sector(let own) = detail, case .sector(let its) = other.detail,
      its.effectiveDoubt != nil
    else { return true }
    return (own.statusOn?.last ?? .never) >= (its.statusOn?.last ?? .never)
  }

  /// A sector of which nothing is worked any more, whatever was said of it: its doubt stays.
  package var withoutWork: Record {
    guard case .sector(var sector) = detail else { return self }
    if !sector.effectiveStatus.isDoubt, sector.effectiveStatus != .inProgress,
      sector.effectiveStatus != .withdrawn
    {
      sector.status = .planned
    }
    if sector.effectiveDoubt == nil { sector.statusOn = nil }
    (sector.completedOn, sector.acceptedOn, sector.clearanceDepth) = (nil, nil, nil)
    var record = self
    record.detail = .sector(sector)
    let names: Set<String> = ["completedOn", "acceptedOn", "clearanceDepth"]
    record.others.removeAll { names.contains($0.name) }
    return record
  }

  private func joined(
    with new: Record, _ policy: Policy, _ topology: some Topology
  ) -> Record {
    var worse = self
    switch (detail, new.detail) {
    case (.hazardousArea(let area), .hazardousArea(let other)):
      worse.worsen(area, by: other, new)
      worse.place = joinedPlace(with: new, topology)
    case (.hazardReport(let report), .hazardReport(let other)):
      worse.worsen(report, by: other, new, policy)
      worse.place = joinedPlace(with: new, topology)
    case (.sector(let sector), .sector(let other)):
      worse.worsen(sector, by: other, new)
      worse.narrow(to: new, topology)
    case (.other(.route), .other(.route)):
      let (own, its) = (statedAccuracy(by: policy), new.statedAccuracy(by: policy))
      if let its, its > own ?? 0 {
        worse.others.removeAll { $0.name == "accuracy" }
        worse.others.append(JSONMember(name: "accuracy", value: JSONText(number: its)))
      }
      return worse
    default: return self
    }
    if new.hasDirectEvidence, !hasDirectEvidence { worse.take(["evidence"], from: new) }
    // The place may have come from the other, without what is said of this one.
    worse.raiseAccuracy(to: max(policy.accuracy(of: self), policy.accuracy(of: new)), policy)
    // What is decided on is what the ledger gives back.
    var folded = Record(
      type, code: code, place: worse.place, members: worse.members(dates: \.ledgerText),
      zone: .ledger)
    (folded.featureMembers, folded.flaws) = (featureMembers, flaws)
    return folded
  }

  /// Puts the words of another record, as they stand there, in the place of those of some names.
  private mutating func take(_ names: Set<String>, from new: Record) {
    others.removeAll { names.contains($0.name) }
    others += new.others.filter { names.contains($0.name) }
  }

  private mutating func worsen(_ own: HazardousArea, by other: HazardousArea, _ new: Record) {
    var area = own
    if area.classification == .suspected, other.classification != .suspected {
      area.classification = other.classification
      take(["classification"], from: new)
    }
    if looksLifted, !new.looksLifted {
      (area.status, area.statusOn) = (other.status, other.statusOn)
      take(["status", "statusOn"], from: new)
    } else if looksLifted, new.begins(later: self) {
      // Of two that are lifted, the later.
      area.statusOn = other.statusOn ?? other.observedOn
      take(["statusOn"], from: new)
    }
    if Self.isLater(other.observedOn, than: area.observedOn) {
      area.observedOn = other.observedOn
      take(["observedOn"], from: new)
    }
    if area.district != other.district, new.isPartlyUnlocated { area.district = nil }
    detail = .hazardousArea(area)
  }

  private mutating func worsen(
    _ own: HazardReport, by other: HazardReport, _ new: Record, _ policy: Policy
  ) {
    var report = own
    if other.kind == .accident, report.kind != .accident {
      report.kind = .accident
      take(["kind"], from: new)
    }
    let isVerified = other.effectiveStatus == .verified && report.effectiveStatus == .reported
    if isVerified || looksLifted && !new.looksLifted {
      (report.status, report.statusOn) = (other.status, other.statusOn)
      take(["status", "statusOn"], from: new)
    } else if looksLifted, new.looksLifted, new.begins(later: self) {
      report.statusOn = other.statusOn ?? other.reportedOn
      take(["statusOn"], from: new)
    }
    if Self.isLater(other.reportedOn, than: report.reportedOn) {
      report.reportedOn = other.reportedOn
      take(["reportedOn"], from: new)
    }
    if report.district != other.district, new.isPartlyUnlocated { report.district = nil }
    let reach = policy.dangerRadius(of: other)
    if reach > policy.dangerRadius(of: report) {
      (report.dangerRadius, report.unclearRadius) = (reach, nil)
      others.removeAll { $0.name == "dangerRadius" }
    }
    detail = .hazardReport(report)
  }

  private static func isLater(_ one: FieldDate?, than other: FieldDate?) -> Bool {
    (one?.last ?? .never) > (other?.last ?? .never)
  }

  /// How much land is in danger, or unreleased, by a sector's words.
  private static func weight(_ sector: Sector) -> Int {
    switch sector.effectiveDoubt {
    case .rejected: 4
    case nil: sector.isReleased ? 0 : sector.effectiveStatus == .inProgress ? 2 : 1
    default: 3
    }
  }

  private mutating func worsen(_ own: Sector, by other: Sector, _ new: Record) {
    var sector = own
    if Self.weight(other) > Self.weight(own)
      || own.effectiveDoubt != nil && other.effectiveStatus.isDoubt && !own.isRejected
    {
      // Of two doubts that of the new word: the other's day stays in the history.
      (sector.status, sector.statusOn) = (other.status, other.statusOn)
      (sector.doubt, sector.isDoubtUnclear) = (other.doubt, other.isDoubtUnclear)
      take(["status", "statusOn", "doubt"], from: new)
      // A step that takes two, or that nobody could follow with a doubt, is not taken by one.
      if Self.weight(other) == 1 { (sector.status, sector.statusOn) = (.completed, nil) }
    } else if own.effectiveDoubt != nil, other.effectiveDoubt != nil {
      sector.statusOn = other.statusOn
      take(["statusOn"], from: new)
    }
    if (other.completedOn?.first ?? .always) < (own.completedOn?.first ?? .always) {
      sector.completedOn = other.completedOn
      take(["completedOn"], from: new)
    }
    if own.isReleased, other.isReleased {
      // Released from the later of all days that either names.
      let days = [
        own.completedOn, own.acceptedOn ?? own.statusOn, other.completedOn,
        other.acceptedOn ?? other.statusOn,
      ]
      let last = days.compactMap { $0 }.max { $0.last < $1.last }
      let own = [sector.completedOn, sector.acceptedOn ?? sector.statusOn]
      if !own.contains(where: { $0?.last == last?.last }) { sector.acceptedOn = last }
    }
    let order: [Vocabulary.Method?] = [nil, .nonTechnicalSurvey, .technicalSurvey, .clearance]
    if let mine = order.firstIndex(of: own.method), let its = order.firstIndex(of: other.method),
      its < mine
    {
      sector.method = other.method
      take(["method"], from: new)
    }
    if (other.clearanceDepth ?? -1) < (own.clearanceDepth ?? -1) {
      sector.clearanceDepth = other.clearanceDepth
      take(["clearanceDepth"], from: new)
    }
    if own.district != other.district, new.isPartlyUnlocated { sector.district = nil }
    detail = .sector(sector)
  }

  /// Keeps of worked ground what is so by both words.
  ///
  /// Never larger: whoever accepts it would accept ground that nobody worked.
  private mutating func narrow(to new: Record, _ topology: some Topology) {
    guard case .sector(let sector) = detail, sector.effectiveDoubt == nil,
      sector.isReleased || sector.completedOn != nil || sector.effectiveStatus == .completed,
      !new.place.isEntered(likeThat: place), new.place.isSound
    else { return }
    if lies(new.place, within: place, topology) {
      place = new.place
    } else if !lies(place, within: new.place, topology),
      let common = common(with: new.place, topology)
    {
      place = common
    }
  }

  private func common(with other: Place, _ topology: some Topology) -> Place? {
    guard let own = place.entered, let its = other.entered, let box = own.envelope else {
      return nil
    }
    let frame = LocalFrame(aboutMiddleOf: box)
    guard
      let both = try? topology.intersection(of: frame.plane(own), and: frame.plane(its)),
      !both.isEmpty
    else { return nil }
    let ground = frame.geographic(both)
    let place = Place(
      entered: ground, type: ground.parts.count > 1 ? "MultiPolygon" : "Polygon",
      derivation: place.derivation)
    return place.measured(by: topology, releasing: true).flaws.isEmpty ? place : nil
  }

  /// The ground of both, which hangs on what either hangs on; of one alone where it holds the other.
  func joinedPlace(with new: Record, _ topology: some Topology) -> Place {
    var place = groundOfBoth(with: new, topology)
    let (own, its) = (self.place.derivation, new.place.derivation)
    let isDoubted = own?.isInDoubt == true || its?.isInDoubt == true
    if Set(own?.references ?? []) != Set(its?.references ?? []) {
      place.derivation = Self.coarser(own, its)
      place.text = nil
    }
    // What is said while nobody knows where a landmark is stays, whatever becomes of that.
    if isDoubted, !place.isEntered(likeThat: self.place) {
      place.derivation = Self.coarser(own, its)?.ofSeveral
      place.text = nil
    }
    return place
  }

  private func groundOfBoth(with new: Record, _ topology: some Topology) -> Place {
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
        let names: [ShapeKind: String] = [
          .point: "MultiPoint", .line: "MultiLineString", .polygon: "MultiPolygon",
        ]
        place = Place(
          entered: both,
          type: kinds.count == 1 ? kinds.first.flatMap { names[$0] } : "GeometryCollection",
          derivation: Self.coarser(own.derivation, its.derivation), invalidParts: invalid)
      }
    }
    place.isIncomplete = own.isIncomplete || its.isIncomplete
    return place
  }

  // As uncertain as either; measured from whatever one of them was.
  private static func coarser(_ own: Derivation?, _ other: Derivation?) -> Derivation? {
    guard let first = own ?? other else { return nil }
    var references = own?.references ?? []
    for reference in other?.references ?? [] {
      if let known = references.firstIndex(of: reference) {
        // All of it counts there only where each of the two does.
        references[known].also.removeAll { !reference.also.contains($0) }
      } else {
        references.append(reference)
      }
    }
    if references.isEmpty, own == nil || other == nil { return first }
    let isOne =
      own?.references == other?.references && own?.text == other?.text
      && own?.system == other?.system
    return Derivation(
      system: isOne ? first.system : Derivation.several, operation: first.operation,
      accuracy: max(own?.accuracy ?? 0, other?.accuracy ?? 0),
      resolution: max(own?.resolution ?? 0, other?.resolution ?? 0), text: first.text,
      references: references, declination: first.declination,
      isInDoubt: own?.isInDoubt ?? false || other?.isInDoubt ?? false)
  }

  private func lies(_ one: Place, within other: Place, _ topology: some Topology) -> Bool {
    guard let shape = one.ground, let all = other.ground else { return false }
    return one.isEntered(likeThat: other) || !leaves(shape, uncoveredBy: all, topology)
  }

  private mutating func raiseAccuracy(to metres: Double, _ policy: Policy) {
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
  func hasPart(like number: Int, of other: Self) -> Bool {
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
