internal import Geometry
internal import MineAction

/// Gives the pieces of a walk their causes, with the distances, sides and dates that they carry.
struct CauseWording {
  private var walk: RouteWalk
  /// The contamination whose geometry, widened by its reach, lies nearest to the line.
  private(set) var nearest: Cause.Nearby?

  private var question: RouteQuestion { walk.question }

  // By member: its place among all of them by their codes.
  private var sorted: [Int32] = []
  private let order: (presences: [Int32], releases: [Int32])

  init(_ walk: RouteWalk) {
    self.walk = walk
    order = (
      Self.places(of: walk.presences.map(\.item.code)),
      Self.places(of: walk.releases.map(\.worked.code))
    )
  }

  private static func places(of codes: [RankedCode]) -> [Int32] {
    var places = [Int32](repeating: 0, count: codes.count)
    for (place, member) in codes.indices.sorted(by: { codes[$0] < codes[$1] }).enumerated() {
      places[member] = Int32(place)
    }
    return places
  }

  // Puts members into `sorted` in the order of their codes, each once.
  private mutating func sort(_ members: ArraySlice<Int32>, by order: [Int32]) {
    sorted.removeAll(keepingCapacity: true)
    for member in members {
      var place = sorted.count
      while place > 0 && order[Int(sorted[place - 1])] > order[Int(member)] { place -= 1 }
      if place > 0 && sorted[place - 1] == member { continue }
      sorted.insert(member, at: place)
    }
  }

  /// The stretches, from 0 to the route's length.
  mutating func stretches(by topology: some Topology) -> [Stretch] {
    let pieces = walk.tidied()
    var stretches: [Stretch] = []
    stretches.reserveCapacity(pieces.count)
    for piece in pieces { stretches.append(stretch(piece)) }
    if nearest == nil { findNearest(by: topology) }
    return stretches
  }

  private mutating func stretch(_ piece: Piece) -> Stretch {
    let releases = walk.releasePool[piece.releases]
    return Stretch(
      from: piece.from, to: piece.to, class: piece.class, causes: causes(of: piece),
      evidence: codes(of: releases), oldestEvidence: oldest(of: releases))
  }

  private mutating func causes(of piece: Piece) -> [Cause] {
    var causes: [Cause] = []
    var place = piece.words.lowerBound
    while place < piece.words.upperBound {
      let reason = Reason(rawValue: walk.words[place])
      let first = place + 1
      repeat { place += 1 } while place < piece.words.upperBound && walk.words[place] >= 0
      let members = walk.words[first..<place]
      switch reason {
      case .contamination:
        sort(members, by: order.presences)
        causes.reserveCapacity(sorted.count)
        for member in sorted {
          let nearby = nearby(walk.presences[Int(member)], piece, within: question.reach)
          consider(nearby)
          causes.append(.contamination(nearby))
        }
      case .undecided, nil: break
      case .routeGap:
        let gap = walk.gaps[Int(members[first])]
        causes.append(.routeGap(length: gap.to - gap.from))
      case .noRelease: causes.append(.noRelease)
      case .awaitingQualityControl:
        causes.append(.awaitingQualityControl(codes: codes(of: members, .completed)))
      case .accuracy: causes.append(.accuracy(codes: codes(of: members)))
      case .newerDanger: causes.append(.newerDanger(codes: codes(of: members, .newer)))
      case .gap: causes.append(gap(piece, codes(of: members)))
      case .staleEvidence:
        causes.append(.staleEvidence(codes: codes(of: members), oldest: oldest(of: members)))
      case .method: causes.append(.method(codes: codes(of: members)))
      case .depth:
        let depths = members.map { walk.releases[Int($0)].worked.sector.clearanceDepth }
        let depth = depths.contains { $0 == nil } ? nil : depths.compactMap { $0 }.min()
        causes.append(
          .depth(codes: codes(of: members), depth: depth, required: question.requiredDepth))
      case .nearHazard:
        sort(members, by: order.presences)
        for member in sorted {
          let presence = walk.presences[Int(member)]
          causes.append(
            .nearHazard(
              nearby(presence, piece, within: question.reach + question.standOff),
              side: walk.side(of: presence, from: piece.from, to: piece.to)
            ))
        }
      case .workInProgress:
        causes.append(.workInProgress(codes: codes(of: members, .inProgress)))
      case .unlocated: causes.append(.unlocated(count: walk.unlocatedCount))
      }
    }
    return causes
  }

  /// What lies within `limit` of a piece; a centimetre more, for pieces may have been widened.
  private func nearby(
    _ presence: RouteWalk.Presence, _ piece: Piece, within limit: Double
  ) -> Cause.Nearby {
    Cause.Nearby(
      presence.item,
      distance: walk.distance(
        to: presence, from: piece.from, to: piece.to, limit: limit + presence.item.reach + 0.1))
  }

  /// What comes within reach anywhere is a cause there: the nearest of all is among the causes.
  private mutating func consider(_ nearby: Cause.Nearby) {
    if let nearest, !nearby.isNearer(than: nearest) { return }
    nearest = nearby
  }

  // Only where nothing comes within reach of the corridor.
  private mutating func findNearest(by topology: some Topology) {
    for presence in walk.everythingNear(by: topology) {
      let beyond = nearest.map { max($0.distance - $0.reach, 0) } ?? .infinity
      let distance = walk.distance(
        to: presence, from: 0, to: question.route.length,
        limit: min(beyond, question.reach + question.standOff + 0.1) + presence.item.reach + 1e-6)
      if distance - presence.item.reach > question.reach + question.standOff { continue }
      consider(Cause.Nearby(presence.item, distance: distance))
    }
  }

  /// How wide the uncovered ground is: the greatest of the piece's own length beyond the
  /// corridor's caps, and 0.
  private func gap(_ piece: Piece, _ codes: [String]) -> Cause {
    let isAtEnd = piece.from == 0 || piece.to == question.route.length
    let caps = isAtEnd ? question.reach : 2 * question.reach
    return .gap(width: max(piece.to - piece.from - caps, 0), codes: codes)
  }

  private func codes(of members: ArraySlice<Int32>, _ kind: RouteWalk.Other) -> [String] {
    let all = walk.others[kind] ?? []
    return members.map { all[Int($0)] }.sorted().map(\.text)
  }

  private mutating func codes(of releases: ArraySlice<Int32>) -> [String] {
    sort(releases, by: order.releases)
    return sorted.map { [releases = walk.releases] in releases[Int($0)].worked.code.text }
  }

  private func oldest(of releases: ArraySlice<Int32>) -> FieldDate? {
    var oldest: FieldDate?
    for release in releases {
      let completed = walk.releases[Int(release)].worked.completed
      if oldest.map({ completed.first < $0.first }) ?? true { oldest = completed }
    }
    return oldest
  }
}

extension Cause.Nearby {
  init(_ item: ContaminationItem, distance: Double) {
    self.init(
      code: item.code.text, recordType: item.recordType, class: item.class, distance: distance,
      reach: item.reach)
  }

  /// Whether its geometry, widened by its reach, lies nearer to the line; of two equally near, the
  /// worse class, then the nearer geometry, then the code.
  fileprivate func isNearer(than other: Self) -> Bool {
    let (own, its) = (max(distance - reach, 0), max(other.distance - other.reach, 0))
    if own != its { return own < its }
    if self.class != other.class { return self.class > other.class }
    if distance != other.distance { return distance < other.distance }
    return code.utf8.lexicographicallyPrecedes(other.code.utf8)
  }
}
