internal import Geometry
internal import MineAction

/// Hazardous areas that may share ground, and the work on them.
struct BalancedGroup {
  let areas: [BalancedLand.Area]
  let works: [BalancedLand.Work]
  let box: Envelope

  /// What became of the land of a group.
  struct Reckoned {
    var rows: [LandBalance.Row] = []
    /// What lies in several areas counts once.
    var union = LandBalance.Areas()
    var districts: [String?: LandBalance.Areas] = [:]
    var organisations: [String?: LandBalance.Areas] = [:]
  }

  /// Ground, and what became of each piece of it.
  struct Parts {
    var ground = Shape<Plane>()
    var remaining = Shape<Plane>()
    var cancelled = Shape<Plane>()
    var reduced = Shape<Plane>()
    var cleared = Shape<Plane>()
    /// What was released before the period asked about.
    var before = Shape<Plane>()
    /// What of the cancelled ground two people let go as strips.
    var strips = Shape<Plane>()
  }

  func reckoned(
    byOrganisation: Bool, _ topology: some Topology
  ) throws(TopologyFailure) -> Reckoned {
    let frame = LocalFrame(aboutMiddleOf: box)
    let grounds = works.map { frame.plane($0.ground) }
    var reckoned = Reckoned()
    var all: [Parts] = []
    for area in areas {
      let parts = try parts(of: area, grounds, frame, topology)
      all.append(parts)
      reckoned.rows.append(
        LandBalance.Row(
          code: area.code, status: area.area.status ?? .open, areas: Self.measured(parts, frame)))
    }
    let whole = try Self.united(all, topology)
    reckoned.union = all.count == 1 ? reckoned.rows[0].areas : Self.measured(whole, frame)
    let byDistrict = Dictionary(grouping: areas.indices) { areas[$0].area.district }
    for (district, members) in byDistrict {
      reckoned.districts[district] =
        members.count == all.count
        ? reckoned.union
        : Self.measured(try Self.united(members.map { all[$0] }, topology), frame)
    }
    if byOrganisation {
      for body in Set(works.map(\.sector.organisation) + [nil]) {
        let share = try share(of: body, in: all, whole, grounds, topology)
        let areas = Self.measured(share, frame)
        if areas != LandBalance.Areas() { reckoned.organisations[body] = areas }
      }
    }
    return reckoned
  }

  /// What became of the ground of several areas: what remains of any remains.
  private static func united(
    _ all: [Parts], _ topology: some Topology
  ) throws(TopologyFailure) -> Parts {
    if all.count == 1 { return all[0] }
    var parts = Parts()
    parts.ground = try topology.union(of: all.map(\.ground))
    parts.remaining = try topology.union(of: all.map(\.remaining))
    let released = try topology.difference(of: parts.ground, without: parts.remaining)
    parts.cleared = try topology.intersection(
      of: released, and: try topology.union(of: all.map(\.cleared)))
    let rest = try topology.difference(of: released, without: parts.cleared)
    parts.reduced = try topology.intersection(
      of: rest, and: try topology.union(of: all.map(\.reduced)))
    parts.cancelled = try topology.difference(of: rest, without: parts.reduced)
    if all.allSatisfy(\.before.isEmpty) { return parts }
    // What one area saw released earlier and another within the period was danger until then.
    let other = parts.cancelled
    parts.cancelled = try topology.intersection(
      of: other, and: try topology.union(of: all.map(\.cancelled)))
    parts.before = try topology.difference(of: other, without: parts.cancelled)
    return parts
  }

  private func parts(
    of area: BalancedLand.Area, _ grounds: [Shape<Plane>], _ frame: LocalFrame,
    _ topology: some Topology
  ) throws(TopologyFailure) -> Parts {
    var parts = Parts()
    parts.ground = try topology.union(of: [frame.plane(area.ground)])
    var rest = parts.ground
    let own = works.indices.filter { Self.counts(works[$0], on: area) }
    func take(_ isTaken: (BalancedLand.Work) -> Bool) throws(TopologyFailure) -> Shape<Plane> {
      let chosen = own.filter { isTaken(works[$0]) }
      if chosen.isEmpty { return Shape() }
      let work = try topology.union(of: chosen.map { grounds[$0] })
      let part = try topology.intersection(of: rest, and: work)
      rest = try topology.difference(of: rest, without: work)
      return part
    }
    parts.before = try take(\.isEarlier)
    parts.cleared = try take { !$0.isEarlier && $0.sector.method == .clearance }
    parts.reduced = try take { !$0.isEarlier && $0.sector.method == .technicalSurvey }
    parts.cancelled = try take { !$0.isEarlier && $0.sector.method == .nonTechnicalSurvey }
    if area.area.status == .released, area.isEarlier {
      parts.before = try topology.union(of: [parts.before, rest])
    } else if area.area.status == .released {
      // Strips that two people let go: never searched.
      parts.cancelled = try topology.union(of: [parts.cancelled, rest])
      parts.strips = rest
    } else {
      parts.remaining = rest
    }
    return parts
  }

  /// What the work of one organisation released; `nil` for work without one, and strips let go.
  private func share(
    of body: String?, in all: [Parts], _ whole: Parts, _ grounds: [Shape<Plane>],
    _ topology: some Topology
  ) throws(TopologyFailure) -> Parts {
    func part(
      _ method: Vocabulary.Method, _ path: KeyPath<Parts, Shape<Plane>>
    ) throws(TopologyFailure) -> Shape<Plane> {
      var pieces: [Shape<Plane>] = []
      for (index, area) in areas.enumerated() {
        let chosen = works.indices.filter {
          works[$0].sector.organisation == body && works[$0].sector.method == method
            && !works[$0].isEarlier && Self.counts(works[$0], on: area)
        }
        if !chosen.isEmpty {
          let work = try topology.union(of: chosen.map { grounds[$0] })
          pieces.append(try topology.intersection(of: all[index][keyPath: path], and: work))
        }
        if body == nil, path == \.cancelled { pieces.append(all[index].strips) }
      }
      if pieces.allSatisfy(\.isEmpty) { return Shape() }
      return try topology.intersection(
        of: try topology.union(of: pieces), and: whole[keyPath: path])
    }
    var share = Parts()
    share.cleared = try part(.clearance, \.cleared)
    share.reduced = try part(.technicalSurvey, \.reduced)
    share.cancelled = try part(.nonTechnicalSurvey, \.cancelled)
    return share
  }

  // Later work only, and for confirmed danger a search (verdict.md §2).
  private static func counts(_ work: BalancedLand.Work, on area: BalancedLand.Area) -> Bool {
    guard let observed = area.area.observedOn, let completed = work.sector.completedOn,
      work.sector.method != nil,
      completed.first > observed.last, work.box.intersects(area.box)
    else { return false }
    return work.sector.method != .nonTechnicalSurvey || area.area.classification == .suspected
  }

  private static func measured(_ parts: Parts, _ frame: LocalFrame) -> LandBalance.Areas {
    let area = { (shape: Shape<Plane>) in frame.geographic(shape).area }
    return LandBalance.Areas(
      reported: area(parts.ground), remaining: area(parts.remaining),
      cancelled: area(parts.cancelled), reduced: area(parts.reduced), cleared: area(parts.cleared),
      releasedBefore: area(parts.before))
  }
}
