internal import Geometry

extension RouteWalk {
  /// Notes where the disk is not wholly within F0, F1 and F2; gives the first.
  mutating func takeGround(
    of neighbourhood: Neighbourhood, _ scale: Double, by topology: some Topology
  ) -> [ChainageSpan] {
    do throws(TopologyFailure) {
      findUncovered(by: try neighbourhood.ground(0, by: topology), scale)
      let isOutside = kernel.found
      board.add(isOutside, to: slots.outside[0])
      // What is not released is neither fresh nor proper, and nobody asks.
      if isOutside.count == 1, isOutside[0].from <= kernel.from, isOutside[0].to >= kernel.to {
        return isOutside
      }
      if !neighbourhood.isFreshAll {
        findUncovered(by: try neighbourhood.ground(1, by: topology), scale)
        board.add(kernel.found, to: slots.outside[1])
      }
      if !neighbourhood.isProperAll {
        findUncovered(by: try neighbourhood.ground(2, by: topology), scale)
        board.add(kernel.found, to: slots.outside[2])
      }
      return isOutside
    } catch {
      // Danger as drawn is known, and nothing is released.
      board.add(kernel.whole, to: slots.undecided)
      for slot in slots.outside { board.add(kernel.whole, to: slot) }
      return [kernel.whole]
    }
  }

  private mutating func findUncovered(by ground: DrawnGround, _ scale: Double) {
    kernel.findUncovered(
      by: ground.figure, in: ground.drawing, radius: question.reach, scale: scale)
  }

  mutating func takeReasons(
    _ isOutside: [ChainageSpan], of neighbourhood: Neighbourhood, _ scale: Double,
    by topology: some Topology
  ) {
    let w = question.reach
    guard let released = try? neighbourhood.ground(0, by: topology),
      let ground = released.figure, kernel.isNear(ground, within: w, scale: scale)
    else { return }
    kernel.findReach(of: ground, in: released.drawing, within: w, scale: scale)
    let isTouched = kernel.found
    board.add(isTouched, to: slots.touched)
    guard isTouched.contains(where: { one in isOutside.contains { one.overlaps($0) } }) else {
      return
    }
    takeOthers(.completed, neighbourhood.inputs.completed, neighbourhood, scale)
    for index in neighbourhood.surroundings.newerAreas {
      let area = neighbourhood.inputs.areas[index]
      take(.newer, area.number, area.code, area.figure, neighbourhood, scale)
    }
    do throws(TopologyFailure) {
      let uneroded = try neighbourhood.surroundings.unerodedGround(by: topology)
      let whole = try neighbourhood.surroundings.wholeGround(by: topology)
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
