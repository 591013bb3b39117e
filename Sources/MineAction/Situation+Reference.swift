package import Geometry
internal import JSON

extension Situation {
  /// What a correction of a reference point makes of the records that were measured from it, and of
  /// those measured from these in turn.
  ///
  /// `isAgreed`: whether two people have agreed to it. Danger leaves the place where it was only
  /// then, and only where that is one measurement from one point, and nothing else was said of it
  /// since; otherwise it counts where it was and where it would be. A sector is never moved: it loses
  /// its work, and is drawn again.
  package func moving(
    with old: Record, to new: Record, isAgreed: Bool, by author: Attribution,
    _ topology: some Topology
  ) -> [Event.Fact] {
    var facts: [Event.Fact] = []
    var seen: Set<Record.Code> = [old.code]
    var waiting = [(before: old, after: new, isCertain: isAgreed)]
    // As it will be: what else may lie elsewhere is told by that.
    var next = self
    next.evolve(Event(.recorded(new, by: .correction), by: author, sequence: revision + 1))
    while let (before, after, isAgreed) = waiting.popLast() {
      let isCertain = isAgreed && after.place.referencePoint != nil
      let doubt = max(
        0, policy.accuracy(ofReference: after) - policy.accuracy(ofReference: before))
      for number in 0..<records.count {
        let known = records[number].latest
        guard known.place.derivation?.hangs(on: before.code) == true else { continue }
        let shifts = known.place.shifts(from: before, to: after.place.referencePoints)
        if shifts.isEmpty, doubt <= 0 { continue }
        guard seen.insert(known.code).inserted else { continue }
        let move = Move(of: records[number], shifts, doubt: doubt, isCertain: isCertain, topology)
        waiting.append((known, move.there, move.isCertain))
        var moved = move.result(policy, topology)
        if move.isCertain { moved = next.counting(moved, topology) }
        if moved.says(theSameAs: known) { continue }
        facts.append(.recorded(moved, by: .correction))
        next.evolve(Event(facts[facts.count - 1], by: author, sequence: next.revision + 1))
      }
    }
    return facts
  }

  /// What an open proposal would change, if it were approved as it stands.
  package func facts(of open: OpenProposal, _ topology: some Topology) -> [Event.Fact] {
    switch open.proposal.change {
    case .mark(let step): return [.stepped(step)]
    case .policy(let policy): return [.policySet(policy)]
    case .correct(let record):
      guard let old = records[record.code]?.latest else { return [] }
      return [.recorded(record, by: .correction)]
        + moving(with: old, to: record, isAgreed: true, by: open.author, topology)
    }
  }

  /// What to say of a fact that follows from the correction of a reference point.
  func noteOfMove(_ fact: Event.Fact) -> String? {
    guard case .recorded(let record, .correction) = fact,
      let derivation = record.place.derivation, !derivation.references.isEmpty,
      let known = records[record.code]?.latest, !record.place.isEntered(likeThat: known.place)
    else { return nil }
    var names: [String] = []
    for reference in derivation.references where !names.contains(reference.code) {
      names.append(reference.code)
    }
    let reference = names.joined(separator: ", ")
    return derivation.isInDoubt
      ? "\(reference), which it was measured from, may lie elsewhere: it counts at both places"
      : "moved with \(reference), which it was measured from"
  }
}

extension Situation {
  /// A record as it counts: danger also where it would be if what it was measured from lies where
  /// that is on record, or where somebody proposes that it is; a sector, without its work.
  package func counting(_ record: Record, _ topology: some Topology) -> Record {
    // What is in doubt counts so already.
    guard record.type.mayBeDanger, let derivation = record.place.derivation, !derivation.isInDoubt
    else { return record }
    let shifts = self.shifts(of: record)
    if shifts.isEmpty { return record }
    if record.type == .sector, !record.isAvoided { return record.withoutWork }
    var both = record.type == .sector ? record.withoutWork : record
    for shift in shifts {
      var there = record
      there.place = record.place.moved(by: shift, resolution: derivation.resolution, topology)
      there.place.derivation = derivation
      both.place = both.joinedPlace(with: there, topology)
    }
    both.place.derivation = derivation.inDoubt
    return both
  }

  /// What a record was measured from and lies elsewhere, or may; `nil` for nothing.
  func adrift(_ record: Record) -> String? { shifts(of: record).first?.reference.code }

  private func shifts(of record: Record) -> [ReferenceShift] {
    (record.place.derivation?.references ?? []).flatMap { reference -> [ReferenceShift] in
      var seen: Set<String> = [record.code.text]
      let points = whereabouts(of: reference.code, &seen)
      guard let from = reference.at ?? points.first else { return [] }
      return points.map { ReferenceShift(reference: reference, from: from, to: $0) }
        .filter(\.isAny)
    }
  }

  /// Where a record is, and where somebody proposes that it is, by itself or by what it was measured
  /// from.
  private func whereabouts(of name: String, _ seen: inout Set<String>) -> [Position<Geographic>] {
    guard seen.insert(name).inserted, let code = try? Record.Code(name),
      let record = records[code]?.latest
    else { return [] }
    var points = record.place.referencePoints
    for open in proposals.values.sorted(by: { $0.number < $1.number }) {
      // Also one that fits no more: what it says is doubted until it is declined.
      guard case .correct(let proposed) = open.proposal.change, proposed.code == code else {
        continue
      }
      points += proposed.place.referencePoints
    }
    for reference in record.place.derivation?.references ?? [] {
      let others = whereabouts(of: reference.code, &seen)
      guard let from = reference.at ?? others.first else { continue }
      for other in others {
        let shift = ReferenceShift(reference: reference, from: from, to: other)
        if shift.isAny { points += record.place.referencePoints.map(shift.moved) }
      }
    }
    return points
  }
}

extension Record {
  /// The record as it comes in, from a file or a person: a place that was in doubt in another ledger,
  /// or is not the one in doubt here, came together from several words.
  func settled(against known: Record?) -> Record {
    guard let derivation = place.derivation, derivation.isInDoubt,
      known.map({ place.isEntered(likeThat: $0.place) }) != true
    else { return self }
    var record = self
    record.place.derivation = derivation.ofSeveral
    return record
  }
}

/// That a landmark is, or may be, elsewhere than when something was measured from it.
private struct ReferenceShift {
  let reference: Derivation.Reference
  let from, to: Position<Geographic>

  /// Whether it is more than a rounding: half a decimetre.
  var isAny: Bool {
    let metres = Ellipsoid.metresPerDegree(atLatitude: from.latitude)
    let (east, north) = (
      (to.longitude - from.longitude) * metres.longitude,
      (to.latitude - from.latitude) * metres.latitude
    )
    return east * east + north * north > 0.05 * 0.05
  }

  /// Where a position goes with it, as far east and north in metres.
  func moved(_ position: Position<Geographic>) -> Position<Geographic> {
    let middle = Ellipsoid.metresPerDegree(atLatitude: (from.latitude + to.latitude) / 2)
    var degrees = to.longitude - from.longitude
    if abs(degrees) > 180 { degrees -= degrees > 0 ? 360 : -360 }
    let metres = Ellipsoid.metresPerDegree(atLatitude: position.latitude)
    var longitude = position.longitude + degrees * middle.longitude / metres.longitude
    if abs(longitude) > 180 { longitude -= longitude > 0 ? 360 : -360 }
    let north = (to.latitude - from.latitude) * middle.latitude
    return Position(
      computed: longitude, min(max(position.latitude + north / metres.latitude, -90), 90))
  }
}

/// What the shift of a landmark makes of one record.
private struct Move {
  private let known: Record
  /// The record as it would be at its new places alone.
  let there: Record
  /// Whether it is there and nowhere else.
  let isCertain: Bool
  private let resolution: Double

  init(
    of history: History, _ shifts: [ReferenceShift], doubt: Double, isCertain: Bool,
    _ topology: some Topology
  ) {
    known = history.latest
    let derivation = known.place.derivation
    // Where it was before anybody said that its reference may lie elsewhere.
    let last = history.versions.last {
      $0.record.place.derivation?.isInDoubt == false
        && $0.record.place.derivation?.references == derivation?.references
    }
    // Without a place of the reference, only where both are now is known.
    let isSince = shifts.allSatisfy { $0.reference.at != nil }
    let base = derivation?.isInDoubt == true && isSince ? last?.record.place : known.place
    let resolution = (derivation?.resolution ?? 0) + doubt
    var (certain, there) = (false, known)
    if isCertain, shifts.count == 1, let shift = shifts.first, let base,
      derivation?.system != Derivation.several, shift.reference.at != nil
    {
      let place = base.moved(by: shift, resolution: resolution, topology)
      // Where it is and where it will be, and nothing that anybody said besides.
      if known.place.consists(of: base, and: place) { (certain, there.place) = (true, place) }
    }
    self.isCertain = certain
    self.resolution = resolution
    if !certain {
      for (number, shift) in shifts.enumerated() {
        var one = known
        one.place = (base ?? known.place).moved(by: shift, resolution: resolution, topology)
        one.place.derivation = derivation
        there.place = number == 0 ? one.place : there.joinedPlace(with: one, topology)
      }
      there.place.derivation = derivation?.known(to: resolution)
    }
    self.there = there
  }

  /// What is recorded.
  func result(_ policy: Policy, _ topology: some Topology) -> Record {
    switch known.type {
    case .hazardousArea, .hazardReport:
      if isCertain { return there }
      var both = known.worsened(by: there, policy, topology) ?? known
      both.place = known.joinedPlace(with: there, topology)
      let derivation = there.place.derivation
      both.place.derivation =
        both.place.isEntered(likeThat: known.place) && known.place.derivation?.isInDoubt != true
        ? derivation : derivation?.inDoubt
      return both
    case .sector:
      // Nobody worked the ground that it would be now, and not all of what it was said to be.
      var left = known.withoutWork
      if known.isAvoided { left.place = known.joinedPlace(with: there, topology) }
      return left
    case .route, .site, .district, .organisation, .person:
      if isCertain { return there }
      var kept = known
      kept.place.derivation = known.place.derivation?.known(to: resolution)
      return kept
    }
  }
}

extension Policy {
  /// How exactly a reference point is known, in metres: what is said of it, or what is assumed.
  package func accuracy(ofReference record: Record) -> Double {
    switch record.detail {
    case .hazardousArea, .sector, .hazardReport: return accuracy(of: record)
    case .organisation, .person, .other:
      let fix = record.others.last { $0.name == "fix" }?.value.string
        .flatMap(Vocabulary.Fix.init(rawValue:)).flatMap { accuracies[$0] }
      return record.statedAccuracy(by: self) ?? fix ?? assumedAccuracy
    }
  }
}

extension Derivation {
  /// Whether the place was measured from a record.
  fileprivate func hangs(on code: Record.Code) -> Bool {
    references.contains { $0.code == code.text }
  }
}

extension Place {
  /// The one point that something may be measured from; `nil` where it is anything else.
  package var referencePoint: Position<Geographic>? {
    guard let entered, isSound, entered.positions.count == 1 else { return nil }
    return entered.positions[0]
  }

  /// Where something was measured from, if it was measured from here: its points, or the middle of
  /// what is no point.
  fileprivate var referencePoints: [Position<Geographic>] {
    guard let entered, let box = entered.envelope else { return [] }
    if entered.parts.allSatisfy({ $0.kind == .point }) { return Array(entered.positions) }
    return [Position(computed: (box.west + box.east) / 2, (box.south + box.north) / 2)]
  }

  /// Whether each part of it is a part of one of two others, to 8 decimals.
  fileprivate func consists(of one: Place, and other: Place) -> Bool {
    guard let own = entered, let first = one.entered, let second = other.entered,
      isIncomplete == one.isIncomplete
    else { return false }
    return own.parts.indices.allSatisfy {
      first.hasPart(like: $0, of: own) || second.hasPart(like: $0, of: own)
    }
  }

  /// How far it goes when a record that it was measured from is somewhere.
  fileprivate func shifts(
    from before: Record, to points: [Position<Geographic>]
  ) -> [ReferenceShift] {
    (derivation?.references ?? []).filter { $0.code == before.code.text }.flatMap { reference in
      let from = reference.at ?? before.place.referencePoints.first
      return points.compactMap { to in
        from.map { ReferenceShift(reference: reference, from: $0, to: to) }
      }.filter(\.isAny)
    }
  }

  /// The place, one of its references having moved.
  fileprivate func moved(
    by shift: ReferenceShift, resolution: Double, _ topology: some Topology
  ) -> Place {
    let place = Place(
      entered: entered?.map(shift.moved), type: type, text: text,
      derivation: derivation?.moved(shift.reference, to: shift.to, resolution: resolution),
      isIncomplete: isIncomplete)
    return place.measured(by: topology).place
  }
}
