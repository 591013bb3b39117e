internal import Geometry
internal import Glibc
package import MineAction

/// Records of one type and shape that lie as far from each other as a mistaken coordinate system
/// puts them: one area, plotted twice.
///
/// Looked at are hazardous areas, sectors and reports that are not withdrawn, with a line or an
/// outline of three corners or more; released ones too, for the ground may be released in the wrong
/// place. Two of one type are twins where every corner is displaced alike (``Outline``), by a
/// distance of one of the mistakes. They are not where that is how work is laid out: where they lie
/// like tiles, or where the shape is repeated around them (``OutlineNet``).
package struct DatumTwins: Sendable {
  /// The pairs, in the order of the records.
  package let pairs: [Pair]

  /// Looks through the records of a situation as last recorded: O(*n* log *n*).
  package init(in situation: Situation) {
    let outlines = (0..<situation.records.count).compactMap { number in
      Outline(situation.records[number].latest, number: number)
    }
    let net = OutlineNet(outlines)
    var (near, isRepeated) = ([(Int, Int)](), [Bool](repeating: false, count: outlines.count))
    for index in outlines.indices {
      guard let copies = net.copies(of: index) else {
        isRepeated[index] = true
        continue
      }
      near += copies.filter { $0 > index }.sorted().map { (index, $0) }
    }
    pairs = near.compactMap { one, other in
      if isRepeated[one] || isRepeated[other] { return nil }
      return Pair(outlines[one], outlines[other], in: situation)
    }
  }
}

extension DatumTwins {
  /// How the same ground comes to be plotted in two places.
  ///
  /// Found by PROJ 9.5 for all of Azerbaijan, 44.75–50.5° E and 38.4–41.9° N; at 46.75° E 39.82° N
  /// it is 102.8 m to 84° and 1,862 m to 6°. Further north, and in the rest of the lands of SK-42,
  /// the distances are others (Ukraine: 111 to 134 m, and more than 2 km).
  package enum Mistake: String, Sendable, CaseIterable {
    /// Degrees of SK-42 (Pulkovo 1942) that were taken for WGS 84: 94 to 106 m to 81–90°.
    case geographic = "SK-42 degrees taken as WGS 84"
    /// Metres of Gauss-Krüger, the number of the zone left out, that were taken for UTM: 1,785 to
    /// 1,957 m to 2° west to 8° east of north, and larger by 1/0.9996.
    case projected = "Gauss-Krüger metres without their zone taken as UTM"

    /// How far the mistake puts things, in metres: as above, with room for the parameters of SK-42
    /// that programs differ in (98 to 112 m at one place) and for the neighbouring countries.
    var distances: ClosedRange<Double> {
      switch self {
      case .geographic: 90...120
      case .projected: 1_780...1_960
      }
    }

    /// Where it puts them, in degrees from north.
    var bearing: Double {
      switch self {
      case .geographic: 85
      case .projected: 3
      }
    }

    /// How far the direction may be off, in degrees.
    static let directionLimit = 15.0
  }

  /// Two records that are one area, it seems.
  package struct Pair: Hashable, Sendable {
    /// The code of the record that lies further to where the mistake puts things.
    package let displaced: String
    /// The code of the other.
    package let original: String
    /// The distance between them, in metres.
    package let metres: Double
    /// The direction from the original to the displaced one, in degrees from true north, 0 ..< 360.
    package let bearing: Double
    /// The mistake that puts things so far.
    package let mistake: Mistake
    /// Whether it also puts them in that direction.
    package let isInDirection: Bool

    /// The pair of two congruent outlines; `nil` at the distance of no mistake, and for tiles.
    init?(_ one: Outline, _ other: Outline, in situation: Situation) {
      var by = one.displacement(to: other)
      let metres = (by.x * by.x + by.y * by.y).squareRoot()
      guard let mistake = Mistake.allCases.first(where: { $0.distances.contains(metres) }),
        !one.isTile(displacedBy: by)
      else { return nil }
      var codes = [one, other].map { situation.records[$0.number].latest.code.text }
      let expected = mistake.bearing * .pi / 180
      let ahead = by.x * sin(expected) + by.y * cos(expected)
      if ahead < 0 {
        by = Position(east: -by.x, north: -by.y)
        codes.reverse()
      }
      (original, displaced) = (codes[0], codes[1])
      (self.metres, self.mistake) = (metres, mistake)
      let degrees = atan2(by.x, by.y) * 180 / .pi
      bearing = degrees < 0 ? degrees + 360 : degrees
      isInDirection = abs(ahead) >= metres * cos(Mistake.directionLimit * .pi / 180)
    }

    /// What the doctor says of it.
    var finding: Doctor.Finding {
      let names = [
        "north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest",
      ]
      let name = names[Int((bearing / 45).rounded()) % names.count]
      let cause =
        isInDirection
        ? "\(mistake.rawValue), it seems"
        : "as far as \(mistake.rawValue), though in another direction"
      return Doctor.Finding(
        kind: .datumTwin, code: displaced,
        words: "same shape as \(original), \(Int(metres.rounded())) m to the \(name) of it "
          + "(\(Int(bearing.rounded()) % 360)°): \(cause); find out which place is right, and "
          + "withdraw the other",
        twin: self)
    }
  }
}
