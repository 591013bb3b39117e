internal import Geometry
internal import MineAction

/// The hazardous areas in force, in groups that may share ground, each with the work on it.
struct BalancedLand {
  struct Area {
    let code: String
    let area: HazardousArea
    let ground: Shape<Geographic>
    let box: Envelope
  }

  struct Work {
    let sector: Sector
    let ground: Shape<Geographic>
    let box: Envelope
  }

  private(set) var groups: [BalancedGroup] = []
  private(set) var unlocated: [String] = []

  init(_ situation: Situation, at instant: Instant, _ revision: Int64, only code: Record.Code?) {
    var (areas, works): ([Area], [Work]) = ([], [])
    for number in 0..<situation.records.count {
      let history = situation.records[number]
      guard let record = history.version(revision: revision, at: instant)?.record else { continue }
      switch record.detail {
      case .hazardousArea(let area) where area.status != .withdrawn:
        if let code, record.code != code { continue }
        guard let ground = record.place.ground, !record.place.isIncomplete,
          let box = ground.envelope
        else {
          unlocated.append(record.code.text)
          continue
        }
        areas.append(Area(code: record.code.text, area: area, ground: ground, box: box))
      case .sector(let sector) where sector.isReleased:
        guard record.place.isSound, let ground = record.place.entered?.only(.polygon),
          let box = ground.envelope
        else { continue }
        works.append(Work(sector: sector, ground: ground, box: box))
      default: continue
      }
    }
    groups = Self.grouped(areas).map { group in
      let box = group.dropFirst().reduce(group[0].box) { $0.union($1.box) }
      return BalancedGroup(areas: group, works: works.filter { $0.box.intersects(box) }, box: box)
    }
  }

  // A sweep from west to east: areas whose rectangles meet are one group, with what they meet.
  private static func grouped(_ areas: [Area]) -> [[Area]] {
    let sorted = areas.sorted { ($0.box.west, $0.code) < ($1.box.west, $1.code) }
    var open: [(box: Envelope, areas: [Area])] = []
    var done: [[Area]] = []
    for area in sorted {
      var joined = (box: area.box, areas: [area])
      var kept: [(box: Envelope, areas: [Area])] = []
      for group in open {
        if group.box.intersects(area.box) {
          joined = (joined.box.union(group.box), group.areas + joined.areas)
        } else if group.box.east < area.box.west {
          done.append(group.areas)
        } else {
          kept.append(group)
        }
      }
      open = kept + [joined]
    }
    return done + open.map(\.areas)
  }
}

/// Hazardous areas that may share ground, and the work on them.
struct BalancedGroup {
  let areas: [BalancedLand.Area]
  let works: [BalancedLand.Work]
  let box: Envelope

  private struct Parts {
    var remaining, cancelled, reduced, cleared: Shape<Plane>
  }

  func balance(
    _ topology: some Topology
  ) throws(TopologyFailure) -> ([LandBalance.Row], LandBalance.Areas) {
    let frame = LocalFrame(aboutMiddleOf: box)
    let grounds = works.map { frame.plane($0.ground) }
    var rows: [LandBalance.Row] = []
    var all: [(ground: Shape<Plane>, parts: Parts)] = []
    for area in areas {
      let ground = try topology.union(of: [frame.plane(area.ground)])
      let parts = try parts(of: area, ground, grounds, topology)
      all.append((ground, parts))
      rows.append(
        LandBalance.Row(
          code: area.code, status: area.area.status ?? .open,
          areas: Self.measured(ground, parts, frame)))
    }
    if all.count == 1 { return (rows, rows[0].areas) }
    let ground = try topology.union(of: all.map(\.ground))
    let remaining = try topology.union(of: all.map(\.parts.remaining))
    let released = try topology.difference(of: ground, without: remaining)
    let cleared = try topology.intersection(
      of: released, and: try topology.union(of: all.map(\.parts.cleared)))
    let rest = try topology.difference(of: released, without: cleared)
    let reduced = try topology.intersection(
      of: rest, and: try topology.union(of: all.map(\.parts.reduced)))
    let parts = Parts(
      remaining: remaining, cancelled: try topology.difference(of: rest, without: reduced),
      reduced: reduced, cleared: cleared)
    return (rows, Self.measured(ground, parts, frame))
  }

  private func parts(
    of area: BalancedLand.Area, _ ground: Shape<Plane>, _ grounds: [Shape<Plane>],
    _ topology: some Topology
  ) throws(TopologyFailure) -> Parts {
    var rest = ground
    func take(_ method: Vocabulary.Method) throws(TopologyFailure) -> Shape<Plane> {
      let chosen = works.indices.filter {
        works[$0].sector.method == method && Self.counts(works[$0], on: area)
      }
      if chosen.isEmpty { return Shape() }
      let work = try topology.union(of: chosen.map { grounds[$0] })
      let part = try topology.intersection(of: rest, and: work)
      rest = try topology.difference(of: rest, without: work)
      return part
    }
    let cleared = try take(.clearance)
    let reduced = try take(.technicalSurvey)
    var cancelled = try take(.nonTechnicalSurvey)
    if area.area.status == .released {
      // Strips that two people let go: never searched.
      cancelled = try topology.union(of: [cancelled, rest])
      rest = Shape()
    }
    return Parts(remaining: rest, cancelled: cancelled, reduced: reduced, cleared: cleared)
  }

  // Later work only, and for confirmed danger a search (verdict.md §2).
  private static func counts(_ work: BalancedLand.Work, on area: BalancedLand.Area) -> Bool {
    guard let observed = area.area.observedOn, let completed = work.sector.completedOn,
      completed.first > observed.last, work.box.intersects(area.box)
    else { return false }
    return work.sector.method != .nonTechnicalSurvey || area.area.classification == .suspected
  }

  private static func measured(
    _ ground: Shape<Plane>, _ parts: Parts, _ frame: LocalFrame
  ) -> LandBalance.Areas {
    let area = { (shape: Shape<Plane>) in frame.geographic(shape).area }
    return LandBalance.Areas(
      reported: area(ground), remaining: area(parts.remaining), cancelled: area(parts.cancelled),
      reduced: area(parts.reduced), cleared: area(parts.cleared))
  }
}
