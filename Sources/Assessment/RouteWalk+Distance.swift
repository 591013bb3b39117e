internal import Geometry

/// How far, and on which side, things near the route lie.
extension RouteWalk {
  /// The least distance from a piece of the line to a thing near it, in metres.
  ///
  /// Nothing that is further than `limit` is looked at; infinity if there is nothing else.
  func distance(
    to presence: Presence, from: Double, to: Double, limit: Double
  ) -> Double {
    var least = limit * limit
    let start = least
    var number = presence.head
    var isFirst = true
    while number >= 0 {
      let place = places[Int(number)]
      number = place.next
      let visit = visits[Int(place.visit)]
      if course.chainages[visit.chunk.last] < from { continue }
      if course.chainages[visit.chunk.first] > to { break }
      let danger = dangers[Int(place.danger)]
      if isFirst {
        // A course that starts outside and meets no edge stays outside.
        isFirst = false
        let chainage = max(from, course.chainages[visit.chunk.first])
        if danger.drawing.contains(point(at: chainage, of: visit), danger.item.figure) {
          return 0
        }
      }
      measure(danger, of: visit, from, to, &least)
      if least == 0 { return 0 }
    }
    return least < start ? least.squareRoot() : .infinity
  }

  /// All things that may lie within the stand-off anywhere along the route.
  ///
  /// The walk itself notes only those that are reported.
  mutating func everythingNear(by topology: some Topology) -> [Presence] {
    var all: [Presence] = []
    var numbers: [Int: Int] = [:]
    for (number, visit) in visits.enumerated() {
      let last = visit.offset + visit.chunk.last - visit.chunk.first
      guard let bounds = Bounds(points[visit.offset...last]) else { continue }
      for (index, target) in visit.neighbourhood.surroundings.targets.enumerated() {
        let far = question.reach + target.reach + question.standOff
        guard bounds.grown(by: far * 1.01 + 1).meets(target.figure.bounds),
          let danger = visit.neighbourhood.surroundings.danger(index, by: topology)
        else { continue }
        let place = Int32(places.count)
        places.append(Place(visit: Int32(number), danger: Int32(dangers.count)))
        dangers.append(danger)
        if let known = numbers[danger.item.number] {
          places[Int(all[known].tail)].next = place
          all[known].tail = place
        } else {
          numbers[danger.item.number] = all.count
          all.append(Presence(item: danger.item, within: -1, near: -1, head: place, tail: place))
        }
      }
    }
    return all
  }

  private func measure(
    _ danger: Surroundings.Danger, of visit: Visit, _ from: Double, _ to: Double,
    _ least: inout Double
  ) {
    let scale = scale(of: danger.item, in: visit)
    let (drawing, figure) = (danger.drawing, danger.item.figure)
    eachSegment(of: visit, from, to, scale) { start, end in
      let (runs, edges) = (drawing.runs.span, drawing.points.span)
      let (frame, box) = (CourseFrame(start, end), Bounds(start, end))
      for number in Int(figure.firstRun)..<Int(figure.endRun) {
        let run = runs[number]
        if box.squaredGap(to: run.bounds.scaled(east: scale)) >= least { continue }
        var last = edges[Int(run.from)].scaled(east: scale)
        if run.isArc(at: scale) {
          let stop = edges[Int(run.to)].scaled(east: scale)
          let arc = run.arc.scaled(east: scale)
          least = min(least, arc.squaredDistance(from: start, end, from: last, to: stop))
          if least == 0 { return }
          continue
        }
        var lastPlace = frame.place(last)
        var index = Int(run.from) + (run.from == run.to ? 0 : 1)
        while index <= Int(run.to) {
          let next = edges[index].scaled(east: scale)
          let place = frame.place(next)
          if frame.squaredGap(lastPlace, place) < least {
            least = min(least, Proximity.squaredDistance(start, end, toEdge: last, next))
            if least == 0 { return }
          }
          (last, lastPlace) = (next, place)
          index += 1
        }
      }
    }
  }

  /// On which side of the line, within a piece, a thing comes within the stand-off.
  func side(of presence: Presence, from: Double, to: Double) -> Cause.Side {
    let far = question.reach + presence.item.reach + question.standOff
    var (left, right) = (false, false)
    var number = presence.head
    while number >= 0, !(left && right) {
      let place = places[Int(number)]
      number = place.next
      let visit = visits[Int(place.visit)]
      if course.chainages[visit.chunk.last] < from { continue }
      if course.chainages[visit.chunk.first] > to { break }
      let danger = dangers[Int(place.danger)]
      let scale = scale(of: danger.item, in: visit)
      let (drawing, figure) = (danger.drawing, danger.item.figure)
      eachSegment(of: visit, from, to, scale) { start, end in
        if start == end || left && right { return }
        let (runs, edges) = (drawing.runs.span, drawing.points.span)
        let (frame, box) = (CourseFrame(start, end), Bounds(start, end).grown(by: far))
        let all = figure.bounds.scaled(east: scale)
        if !all.meets(box) || all.isBeside(start, end, knowing: left, right) { return }
        for number in Int(figure.firstRun)..<Int(figure.endRun) {
          let run = runs[number]
          let corners = run.bounds.scaled(east: scale)
          if !corners.meets(box) || corners.isBeside(start, end, knowing: left, right) { continue }
          var last = frame.place(edges[Int(run.from)].scaled(east: scale))
          for index in Int(run.from) + (run.from == run.to ? 0 : 1)...Int(run.to) {
            let next = frame.place(edges[index].scaled(east: scale))
            let (least, most) = frame.aside(last, next)
            left = left || most > 0 && least <= far
            right = right || least < 0 && most >= -far
            if left && right { return }
            last = next
          }
        }
      }
    }
    return left && right ? .both : left ? .left : right ? .right : .ahead
  }

  private func scale(of item: ContaminationItem, in visit: Visit) -> Double {
    let far = question.reach + item.reach + question.standOff
    guard far > 150 else { return visit.scale }
    let last = visit.offset + visit.chunk.last - visit.chunk.first
    let bounds = Bounds(points[visit.offset...last])
    return Self.scale(
      of: item, visit.scale, far, in: visit.neighbourhood.inputs.frame, chunk: bounds)
  }

  private func point(at chainage: Double, of visit: Visit) -> Metres {
    var index = visit.chunk.first + 1
    while index < visit.chunk.last && course.chainages[index] < chainage { index += 1 }
    let (one, two) = (course.chainages[index - 1], course.chainages[index])
    let place = visit.offset + index - visit.chunk.first
    return IntervalKernel.point((chainage - one) / (two - one), points[place - 1], points[place])
  }

  /// Calls `visit` with the ends, in metres, of what of each segment lies between two chainages.
  @inline(__always)
  private func eachSegment(
    of visit: Visit, _ from: Double, _ to: Double, _ scale: Double,
    _ body: (Metres, Metres) -> Void
  ) {
    for index in visit.chunk.first..<visit.chunk.last {
      let (one, two) = (course.chainages[index], course.chainages[index + 1])
      if two < from { continue }
      if one > to { return }
      let place = visit.offset + index - visit.chunk.first
      let (start, end) = (
        points[place].scaled(east: scale), points[place + 1].scaled(east: scale)
      )
      let length = two - one
      body(
        from <= one ? start : IntervalKernel.point((from - one) / length, start, end),
        to >= two ? end : IntervalKernel.point((to - one) / length, start, end))
    }
  }
}

extension Bounds {
  /// Whether all of it lies on one side of a course, and that side is known already.
  @inline(__always)
  fileprivate func isBeside(
    _ start: Metres, _ end: Metres, knowing left: Bool, _ right: Bool
  ) -> Bool {
    guard left || right else { return false }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    // Left of the course is where −dy·x + dx·y is greater than at its start.
    let own = dx * start.y - dy * start.x
    let most = dx * (dx > 0 ? north : south) - dy * (dy > 0 ? west : east)
    let least = dx * (dx > 0 ? south : north) - dy * (dy > 0 ? east : west)
    return left && least > own || right && most < own
  }
}
