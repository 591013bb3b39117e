package import Geometry
internal import JSON

extension Situation {
  /// What a correction of a reference point makes of the records that were measured from it, and of
  /// those measured from these in turn.
  ///
  /// `isAgreed`: whether two people have agreed to it; where not, danger is where it was and where
  /// it would be. A sector is never moved: it loses its work, and is drawn again.
  package func moving(
    with old: Record, to new: Record, isAgreed: Bool, _ topology: some Topology
  ) -> [Event.Fact] {
    var facts: [Event.Fact] = []
    var seen: Set<Record.Code> = [old.code]
    var moves = [(old, new)]
    while let (before, after) = moves.popLast() {
      guard let to = after.place.referencePoint else { continue }
      let doubt = policy.accuracy(ofReference: after) - policy.accuracy(ofReference: before)
      for number in 0..<records.count {
        let history = records[number]
        let known = history.latest
        guard known.place.derivation?.hangs(on: before.code) == true,
          seen.insert(known.code).inserted
        else { continue }
        // Where it was before anybody said that its reference may lie elsewhere.
        let references = known.place.derivation?.references
        let last = history.versions.last {
          let derivation = $0.record.place.derivation
          return derivation?.isInDoubt != true && derivation?.references == references
        }
        let certain = (last?.record ?? known).place
        let resolution = (known.place.derivation?.resolution ?? 0) + max(0, doubt)
        var moved = known
        var isMoved = known.place.derivation?.isInDoubt == true
        moved.place = certain
        // Of a place from several words each may have been measured when it was elsewhere.
        for reference in certain.derivation?.references ?? []
        where reference.code == before.code.text {
          guard let from = reference.at ?? before.place.referencePoint else { continue }
          if from.written != to.written || doubt > 0 { isMoved = true }
          let place = certain.moved(
            reference, from, to: to, resolution: resolution, topology)
          if certain.derivation?.system == Derivation.several {
            var both = moved
            both.place = place
            moved.place = moved.joinedPlace(with: both, topology)
          } else {
            moved.place = place
          }
        }
        if !isMoved { continue }
        moves.append((known, moved))
        moved = known.moving(to: moved, isAgreed: isAgreed, policy, topology)
        if !moved.says(theSameAs: known) { facts.append(.recorded(moved, by: .correction)) }
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
        + moving(with: old, to: record, isAgreed: true, topology)
    }
  }

  /// What to say of a fact that follows from the correction of a reference point.
  func noteOfMove(_ fact: Event.Fact) -> String? {
    guard case .recorded(let record, .correction) = fact,
      let derivation = record.place.derivation, !derivation.references.isEmpty,
      let known = records[record.code]?.latest, !record.place.isEntered(likeThat: known.place)
    else { return nil }
    let reference = derivation.references.map(\.code).joined(separator: ", ")
    return derivation.isInDoubt
      ? "\(reference), which it was measured from, may lie elsewhere: it counts at both places"
      : "moved with \(reference), which it was measured from"
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
}

extension Place {
  /// The place, one of its references having moved.
  fileprivate func moved(
    _ reference: Derivation.Reference, _ from: Position<Geographic>, to: Position<Geographic>,
    resolution: Double, _ topology: some Topology
  ) -> Place {
    let middle = Ellipsoid.metresPerDegree(atLatitude: (from.latitude + to.latitude) / 2)
    var degrees = to.longitude - from.longitude
    if abs(degrees) > 180 { degrees -= degrees > 0 ? 360 : -360 }
    let east = degrees * middle.longitude
    let north = (to.latitude - from.latitude) * middle.latitude
    let place = Place(
      entered: entered?.map { position in
        let metres = Ellipsoid.metresPerDegree(atLatitude: position.latitude)
        var longitude = position.longitude + east / metres.longitude
        if abs(longitude) > 180 { longitude -= longitude > 0 ? 360 : -360 }
        return Position(
          computed: longitude, min(max(position.latitude + north / metres.latitude, -90), 90))
      },
      type: type, text: text,
      derivation: derivation?.moved(reference, to: to, resolution: resolution),
      isIncomplete: isIncomplete)
    return place.measured(by: topology).place
  }
}

extension Record {
  /// What it says once its reference has moved, or may have.
  fileprivate func moving(
    to moved: Record, isAgreed: Bool, _ policy: Policy, _ topology: some Topology
  ) -> Record {
    switch type {
    case .hazardousArea, .hazardReport:
      // Of a place from several words nobody knows which part moves.
      if isAgreed, place.derivation?.system != Derivation.several { return moved }
      var there = moved
      there.place.derivation = there.place.derivation?.measured(like: place.derivation)
      var both = worsened(by: there, policy, topology) ?? self
      both.place = joinedPlace(with: there, topology)
      both.place.derivation = both.place.derivation?.inDoubt
      return both
    case .sector:
      // Nobody worked the ground that it would be now, and not all of what it was said to be.
      var left = withoutWork
      if isAvoided { left.place = joinedPlace(with: moved, topology) }
      return left
    case .route, .site, .district, .organisation, .person: return isAgreed ? moved : self
    }
  }
}
