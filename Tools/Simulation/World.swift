/// What the simulation itself believes of the land, from what it did: independent of the folded
/// situation, so that the one can be held against the other.
struct World {
  struct Area {
    let code: String
    var patch: Patch
    var observed: Int
    var isConfirmed: Bool
    var status = "open"
    var sectors: [String] = []
  }

  struct Sector {
    let code: String
    let area: Int
    let patch: Patch
    let method: String
    let body: String
    let leader: String
    let team: String
    var holes: [Patch] = []
    var status = "planned"
    /// The day of its last step, and of its completion.
    var day = 0
    var completed = 0

    func covers(_ x: Double, _ y: Double) -> Bool {
      patch.contains(x, y, within: 0.05)
        && !holes.contains { $0.grown(by: -0.05).contains(x, y) }
    }
  }

  struct Report {
    let code: String
    let place: (x: Double, y: Double)
    let kind: String
    var status = "reported"
    var day: Int
    var hasReporter = false
  }

  var areas: [Area] = []
  var sectors: [String: Sector] = [:]
  var reports: [Report] = []
  /// The codes of sectors by status, so that one can be picked.
  var byStatus: [String: [String]] = [:]

  mutating func add(_ sector: Sector) {
    sectors[sector.code] = sector
    areas[sector.area].sectors.append(sector.code)
    byStatus[sector.status, default: []].append(sector.code)
  }

  mutating func move(_ code: String, to status: String, on day: Int) {
    guard var sector = sectors[code] else { return }
    byStatus[sector.status]?.removeAll { $0 == code }
    byStatus[status, default: []].append(code)
    (sector.status, sector.day) = (status, day)
    if status == "completed" { sector.completed = day }
    sectors[code] = sector
  }

  /// Whether released work that is later than a day covers a place.
  func isReleased(_ x: Double, _ y: Double, in area: Area?, isConfirmed: Bool) -> Bool {
    let codes = area?.sectors ?? Array(sectors.keys)
    return codes.contains { code in
      guard let sector = sectors[code], sector.covers(x, y),
        sector.status == "accepted" || sector.status == "handedOver"
      else { return false }
      if let area, sector.completed <= area.observed { return false }
      return !isConfirmed || sector.method != "nonTechnicalSurvey"
    }
  }
}
