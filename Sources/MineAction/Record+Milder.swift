package import Geometry
internal import JSON

extension Record {
  /// The ways in which these words would make land look less dangerous than the words on record.
  ///
  /// Empty where they make it look as dangerous or more so. The list of land-release.md, "Import".
  package func waysMilder(
    than old: Record, by policy: Policy, _ topology: some Topology
  ) -> [String] {
    var ways: [String] = []
    func note(_ isMilder: Bool, _ way: String) { if isMilder { ways.append(way) } }
    // Where it goes when its landmark is corrected is for people to say.
    note(
      type.mayBeDanger && !Derivation.goes(place.derivation, with: old.place.derivation),
      "measured from something else")
    note(
      old.looksLifted && old.remaining != nil && remaining != old.remaining,
      "a duplicate of something else")
    let isBetterKnown = policy.accuracy(of: self) < policy.accuracy(of: old)
    switch (detail, old.detail) {
    case (.hazardousArea(let now), .hazardousArea(let then)):
      note(now.classification == .suspected && then.classification != .suspected, "a milder class")
      note(old.hasDirectEvidence && !hasDirectEvidence, "no direct evidence any more")
      note(now.status != .open && now.status != nil && now.status != then.status, "a milder status")
      note(Self.isEarlier(now.observedOn?.last, then.observedOn?.last), "an earlier observation")
      note(Self.isLater(now.observedOn?.first, then.observedOn?.first), "a later beginning")
      note(isBetterKnown, "a smaller accuracy")
      note(isLiftedEarlier(than: old), "an earlier release")
      // Also one that is lifted: it was danger, and one released tells which work is older than it.
      ways += waysSmaller(than: old, topology)
      note(isElsewhere(now.district, then.district, old), "another district")
    case (.hazardReport(let now), .hazardReport(let then)):
      let order: [Vocabulary.ReportStatus] = [.verified, .reported, .resolved, .withdrawn]
      let rank = { (status: Vocabulary.ReportStatus) in order.firstIndex(of: status) ?? 0 }
      note(rank(now.effectiveStatus) > rank(then.effectiveStatus), "a milder status")
      note(Self.isLater(now.reportedOn?.first, then.reportedOn?.first), "a later beginning")
      // Which work is later than it decides what answers it.
      note(Self.isEarlier(now.reportedOn?.last, then.reportedOn?.last), "an earlier report")
      note(isBetterKnown, "a smaller accuracy")
      note(
        policy.dangerRadius(of: now) < policy.dangerRadius(of: then), "a smaller danger radius")
      note(then.kind == .accident && now.kind != .accident, "no longer an accident")
      note(isLiftedEarlier(than: old), "an earlier release")
      note(old.hasDirectEvidence && !hasDirectEvidence, "no direct evidence any more")
      ways += waysSmaller(than: old, topology)
      note(isElsewhere(now.district, then.district, old), "another district")
    case (.sector(let now), .sector(let then)):
      ways += Self.waysMilder(now, than: then)
      note(isBetterKnown, "a smaller accuracy")
      note(!now.isReleased && isLiftedEarlier(than: old), "an earlier release")
      // Also in doubt: whoever lifts it accepts the ground that was said to be worked.
      if now.isReleased || now.completedOn != nil || now.effectiveStatus == .completed {
        ways += waysLarger(than: old, now.isReleased ? "released" : "completed", topology)
      }
      if then.effectiveDoubt != nil || then.effectiveStatus == .inProgress {
        ways += waysSmaller(than: old, topology)
      }
      note(isElsewhere(now.district, then.district, old), "another district")
    case (.organisation(let now), .organisation(let then)):
      // Who belongs to whom decides who may accept whose work.
      note(now != then, "another standing")
    case (.person(let now), .person(let then)):
      note(now != then, "another standing")
    case (.other(.route), .other(.route)), (.other(.site), .other(.site)):
      // Who asks about a route by its code is told about the line on record; what is measured from
      // a landmark lies where that does.
      note(
        !place.isEntered(likeThat: old.place), type == .route ? "another line" : "another place")
      if type == .site {
        note(
          policy.accuracy(ofReference: self) < policy.accuracy(ofReference: old),
          "a smaller accuracy")
        break
      }
      note(
        (statedAccuracy(by: policy) ?? .infinity) < (old.statedAccuracy(by: policy) ?? -1),
        "a smaller accuracy")
      note(
        statedAccuracy(by: policy) == nil && old.statedAccuracy(by: policy) != nil, "no accuracy")
    case (.other, .other):
      // What is one point may be measured from.
      note(
        old.place.referencePoint != nil && !place.isEntered(likeThat: old.place), "another place")
    default: break
    }
    return ways
  }

  /// The accuracy of a route or a site on record, in metres, with that of its coordinate operation; `nil`
  /// where neither is said.
  package func statedAccuracy(by policy: Policy) -> Double? {
    let stated = others.last { $0.name == "accuracy" && !$0.value.isNull }?.value
    // One that is not understood, or cannot be, is as uncertain as one that was never measured.
    let metres = stated.map { value in
      let number = value.number ?? value.string.flatMap(Double.init)
      return number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
        ?? max(policy.assumedAccuracy, UnclearLength(value).metres)
    }
    guard let derivation = place.derivation else { return metres }
    // A line is taken as drawn where nobody says more; what is measured from a landmark is not.
    let assumed = type == .route ? 0 : policy.assumedAccuracy
    return max(metres ?? assumed, derivation.resolution) + derivation.accuracy
  }

  // Danger without a place or a district counts everywhere.
  private func isElsewhere(_ now: String?, _ then: String?, _ old: Record) -> Bool {
    now != nil && now != then && old.isPartlyUnlocated
  }

  private func isLiftedEarlier(than old: Record) -> Bool {
    guard looksLifted, old.looksLifted else { return false }
    return begins(on: nil, recordedAt: .never) < old.begins(on: nil, recordedAt: .never)
  }

  private static func waysMilder(_ now: Sector, than then: Sector) -> [String] {
    var ways: [String] = []
    func note(_ isMilder: Bool, _ way: String) { if isMilder { ways.append(way) } }
    note(now.isReleased && !then.isReleased, "a milder status")
    note(now.effectiveStatus == .withdrawn && then.effectiveStatus != .withdrawn, "a milder status")
    note(then.effectiveDoubt != nil && now.effectiveDoubt == nil, "a doubt lifted")
    note(then.effectiveDoubt == .rejected && now.effectiveDoubt != .rejected, "a milder status")
    note(
      then.effectiveStatus == .inProgress && now.effectiveDoubt == nil
        && now.effectiveStatus != .inProgress, "work no longer in progress")
    // What follows upon a doubt is a step.
    note(
      then.effectiveStatus.isDoubt && !now.effectiveStatus.isDoubt && now.effectiveDoubt != nil
        && then.status != nil, "a milder status")
    // Whose work it is decides who may accept it.
    note(
      (then.organisation != nil || then.completedOn != nil)
        && now.organisation != then.organisation, "another organisation")
    note(now.survey != then.survey, "another survey")
    note(Set(now.adjoins) != Set(then.adjoins), "another survey adjoining")
    if now.isReleased || now.completedOn != nil {
      note(
        isLater(now.completedOn?.first, then.completedOn?.first)
          || then.completedOn == nil
            && now.completedOn != nil,
        "a later release")
      let begins = { (sector: Sector) in
        [sector.completedOn?.last, (sector.acceptedOn ?? sector.statusOn)?.last]
          .compactMap { $0 }.max()
      }
      note(now.isReleased && isEarlier(begins(now), begins(then)), "an earlier release")
    }
    let order: [Vocabulary.Method?] = [nil, .nonTechnicalSurvey, .technicalSurvey, .clearance]
    note(
      (order.firstIndex(of: now.method) ?? 0) > (order.firstIndex(of: then.method) ?? 0),
      "a better method")
    note((now.clearanceDepth ?? -1) > (then.clearanceDepth ?? -1), "a greater depth")
    return ways
  }

  // Without a date, danger is newer than every release: any date is an earlier observation.
  private static func isEarlier(_ now: Instant?, _ then: Instant?) -> Bool {
    (now ?? .never) < (then ?? .never)
  }
  // Without a date, danger has always been there: any date is a later beginning.
  private static func isLater(_ now: Instant?, _ then: Instant?) -> Bool {
    (now ?? .always) > (then ?? .always)
  }

  /// Whether danger on record would no longer be covered.
  private func waysSmaller(than old: Record, _ topology: some Topology) -> [String] {
    if old.place.isIncomplete, !place.isIncomplete { return ["a place for danger that had none"] }
    if place.isEntered(likeThat: old.place) { return [] }
    guard let then = old.place.ground else { return [] }
    guard let now = place.ground else { return ["danger without its place"] }
    return leaves(then, uncoveredBy: now, topology)
      ? ["an outline that no longer covers the old danger"] : []
  }

  /// Whether ground would be released, or be said to be worked, that was not.
  private func waysLarger(
    than old: Record, _ word: String, _ topology: some Topology
  ) -> [String] {
    if place.isEntered(likeThat: old.place) { return [] }
    guard let now = place.ground else { return [] }
    guard let then = old.place.ground else { return ["more \(word) ground"] }
    return leaves(now, uncoveredBy: then, topology) ? ["more \(word) ground"] : []
  }

  // Lines and points are covered by nothing but themselves; what cannot be measured is not covered.
  func leaves(
    _ shape: Shape<Geographic>, uncoveredBy other: Shape<Geographic>, _ topology: some Topology
  ) -> Bool {
    // A point is covered by itself, whatever a topology engine makes of those a centimetre away.
    let points = Set(other.points)
    if shape.parts.allSatisfy({ $0.kind == .point }), points.isSuperset(of: shape.points) {
      return false
    }
    guard let box = shape.envelope else { return false }
    let frame = LocalFrame(aboutMiddleOf: box)
    guard
      let left = try? topology.difference(of: frame.plane(shape), without: frame.plane(other)),
      let thin = try? topology.mitred(left.only(.polygon), by: -0.000_001)
    else { return true }
    return !thin.isEmpty || !left.only(.line, .point).isEmpty
  }
}

extension Shape where Frame == Geographic {
  /// The positions of the parts that are points.
  fileprivate var points: [Position<Geographic>] {
    parts.indices.filter { parts[$0].kind == .point }.flatMap { rings(of: $0).flatMap(\.self) }
  }
}
