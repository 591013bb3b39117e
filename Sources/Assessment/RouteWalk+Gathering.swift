internal import Geometry
internal import MineAction

extension RouteWalk {
  /// Takes up the next chunk of the route, in the neighbourhood of its cell.
  mutating func take(
    _ chunk: RouteCourse.Chunk, in neighbourhood: Neighbourhood, by topology: some Topology
  ) {
    if visits.last?.neighbourhood !== neighbourhood {
      let count = neighbourhood.surroundings.targets.count
      known.presencesHere = Array(repeating: -1, count: count)
      known.dangersHere = Array(repeating: -2, count: count)
      known.releasesHere = Array(repeating: -1, count: neighbourhood.inputs.released.count)
    }
    let frame = neighbourhood.inputs.frame
    kernel.take(chunk, of: course, in: frame)
    let middle = (kernel.bounds.south + kernel.bounds.north) / 2
    let scale = frame.scale(atLatitude: frame.latitude(ofNorthing: middle))
    visits.append(
      Visit(chunk: chunk, neighbourhood: neighbourhood, scale: scale, offset: points.count))
    points += kernel.points
    for (gap, slot) in zip(gaps, slots.gaps) where gap.from < kernel.to && gap.to > kernel.from {
      board.add(
        ChainageSpan(from: max(gap.from, kernel.from), to: min(gap.to, kernel.to)), to: slot)
    }
    takeDanger(of: neighbourhood, scale, by: topology)
    let isOutside = takeGround(of: neighbourhood, scale, by: topology)
    // Why it is not covered matters only where it is not, and nothing worse is to be said.
    if !isOutside.isEmpty && !kernel.isAllMasked {
      takeReasons(isOutside, of: neighbourhood, scale, by: topology)
    }
    takeReleases(of: neighbourhood, scale)
    kernel.mask(isOutside)
    if !kernel.isAllMasked {
      // Reservations matter only where there is nothing worse.
      if question.standOff > 0 { takeNear(of: neighbourhood, scale, by: topology) }
      takeOthers(.inProgress, neighbourhood.inputs.inProgress, neighbourhood, scale)
    }
    sweep(to: kernel.to)
  }

  // Danger never hides other danger; afterwards, segments wholly in danger are masked.
  private mutating func takeDanger(
    of neighbourhood: Neighbourhood, _ scale: Double, by topology: some Topology
  ) {
    var spans: [ChainageSpan] = []
    for index in neighbourhood.surroundings.targets.indices {
      let target = neighbourhood.surroundings.targets[index]
      guard kernel.isNear(target.figure, within: question.reach + target.reach, scale: scale),
        let number = danger(index, of: neighbourhood, by: topology)
      else { continue }
      let danger = dangers[number]
      if danger.item.isUndecided { board.add(kernel.whole, to: slots.undecided) }
      kernel.findReach(
        of: danger.item.figure, in: danger.drawing, within: question.reach + danger.item.reach,
        scale: self.scale(of: danger.item, scale, in: neighbourhood))
      if kernel.found.isEmpty { continue }
      board.add(kernel.found, to: presences[presence(index, number, danger.item)].within)
      spans += kernel.found
    }
    kernel.mask(spans)
  }

  // Only where the course is in no danger, hence inside of nothing: edges tell all.
  private mutating func takeNear(
    of neighbourhood: Neighbourhood, _ scale: Double, by topology: some Topology
  ) {
    let further = question.reach + question.standOff
    for index in neighbourhood.surroundings.targets.indices {
      let target = neighbourhood.surroundings.targets[index]
      guard kernel.isNear(target.figure, within: further + target.reach, scale: scale),
        let number = danger(index, of: neighbourhood, by: topology)
      else { continue }
      let danger = dangers[number]
      if danger.item.isUndecided { board.add(kernel.whole, to: slots.undecided) }
      kernel.findUnmaskedEdges(
        of: danger.item.figure, in: danger.drawing, within: further + danger.item.reach,
        scale: self.scale(of: danger.item, scale, in: neighbourhood))
      if kernel.found.isEmpty { continue }
      board.add(kernel.found, to: presences[presence(index, number, danger.item)].near)
    }
  }

  private mutating func danger(
    _ index: Int, of neighbourhood: Neighbourhood, by topology: some Topology
  ) -> Int? {
    var number = known.dangersHere[index]
    if number == -2 {
      number = -1
      if let danger = neighbourhood.surroundings.danger(index, by: topology) {
        number = Int32(dangers.count)
        dangers.append(danger)
      }
      known.dangersHere[index] = number
    }
    return number < 0 ? nil : Int(number)
  }

  private func scale(
    of item: ContaminationItem, _ own: Double, in neighbourhood: Neighbourhood
  ) -> Double {
    Self.scale(
      of: item, own, question.reach + item.reach + question.standOff,
      in: neighbourhood.inputs.frame, chunk: kernel.bounds)
  }

  /// The scale that distances to a thing are measured with.
  ///
  /// That of the chunk is right for what is near; for the rest it is that of the latitude halfway.
  static func scale(
    of item: ContaminationItem, _ own: Double, _ far: Double, in frame: LocalFrame,
    chunk bounds: Bounds?
  ) -> Double {
    guard far > 150, let bounds else { return own }
    let middle = (bounds.south + bounds.north) / 2
    let nearest = min(max(middle, item.figure.bounds.south), item.figure.bounds.north)
    return frame.scale(atLatitude: frame.latitude(ofNorthing: (middle + nearest) / 2))
  }

  // Where a thing is kept, after noting that it is near this chunk.
  private mutating func presence(
    _ index: Int, _ danger: Int, _ item: ContaminationItem
  ) -> Int {
    var number = known.presencesHere[index]
    let visit = Int32(visits.count - 1)
    // Within reach and near in the same chunk are one place.
    if number >= 0, places[Int(presences[Int(number)].tail)].visit == visit { return Int(number) }
    let place = Int32(places.count)
    places.append(Place(visit: visit, danger: Int32(danger)))
    if number < 0 {
      guard let earlier = known.presences[item.number] else {
        number = Int32(presences.count)
        known.presences[item.number] = number
        known.presencesHere[index] = number
        presences.append(
          Presence(
            item: item, within: board.slot(.within, Int(number)),
            near: board.slot(.near, Int(number)), head: place, tail: place))
        return Int(number)
      }
      number = earlier
      known.presencesHere[index] = number
    }
    places[Int(presences[Int(number)].tail)].next = place
    presences[Int(number)].tail = place
    return Int(number)
  }

  mutating func takeOthers(
    _ kind: Other, _ sectors: [CellInputs.LocatedSector], _ neighbourhood: Neighbourhood,
    _ scale: Double
  ) {
    for sector in sectors {
      take(kind, sector.number, sector.code, sector.figure, neighbourhood, scale)
    }
  }

  mutating func take(
    _ kind: Other, _ number: Int, _ code: RankedCode, _ figure: Figure,
    _ neighbourhood: Neighbourhood, _ scale: Double
  ) {
    let w = question.reach
    guard kernel.isNear(figure, within: w, scale: scale) else { return }
    kernel.findReach(of: figure, in: neighbourhood.inputs.drawing, within: w, scale: scale)
    if kernel.found.isEmpty { return }
    let slot: Int
    if let earlier = known.others[kind]?[number] {
      slot = earlier
    } else {
      let member = others[kind]?.count ?? 0
      others[kind, default: []].append(code)
      let track: TrackBoard.Track =
        switch kind {
        case .inProgress: .inProgress
        case .completed: .completed
        case .newer: .newer
        }
      slot = board.slot(track, member)
      known.others[kind, default: [:]][number] = slot
    }
    board.add(kernel.found, to: slot)
  }

  private mutating func takeReleases(of neighbourhood: Neighbourhood, _ scale: Double) {
    let w = question.reach
    for index in neighbourhood.inputs.released.indices {
      let figure = neighbourhood.inputs.released[index].figure
      guard kernel.isNear(figure, within: w, scale: scale) else { continue }
      kernel.findReach(of: figure, in: neighbourhood.inputs.drawing, within: w, scale: scale)
      if kernel.found.isEmpty { continue }
      board.add(kernel.found, to: releases[release(index, of: neighbourhood)].slot)
    }
  }

  private mutating func release(_ index: Int, of neighbourhood: Neighbourhood) -> Int {
    if known.releasesHere[index] >= 0 { return Int(known.releasesHere[index]) }
    let worked = neighbourhood.inputs.released[index]
    let number: Int32
    if let earlier = known.releases[worked.number] {
      number = earlier
    } else {
      number = Int32(releases.count)
      known.releases[worked.number] = number
      releases.append(
        Release(
          worked: worked, slot: board.slot(.release, Int(number)),
          isFresh: neighbourhood.isFresh[index], isProper: neighbourhood.isProper[index],
          hasMethod: neighbourhood.hasMethod[index]))
    }
    known.releasesHere[index] = number
    return Int(number)
  }
}
