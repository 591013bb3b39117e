package import Geometry
internal import JSON

extension Situation {
  /// What a correction of a reference point makes of the records that were measured from it, and of
  /// those measured from these in turn.
  ///
  /// `isAgreed`: whether two people have agreed to it; where not, danger is where it was and where
  /// it would be.
  package func moving(
    with old: Record, to new: Record, isAgreed: Bool, _ topology: some Topology
  ) -> [Event.Fact] {
    var facts: [Event.Fact] = []
    var seen: Set<Record.Code> = [old.code]
    // Where it became something else meanwhile, from the point that it was when they were measured.
    let point = records[old.code]?.versions.last { $0.record.place.referencePoint != nil }?.record
    var moves = [(point ?? old, new)]
    while let (before, after) = moves.popLast() {
      guard let move = Move(of: before, to: after, by: policy) else { continue }
      for number in 0..<records.count {
        let history = records[number]
        let known = history.latest
        guard known.place.derivation?.reference == before.code.text,
          seen.insert(known.code).inserted
        else { continue }
        // Where it was before anybody said that its reference may lie elsewhere.
        let certain = history.versions.last { $0.record.place.derivation?.isInDoubt != true }
        var moved = known
        moved.place = move.applied(to: (certain?.record ?? known).place, topology)
        moves.append((known, moved))
        // Of a place from several words nobody knows which part moves.
        let isOne = known.place.derivation?.system != Derivation.several
        if !isAgreed || !isOne {
          guard known.type.mayBeDanger else { continue }
          moved = known.worsened(by: moved, policy, topology) ?? known.withoutWork
          if !isAgreed { moved.place.derivation = moved.place.derivation?.inDoubt }
        }
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
      let derivation = record.place.derivation, let reference = derivation.reference,
      let known = records[record.code]?.latest, !record.place.isEntered(likeThat: known.place)
    else { return nil }
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

extension Place {
  /// The one point that something may be measured from; `nil` where it is anything else.
  package var referencePoint: Position<Geographic>? {
    guard let entered, isSound, entered.positions.count == 1 else { return nil }
    return entered.positions[0]
  }
}

/// How far a reference point moves, and how much worse it is known.
private struct Move {
  /// Metres east and north.
  let (east, north): (Double, Double)
  /// Metres that its accuracy grows by.
  let doubt: Double

  /// `nil` where there is nothing to move by.
  init?(of old: Record, to new: Record, by policy: Policy) {
    guard let from = old.place.referencePoint, let to = new.place.referencePoint else { return nil }
    let metres = Ellipsoid.metresPerDegree(atLatitude: (from.latitude + to.latitude) / 2)
    var degrees = to.longitude - from.longitude
    if abs(degrees) > 180 { degrees -= degrees > 0 ? 360 : -360 }
    (east, north) = (
      degrees * metres.longitude, (to.latitude - from.latitude) * metres.latitude
    )
    doubt = max(0, policy.accuracy(ofReference: new) - policy.accuracy(ofReference: old))
    if east == 0, north == 0, doubt == 0 { return nil }
  }

  func applied(to place: Place, _ topology: some Topology) -> Place {
    var moved = Place(
      entered: place.entered?.map { position in
        let metres = Ellipsoid.metresPerDegree(atLatitude: position.latitude)
        var longitude = position.longitude + east / metres.longitude
        if abs(longitude) > 180 { longitude -= longitude > 0 ? 360 : -360 }
        return Position(
          computed: longitude, min(max(position.latitude + north / metres.latitude, -90), 90))
      },
      type: place.type, text: place.text,
      derivation: place.derivation?.lessExact(by: doubt), isIncomplete: place.isIncomplete)
    moved = moved.measured(by: topology).place
    return moved
  }
}
