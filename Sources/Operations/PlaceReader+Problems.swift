internal import Coordinates
internal import GeoEngine
internal import Geometry

extension PlaceReader {
  /// What is wrong with a typed place, in words; of two readings both, and how far apart they are.
  func problem(_ defect: PlaceDefect, _ text: String, at option: String) -> Problem {
    switch defect {
    case .unknownNotation:
      return Problem(
        "\"\(text)\" is in no notation of places", at: option,
        hint: "write 39.8220, 46.7500 or 39°49'19.2\"N 46°45'00\"E, 38S PK 49775 09244, "
          + "UTM 38N 649775 4409244, EPSG:28408 4411098.9 8649939.8, or LM-3 + 124.5°M 85 m",
        status: Problem.usage)
    case .malformed(let reason):
      return Problem(reason, at: "\(option) \(text)", hint: "correct it", status: Problem.usage)
    case .noGridZone(let square, let digits):
      return problem(without: square, digits, text, at: option)
    case .ambiguous(let ambiguity):
      return problem(ambiguity, text, at: option)
    }
  }

  private func problem(
    _ ambiguity: PlaceDefect.Ambiguity, _ text: String, at option: String
  ) -> Problem {
    let places = ambiguity.readings.map { reading in
      (reading.typed, (try? located(reading.notation, typed: reading.typed, at: option))?.position)
    }
    let words = places.map { typed, position in
      position.map { "\(typed) for \(PlaceWords($0).degrees)" } ?? "\(typed), which is nowhere"
    }
    var reason = "\(text) can be read in two ways: \(ambiguity.reason)"
    if places.count == 1 { reason = "\(text): \(ambiguity.reason)" }
    if places.count == 2, let one = places[0].1, let two = places[1].1 {
      reason +=
        "; they lie \(PlaceWords.distance(Geodesic.inverse(from: one, to: two).metres)) apart"
    }
    return Problem(
      reason, at: option, hint: "type \(words.joined(separator: ", or "))",
      status: Problem.usage)
  }

  /// The two nearest squares of a name, from where the programme works, if that is known.
  private func problem(
    without square: String, _ digits: String, _ text: String, at option: String
  ) -> Problem {
    let middle = area.map {
      Position<Geographic>(computed: ($0.west + $0.east) / 2, ($0.south + $0.north) / 2)
    }
    var found: [(typed: String, place: Position<Geographic>, metres: Double)] = []
    for zone in 1...60 {
      for band in "CDEFGHJKLMNPQRSTUVWX" {
        let reference = "\(zone)\(band)\(square)\(digits)"
        guard let place = (try? GridReference.square(mgrs: reference))?.middle.place else {
          continue
        }
        // A square across the border of two bands has the name of either.
        guard found.last.map({ $0.place != place }) ?? true else { continue }
        let metres = middle.map { Geodesic.inverse(from: $0, to: place).metres } ?? 0
        found.append(("\(zone)\(band) \(square) \(digits)", place, metres))
      }
    }
    let nearest = found.enumerated()
      .sorted { ($0.element.metres, $0.offset) < ($1.element.metres, $1.offset) }
      .prefix(2).map(\.element)
    guard nearest.count == 2 else {
      return Problem(
        "\(text) is in no grid zone", at: option, hint: "correct its letters",
        status: Problem.usage)
    }
    let metres = Geodesic.inverse(from: nearest[0].place, to: nearest[1].place).metres
    let words = nearest.map { "\($0.typed) for \(PlaceWords($0.place).degrees)" }
    return Problem(
      "\(text) does not say its grid zone, and \(found.count) have such a square; the nearest two "
        + "lie \(PlaceWords.distance(metres)) apart",
      at: option, hint: "type \(words.joined(separator: ", or "))", status: Problem.usage)
  }
}
