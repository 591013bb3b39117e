internal import Geometry
internal import MineAction

extension Situation {
  /// Danger and work a degree or more from where the programme is said to work; where nothing is
  /// said, three degrees from the half of it that lies about the middle: wrong zones and wrong signs.
  var farAway: [Doctor.Finding] {
    var places: [(code: String, middle: Position<Geographic>, box: Envelope)] = []
    for number in 0..<records.count {
      let record = records[number].latest
      guard record.type.mayBeDanger, let box = record.place.ground?.envelope else { continue }
      let middle = Position<Geographic>(
        computed: (box.west + box.east) / 2, (box.south + box.north) / 2)
      places.append((record.code.text, middle, box))
    }
    guard let area = programme?.area ?? Self.core(of: places.map(\.middle)) else { return [] }
    let margin = programme?.area == nil ? 3.0 : 1
    let wide = Envelope(
      west: area.west - margin, south: area.south - margin, east: area.east + margin,
      north: area.north + margin)
    return places.filter { !wide.intersects($0.box) }.map { code, middle, _ in
      let nearest = Position<Geographic>(
        computed: min(max(middle.x, area.west), area.east),
        min(max(middle.y, area.south), area.north))
      let metres = Ellipsoid.metresPerDegree(atLatitude: (middle.y + nearest.y) / 2)
      let (east, north) = (
        (middle.x - nearest.x) * metres.longitude, (middle.y - nearest.y) * metres.latitude
      )
      let kilometres = (east * east + north * north).squareRoot() / 1_000
      return Doctor.Finding(
        kind: .farAway, code: code,
        words:
          "about \(Int((kilometres / 10).rounded()) * 10) km from where the programme works: make sure of "
          + "its coordinates and their system")
    }
  }

  /// The rectangle of the middle half of some places, on either axis.
  private static func core(of places: [Position<Geographic>]) -> Envelope? {
    if places.isEmpty { return nil }
    let (x, y) = (places.map(\.x).sorted(), places.map(\.y).sorted())
    let (low, high) = (places.count / 4, places.count - 1 - places.count / 4)
    return Envelope(west: x[low], south: y[low], east: x[high], north: y[high])
  }
}
