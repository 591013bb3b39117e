package import Geometry
internal import JSON

extension Situation {
  /// What a correction of a reference point makes of the records that were measured from it, and of
  /// those measured from these in turn, by itself: where they are in doubt then is told by
  /// ``settlingReferences(after:by:_:)``.
  ///
  /// `isAgreed`: whether two people have agreed to it. Danger leaves the place where it was only
  /// then, and only where that is one measurement from one point, and nothing else was said of it
  /// since. What is measured from a point that is known worse is known worse in any case.
  package func moving(
    with old: Record, to new: Record, isAgreed: Bool, by author: Attribution,
    _ topology: some Topology
  ) -> [Event.Fact] {
    var facts: [Event.Fact] = []
    var seen: Set<Record.Code> = [old.code]
    var waiting = [(before: old, after: new, isCertain: isAgreed)]
    while let (before, after, isAgreed) = waiting.popLast() {
      let doubt = max(
        0, policy.accuracy(ofReference: after) - policy.accuracy(ofReference: before))
      for number in records.hanging.sorted() {
        let known = records[number].latest
        guard known.place.derivation?.hangs(on: before.code) == true, !seen.contains(known.code)
        else { continue }
        let there =
          isAgreed && known.type != .sector
          ? known.moved(from: before, to: after, of: records[number], doubt: doubt, topology) : nil
        guard let moved = there ?? (doubt > 0 ? known.known(worseBy: doubt) : nil) else { continue }
        seen.insert(known.code)
        waiting.append((known, moved, there != nil))
        if !moved.says(theSameAs: known) { facts.append(.recorded(moved, by: .correction)) }
      }
    }
    return facts
  }

  /// What else is to be recorded after some facts, so that danger counts wherever anything that it
  /// was measured from is, or is proposed to be, and no work counts that was measured from there.
  ///
  /// One rule for whatever moves a landmark, brings one, or brings what hangs on one: it looks at
  /// nothing but what is known then.
  package func settlingReferences(
    after facts: [Event.Fact], by author: Attribution, _ topology: some Topology
  ) -> [Event.Fact] {
    var next = self
    func take(_ facts: [Event.Fact]) {
      for fact in facts {
        next.evolve(Event(fact, by: author, sequence: next.revision + 1))
      }
    }
    take(facts)
    var settled: [Event.Fact] = []
    // What is settled may be a landmark itself; chains are short.
    for _ in 0..<8 {
      let new = next.records.hanging.sorted().compactMap { number -> Event.Fact? in
        let record = next.records[number].latest
        let counted = next.counting(record, topology)
        return counted.says(theSameAs: record) ? nil : .recorded(counted, by: .correction)
      }
      if new.isEmpty { break }
      take(new)
      settled += new
    }
    return settled
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
    let record = knowingReferences(record)
    guard record.type.mayBeDanger, let derivation = record.place.derivation else { return record }
    let shifts = self.shifts(of: record).filter(\.isNew)
    if shifts.isEmpty { return record }
    if record.type == .sector, !record.isAvoided { return record.withoutWork }
    var both = record.type == .sector ? record.withoutWork : record
    let base = records[record.code]?.place(before: record) ?? record.place
    var (references, resolution) = (derivation.references, derivation.resolution)
    for shift in shifts {
      var there = record
      there.place = base.moved(by: shift, resolution: derivation.resolution, topology)
      resolution = max(resolution, there.place.derivation?.resolution ?? 0)
      there.place.derivation = derivation
      both.place = both.joinedPlace(with: there, topology)
      if let index = references.firstIndex(of: shift.reference) {
        references[index].also.append(shift.to)
      }
    }
    both.place.derivation = derivation.inDoubt(with: references, resolution: resolution)
    return both
  }

  /// What a record was measured from and lies elsewhere, or may; `nil` for nothing.
  ///
  /// Also where that is settled since, and the record still counts at more places than one.
  package func adrift(_ record: Record) -> String? {
    guard let derivation = record.place.derivation else { return nil }
    return shifts(of: record).first?.reference.code
      ?? (derivation.isInDoubt ? derivation.references.first?.code : nil)
  }

  // Where a landmark was when something was measured from it is where it is when that is first
  // known, where nobody says; but that is assumed.
  private func knowingReferences(_ record: Record) -> Record {
    guard let derivation = record.place.derivation,
      derivation.references.contains(where: { $0.at == nil })
    else { return record }
    let references = derivation.references.map { one in
      guard one.at == nil, let code = try? Record.Code(one.code),
        let point = records[code]?.latest.place.referencePoint
      else { return one }
      return Derivation.Reference(one.code, at: point, also: one.also + [point])
    }
    var known = record
    known.place.derivation = derivation.measured(from: references)
    return known
  }

  private func shifts(of record: Record) -> [ReferenceShift] {
    (record.place.derivation?.references ?? []).flatMap { reference -> [ReferenceShift] in
      let points = whereabouts(of: reference.code, behind: [record.code.text])
      guard let from = reference.at ?? points.first else { return [] }
      return points.map { ReferenceShift(reference: reference, from: from, to: $0) }
        .filter(\.isAny)
    }
  }

  /// Where a record is, and where somebody proposes that it is, by itself or by what it was measured
  /// from.
  private func whereabouts(
    of name: String, behind seen: Set<String>
  ) -> [Position<Geographic>] {
    guard !seen.contains(name), let code = try? Record.Code(name), let history = records[code]
    else { return [] }
    let record = history.latest
    var points = record.place.referencePoints
    for open in proposals.values.sorted(by: { $0.number < $1.number }) {
      // Also one that fits no more: what it says is doubted until it is declined.
      guard case .correct(let proposed) = open.proposal.change, proposed.code == code else {
        continue
      }
      points += proposed.place.referencePoints
    }
    let base = (history.place(before: record) ?? record.place).referencePoints
    for reference in record.place.derivation?.references ?? [] {
      let others = whereabouts(of: reference.code, behind: seen.union([name]))
      guard let from = reference.at ?? others.first else { continue }
      for other in others {
        let shift = ReferenceShift(reference: reference, from: from, to: other)
        if shift.isAny { points += base.map(shift.moved) }
      }
    }
    return points
  }
}

extension History {
  /// Where a record was before anybody said that what it was measured from may lie elsewhere; `nil`
  /// where it is not in doubt, or never was out of it.
  fileprivate func place(before record: Record) -> Place? {
    guard let derivation = record.place.derivation, derivation.isInDoubt,
      derivation.references.allSatisfy({ $0.at != nil })
    else { return nil }
    return versions.last {
      $0.record.place.derivation?.isInDoubt == false
        && $0.record.place.derivation?.references == derivation.references
    }?.record.place
  }
}

extension Record {
  /// The record where it goes with a landmark, and nowhere else; `nil` where that cannot be told.
  fileprivate func moved(
    from before: Record, to after: Record, of history: History, doubt: Double,
    _ topology: some Topology
  ) -> Record? {
    let shifts = place.shifts(from: before, to: after.place.referencePoints)
    guard after.place.referencePoint != nil, shifts.count == 1, let shift = shifts.first,
      let derivation = place.derivation, derivation.system != Derivation.several,
      shift.reference.at != nil, !shift.reference.isAssumed
    else { return nil }
    let base = derivation.isInDoubt ? history.place(before: self) : place
    guard let base else { return nil }
    let resolution = derivation.resolution + doubt
    let moved = base.moved(by: shift, resolution: resolution, topology)
    // Where it is and where it will be, and nothing that anybody said besides.
    guard place.consists(of: base, and: moved) else { return nil }
    var record = self
    record.place = moved
    return record
  }

  fileprivate func known(worseBy metres: Double) -> Record {
    var record = self
    record.place.derivation = place.derivation?.known(
      to: (place.derivation?.resolution ?? 0) + metres)
    return record
  }
}

extension Record {
  /// The record as it comes in, from a file or a person: where else it counts is for this ledger to
  /// say, and a place that was in doubt in another, or is not the one in doubt here, came together
  /// from several words.
  func settled(against known: Record?) -> Record {
    guard let derivation = place.derivation, !derivation.references.isEmpty else { return self }
    let same = known.flatMap {
      place.hasPositions(likeThoseOf: $0.place) ? $0.place.derivation : nil
    }
    var settled = derivation.measured(
      from: derivation.references.map { one in
        let known = same?.references.first {
          $0 == one || one.at == nil && $0.code == one.code && $0.isAssumed
        }
        return Derivation.Reference(one.code, at: one.at ?? known?.at, also: known?.also ?? [])
      })
    if let same, same.isInDoubt {
      settled = settled.inDoubt(with: settled.references, resolution: same.resolution)
    } else if derivation.isInDoubt {
      settled = settled.ofSeveral
    }
    var record = self
    record.place.derivation = settled
    return record
  }
}

/// That a landmark is, or may be, elsewhere than when something was measured from it.
private struct ReferenceShift {
  let reference: Derivation.Reference
  let from, to: Position<Geographic>

  /// Whether it is more than a rounding.
  var isAny: Bool { !Self.isSame(from, to) }

  /// Whether what was measured does not count there yet.
  var isNew: Bool { !reference.also.contains { Self.isSame($0, to) } }

  // Half a decimetre is a rounding.
  private static func isSame(_ one: Position<Geographic>, _ other: Position<Geographic>) -> Bool {
    let metres = Ellipsoid.metresPerDegree(atLatitude: one.latitude)
    let (east, north) = (
      (other.longitude - one.longitude) * metres.longitude,
      (other.latitude - one.latitude) * metres.latitude
    )
    return east * east + north * north <= 0.05 * 0.05
  }

  /// Where a position goes with it: as far east and north of the landmark, in metres, as it was.
  func moved(_ position: Position<Geographic>) -> Position<Geographic> {
    let (here, there) = (
      LocalFrame(longitude: from.longitude, latitude: from.latitude),
      LocalFrame(longitude: to.longitude, latitude: to.latitude)
    )
    return there.geographic(here.plane(position))
  }

  /// By how much a shape may be turned about the landmark, in metres: north of a grid and of a
  /// compass are others there.
  func turn(of shape: Shape<Geographic>?) -> Double {
    let here = LocalFrame(longitude: from.longitude, latitude: from.latitude)
    let furthest = (shape?.positions ?? []).map { position in
      let plane = here.plane(position)
      return (plane.x * plane.x + plane.y * plane.y).squareRoot()
    }.max()
    var degrees = abs(to.longitude - from.longitude)
    if degrees > 180 { degrees = 360 - degrees }
    // The meridians converge by no more than that; needles turn by less than a tenth of it.
    let angle = (degrees + abs(to.latitude - from.latitude)) * .pi / 180
    return (furthest ?? 0) * min(angle, 2)
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

  /// Where something was measured from, if it was measured from here: its points, or the middles of
  /// what is no point, of the whole and of each part.
  package var referencePoints: [Position<Geographic>] {
    guard let entered, let box = entered.envelope else { return [] }
    if entered.parts.allSatisfy({ $0.kind == .point }) { return Array(entered.positions) }
    let boxes =
      entered.parts.count == 1
      ? [box] : [box] + entered.parts.indices.compactMap { entered.part($0).envelope }
    return boxes.map { Position(computed: ($0.west + $0.east) / 2, ($0.south + $0.north) / 2) }
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
    let turned = resolution + shift.turn(of: entered)
    let place = Place(
      entered: entered?.map(shift.moved), type: type, text: text,
      derivation: derivation?.moved(shift.reference, to: shift.to, resolution: turned),
      isIncomplete: isIncomplete)
    return place.measured(by: topology).place
  }
}
