internal import Coordinates
internal import Exchange
internal import GeoEngine
package import Geometry
internal import JSON
package import MineAction

/// A calibration fitted to monuments, and what there is to see of it before anybody decides.
package struct CalibrationDraft {
  /// The calibration.
  package let calibration: Calibration
  /// What was fitted, and what is left, for people.
  package let text: String

  /// Fits the numbers of a map to monuments.
  ///
  /// `source`: a file of points on WGS 84, which may be a table, with the properties `name`, `easting`, `northing`, and
  /// `accuracy` or `fix`, which say how exactly the points themselves are known.
  /// `system`: the system that the map is said to be in.
  package init(
    _ source: ImportSource, system code: String, policy: Policy, near area: Envelope?
  ) throws {
    guard case .other(let code) = SystemName(code: code) else {
      throw Problem(
        "a calibration is for a map's grid, and that is WGS 84", at: "--crs",
        hint: "give the system of the map, such as EPSG:28408", status: Problem.usage)
    }
    do {
      var reading = FileReading()
      if TableReading.isTable(source.name) { reading.table = .inDegrees }
      let points = try FeatureFile.reading(source, reading, near: area) { file in
        var points: [Point] = []
        while let (feature, _) = try file.next() {
          points.append(try Point(feature, of: file.name, policy))
        }
        return points
      }
      try self.init(points, in: code, at: source.name, near: area)
    } catch let failure as CoordinateFailure {
      throw Problem(failure, at: "--crs")
    }
  }

  private init(
    _ points: [Point], in code: String, at file: String, near area: Envelope?
  ) throws {
    let engine = try CoordinateEngine.ofThisThread()
    let system = try engine.system(code)
    guard system.isProjected, system.unit == 1 else {
      throw Problem(
        "\(system.name) is no grid in metres", at: "--crs", hint: "give the grid of the map",
        status: Problem.usage)
    }
    guard let first = points.first else {
      throw Problem(
        "there is no monument in it", at: file, hint: "give three or more", status: Problem.data)
    }
    let operation = try engine.operation(from: code, near: first.entered, in: area)
    let monuments = try points.map { point in
      guard let known = operation.grid(point.known) else {
        throw Problem(
          "the monument \(point.name) lies where \(system.name) is not used", at: file,
          hint: "correct it, or --crs", status: Problem.data)
      }
      return LocalCalibration.Monument(
        name: point.name, entered: Position(east: point.entered.x, north: point.entered.y),
        known: Position(east: known.x, north: known.y))
    }
    let fitted: LocalCalibration
    do throws(LocalCalibration.Defect) {
      fitted = try LocalCalibration(monuments)
    } catch {
      throw Problem(
        error.words, at: file, hint: "correct it, or give other monuments", status: Problem.data)
    }
    // How well the monuments themselves are known the residuals need not show.
    let survey = points.map(\.accuracy).max() ?? 0
    let accuracy = ((fitted.accuracy + survey) * 10).rounded(.up) / 10
    calibration = Calibration(
      system: system.code, operation: operation.code,
      monuments: points.map {
        Calibration.Monument(
          name: $0.name, entered: $0.entered, known: $0.known, accuracy: $0.accuracy)
      },
      shift: (fitted.shift.east, fitted.shift.north), accuracy: accuracy,
      eastings: fitted.extent.west...fitted.extent.east,
      northings: fitted.extent.south...fitted.extent.north)
    text = Self.text(fitted, of: system, operation.code, survey: survey, accuracy: accuracy)
  }

  private static func text(
    _ fitted: LocalCalibration, of system: CoordinateSystem, _ operation: String?, survey: Double,
    accuracy: Double
  ) -> String {
    func metres(_ value: Double) -> String { PlaceWords.decimals(value, 1) + " m" }
    func way(_ shift: LocalCalibration.Displacement) -> String {
      "\(metres(shift.east)) east, \(metres(shift.north)) north"
    }
    var lines = [
      "\(system.code), \(system.name), by \(operation ?? "an exact operation")",
      "shift: \(way(fitted.shift))",
    ]
    lines += fitted.residuals.map {
      "  \($0.name) is then off by \(metres($0.displacement.length)): \(way($0.displacement))"
    }
    let turn = fitted.similarity
    lines.append(
      "not corrected: a turn of \(PlaceWords.decimals(turn.rotation, 1))\u{2033} and a scale of "
        + "\(PlaceWords.decimals(turn.scale, 0)) parts in a million, "
        + "\(Int((100 * (turn.rotationShare + turn.scaleShare)).rounded())) % of what is left")
    let extent = fitted.extent
    lines.append(
      "for eastings \(PlaceWords.decimals(extent.west, 0)) to \(PlaceWords.decimals(extent.east, 0)), "
        + "northings \(PlaceWords.decimals(extent.south, 0)) to "
        + PlaceWords.decimals(extent.north, 0))
    lines.append(
      "good to \(metres(accuracy)): what the monuments show, and \(metres(survey)) by which they "
        + "are known themselves")
    return lines.joined(separator: "\n")
  }

  private struct Point {
    let name: String
    let entered: Position<Grid>
    let known: Position<Geographic>
    let accuracy: Double

    init(_ feature: GeoJSONFeature, of file: String, _ policy: Policy) throws {
      func problem(_ reason: String, _ hint: String) -> Problem {
        Problem(reason, at: "\(file), feature \(feature.number)", hint: hint, status: Problem.data)
      }
      func number(_ name: String) throws -> Double? {
        guard let value = feature[name], !value.isNull else { return nil }
        guard let number = value.number ?? value.string.flatMap(Double.init), number.isFinite else {
          throw problem("\(name) is no number", "correct it")
        }
        return number
      }
      guard feature.geometry.flaw == nil, feature.geometry.type == "Point",
        let known = feature.geometry.shape?.positions.first
      else { throw problem("a monument is one point on WGS 84", "correct its geometry") }
      guard let easting = try number("easting"), let northing = try number("northing"),
        let entered = try? Position<Grid>(easting: easting, northing: northing)
      else {
        throw problem(
          "the monument does not say where the map has it", "give easting and northing")
      }
      let fix = feature["fix"]?.string.flatMap(Vocabulary.Fix.init(rawValue:))
      let accuracy =
        try number("accuracy") ?? fix.flatMap { policy.accuracies[$0] } ?? policy.assumedAccuracy
      guard accuracy >= 0 else { throw problem("accuracy is no length", "give metres") }
      (self.entered, self.known, self.accuracy) = (entered, known, accuracy)
      let name = feature["name"] ?? feature.id
      self.name = name.map { $0.string ?? $0.text } ?? "monument \(feature.number)"
    }
  }
}

extension LocalCalibration.Defect {
  /// Why the monuments make no calibration.
  fileprivate var words: String {
    func metres(_ value: Double) -> String { PlaceWords.distance(value) }
    switch self {
    case .tooFew(let count, let least):
      return "\(count) monuments are too few: with \(least) a wrong one can be noticed"
    case .outOfRange(let name):
      return "the numbers of the monument \(name) are nowhere on the Earth"
    case .sameName(let name): return "two monuments are called \(name)"
    case .samePlace(let one, let two, _): return "\(one) and \(two) are at the same place"
    case .tooClose(let span, let least):
      return
        "no two monuments lie more than \(metres(span)) apart, and \(metres(least)) is the least"
    case .onOneLine(let length, let width):
      return "the monuments lie nearly on a line, \(metres(length)) by \(metres(width))"
    case .outlier(let name, let distance, let accuracy):
      return
        "the monument \(name) lies \(metres(distance)) from where the others put it, who agree to "
        + metres(accuracy)
    }
  }
}
