/// What the simulation itself believes of the land, from what it did: independent of the folded
/// situation, so that the one can be held against the other.
struct World {
  struct Area {
    let code: String
    var patch: Patch
    var observed: Int
    var isConfirmed: Bool
    /// In metres.
    var accuracy: Double
    var status = "open"
    /// The first day since which it has been open without a break.
    var openSince: Int
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
    /// The latest day of any step, and those of its completion and its acceptance.
    var day = 0
    var completed = 0
    var accepted = 0
    /// The doubt that no acceptance has answered since.
    var doubt: String?
    /// What was said of it, in the order in which it was told.
    var words: [Word] = []

    /// What is now known of it, as it was on the afternoon of a day.
    func word(on day: Int) -> Word? { words.last { $0.holds(on: day) } }

    func covers(_ x: Double, _ y: Double) -> Bool {
      patch.contains(x, y, within: 0.05)
        && !holes.contains { $0.grown(by: -0.05).contains(x, y) }
    }

    /// Whether a place lies in it whatever the rounding.
    func holds(_ x: Double, _ y: Double) -> Bool {
      patch.contains(x, y, within: -0.1) && !holes.contains { $0.contains(x, y, within: 0.1) }
    }
  }

  /// What was said of a sector on a day.
  struct Word {
    let status: String
    let doubt: String?
    let day: Int
    let completed: Int

    var isReleased: Bool { doubt == nil && (status == "accepted" || status == "handedOver") }

    /// Danger begins with the morning of its day, a release with the evening.
    func holds(on asked: Int) -> Bool { isReleased ? day < asked : day <= asked }
  }

  struct Report {
    let code: String
    let place: (x: Double, y: Double)
    let kind: String
    var status = "reported"
    /// The days on which it was seen, and verified.
    let seen: Int
    var verified: Int?
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
    (sector.status, sector.day) = (status, max(sector.day, day))
    var told = day
    switch status {
    case "completed": sector.completed = day
    case "accepted": (sector.accepted, sector.doubt) = (day, nil)
    case "handedOver": told = sector.accepted
    case "rejected": sector.doubt = status
    case "suspended", "resuspected":
      if sector.doubt != "rejected" { sector.doubt = status }
    default: break
    }
    sector.words.append(
      Word(status: status, doubt: sector.doubt, day: told, completed: sector.completed))
    sectors[code] = sector
  }
}
