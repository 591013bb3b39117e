internal import Geometry
internal import MineAction

/// The hazardous areas in force, in groups that may share ground, each with the work on it.
struct BalancedLand {
  struct Area {
    let code: String
    let area: HazardousArea
    let ground: Shape<Geographic>
    let box: Envelope
    /// Whether its status holds since before the period asked about.
    let isEarlier: Bool
  }

  struct Work {
    let sector: Sector
    let ground: Shape<Geographic>
    let box: Envelope
    /// Whether it was accepted before the period asked about.
    let isEarlier: Bool
  }

  private(set) var groups: [BalancedGroup] = []
  private(set) var unlocated: [String] = []

  init(
    _ situation: Situation, at instant: Instant, _ revision: Int64, since: Instant?,
    only code: Record.Code?
  ) {
    var (areas, works): ([Area], [Work]) = ([], [])
    for number in 0..<situation.records.count {
      let history = situation.records[number]
      guard let version = history.version(revision: revision, at: instant) else { continue }
      let record = version.record
      let isEarlier = since.map { version.begins < $0 } ?? false
      switch record.detail {
      case .hazardousArea(let area) where area.status != .withdrawn:
        if let code, record.code != code { continue }
        guard let ground = record.place.ground, !record.place.isIncomplete,
          let box = ground.envelope
        else {
          unlocated.append(record.code.text)
          continue
        }
        areas.append(
          Area(
            code: record.code.text, area: area, ground: ground, box: box, isEarlier: isEarlier))
      case .sector(let sector) where sector.isReleased:
        guard record.place.isSound, let ground = record.place.entered?.only(.polygon),
          let box = ground.envelope
        else { continue }
        works.append(Work(sector: sector, ground: ground, box: box, isEarlier: isEarlier))
      default: continue
      }
    }
    let index = PackedIndex(works.map(\.box))
    groups = Self.grouped(areas).map { group in
      let box = group.dropFirst().reduce(group[0].box) { $0.union($1.box) }
      var near: [Int] = []
      index.search(box) { if works[$0].box.intersects(box) { near.append($0) } }
      return BalancedGroup(areas: group, works: near.sorted().map { works[$0] }, box: box)
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
