import Geometry

extension SceneMaker {
  /// Adds areas and reports on, along and away from the road.
  mutating func addHazards() {
    if chance(0.4) { addMinefieldAroundTheRoad() }
    for _ in 0..<count(0...5) where mishap(0.8) { addArea() }
    for _ in 0..<count(0...4) where mishap(0.8) { addReport() }
  }

  /// An area that says about itself what areas say.
  mutating func hazardousArea() -> OracleRecord {
    var record = OracleRecord(.hazardousArea, code: "HA")
    record.classification = word([("suspected", 47), ("confirmed", 47), ("CHA", 2), (nil, 4)])
    record.status = word([
      ("open", 66), ("released", 12), ("withdrawn", 8), ("closed", 4), ("terminada", 3), (nil, 7),
    ])
    record.observed = mishap(0.1) ? nil : today - count(-30...750)
    record.accuracy = one(of: [0, 0, 0.5, 0.5, 5, 10, 25, 40])
    if mishap(0.05) { record.accuracy = nil }
    return record
  }

  // Observed early, so that the sectors through it are lanes; with a clear island in some.
  private mutating func addMinefieldAroundTheRoad() {
    var record = hazardousArea()
    let from = number(0...road.length * 0.7)
    let to = min(from + number(30...400), road.length)
    let ring = road.strip(from: from, to: to, right: -number(0...80), left: number(2...80))
    let middle = road.point(at: (from + to) / 2, aside: 1)
    record.geometry =
      chance(0.2) ? polygon(ring, star(around: middle, 0.2...0.9)) : polygon(ring)
    if !mishap(0.2) { record.observed = today - count(600...900) }
    add(record)
  }

  private mutating func addArea() {
    var record = hazardousArea()
    record.geometry = dangerousShape()
    add(record)
  }

  private mutating func addReport() {
    var record = OracleRecord(.hazardReport, code: "HR")
    record.status = word([
      ("reported", 30), ("verified", 30), ("resolved", 14), ("withdrawn", 14), ("new", 4), (nil, 8),
    ])
    record.kind = word([
      ("unexploded", 30), ("antiPersonnel", 15), ("unknown", 20), ("accident", 10),
      ("detonation", 5), ("bomb", 5), (nil, 15),
    ])
    record.reported = chance(0.9) ? today - count(-30...400) : nil
    record.dangerRadius = one(of: [nil, 0, 5, 10, 25, 50])
    record.accuracy = one(of: [0, 5, 10, 10, 30])
    if chance(0.04) { record.accuracy = nil }
    record.geometry = dangerousShape()
    add(record)
  }

  private mutating func dangerousShape() -> Shape<Geographic>? {
    let centre = place(aside: one(of: [3, 20, 120]))
    let size = number(3...60)
    let ring = star(around: centre, size / 4...size)
    switch count(0...19) {
    case 0: return mishap(0.5) ? nil : polygon(ring)
    case 1...5: return Shape(.point, [[degrees(centre)]])
    case 6:
      return Shape(.line, [(0..<count(2...6)).map { _ in degrees(place(aside: 30)) }])
    case 7:  // Two points, one of them twice.
      var shape = Shape<Geographic>(.point, [[degrees(centre)]])
      for _ in 0..<2 { shape.append(.point, [[degrees(centre.moved(2, size))]]) }
      return shape
    case 8:  // A bow-tie, alone or beside a part that is sound.
      let heading = number(0...6)
      var shape = polygon([
        centre, centre.moved(heading, size), centre.moved(heading + 1.5, size),
        centre.moved(heading + 0.8, size * 2),
      ])
      if chance(0.5) { shape.append(polygon(star(around: centre.moved(heading, 150), 5...30))) }
      return shape
    case 9: return Shape(.polygon, [ring.map(degrees)])  // Its end does not meet its start.
    case 10: return Shape(.polygon, [[centre, ring[0], centre].map(degrees)])  // It has no area.
    case 11, 12:
      return polygon(star(around: centre, size...size * 1.5), star(around: centre, 0.5...size / 3))
    case 13:
      var shape = polygon(ring)
      shape.append(polygon(star(around: centre.moved(number(0...6), size * 3), 5...20)))
      return shape
    case 14:
      let from = number(0...road.length)
      return polygon(
        road.strip(from: from, to: min(from + size * 3, road.length + 1), right: 4, left: 20))
    default: return polygon(ring)
    }
  }
}
