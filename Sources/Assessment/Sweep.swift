internal import Geometry
internal import MineAction

/// Turns intervals of chainage into the fewest stretches of constant class and causes.
struct Sweep {
  private let evidence: RouteEvidence
  private let question: RouteQuestion
  private let unlocatedCount: Int

  // One kind of interval that the sweep keeps the active ones of.
  private enum Track: Int, CaseIterable {
    case within, near, release, inProgress, completed, newer
    case outside0, outside1, outside2, touched, unerodedOutside, wholeOutside, undecided, gap
  }

  private struct Mark {
    let at: Double
    let track: Track
    let member: Int
    let isStart: Bool
  }

  private let inProgressCodes, completedCodes, newerCodes: [String]
  private let marks: [Mark]
  private var active: [[Int]] = Array(repeating: [], count: Track.allCases.count)

  init(_ evidence: RouteEvidence, question: RouteQuestion, unlocatedCount: Int) {
    (self.evidence, self.question) = (evidence, question)
    self.unlocatedCount = unlocatedCount
    var marks: [Mark] = []
    func add(_ spans: [(from: Double, to: Double)], _ track: Track, _ member: Int = 0) {
      for (from, to) in IntervalSet(unsorted: spans).intervals {
        marks.append(Mark(at: from, track: track, member: member, isStart: true))
        marks.append(Mark(at: to, track: track, member: member, isStart: false))
      }
    }
    for (index, presence) in evidence.contamination.enumerated() {
      add(presence.spans, .within, index)
      add(presence.near, .near, index)
    }
    for (index, release) in evidence.releases.enumerated() { add(release.spans, .release, index) }
    func named(_ spans: [String: [(from: Double, to: Double)]], _ track: Track) -> [String] {
      let codes = spans.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
      for (index, code) in codes.enumerated() { add(spans[code] ?? [], track, index) }
      return codes
    }
    inProgressCodes = named(evidence.inProgress, .inProgress)
    completedCodes = named(evidence.completed, .completed)
    newerCodes = named(evidence.newer, .newer)
    add(evidence.outside[0], .outside0)
    add(evidence.outside[1], .outside1)
    add(evidence.outside[2], .outside2)
    add(evidence.touched, .touched)
    add(evidence.unerodedOutside, .unerodedOutside)
    add(evidence.wholeOutside, .wholeOutside)
    add(evidence.undecided, .undecided)
    let route = evidence.route
    for edge in route.gapEdges.sorted() {
      add([(route.chainages[edge], route.chainages[edge + 1])], .gap, edge)
    }
    self.marks = marks.sorted { $0.at < $1.at }
  }

  /// A piece between two neighbouring marks, before its causes are worded.
  struct Piece {
    var from, to: Double
    var key: Key
    var releases: Set<Int>
  }

  /// What a stretch is cut by: its class, and the codes of its causes.
  struct Key: Hashable {
    var `class`: RouteClass
    var contamination: [Int] = []
    var near: [Int] = []
    var reasons: [String] = []
    var codes: [[String]] = []
    var gap: Int?
  }

  /// The stretches, from 0 to the route's length.
  mutating func stretches() -> [Stretch] {
    var pieces: [Piece] = []
    let length = evidence.route.length
    var place = 0.0
    var index = 0
    while place < length {
      while index < marks.count, marks[index].at <= place {
        take(marks[index])
        index += 1
      }
      let next = index < marks.count ? min(marks[index].at, length) : length
      if next > place {
        append(
          Piece(from: place, to: next, key: key(), releases: Set(active(.release))), to: &pieces)
      }
      place = max(next, place)
      if index >= marks.count, next >= length { break }
    }
    let words = CauseWording(evidence: evidence, question: question, unlocated: unlocatedCount)
    return Self.tidied(pieces).map(words.stretch)
  }

  private func active(_ track: Track) -> [Int] { active[track.rawValue] }
  private func holds(_ track: Track) -> Bool { !active[track.rawValue].isEmpty }

  private mutating func take(_ mark: Mark) {
    let track = mark.track.rawValue
    if mark.isStart {
      let place = active[track].firstIndex { $0 >= mark.member } ?? active[track].count
      active[track].insert(mark.member, at: place)
    } else if let place = active[track].firstIndex(of: mark.member) {
      active[track].remove(at: place)
    }
  }

  private func append(_ piece: Piece, to pieces: inout [Piece]) {
    if let last = pieces.indices.last, pieces[last].key == piece.key {
      pieces[last].to = piece.to
      pieces[last].releases.formUnion(piece.releases)
    } else {
      pieces.append(piece)
    }
  }

  /// The class of the place where the sweep is: the first line of verdict.md §3 that holds.
  private func key() -> Key {
    let within = active(.within)
    let worst = within.map { evidence.contamination[$0].item.class }.max()
    if let worst { return Key(class: worst, contamination: within) }
    if let gap = active(.gap).first { return Key(class: .indeterminate, gap: gap) }
    if holds(.undecided) { return Key(class: .indeterminate) }
    if holds(.outside0) { return unknown() }
    if holds(.outside1) {
      let codes = codes { !$0.isFresh }
      return Key(class: .stale, reasons: ["staleEvidence"], codes: [codes])
    }
    return reserved()
  }

  private func unknown() -> Key {
    if !holds(.touched) { return Key(class: .unknown, reasons: ["noRelease"]) }
    let completed = active(.completed).map { completedCodes[$0] }
    if !completed.isEmpty {
      return Key(class: .unknown, reasons: ["awaitingQualityControl"], codes: [completed])
    }
    let releases = codes { _ in true }
    if !holds(.unerodedOutside) {
      return Key(class: .unknown, reasons: ["accuracy"], codes: [releases])
    }
    if !holds(.wholeOutside) {
      let newer = active(.newer).map { newerCodes[$0] }
      return Key(class: .unknown, reasons: ["newerDanger"], codes: [newer])
    }
    return Key(class: .unknown, reasons: ["gap"], codes: [releases])
  }

  /// Conditional with all its reservations, or cleared where there are none.
  private func reserved() -> Key {
    var key = Key(class: .cleared)
    if holds(.outside2) {
      let method = codes { $0.isFresh && !$0.isProper && $0.worked.sector.method != .clearance }
      let depth = codes { $0.isFresh && !$0.isProper && $0.worked.sector.method == .clearance }
      if !method.isEmpty || depth.isEmpty {
        key.reasons.append("method")
        key.codes.append(method)
      }
      if !depth.isEmpty {
        key.reasons.append("depth")
        key.codes.append(depth)
      }
    }
    key.near = active(.near)
    if holds(.inProgress) {
      key.reasons.append("workInProgress")
      key.codes.append(active(.inProgress).map { inProgressCodes[$0] })
    }
    if unlocatedCount > 0 { key.reasons.append("unlocated") }
    if !key.reasons.isEmpty || !key.near.isEmpty { key.class = .conditional }
    return key
  }

  private func codes(where isMeant: (RouteEvidence.Release) -> Bool) -> [String] {
    active(.release).map { evidence.releases[$0] }.filter(isMeant).map(\.worked.code)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// No stretch is left shorter than a centimetre where its neighbours allow it: a better one goes
  /// to a worse neighbour, a worse one grows at the expense of a better neighbour.
  static func tidied(_ pieces: [Piece]) -> [Piece] {
    let least = 0.01
    var pieces = pieces
    var index = 0
    while index < pieces.count, pieces.count > 1 {
      let piece = pieces[index]
      let short = least - (piece.to - piece.from)
      guard short > 1e-9 else {
        index += 1
        continue
      }
      let before = index > 0 ? index - 1 : nil
      let after = index + 1 < pieces.count ? index + 1 : nil
      let neighbours = [before, after].compactMap { $0 }
      if let worse = neighbours.first(where: { pieces[$0].key.class >= piece.key.class }) {
        if worse < index { pieces[worse].to = piece.to } else { pieces[worse].from = piece.from }
        pieces[worse].releases.formUnion(piece.releases)
        // Of two that are equally bad, the causes of both must be told: those of the longer stay.
        pieces.remove(at: index)
        index = max(0, index - 1)
      } else if let after, pieces[after].to - pieces[after].from > short {
        pieces[index].to += short
        pieces[after].from += short
        index += 1
      } else if let before, pieces[before].to - pieces[before].from > short {
        pieces[index].from -= short
        pieces[before].to -= short
        index += 1
      } else if let neighbour = neighbours.first {
        // A better neighbour too short to give: the worse one takes all of it.
        pieces[index].from = min(pieces[index].from, pieces[neighbour].from)
        pieces[index].to = max(pieces[index].to, pieces[neighbour].to)
        pieces.remove(at: neighbour)
        index = max(0, min(index, neighbour) - 1)
      }
    }
    var merged: [Piece] = []
    for piece in pieces {
      if let last = merged.indices.last, merged[last].key == piece.key {
        merged[last].to = piece.to
        merged[last].releases.formUnion(piece.releases)
      } else {
        merged.append(piece)
      }
    }
    return merged
  }
}
