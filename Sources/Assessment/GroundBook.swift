internal import Geometry
internal import MineAction

/// The *ground* of the sectors around a cell, and what it leaves of areas: verdict.md §2.
///
/// The piece of each survey is worked out once and kept: most sets that are asked for hold whole
/// surveys, and a sector without one is a survey of its own.
struct GroundBook: Sendable {
  private let sectors: [WorkedSector]
  /// The sectors by survey, by number; one without a survey is a survey of its own.
  private let surveys: [[Int]]
  private let bounds: [Bounds?]
  /// How far the ground of one place depends on sectors elsewhere, in metres.
  private let influence: Double
  private var pieces: [PieceKey: Shape<Plane>] = [:]
  // The ground of sets that work on some area was later with.
  private var answers: [[Int]: Shape<Plane>] = [:]
  private let drawing: Drawing

  private struct PieceKey: Hashable, Sendable {
    let members: [Int]
    let accuracy: Double
  }

  /// Creates it for sectors whose figures, and those of areas, are in a drawing.
  init(_ sectors: [WorkedSector], in drawing: Drawing) {
    (self.sectors, self.drawing) = (sectors, drawing)
    surveys = Self.surveys(of: sectors)
    bounds = sectors.map { Bounds($0.plane) }
    influence = (sectors.map(\.accuracy).max() ?? 0) + 0.1
  }

  /// The ground of a set of sectors, right within a rectangle at least; everywhere without one.
  ///
  /// Survey by survey and accuracy by accuracy, the sectors at least that good are united, closed
  /// and eroded; all of it is united and closed.
  mutating func ground(
    of chosen: [Int], within area: Bounds? = nil, eroding: Bool = true, by topology: some Topology
  ) throws(TopologyFailure) -> Shape<Plane> {
    if chosen.isEmpty { return Shape() }
    let isChosen = Set(chosen)
    let reach = area?.grown(by: influence)
    var shapes: [Shape<Plane>] = []
    for survey in surveys {
      let members = survey.filter { isChosen.contains($0) }
      if members.isEmpty { continue }
      if let reach, !members.contains(where: { bounds[$0]?.meets(reach) == true }) { continue }
      if !eroding {
        shapes += members.map { sectors[$0].plane }
        continue
      }
      for accuracy in Set(members.map { sectors[$0].accuracy }).sorted() {
        let part = members.filter { sectors[$0].accuracy <= accuracy }
        shapes.append(try piece(part, accuracy, by: topology))
      }
    }
    return try topology.closed(try topology.union(of: shapes))
  }

  /// The ground of a set of sectors, right near a rectangle at least; that of few is worked out
  /// whole and kept, for the next area asks for the same.
  private mutating func ground(
    of chosen: [Int], near area: Bounds, by topology: some Topology
  ) throws(TopologyFailure) -> Shape<Plane> {
    if chosen.count > 40 { return try ground(of: chosen, within: area, by: topology) }
    if let known = answers[chosen] { return known }
    let made = try ground(of: chosen, by: topology)
    answers[chosen] = made
    return made
  }

  private mutating func piece(
    _ members: [Int], _ accuracy: Double, by topology: some Topology
  ) throws(TopologyFailure) -> Shape<Plane> {
    let key = PieceKey(members: members, accuracy: accuracy)
    if let known = pieces[key] { return known }
    let united = try topology.union(of: members.map { sectors[$0].plane })
    // Closing all at the end does what closing these would, where nothing is eroded.
    let made =
      accuracy == 0 ? united : try topology.eroded(try topology.closed(united), by: accuracy)
    pieces[key] = made
    return made
  }

  /// The ground of a set of sectors, less what is newer danger to it: `F` of verdict.md §2.
  mutating func cleared(
    _ chosen: [Int], besides areas: [DangerousArea], eroding: Bool = true,
    by topology: some Topology
  ) throws(TopologyFailure) -> Shape<Plane> {
    var result = try ground(of: chosen, eroding: eroding, by: topology)
    for area in areas {
      guard let bounds = Bounds(area.plane), let whole = Bounds(result), bounds.meets(whole)
      else { continue }
      let later = chosen.filter { sectors[$0].isLater(than: area.observed) }
      if later.count == chosen.count { continue }
      let answer = try ground(of: later, within: bounds, eroding: eroding, by: topology)
      let left = try topology.opened(try topology.difference(of: area.plane, without: answer))
      result = try topology.difference(of: result, without: left.only(.polygon))
    }
    return result
  }

  /// The *remaining ground* of a hazardous area after later work, or `nil` where none is near it:
  /// then the area is as it was drawn.
  mutating func remaining(
    of area: DangerousArea, by topology: some Topology
  ) throws(TopologyFailure) -> Shape<Plane>? {
    // So uncertain an outline is not reduced: a local map could not tell by how much.
    guard area.accuracy <= 2_000,
      let reach = Bounds(area.plane)?.grown(by: area.accuracy + 0.01)
    else { return nil }
    let later = sectors.indices.filter { index in
      sectors[index].isLater(than: area.observed)
        && !(area.isConfirmed && sectors[index].wasNeverSearched)
    }
    // What closing adds to ground lies within a few centimetres of it.
    let near = later.filter {
      bounds[$0]?.meets(reach) == true
        && drawing.isNear(area.figure, sectors[$0].figure, within: area.accuracy + 0.05)
    }
    if near.isEmpty { return nil }
    let drawn = try topology.union(of: near.map { sectors[$0].plane })
    let answer = try ground(of: later, near: reach, by: topology)
    var cut = try topology.difference(of: area.plane.only(.polygon), without: drawn)
    // What is thin survives opening: the gaps that this would forget are closed beforehand.
    let thin = area.plane.only(.line, .point)
    cut.append(try topology.difference(of: thin, without: try topology.closed(drawn)))
    let isUncut = cut.only(.polygon) == (try topology.union(of: [area.plane]))
    // Without an accuracy a line is not widened: only its difference tells.
    var isThinUntouched = cut.only(.line, .point) == thin
    if isThinUntouched, !thin.isEmpty {
      isThinUntouched = try topology.difference(of: thin, without: answer) == thin
    }
    if isThinUntouched, isUncut,
      try topology.intersection(of: area.plane, and: drawn).isEmpty,
      try topology.intersection(
        of: try topology.widened(area.plane, by: area.accuracy), and: answer
      ).isEmpty
    {
      return nil
    }
    let rest = try topology.opened(cut)
    let wide = try topology.widened(rest, by: area.accuracy)
    return try topology.opened(try topology.difference(of: wide, without: answer))
  }

  /// The sectors by survey; two surveys that were recorded to adjoin are one besides, those two
  /// and no third.
  private static func surveys(of sectors: [WorkedSector]) -> [[Int]] {
    var groups: [String: [Int]] = [:]
    var alone: [[Int]] = []
    var pairs: Set<[String]> = []
    for (index, sector) in sectors.enumerated() {
      guard let survey = sector.sector.survey else {
        alone.append([index])
        continue
      }
      groups[survey, default: []].append(index)
      for other in sector.sector.adjoins where other != survey {
        pairs.insert([survey, other].sorted())
      }
    }
    let joined = pairs.sorted { $0.lexicographicallyPrecedes($1) }.compactMap { pair in
      let both = pair.compactMap { groups[$0] }
      return both.count == 2 ? both.flatMap(\.self).sorted() : nil
    }
    return groups.sorted { $0.key < $1.key }.map(\.value) + joined + alone
  }
}
