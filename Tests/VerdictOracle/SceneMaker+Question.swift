import Geometry

extension SceneMaker {
  /// A question about a route that mostly follows the road.
  mutating func question() -> OracleQuestion {
    var question = OracleQuestion(
      parts: parts(),
      at: chance(0.6)
        ? OracleQuestion.end(ofDay: today) : OracleQuestion.start(ofDay: today) + 43_200)
    question.width = chance(0.6) ? one(of: [2, 2, 4, 4, 6, 6, 8, 26]) : number(0.5...12)
    question.routeAccuracy = chance(0.6) ? 0 : one(of: [0.5, 0.5, 1, 3, 10])
    question.requiredDepth = one(of: [0, 0, 0, 0.13, 0.15, 0.2, 0.5])
    question.maxEvidenceAge = one(of: [nil, nil, nil, nil, 90, 200, 365, 400.5])
    question.standOff = one(of: [0, 20, 50, 50, 100])
    return question
  }

  private mutating func parts() -> [[Position<Geographic>]] {
    var line = course()
    if chance(0.15) { line += line.reversed().prefix(count(2...max(2, line.count / 2))) }
    if chance(0.15) {  // A loop that crosses what was driven.
      let last = line[line.count - 1]
      line += [last.moved(0.3, 40), last.moved(1.8, 50), line[line.count / 2]]
    }
    if chance(0.1) {  // Standing still.
      let index = count(0...line.count - 1)
      line.insert(contentsOf: [line[index], line[index]], at: index)
    }
    guard chance(0.25), line.count > 4 else { return [line.map(degrees)] }
    var parts: [[Position<Geographic>]] = []
    let cut = count(1...line.count - 3)
    parts.append(line[...cut].map(degrees))
    var rest = Array(line[cut...])
    switch count(0...3) {
    case 0: break  // It goes on where it ended.
    case 1: rest[0] = rest[0].moved(number(0...6), 0.006)  // Or a hair beside it: no gap.
    case 2: rest[0] = rest[0].moved(number(0...6), number(0.1...20))
    default: rest.removeFirst()
    }
    parts.append(rest.map(degrees))
    return parts
  }

  // The road, or a piece of it, driven a little to the side, now and then far off it.
  private mutating func course() -> [Position<Plane>] {
    let from = chance(0.5) ? 0 : number(0...road.length * 0.4)
    let to = chance(0.5) ? road.length : number(from + 40...road.length + 1)
    let wander = one(of: [0, 0, 0.5, 3])
    var distances = [from]
    while let last = distances.last, last < to {
      distances.append(min(last + (chance(0.1) ? number(0.02...1) : number(5...90)), to))
    }
    if wander == 0 {
      distances = (distances + road.distances.filter { $0 > from && $0 < to }).sorted()
    }
    return distances.map { distance in
      let aside = chance(0.03) ? number(-40...40) : number(-1...1) * wander
      return road.point(at: distance, aside: aside)
    }
  }
}
