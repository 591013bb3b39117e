internal import Geometry
internal import MineAction

/// What became of a place, in words for people.
struct PlaceChange {
  /// For a line with other things on it: `outline (−1,204 m²)`.
  let brief: String
  /// For a line of its own, with the square metres before and after.
  let words: String

  /// Creates the words; `nil` where the place is the same as entered.
  init?(from old: Place, to new: Place, _ topology: some Topology) {
    if new.isEntered(likeThat: old) { return nil }
    switch (old.ground, new.ground) {
    case (nil, nil):
      (brief, words) = ("another geometry without a place", "geometry: another one without a place")
    case (nil, let now?):
      brief = "a place where it had none (\(Self.words(for: now)))"
      words = "place: none → \(Self.words(for: now)), a new place"
    case (let then?, nil):
      brief = "no place any more (\(Self.words(for: then)))"
      words = "place: \(Self.words(for: then)) → none"
    case (let then?, let now?):
      guard then.area > 0, now.area > 0 else {
        let change = "\(Self.words(for: then)) → \(Self.words(for: now))"
        (brief, words) = ("place \(change)", "place: \(change)")
        return
      }
      let areas = "outline: \(then.area.inSquareMetres) → \(now.area.inSquareMetres)"
      guard let lost = Self.area(of: then, without: now, topology),
        let gained = Self.area(of: now, without: then, topology)
      else {
        brief = "outline (\(then.area.inSquareMetres) → \(now.area.inSquareMetres))"
        words = "\(areas); what is lost and gained cannot be worked out"
        return
      }
      let parts =
        [lost < 0.01 ? nil : "−" + lost.inSquareMetres]
        + [gained < 0.01 ? nil : "+" + gained.inSquareMetres]
      let list = parts.compactMap { $0 }.joined(separator: ", ")
      brief = "outline (\(list.isEmpty ? "the same ground" : list))"
      words =
        "\(areas); \(lost.inSquareMetres) lost, \(gained.inSquareMetres) gained"
        + (lost > then.area - 0.01 ? ": another place" : "")
    }
  }

  private static func area(
    of shape: Shape<Geographic>, without other: Shape<Geographic>, _ topology: some Topology
  ) -> Double? {
    guard let box = shape.envelope else { return nil }
    let frame = LocalFrame(aboutMiddleOf: box)
    let left = try? topology.difference(
      of: frame.plane(shape.only(.polygon)), without: frame.plane(other.only(.polygon)))
    return left.map { frame.geographic($0).area }
  }

  private static func words(for shape: Shape<Geographic>) -> String {
    if shape.area > 0 { return "an outline of \(shape.area.inSquareMetres)" }
    guard let first = shape.positions.first else { return "nothing" }
    let place = "longitude \(first.x), latitude \(first.y)"
    return shape.positions.count == 1
      ? place : "\(shape.positions.count) positions from \(place)"
  }
}

extension Double {
  /// An area in words: `1,204 m²`; below ten with two decimals.
  var inSquareMetres: String {
    let hundredths = Int64((self * 100).rounded())
    if hundredths < 1_000 {
      let (whole, rest) = (hundredths / 100, hundredths % 100)
      return rest == 0 ? "\(whole) m²" : "\(whole).\(rest < 10 ? "0" : "")\(rest) m²"
    }
    var (digits, grouped) = (String(Int64(rounded())), "")
    while digits.count > 3 {
      grouped = ",\(digits.suffix(3))\(grouped)"
      digits.removeLast(3)
    }
    return "\(digits)\(grouped) m²"
  }
}
