import GeoEngine
import Geometry

/// What lies around a piece of the route, in metres of one frame.
struct OracleWindow {
  /// Contamination: within `reach` metres of the shape.
  struct Item {
    let code: String
    let isCertain: Bool
    let shape: Shape<Plane>
    let reach: Double
  }

  /// A released sector.
  struct Sector {
    let record: OracleRecord
    let completed: Int
    let shape: Shape<Plane>
  }

  let question: OracleQuestion
  /// Above 0, offsets are drawn too wide by that share of what an implementation may.
  private let slack: Double
  private let records: [(record: OracleRecord, danger: Shape<Plane>)]
  private let released: [Sector]
  // Drawn so finely that what it adds shows nowhere.
  private let topology = GEOSTopology(excess: 0.00004)

  init(
    records: [PreparedRecord], question: OracleQuestion, frame: LocalFrame, slack: Double = 0
  ) {
    (self.question, self.slack) = (question, max(slack, 0))
    self.records = records.map { ($0.record, frame.plane($0.danger)) }
    released = records.compactMap { prepared in
      guard let completed = prepared.record.released(at: question.at), !prepared.ground.isEmpty
      else { return nil }
      return Sector(
        record: prepared.record, completed: completed, shape: frame.plane(prepared.ground))
    }
  }

  /// The shapes of sectors that a team works on.
  var worksInProgress: [Shape<Plane>] {
    records.filter { $0.record.isInProgress }.map(\.danger)
  }

  func contamination() throws -> [Item] {
    try records.compactMap { record, shape in
      guard let danger = record.danger(at: question.at), !shape.isEmpty else { return nil }
      let isCertain = danger == .certain
      if record.recordType == .hazardousArea, let rest = try remaining(of: record, shape) {
        return rest.isEmpty
          ? nil : Item(code: record.code, isCertain: isCertain, shape: rest, reach: 0)
      }
      return Item(code: record.code, isCertain: isCertain, shape: shape, reach: record.reach)
    }
  }

  /// What remains of an area with its accuracy around it; `nil` where no later work is near.
  private func remaining(of area: OracleRecord, _ shape: Shape<Plane>) throws -> Shape<Plane>? {
    let later = released.filter {
      isLater($0, than: area) && (!area.isConfirmed || $0.record.isMoreThanASurveyOnFoot)
    }
    let accuracy = area.countedAccuracy
    let near = later.filter { $0.shape.mayMeet(shape, within: accuracy) }
    if near.isEmpty { return nil }
    let drawn = try topology.union(of: near.map(\.shape))
    // Opening leaves lines and points: the gaps that it would forget are closed beforehand.
    var left = try opened(topology.difference(of: shape.only(.polygon), without: drawn))
    left.append(
      try topology.difference(of: shape.only(.line, .point), without: closed(drawn)))
    let wide = try topology.widened(left, by: offset(accuracy))
    let searched = try ground(of: neighbours(of: shape, among: later, within: accuracy))
    return try opened(topology.difference(of: wide, without: searched))
  }

  // Half a centimetre and what frames may be off: round offsets are drawn in chords. Where two
  // rims run nearly side by side, a tenth of a millimetre moves by decimetres the place where what
  // is between them is too narrow to stay.
  // Never too narrow, whatever the slack: nothing may be drawn better than it is.
  private func offset(_ metres: Double) -> Double {
    metres > 0 ? metres + slack * (0.005 + 0.0001 * metres) : 0
  }

  // A gap of 1 cm stays or goes with the last bit of its width: with slack it stays, up to the
  // 1 % within which GEOS keeps to an offset.
  private var radius: Double { 0.005 - slack * 0.00005 }

  private func opened(_ shape: Shape<Plane>) throws -> Shape<Plane> {
    try topology.opened(shape, by: radius)
  }

  private func closed(_ shape: Shape<Plane>) throws -> Shape<Plane> {
    try topology.closed(shape, by: radius)
  }

  private func isLater(_ sector: Sector, than area: OracleRecord) -> Bool {
    area.observed.map { sector.completed > $0 } ?? false
  }

  /// The ground of all released sectors, of those released lately enough, and of those of them
  /// cleared deep enough, each without what is endangered since.
  func covered() throws -> [Shape<Plane>] {
    let lately = released.filter { sector in
      guard let age = question.maxEvidenceAge else { return true }
      return question.at - OracleQuestion.start(ofDay: sector.completed) <= age * 86_400
    }
    let deep = lately.filter { sector in
      sector.record.method == "clearance"
        && sector.record.clearanceDepth.map { $0 >= question.requiredDepth } ?? false
    }
    var covered: [Shape<Plane>] = []
    for (index, sectors) in [released, lately, deep].enumerated() {
      let isSame = index > 0 && sectors.count == [released, lately, deep][index - 1].count
      covered.append(isSame ? covered[index - 1] : try undisputed(sectors))
    }
    return covered
  }

  private func undisputed(_ sectors: [Sector]) throws -> Shape<Plane> {
    var result = try ground(of: sectors)
    for (area, shape) in records where area.isNewerDanger(at: question.at) {
      if result.isEmpty { break }
      guard result.mayMeet(shape, within: 1) else { continue }
      let later = neighbours(
        of: shape, among: sectors.filter { isLater($0, than: area) }, within: 0)
      let left = try topology.difference(of: shape, without: ground(of: later))
      result = try topology.difference(of: result, without: opened(left))
    }
    return result
  }

  // Those whose absence would change the ground within some metres of a shape: no nearer sector
  // is shrunk by more than the worst accuracy of all.
  private func neighbours(
    of shape: Shape<Plane>, among sectors: [Sector], within metres: Double
  ) -> [Sector] {
    let worst = sectors.map(\.record.countedAccuracy).max() ?? 0
    return sectors.filter { $0.shape.mayMeet(shape, within: metres + worst + 1) }
  }

  private func ground(of sectors: [Sector]) throws -> Shape<Plane> {
    // A sector without a survey is a survey of its own.
    let surveys = Dictionary(grouping: sectors) { $0.record.survey ?? "\u{0}" + $0.record.code }
    var grounds: [Shape<Plane>] = []
    for (_, sectors) in surveys.sorted(by: { $0.key < $1.key }) {
      for accuracy in Set(sectors.map(\.record.countedAccuracy)).sorted() {
        let fit = sectors.filter { $0.record.countedAccuracy <= accuracy }
        let united = try closed(topology.union(of: fit.map(\.shape)))
        grounds.append(try topology.eroded(united, by: offset(accuracy)))
      }
    }
    return try closed(topology.union(of: grounds))
  }
}

extension Shape where Frame == Plane {
  /// Whether the rectangles around two shapes come within some metres of each other.
  fileprivate func mayMeet(_ other: Self, within metres: Double) -> Bool {
    guard let (west, south, east, north) = bounds, let box = other.bounds else { return false }
    return west - metres <= box.east && box.west <= east + metres
      && south - metres <= box.north && box.south <= north + metres
  }

  private var bounds: (west: Double, south: Double, east: Double, north: Double)? {
    guard let first = positions.first else { return nil }
    return positions.reduce((first.x, first.y, first.x, first.y)) { box, position in
      (
        min(box.0, position.x), min(box.1, position.y), max(box.2, position.x),
        max(box.3, position.y)
      )
    }
  }
}
