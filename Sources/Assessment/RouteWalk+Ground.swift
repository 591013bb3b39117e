internal import Geometry

extension RouteWalk {
  /// Notes where the disk is not wholly within F0, F1 and F2; gives the first.
  mutating func takeGround(
    of neighbourhood: Neighbourhood, _ scale: Double
  ) -> [ChainageSpan] {
    let (drawing, w) = (neighbourhood.drawing, question.reach)
    kernel.findUncovered(by: neighbourhood.released, in: drawing, radius: w, scale: scale)
    let isOutside = kernel.found
    board.add(isOutside, to: slots.outside[0])
    if !neighbourhood.isFreshAll {
      kernel.findUncovered(by: neighbourhood.fresh, in: drawing, radius: w, scale: scale)
      board.add(kernel.found, to: slots.outside[1])
    }
    if !neighbourhood.isProperAll {
      kernel.findUncovered(by: neighbourhood.proper, in: drawing, radius: w, scale: scale)
      board.add(kernel.found, to: slots.outside[2])
    }
    return isOutside
  }

  mutating func takeReasons(
    _ isOutside: [ChainageSpan], of neighbourhood: Neighbourhood, _ scale: Double,
    by topology: some Topology
  ) {
    let w = question.reach
    guard let ground = neighbourhood.released, kernel.isNear(ground, within: w, scale: scale)
    else { return }
    kernel.findReach(of: ground, in: neighbourhood.drawing, within: w, scale: scale)
    let isTouched = kernel.found
    board.add(isTouched, to: slots.touched)
    guard isTouched.contains(where: { one in isOutside.contains { one.overlaps($0) } }) else {
      return
    }
    takeOthers(.completed, neighbourhood.inputs.completed, neighbourhood, scale)
    for index in neighbourhood.newerAreas {
      let area = neighbourhood.inputs.areas[index]
      take(.newer, area.number, area.code, area.figure, neighbourhood, scale)
    }
    do throws(TopologyFailure) {
      let uneroded = try neighbourhood.unerodedGround(by: topology)
      let whole = try neighbourhood.wholeGround(by: topology)
      kernel.findUncovered(by: uneroded.figure, in: uneroded.drawing, radius: w, scale: scale)
      board.add(kernel.found, to: slots.uneroded)
      kernel.findUncovered(by: whole.figure, in: whole.drawing, radius: w, scale: scale)
      board.add(kernel.found, to: slots.whole)
    } catch {
      // Only the wording of a cause hangs on these: it falls back to the last of the table.
      board.add(kernel.whole, to: slots.uneroded)
      board.add(kernel.whole, to: slots.whole)
    }
  }
}
