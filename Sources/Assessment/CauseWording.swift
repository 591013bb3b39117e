internal import Geometry
internal import MineAction

/// Gives a piece of the sweep its causes, with the distances, sides and dates that they carry.
struct CauseWording {
  let evidence: RouteEvidence
  let question: RouteQuestion
  let unlocated: Int

  func stretch(_ piece: Sweep.Piece) -> Stretch {
    let releases = piece.releases.map { evidence.releases[$0].worked }
      .sorted { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    let oldest = releases.map(\.completed).min { $0.first < $1.first }
    return Stretch(
      from: piece.from, to: piece.to, class: piece.key.class, causes: causes(of: piece),
      evidence: releases.map(\.code), oldestEvidence: oldest)
  }

  private func causes(of piece: Sweep.Piece) -> [Cause] {
    let key = piece.key
    if let gap = key.gap {
      let route = evidence.route
      return [.routeGap(length: route.chainages[gap + 1] - route.chainages[gap])]
    }
    var causes: [Cause] = nearby(key.contamination, piece).map { .contamination($0.nearby) }
    var codes = key.codes.makeIterator()
    for reason in key.reasons {
      switch reason {
      case "noRelease": causes.append(.noRelease)
      case "awaitingQualityControl":
        causes.append(.awaitingQualityControl(codes: codes.next() ?? []))
      case "accuracy": causes.append(.accuracy(codes: codes.next() ?? []))
      case "newerDanger": causes.append(.newerDanger(codes: codes.next() ?? []))
      case "gap": causes.append(gap(piece, codes.next() ?? []))
      case "staleEvidence":
        let stale = codes.next() ?? []
        causes.append(.staleEvidence(codes: stale, oldest: oldest(of: stale)))
      case "method": causes.append(.method(codes: codes.next() ?? []))
      case "depth":
        let shallow = codes.next() ?? []
        causes.append(
          .depth(codes: shallow, depth: depth(of: shallow), required: question.requiredDepth))
      case "workInProgress": causes.append(.workInProgress(codes: codes.next() ?? []))
      default: causes.append(.unlocated(count: unlocated))
      }
    }
    // The order of verdict.md §4: what is near stands behind method and depth.
    let near = nearby(key.near, piece).map { nearby, presence in
      Cause.nearHazard(nearby, side: side(of: presence, piece))
    }
    if !near.isEmpty {
      let place = causes.firstIndex { $0.isBehindNearHazard } ?? causes.count
      causes.insert(contentsOf: near, at: place)
    }
    return causes
  }

  private func nearby(
    _ members: [Int], _ piece: Sweep.Piece
  ) -> [(nearby: Cause.Nearby, presence: RouteEvidence.Presence)] {
    members.map { member in
      let presence = evidence.contamination[member]
      let distance = evidence.distance(to: presence, from: piece.from, to: piece.to)
      return (Cause.Nearby(presence.item, distance: distance), presence)
    }
    .sorted { $0.nearby.code.utf8.lexicographicallyPrecedes($1.nearby.code.utf8) }
  }

  private func oldest(of codes: [String]) -> FieldDate? {
    released(codes).map(\.completed).min { $0.first < $1.first }
  }

  private func depth(of codes: [String]) -> Double? {
    let depths = released(codes).map(\.sector.clearanceDepth)
    return depths.contains { $0 == nil } ? nil : depths.compactMap { $0 }.min()
  }

  private func released(_ codes: [String]) -> [WorkedSector] {
    evidence.releases.map(\.worked).filter { codes.contains($0.code) }
  }

  /// How wide the uncovered ground is: twice the reach less what covers it along the piece.
  ///
  /// The greatest of the piece's own length beyond the corridor's caps, and never above its width.
  private func gap(_ piece: Sweep.Piece, _ codes: [String]) -> Cause {
    let isAtEnd = piece.from == 0 || piece.to == evidence.route.length
    let caps = isAtEnd ? question.reach : 2 * question.reach
    let width = max(piece.to - piece.from - caps, 0)
    return .gap(width: width, codes: codes)
  }

  /// On which side of the line, within the piece, contamination comes within the stand-off.
  private func side(of presence: RouteEvidence.Presence, _ piece: Sweep.Piece) -> Cause.Side {
    let far = question.reach + presence.item.reach + question.standOff
    var (left, right) = (false, false)
    for place in presence.chunks {
      let (chunk, located) = (evidence.chunks[place.chunk], place.located)
      if chunk.to < piece.from || chunk.from > piece.to { continue }
      for segment in chunk.segments where segment.to > piece.from && segment.from < piece.to {
        let length = segment.to - segment.from
        let a = segment.point(at: (piece.from - segment.from) / length)
        let b = segment.point(at: (piece.to - segment.from) / length)
        if a == b { continue }
        located.eachEdge(in: chunk.frame, near: LocatedShape.vicinity(of: chunk, far)) { p, q in
          guard
            let (low, high) = Proximity.share(of: a, b, within: far, ofEdge: p, q)
          else { return }
          let middle = (low + high) / 2
          let at = Position<Plane>(
            east: a.x + middle * (b.x - a.x), north: a.y + middle * (b.y - a.y))
          let nearest = Proximity.nearest(to: at, onEdge: p, q)
          let turn = Proximity.turn(a, b, nearest)
          let along = Proximity.share(of: nearest, on: a, b)
          // What lies beyond an end of the piece is ahead or behind, on neither side.
          if along < -1e-9 || along > 1 + 1e-9 { return }
          if turn > 0 { left = true }
          if turn < 0 { right = true }
        }
      }
    }
    return left && right ? .both : left ? .left : right ? .right : .ahead
  }
}

extension Cause {
  fileprivate var isBehindNearHazard: Bool {
    switch self {
    case .workInProgress, .unlocated: true
    default: false
    }
  }
}

extension Proximity {
  /// The point of an edge that is nearest to a point.
  static func nearest(
    to point: Position<Plane>, onEdge p: Position<Plane>, _ q: Position<Plane>
  ) -> Position<Plane> {
    let t = min(max(share(of: point, on: p, q), 0), 1)
    return Position(east: p.x + t * (q.x - p.x), north: p.y + t * (q.y - p.y))
  }

  /// The share of a course at which a point lies beside it; 0 on a course of no length.
  static func share(
    of point: Position<Plane>, on a: Position<Plane>, _ b: Position<Plane>
  ) -> Double {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    let squared = dx * dx + dy * dy
    return squared > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / squared : 0
  }
}
