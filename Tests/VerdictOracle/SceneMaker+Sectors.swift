import Geometry

extension SceneMaker {
  /// What consecutive sectors have in common.
  private struct Survey {
    var name: String?
    var day: Int
    var accuracy: Double
    var method: String?
    var depth: Double?
  }

  /// Adds the sectors along the road, in one row or in two whose cuts do not face each other.
  mutating func addSectors() {
    let half = number(3...16)
    let rows: [(right: Double, left: Double)] =
      chance(0.4) ? [(-half, 0), (0, half)] : [(-half, half)]
    let stop = mishap(0.5) ? number(0.3...1) * road.length : road.length
    for row in rows {
      var survey = nextSurvey()
      var from = chance(0.5) ? -number(0...30) : 0
      while from < stop {
        let to = min(from + number(8...140), road.length + 20)
        if chance(0.2) { survey = nextSurvey() }
        addSector(survey, road.strip(from: from, to: to, right: row.right, left: row.left))
        from = to
        // Mostly the next shares the edge; some are digitised a little off, or left out.
        if chance(0.15) { from += number(-0.03...0.03) }
        if chance(0.08) { from -= number(0.1...3) }
        if mishap(0.15) { from += number(0.1...60) }
      }
    }
    for _ in 0..<count(0...3) where mishap(1) { addOddSector() }
  }

  private mutating func nextSurvey() -> Survey {
    Survey(
      name: chance(0.85) ? "SV-\(count(0...12))" : nil, day: today - count(0...700),
      accuracy: one(of: [0, 0, 0.05, 0.13, 0.5, 0.5, 1, 2, 5]),
      method: !mishap(0.7)
        ? "clearance"
        : word([
          ("clearance", 15), ("technicalSurvey", 40), ("nonTechnicalSurvey", 35), ("desminado", 4),
          (nil, 6),
        ]), depth: mishap(0.2) ? nil : one(of: [0.1, 0.13, 0.2, 0.2, 0.3, 0.5]))
  }

  private mutating func addSector(_ survey: Survey, _ ring: [Position<Plane>]) {
    var record = sector(survey)
    record.geometry = polygon(ring)
    if mishap(0.08) {
      record.geometry = polygon(ring, hole(in: ring))
    } else if mishap(0.04) {
      record.geometry = polygon([ring[0], ring[2], ring[1]] + ring[3...])  // A bow-tie.
    }
    add(record)
    // An area drawn along the very same points, found before, after or on the day.
    if mishap(0.2) {
      var area = hazardousArea()
      area.geometry = polygon(ring)
      area.observed = chance(0.2) ? record.completed : area.observed
      add(area)
    }
  }

  // A triangle between the middle and two corners, all well inside.
  private func hole(in ring: [Position<Plane>]) -> [Position<Plane>] {
    let (x, y) = ring.reduce((0, 0)) { ($0.0 + $1.x, $0.1 + $1.y) }
    let (mx, my) = (x / Double(ring.count), y / Double(ring.count))
    return [0.1, 0.3, 0.2].enumerated().map { number, share in
      let corner = ring[number]
      return Position(east: mx + (corner.x - mx) * share, north: my + (corner.y - my) * share)
    }
  }

  private mutating func sector(_ survey: Survey) -> OracleRecord {
    var record = OracleRecord(.sector, code: "SE")
    record.status = chance(0.2) ? "handedOver" : "accepted"
    if mishap(0.3) {
      record.status = word([
        ("completed", 4), ("inProgress", 4), ("suspended", 2), ("rejected", 2), ("resuspected", 2),
        ("planned", 1), ("assigned", 1), ("withdrawn", 2), ("Suspendido", 1), (nil, 1),
      ])
    }
    record.method = survey.method
    record.completed = mishap(0.3) ? today - count(-40...700) : survey.day
    if mishap(0.05) { record.completed = nil }
    if record.status == "inProgress" { record.completed = record.completed.map { min($0, today) } }
    if mishap(0.4) { record.accepted = (record.completed ?? today) + one(of: [0, 0, 5, 40]) }
    record.accuracy = mishap(0.3) ? one(of: [0, 0.5, 2, 5]) : survey.accuracy
    if mishap(0.02) { record.accuracy = nil }
    record.clearanceDepth = mishap(0.3) ? one(of: [nil, 0.1, 0.2, 0.3]) : survey.depth
    record.survey = survey.name
    return record
  }

  // Beside the road, across it, or where none is expected.
  private mutating func addOddSector() {
    var record = sector(nextSurvey())
    let centre = place(aside: 20)
    switch count(0...5) {
    case 0:
      record.geometry = Shape(.point, [[degrees(centre)]])
    case 1:
      record.geometry = Shape(.line, [[degrees(centre), degrees(place(aside: 10))]])
    case 2:
      var shape = polygon(star(around: centre, 10...30))
      shape.append(polygon(star(around: centre.moved(1, 80), 10...30)))
      record.geometry = shape
    case 3: record.geometry = nil
    default: record.geometry = polygon(star(around: centre, 10...60))
    }
    add(record)
  }
}
