internal import Exchange
internal import Geometry
package import MineAction

/// Points that were measured one from another, from a landmark on record on.
package struct Traverse {
  /// A point of it.
  package struct Point {
    /// What the file calls it.
    package let name: String
    /// Where it is, and how exactly it is known.
    package let place: LocatedPlace
  }

  /// Its points, in the order of the file.
  package let points: [Point]
  /// The place that they are: the ground inside, where the last leg comes back to the first of them;
  /// else the line along them.
  package let place: Place
  /// How exactly the worst known of its points is known, in metres.
  package let accuracy: Double
  /// What was reckoned, and by how much it does not close, in words.
  package let remarks: [String]

  /// Creates the result of what was measured.
  init(_ survey: TraverseSurvey, text: String) {
    // No point is better known than what does not close.
    let floor = survey.closures.map(\.metres).max() ?? 0
    let accuracies = survey.points.map { Self.rounded(max($0.accuracy, floor)) }
    accuracy = accuracies.max() ?? 0
    func derivation(_ accuracy: Double, _ text: String) -> Derivation {
      Derivation(
        system: "traverse", resolution: accuracy, text: text,
        references: survey.reference.map { [.init($0, at: survey.start)] } ?? [],
        declination: survey.declination)
    }
    points = zip(survey.points, accuracies).map { point, accuracy in
      var found = LocatedPlace(point.position, derivation(accuracy, point.name))
      found.computedAccuracy = accuracy
      return Point(name: point.name, place: found)
    }
    let path = survey.points.map(\.position)
    let (shape, type): (Shape<Geographic>, String) =
      switch path.count {
      case 1: (Shape(.point, [path]), "Point")
      case 3... where survey.isClosed: (Shape(.polygon, [path + path.prefix(1)]), "Polygon")
      default: (Shape(.line, [path]), "LineString")
      }
    place = Place(entered: shape, type: type, derivation: derivation(accuracy, text))
    var words = survey.remarks + survey.closures.map(\.words)
    if survey.closures.isEmpty {
      words.append("no leg comes back to a point that is known, so that no mistake would show")
    }
    remarks = words + ["known to \(PlaceWords.distance(accuracy)), a \(type)"]
  }

  private static func rounded(_ metres: Double) -> Double { (metres * 10).rounded(.up) / 10 }
}

extension PlaceReader {
  /// Reads a table of legs: `point`, `from`, `bearing` and `distance`.
  ///
  /// `isDayKnown`: whether somebody said on which day the bearings were taken.
  /// - Throws: ``Problem`` for what is no traverse, with the row.
  package func traverse(_ source: ImportSource, isDayKnown: Bool) throws -> Traverse {
    var bytes: [UInt8] = []
    let chunks = try source.open()
    while let chunk = try chunks(), bytes.count <= TraverseSurvey.sizeLimit { bytes += chunk }
    guard bytes.count <= TraverseSurvey.sizeLimit else {
      throw Problem(
        "it is larger than 64 KiB", at: source.name, hint: "give the legs of one traverse",
        status: Problem.data)
    }
    let whole = bytes
    var reading = FileReading()
    reading.table = TableReading.placeless
    var file = try FeatureFile(
      ImportSource(source.name, wholly: Self.once(whole)), reading, near: area)
    var survey = TraverseSurvey(self, file: source.name)
    while let (feature, _) = try file.next() { try survey.take(feature) }
    try survey.finish()
    if survey.declination != nil, !isDayKnown {
      throw Problem(
        "the bearings are those of a compass, and nobody says on which day they were taken",
        at: source.name, hint: "give the day, for the needle turns by a degree in some years",
        status: Problem.usage)
    }
    return Traverse(survey, text: String(decoding: whole, as: UTF8.self))
  }

  private static func once(_ bytes: [UInt8]) -> () -> [UInt8]? {
    var rest: [UInt8]? = bytes
    return {
      defer { rest = nil }
      return rest
    }
  }
}
