internal import MineAction

/// The sweep: from the starts and ends of intervals to the fewest pieces.
extension RouteWalk {
  /// Passes the marks of a chunk, in their order, up to its end.
  mutating func sweep(to end: Double) {
    board.finishChunk(at: end)
    for index in board.marks.indices {
      let mark = board.marks[index]
      let place = min(mark.at, end)
      if place > swept {
        emit(from: swept, to: place)
        swept = place
      }
      board.pass(mark)
    }
    board.clearMarks()
    if end > swept {
      emit(from: swept, to: end)
      swept = end
    }
  }

  private mutating func emit(from: Double, to: Double) {
    word.removeAll(keepingCapacity: true)
    let isClass = describe()
    if let last = pieces.last, last.class == isClass, words[last.words].elementsEqual(word) {
      pieces[pieces.count - 1].to = to
    } else {
      let start = words.count
      words += word
      let pool = releasePool.count
      pieces.append(
        Piece(
          from: from, to: to, class: isClass, words: start..<words.count, releases: pool..<pool))
    }
    let piece = pieces.count - 1
    for release in board.active(.release) where releases[Int(release)].piece != piece {
      releases[Int(release)].piece = piece
      releasePool.append(release)
    }
    pieces[piece].releases = pieces[piece].releases.lowerBound..<releasePool.count
  }

  private mutating func say(_ reason: Reason, _ members: [Int32] = []) {
    word.append(reason.rawValue)
    word += members
  }

  /// Puts into words why the place is what it is: the first line of verdict.md §3 that holds.
  private mutating func describe() -> RouteClass {
    let within = board.active(.within)
    if !within.isEmpty {
      say(.contamination, within)
      let isHazard = within.contains { presences[Int($0)].item.class == .hazard }
      return isHazard ? .hazard : .suspect
    }
    if let gap = board.active(.gap).first {
      say(.routeGap, [gap])
      return .indeterminate
    }
    if board.holds(.undecided) {
      say(.undecided)
      return .indeterminate
    }
    if board.holds(.outside0) {
      describeUnknown()
      return .unknown
    }
    if board.holds(.outside1) {
      say(.staleEvidence, board.active(.release).filter { !releases[Int($0)].isFresh })
      return .stale
    }
    describeReservations()
    return word.isEmpty ? .cleared : .conditional
  }

  private mutating func describeUnknown() {
    if !board.holds(.touched) { return say(.noRelease) }
    if board.holds(.completed) {
      return say(.awaitingQualityControl, board.active(.completed))
    }
    if !board.holds(.unerodedOutside) { return say(.accuracy, board.active(.release)) }
    if !board.holds(.wholeOutside) { return say(.newerDanger, board.active(.newer)) }
    say(.gap, board.active(.release))
  }

  /// The releases that fall short of what is demanded here.
  ///
  /// Within the accuracy of an edge that two sectors of a survey share, the one that is met may be
  /// proper, and the ground counts for the sake of the other.
  private func improperReleases() -> [Int32] {
    let active = board.active(.release)
    func fallsShort(_ number: Int32) -> Bool {
      releases[Int(number)].isFresh && !releases[Int(number)].isProper
    }
    let met = active.filter(fallsShort)
    if !met.isEmpty { return met }
    let surveys = Set(active.compactMap { releases[Int($0)].worked.sector.survey })
    let near = releases.indices.map(Int32.init).filter { number in
      let sector = releases[Int(number)].worked.sector
      return fallsShort(number)
        && (sector.survey.map(surveys.contains) == true
          || sector.adjoins.contains(where: surveys.contains))
    }
    return near.isEmpty ? active : near
  }

  private mutating func describeReservations() {
    if board.holds(.outside2) {
      let improper = improperReleases()
      let method = improper.filter { !releases[Int($0)].hasMethod }
      let depth = improper.filter { releases[Int($0)].hasMethod }
      if !method.isEmpty || depth.isEmpty { say(.method, method) }
      if !depth.isEmpty { say(.depth, depth) }
    }
    if board.holds(.near) { say(.nearHazard, board.active(.near)) }
    if board.holds(.inProgress) { say(.workInProgress, board.active(.inProgress)) }
    if unlocatedCount > 0 { say(.unlocated) }
  }

  /// Leaves no piece shorter than a centimetre where its neighbours allow it: a better one goes to
  /// a worse neighbour, a worse one grows at the expense of a better neighbour.
  func tidied() -> [Piece] {
    let least = 0.01
    var pieces = pieces
    if pieces.allSatisfy({ $0.to - $0.from >= least }) { return pieces }
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
      if let worse = neighbours.first(where: { pieces[$0].class >= piece.class }) {
        if worse < index { pieces[worse].to = piece.to } else { pieces[worse].from = piece.from }
        pieces[worse].join(releasesOf: piece)
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
        pieces[index].join(releasesOf: pieces[neighbour])
        pieces.remove(at: neighbour)
        index = max(0, min(index, neighbour) - 1)
      }
    }
    return pieces.reduce(into: []) { merged, piece in
      if let last = merged.last, last.class == piece.class,
        words[last.words].elementsEqual(words[piece.words])
      {
        merged[merged.count - 1].to = piece.to
        merged[merged.count - 1].join(releasesOf: piece)
      } else {
        merged.append(piece)
      }
    }
  }
}

extension Piece {
  // Neighbours lie side by side in the pool.
  fileprivate mutating func join(releasesOf other: Self) {
    let (one, two) = (releases, other.releases)
    releases = min(one.lowerBound, two.lowerBound)..<max(one.upperBound, two.upperBound)
  }
}
