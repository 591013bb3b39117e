internal import Geometry
internal import MineAction

/// What lies along a route, as intervals of chainage.
struct RouteEvidence {
  /// A thing near the route, and where.
  struct Presence {
    var spans: [(from: Double, to: Double)] = []
    var near: [(from: Double, to: Double)] = []
    var item: ContaminationItem
    /// The chunks in which it is near, with its geometry there, and how near, in metres.
    var chunks: [(chunk: Int, located: LocatedShape, distance: Double)] = []
  }

  /// A released sector that the corridor meets.
  struct Release {
    var spans: [(from: Double, to: Double)] = []
    let worked: WorkedSector
    /// Whether it is of S1, and of S2.
    let isFresh, isProper: Bool
  }

  let route: RouteLine
  private(set) var chunks: [RouteChunk] = []
  private(set) var contamination: [Presence] = []
  private(set) var releases: [Release] = []
  private(set) var inProgress: [String: [(from: Double, to: Double)]] = [:]
  private(set) var completed: [String: [(from: Double, to: Double)]] = [:]
  /// Where the disk is not wholly within F0, F1, F2.
  private(set) var outside: [[(from: Double, to: Double)]] = [[], [], []]
  /// Where there is ground of F0 within the corridor.
  private(set) var touched: [(from: Double, to: Double)] = []
  /// Where the disk would not be covered were nothing eroded, and were there no newer danger.
  private(set) var unerodedOutside: [(from: Double, to: Double)] = []
  private(set) var wholeOutside: [(from: Double, to: Double)] = []
  /// Where the engine failed.
  private(set) var undecided: [(from: Double, to: Double)] = []
  /// The areas that are newer danger to work along the route, with their places.
  private(set) var newer: [String: [(from: Double, to: Double)]] = [:]

  private var places: [Int: Int] = [:]
  private var releasePlaces: [String: Int] = [:]

  // How far beyond its reach contamination is looked for, in metres.
  private let far: Double

  init(for question: RouteQuestion) {
    route = question.route
    far = question.reach + question.standOff
  }

  private typealias Spans = [(from: Double, to: Double)]

  mutating func gather(
    _ chunk: RouteChunk, in neighbourhood: Neighbourhood<some Topology>,
    for question: RouteQuestion
  ) {
    let w = question.reach
    let number = chunks.count
    chunks.append(chunk)
    let inputs = neighbourhood.inputs
    for item in inputs.items { note(item, of: chunk, number, w, question.standOff) }
    for index in inputs.areas.indices where !inputs.areas[index].isReleased {
      let area = inputs.areas[index]
      // What remains of an area never reaches beyond the area and its accuracy.
      let far = w + area.accuracy + question.standOff + 0.01
      guard isNear(area.located, chunk, far) else { continue }
      do throws(TopologyFailure) {
        if let item = try neighbourhood.item(ofArea: index) {
          note(item, of: chunk, number, w, question.standOff)
        }
      } catch {
        undecided.append((chunk.from, chunk.to))
        let item = ContaminationItem(area, located: area.located, reach: area.accuracy)
        note(item, of: chunk, number, w, question.standOff)
      }
    }
    for sector in inputs.inProgress {
      note(sector.located, sector.code, of: chunk, w, in: &inProgress)
    }
    let isOutside = outside(neighbourhood.releasedGround, of: chunk, w)
    outside[0] += isOutside
    outside[1] +=
      neighbourhood.isFreshAll ? isOutside : outside(neighbourhood.freshGround, of: chunk, w)
    outside[2] +=
      neighbourhood.isFreshAll && neighbourhood.isProperAll
      ? isOutside : outside(neighbourhood.properGround, of: chunk, w)
    for (index, worked) in inputs.released.enumerated() {
      var spans: Spans = []
      guard isNear(worked.located, chunk, w) else { continue }
      worked.located.chainages(of: chunk, within: w, filled: true, into: &spans)
      if spans.isEmpty { continue }
      let place =
        releasePlaces[worked.code]
        ?? {
          releases.append(
            Release(
              worked: worked, isFresh: !neighbourhood.stale.contains(index),
              isProper: !neighbourhood.improper.contains(index)))
          releasePlaces[worked.code] = releases.count - 1
          return releases.count - 1
        }()
      releases[place].spans += spans
    }
    guard !isOutside.isEmpty else {
      touched.append((chunk.from, chunk.to))
      return
    }
    // Why it is not covered matters only where it is not.
    if let ground = neighbourhood.releasedGround, isNear(ground, chunk, w) {
      ground.chainages(of: chunk, within: w, filled: true, into: &touched)
    }
    for sector in inputs.completed {
      note(sector.located, sector.code, of: chunk, w, in: &completed)
    }
    for area in inputs.areas
    where inputs.released.contains(where: { !$0.isLater(than: area.observed) }) {
      note(area.located, area.code, of: chunk, w, in: &newer)
    }
    do throws(TopologyFailure) {
      let uneroded = try neighbourhood.unerodedGround()
      let whole = try neighbourhood.wholeGround()
      unerodedOutside += outside(uneroded, of: chunk, w)
      wholeOutside += outside(whole, of: chunk, w)
    } catch {
      // Only the wording of a cause hangs on these: it falls back to the last of the table.
      unerodedOutside.append((chunk.from, chunk.to))
      wholeOutside.append((chunk.from, chunk.to))
    }
  }

  mutating func gather(
    undecided chunk: RouteChunk, _ inputs: CellInputs, for question: RouteQuestion
  ) {
    let number = chunks.count
    chunks.append(chunk)
    undecided.append((chunk.from, chunk.to))
    for item in inputs.items { note(item, of: chunk, number, question.reach, question.standOff) }
    for area in inputs.areas where !area.isReleased {
      let item = ContaminationItem(area, located: area.located, reach: area.accuracy)
      note(item, of: chunk, number, question.reach, question.standOff)
    }
  }

  private mutating func note(
    _ item: ContaminationItem, of chunk: RouteChunk, _ number: Int, _ w: Double, _ standOff: Double
  ) {
    let far = w + item.reach + standOff
    guard isNear(item.located, chunk, far) else { return }
    var near: Spans = []
    item.located.chainages(of: chunk, within: far, filled: true, into: &near)
    if near.isEmpty { return }
    var spans: Spans = []
    if standOff == 0 {
      spans = near
    } else {
      item.located.chainages(of: chunk, within: w + item.reach, filled: true, into: &spans)
    }
    let place =
      places[item.number]
      ?? {
        contamination.append(Presence(item: item))
        places[item.number] = contamination.count - 1
        return contamination.count - 1
      }()
    contamination[place].near += near
    contamination[place].spans += spans
    let distance = item.located.distance(
      from: chunk, chunk.from, chunk.to, reach: item.reach, limit: far)
    contamination[place].chunks.append((number, item.located, distance))
  }

  private func note(
    _ located: LocatedShape, _ code: String, of chunk: RouteChunk, _ w: Double,
    in spans: inout [String: [(from: Double, to: Double)]]
  ) {
    guard isNear(located, chunk, w) else { return }
    var found: Spans = []
    located.chainages(of: chunk, within: w, filled: true, into: &found)
    if !found.isEmpty { spans[code, default: []] += found }
  }

  private func isNear(_ located: LocatedShape, _ chunk: RouteChunk, _ metres: Double) -> Bool {
    let box = chunk.envelope.grown(byMetres: metres)
    if box.intersects(located.envelope) { return true }
    return (box.west < -180 || box.east > 180)
      && box.wrapped.contains { $0.intersects(located.envelope) }
  }

  /// Where the disk around the line is not wholly within the ground: the line is outside of it, or
  /// an edge of it comes nearer than the radius.
  private func outside(
    _ ground: LocatedShape?, of chunk: RouteChunk, _ w: Double
  ) -> [(from: Double, to: Double)] {
    guard let ground, isNear(ground, chunk, w) else { return [(chunk.from, chunk.to)] }
    var near: Spans = []
    ground.chainages(of: chunk, within: w, filled: false, into: &near)
    var all = near
    var inside: Spans = []
    for gap in IntervalSet(unsorted: near).gaps(in: (chunk.from, chunk.to)) {
      if ground.contains(chunk, at: (gap.from + gap.to) / 2) {
        inside.append(gap)
      } else {
        all.append(gap)
      }
    }
    return IntervalSet(unsorted: all).intervals
  }

  /// The contamination whose geometry, widened by its reach, lies nearest to the line.
  func nearest(for question: RouteQuestion) -> Cause.Nearby? {
    var best: (nearby: Cause.Nearby, distance: Double)?
    for presence in contamination {
      let distance = distance(to: presence, from: 0, to: route.length)
      let beyond = max(distance - presence.item.reach, 0)
      if beyond > question.reach + question.standOff { continue }
      let candidate = Cause.Nearby(presence.item, distance: distance)
      let isBetter =
        best.map {
          beyond < $0.distance || (beyond == $0.distance && candidate.precedes($0.nearby))
        } ?? true
      if isBetter { best = (candidate, beyond) }
    }
    return best?.nearby
  }

  /// The least distance from a piece of the line to a thing near it, in metres.
  func distance(to presence: Presence, from: Double, to: Double) -> Double {
    var least = Double.infinity
    for place in presence.chunks {
      let chunk = chunks[place.chunk]
      if chunk.to < from || chunk.from > to || place.distance >= least { continue }
      if chunk.from >= from && chunk.to <= to {
        least = place.distance
      } else {
        least = min(
          least,
          place.located.distance(
            from: chunk, from, to, reach: presence.item.reach, limit: limit(of: presence.item)))
      }
    }
    return least
  }

  private func limit(of item: ContaminationItem) -> Double { far + item.reach }
}

extension Cause.Nearby {
  init(_ item: ContaminationItem, distance: Double) {
    self.init(
      code: item.code, recordType: item.recordType, class: item.class, distance: distance,
      reach: item.reach)
  }

  /// The worse class first, then the nearer geometry, then the code.
  func precedes(_ other: Self) -> Bool {
    if self.class != other.class { return self.class > other.class }
    if distance != other.distance { return distance < other.distance }
    return code.utf8.lexicographicallyPrecedes(other.code.utf8)
  }
}

extension LocatedShape {
  /// Whether the place of a chunk's course at a chainage lies inside the shape's polygons.
  func contains(_ chunk: RouteChunk, at chainage: Double) -> Bool {
    let segment =
      chunk.segments.first { $0.to >= chainage } ?? chunk.segments[chunk.segments.count - 1]
    let share = (chainage - segment.from) / (segment.to - segment.from)
    return contains(segment.point(at: share), in: chunk.frame)
  }
}
