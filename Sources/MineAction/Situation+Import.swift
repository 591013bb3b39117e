package import Geometry
internal import JSON

/// What becomes of one record of a file.
package enum ImportDecision: Sendable {
  /// The ledger says the same already, but for what waits for attestation, in these ways.
  case same(waiting: [String])
  /// It is new, and taken; the ways in which it waits for attestation, if any.
  case add(Record, waiting: [String])
  /// It replaces what the ledger says; the ways in which it waits for its day, if any.
  case change(Record, from: Record, waiting: [String])
  /// It is danger under a code that a record of another type has: it needs a code of its own.
  case clash(Record)
  /// What the ledger says stays, for these reasons, but for what is worse in the file's words; and
  /// the ground in doubt that the record on record does not hold, which needs a code of its own.
  case worsen(Record, from: Record, refused: [String], beside: Record?)
  /// What the ledger says stays, for these reasons.
  case refuse([String])
  /// It is set aside, with the reason: it releases nothing and endangers nobody.
  case setAside(String)
}

extension Situation {
  /// Decides what becomes of a record of a file whose geometry has been measured.
  ///
  /// Danger is kept however flawed. What no organisation attests cannot make land look less
  /// dangerous, neither land on record nor land of the file.
  ///
  /// `now`: the instant of the import; what lies after it has not happened, whoever attests it.
  /// `districts`: those that danger without a place names in the same file.
  package func decide(
    onImport record: Record, isAttested: Bool, at now: Instant,
    beside districts: Set<String> = [], measuring topology: some Topology
  ) -> ImportDecision {
    let known = records[record.code]?.latest
    let told = record.settled(against: known)
    let isThere = known.map { told.place.isEntered(likeThat: $0.place) } ?? false
    // Danger that is where it was counts already wherever it may be.
    let counted = isThere && told.type != .sector ? told : counting(told, topology)
    let decision = decide(
      onCounted: counted, isAttested: isAttested, at: now, beside: districts, topology)
    guard told.type == .sector, !counted.says(theSameAs: told), let landmark = adrift(told) else {
      return decision
    }
    let way = "no work is taken: \(landmark), which it was measured from, lies elsewhere, or may"
    return switch decision {
    case .add(let record, let waiting): .add(record, waiting: waiting + [way])
    case .change(let record, let old, let waiting):
      .change(record, from: old, waiting: waiting + [way])
    case .same(let waiting): .same(waiting: waiting + [way])
    case .clash, .worsen, .refuse, .setAside: decision
    }
  }

  private func decide(
    onCounted record: Record, isAttested: Bool, at now: Instant,
    beside districts: Set<String>, _ topology: some Topology
  ) -> ImportDecision {
    if let reason = record.reasonToSetAside {
      // What takes back a release is not lost for its outline.
      if let old = records[record.code]?.latest, case .sector = old.detail,
        case .sector = record.detail
      {
        let worse = old.worsened(by: record, policy, topology) ?? old.withoutWork
        if !worse.says(theSameAs: old) {
          return .worsen(worse, from: old, refused: [reason], beside: nil)
        }
      }
      return .setAside(reason)
    }
    if let way = wayOfNarrowing(record, beside: districts),
      !isAttested || isTold(ofDistrict: record.code, beside: districts)
    {
      return .refuse([way])
    }
    guard let history = records[record.code] else {
      if isAttested {
        let (past, ways) = record.without(liftingAfter: now)
        return .add(past, waiting: ways)
      }
      let (softened, ways) = record.withoutAttestation
      return .add(softened, waiting: ways)
    }
    let old = history.latest
    guard record.type == old.type else {
      let reason = "the code belongs to a \(old.type.rawValue)"
      // Danger is not lost for a code.
      let (taken, _) =
        isAttested ? record.without(liftingAfter: now) : record.withoutAttestation
      return record.mayEndanger ? .clash(taken) : .refuse([reason])
    }
    let record = record.keepingPersonalMembers(of: old)
    if record.says(theSameAs: old) { return .same(waiting: []) }
    if isAttested {
      let (past, waiting) = record.without(liftingAfter: now)
      if past.says(theSameAs: old) { return .same(waiting: waiting) }
      if let ways = waysBeyondAttestation(past, history, waiting, topology) {
        return keeping(old, but: past, ways, topology)
      }
      var taken = past
      if old.type.mayBeDanger, !past.looksLifted, past.isPartlyUnlocated {
        // Where it was on record it still is, whatever else is not known.
        taken.place = old.joinedPlace(with: past, topology)
      }
      return .change(taken, from: old, waiting: waiting)
    }
    // What waited for attestation when it first came waits still, and is no change.
    let (softened, waiting) = record.withoutAttestation
    if softened.says(theSameAs: old) { return .same(waiting: waiting) }
    let (past, unclear) = record.without(liftingAfter: now)
    let ways = past.waysMilder(than: old, by: policy, topology)
    return ways.isEmpty
      ? .change(past, from: old, waiting: unclear) : keeping(old, but: past, ways, topology)
  }

  /// The ways in which a file may not be followed, whoever attests it; `nil` where it may be.
  private func waysBeyondAttestation(
    _ record: Record, _ history: History, _ waiting: [String], _ topology: some Topology
  ) -> [String]? {
    // What was said here no file takes back; nor does a day to come make danger milder today. Who
    // belongs to whom, and who is independent, is for people to say.
    let isAboutPeople = record.type == .organisation || record.type == .person
    if history.isOurs || !waiting.isEmpty || isAboutPeople {
      let ways = record.waysMilder(than: history.latest, by: policy, topology)
      if !ways.isEmpty {
        if isAboutPeople { return ways }
        return history.isOurs
          ? ways + ["it was told here: go on with clearway mark and correct"] : waiting
      }
    }
    if let way = record.wayOfLiftingDoubt(of: history) { return [way] }
    // What came before, and worse since, is not taken again: nor is danger lifted as of a day on or
    // before which it was lifted, and was danger again.
    let hasCome = history.versions.contains { version in
      version.record.tells(theSameAs: record)
        || record.looksLifted && !history.latest.looksLifted && version.record.looksLifted
          && !record.begins(later: version.record)
    }
    guard hasCome else { return nil }
    let ways = record.waysMilder(than: history.latest, by: policy, topology)
    return ways.isEmpty ? nil : ways + ["it came before, and worse has come since"]
  }

  /// What is on record, but for what is worse in other words.
  private func keeping(
    _ old: Record, but record: Record, _ ways: [String], _ topology: some Topology
  ) -> ImportDecision {
    var (worse, beside) = (old, record.isAvoided ? record.withoutAttestation.record : nil)
    if let one = old.worsened(by: record, policy, topology) {
      (worse, beside) = (one, nil)
    } else {
      // No one record says both. What endangers stands under codes of their own; work that is told
      // in two ways is told in none.
      worse = old.withoutWork
    }
    return worse.says(theSameAs: old) && beside == nil
      ? .refuse(ways) : .worsen(worse, from: old, refused: ways, beside: beside)
  }
}

extension Record {
  /// Whether it says of the land what another does, whatever else either says.
  fileprivate func tells(theSameAs other: Record) -> Bool {
    code == other.code && detail == other.detail
      && place.hasPositions(likeThoseOf: other.place)
      && place.isIncomplete == other.place.isIncomplete
      && hasDirectEvidence == other.hasDirectEvidence
  }

  /// Why it cannot be kept as it is: ground that is no danger, and has no valid outline.
  fileprivate var reasonToSetAside: String? {
    let isDanger: Bool
    switch detail {
    case .hazardousArea, .hazardReport: isDanger = true
    case .sector(let sector):
      isDanger = sector.effectiveDoubt != nil || sector.effectiveStatus == .inProgress
    case .organisation, .person: return nil
    case .other(let type):
      if type == .district, place.entered == nil, !place.isIncomplete || place.type == nil {
        return nil
      }
      isDanger = false
    }
    if isDanger || place.isSound { return nil }
    let reason = flaws.first {
      $0.kind == .invalidGeometry || $0.kind == .noUsableGeometry || $0.kind == .lostParts
    }
    return reason?.detail ?? "it has no usable geometry"
  }

  /// The record as it is taken from a file that nobody attests, and what waits for attestation.
  fileprivate var withoutAttestation: (record: Record, ways: [String]) {
    var record = self
    switch detail {
    case .hazardousArea(var area) where looksLifted:
      area.status = .open
      record.detail = .hazardousArea(area)
      return (record, ["taken as open"])
    case .hazardReport(var report) where looksLifted:
      report.status = .reported
      record.detail = .hazardReport(report)
      return (record, ["taken as reported"])
    case .sector(var sector) where sector.wasAccepted:
      sector.status = .completed
      record.detail = .sector(sector)
      return (record, ["taken as completed"])
    case .organisation(var body) where body.isIndependent || !body.accreditedFor.isEmpty:
      (body.isIndependent, body.accreditedFor) = (false, [])
      record.detail = .organisation(body)
      return (record, ["taken as neither independent nor accredited"])
    default: return (record, [])
    }
  }

  /// The record as it is taken at an instant, and what waits for its day: nothing is released, and
  /// no danger is over, on a day that is still to come.
  fileprivate func without(liftingAfter now: Instant) -> (record: Record, ways: [String]) {
    guard looksLifted else { return (self, []) }
    let why: String
    if let day = dates.first(where: { $0.first > now }) {
      why = "\(day.text) is still to come"
    } else if let flaw = flaws.first(where: { $0.kind != .missing && $0.member.hasSuffix("On") }) {
      why = "\(flaw.member) is not understood"
    } else {
      return (self, [])
    }
    let (record, ways) = withoutAttestation
    return (record, ways.map { "\($0), for \(why)" })
  }

  /// How it would lift a doubt on record, whoever attests it: only a later acceptance may.
  fileprivate func wayOfLiftingDoubt(of history: History) -> String? {
    guard case .sector(let now) = detail, case .sector(let then) = history.latest.detail,
      let doubt = then.effectiveDoubt, now.effectiveStatus != .withdrawn
    else { return nil }
    // A word that nobody understood is no doubt that anybody had.
    if then.status == nil, then.doubt == nil { return nil }
    guard now.isReleased else {
      let isKept = now.effectiveDoubt != nil && (doubt != .rejected || now.effectiveDoubt == doubt)
      return isKept ? nil : "the doubt on record is lifted by an acceptance only"
    }
    // Of several doubts, the last: another may have been on record since.
    guard let accepted = now.acceptedOn ?? now.completedOn, let doubted = history.lastDoubt,
      accepted.first > doubted.last
    else { return "its acceptance is not later than the doubt on record" }
    return nil
  }
}

extension Situation {
  /// Whether a district, or danger without a place that names it, was told here: then no file says
  /// where it is, whoever attests it.
  private func isTold(ofDistrict code: Record.Code, beside districts: Set<String>) -> Bool {
    if records[code]?.isOurs == true { return true }
    return (0..<records.count).contains { number in
      records[number].isOurs
        && records[number].versions.contains { version in
          version.record.mayEndanger && version.record.isPartlyUnlocated
            && version.record.namedDistrict == code.text
        }
    }
  }

  /// Why the outline of a district would narrow where danger without a place counts; `nil` if not.
  ///
  /// Also danger that was lifted since, or will be, counts at its time.
  func wayOfNarrowing(_ record: Record, beside districts: Set<String> = []) -> String? {
    guard record.type == .district, record.place.entered != nil else { return nil }
    if let old = records[record.code]?.latest, record.place.isEntered(likeThat: old.place) {
      return nil
    }
    let isNamed =
      districts.contains(record.code.text)
      || (0..<records.count).contains { number in
        records[number].versions.contains { version in
          version.record.mayEndanger && version.record.isPartlyUnlocated
            && version.record.namedDistrict == record.code.text
        }
      }
    if isNamed { return "an outline of a district that danger without a place names" }
    let isGranted = grants.contains { $0.district == record.code }
    return isGranted ? "an outline of a district for which roles are entrusted" : nil
  }
}

extension Record {
  /// Whether some or all of it has no place.
  package var isPartlyUnlocated: Bool { place.ground == nil || place.isIncomplete }

  /// Whether it is danger in force of which some or all has no place.
  package var isUnlocatedDanger: Bool {
    guard isPartlyUnlocated else { return false }
    return switch detail {
    case .hazardousArea(let area): area.status != .released && area.status != .withdrawn
    case .hazardReport(let report):
      report.effectiveStatus != .resolved && report.effectiveStatus != .withdrawn
    case .sector(let sector): sector.effectiveDoubt != nil
    case .organisation, .person, .other: false
    }
  }

  /// The district that it names, where it may be danger.
  package var namedDistrict: String? {
    switch detail {
    case .hazardousArea(let area): area.district
    case .hazardReport(let report): report.district
    case .sector(let sector): sector.district
    case .organisation, .person, .other: nil
    }
  }
}
