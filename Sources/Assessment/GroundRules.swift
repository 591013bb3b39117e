internal import Geometry
internal import MineAction

/// The rules of verdict.md §2 that turn released sectors and hazardous areas into ground.
struct GroundRules<Engine: Topology> {
  let topology: Engine

  /// The *ground* of a set of sectors.
  ///
  /// Survey by survey and accuracy by accuracy, the sectors at least that good are united, closed
  /// and eroded; all of it is united and closed.
  func ground(
    of sectors: [WorkedSector], eroding: Bool = true
  ) throws(TopologyFailure) -> Shape<Plane> {
    if sectors.isEmpty { return Shape() }
    var pieces: [Shape<Plane>] = []
    for survey in Self.surveys(of: sectors) {
      let accuracies = eroding ? Set(survey.map(\.accuracy)).sorted() : [0]
      for accuracy in accuracies {
        let good = eroding ? survey.filter { $0.accuracy <= accuracy } : survey
        if accuracy == 0 {
          // Closing all at the end does what closing these would.
          pieces += good.map(\.plane)
        } else {
          let united = try topology.union(of: good.map(\.plane))
          pieces.append(try topology.eroded(try topology.closed(united), by: accuracy))
        }
      }
    }
    return try topology.closed(try topology.union(of: pieces))
  }

  /// The ground of a set of sectors, less what is newer danger to it: `F` of verdict.md §2.
  func cleared(
    _ sectors: [WorkedSector], besides areas: [DangerousArea], eroding: Bool = true
  ) throws(TopologyFailure) -> Shape<Plane> {
    var result = try ground(of: sectors, eroding: eroding)
    if result.isEmpty { return result }
    for area in areas {
      let later = sectors.filter { $0.isLater(than: area.observed) }
      if later.count == sectors.count { continue }
      guard let bounds = Bounds(area.plane), let ground = Bounds(result), bounds.meets(ground)
      else { continue }
      let left = try topology.opened(
        try topology.difference(
          of: area.plane, without: try self.ground(of: later, eroding: eroding)))
      result = try topology.difference(of: result, without: left.only(.polygon))
    }
    return result
  }

  /// The *remaining ground* of a hazardous area after later work, or `nil` where none is near it.
  func remaining(
    of area: DangerousArea, after released: [WorkedSector]
  ) throws(TopologyFailure) -> Shape<Plane>? {
    guard let bounds = Bounds(area.plane)?.grown(by: area.accuracy + 0.01) else { return nil }
    let later = released.filter { sector in
      sector.isLater(than: area.observed)
        && !(area.isConfirmed && sector.sector.method == .nonTechnicalSurvey)
    }
    let near = later.filter { Bounds($0.plane)?.meets(bounds) == true }
    if near.isEmpty { return nil }
    let drawn = try topology.union(of: near.map(\.plane))
    let ground = try ground(of: later)
    let rest = try topology.difference(of: area.plane, without: drawn)
    let whole = try topology.widened(area.plane, by: area.accuracy)
    if try topology.intersection(of: area.plane, and: drawn).isEmpty,
      !area.plane.only(.polygon).isEmpty || area.accuracy > 0,
      try topology.intersection(of: whole, and: ground).isEmpty
    {
      return nil
    }
    let wide = try topology.widened(try topology.opened(rest), by: area.accuracy)
    return try topology.opened(try topology.difference(of: wide, without: ground))
  }

  /// The sectors by survey; one without a survey is a survey of its own, and surveys that were
  /// recorded to adjoin are one.
  private static func surveys(of sectors: [WorkedSector]) -> [[WorkedSector]] {
    var parents: [String: String] = [:]
    func root(_ name: String) -> String {
      var name = name
      while let parent = parents[name], parent != name { name = parent }
      return name
    }
    for sector in sectors {
      guard let survey = sector.sector.survey else { continue }
      for other in sector.sector.adjoins { parents[root(survey)] = root(other) }
    }
    var groups: [String: [WorkedSector]] = [:]
    var alone: [[WorkedSector]] = []
    for sector in sectors {
      if let survey = sector.sector.survey {
        groups[root(survey), default: []].append(sector)
      } else {
        alone.append([sector])
      }
    }
    return groups.sorted { $0.key < $1.key }.map(\.value) + alone
  }
}

/// A rectangle in metres of a frame.
struct Bounds {
  let least, most: Position<Plane>

  init?(_ shape: Shape<Plane>) {
    guard let first = shape.positions.first else { return nil }
    var (west, south, east, north) = (first.x, first.y, first.x, first.y)
    for position in shape.positions {
      west = min(west, position.x)
      south = min(south, position.y)
      east = max(east, position.x)
      north = max(north, position.y)
    }
    self.init(Position(east: west, north: south), Position(east: east, north: north))
  }

  private init(_ least: Position<Plane>, _ most: Position<Plane>) {
    (self.least, self.most) = (least, most)
  }

  func grown(by metres: Double) -> Self {
    Self(
      Position(east: least.x - metres, north: least.y - metres),
      Position(east: most.x + metres, north: most.y + metres))
  }

  func meets(_ other: Self) -> Bool {
    least.x <= other.most.x && other.least.x <= most.x && least.y <= other.most.y
      && other.least.y <= most.y
  }
}
