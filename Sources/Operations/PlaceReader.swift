internal import Assessment
internal import Coordinates
internal import GeoEngine
internal import Geometry
package import MineAction

/// Reads places as people type them, in any notation, and finds where they are.
package struct PlaceReader {
  private let situation: Situation?
  let area: Envelope?
  let day: CivilDay
  /// How the numbers of a map of doubtful datum are corrected first.
  package var calibration: NamedCalibration?

  /// Creates a reader; with a ledger, it knows where the programme works, and its landmarks.
  ///
  /// `day`: when bearings were taken, for the declination.
  package init(_ view: PublishedView?, on day: CivilDay) {
    situation = view?.situation
    area = view?.area
    self.day = day
  }

  /// Where a typed place is.
  ///
  /// - Throws: ``Problem`` for what is no place, or could be two; with both and how far apart they
  ///   are.
  package func place(_ text: String, at option: String) throws -> LocatedPlace {
    let notation: PlaceNotation
    do throws(PlaceDefect) {
      notation = try PlaceNotation(typed: text)
    } catch {
      throw problem(error, text, at: option)
    }
    do {
      var found = try located(notation, typed: text, at: option)
      if let metres = distance(to: found.position) {
        found.remarks.append(
          "it lies \(PlaceWords.distance(metres)) from where the programme works")
      }
      return found
    } catch let failure as GridReference.Failure {
      throw Problem(
        "\(text) is nowhere: \(failure.message)", at: option, hint: "correct it",
        status: Problem.usage)
    } catch let failure as CoordinateFailure {
      throw Problem(failure, at: option)
    }
  }

  /// Whether a text is in a notation of places, be it that it could be two.
  package static func isPlace(_ text: String) -> Bool {
    do throws(PlaceDefect) {
      _ = try PlaceNotation(typed: text)
      return true
    } catch {
      return error != .unknownNotation
    }
  }

  func located(
    _ notation: PlaceNotation, typed text: String, at option: String
  ) throws -> LocatedPlace {
    switch notation {
    case .degrees(let latitude, let longitude):
      let position = Position<Geographic>(computed: longitude.degrees, latitude.degrees)
      try checkPlace(position, at: option)
      let metres = Ellipsoid.metresPerDegree(atLatitude: latitude.degrees)
      let (up, aside) = (latitude.unit * metres.latitude, longitude.unit * metres.longitude)
      // Rounding moves it by half a unit of its last digits either way, at most.
      let resolution = (up * up + aside * aside).squareRoot() / 2
      return LocatedPlace(
        position, Derivation(system: "WGS 84", resolution: resolution, text: text))
    case .militaryGrid(let reference):
      let (middle, metres) = try GridReference.square(mgrs: reference)
      return LocatedPlace(
        middle.place, Derivation(system: "MGRS", resolution: metres, text: text))
    case .utm(let zone, let isNorthern, let easting, let northing):
      let grid = try GridReference(
        zone: zone, isNorthern: isNorthern, easting: easting.value, northing: northing.value)
      try checkZone(grid.place, at: option)
      return LocatedPlace(
        grid.place,
        Derivation(
          system: "UTM \(zone) \(isNorthern ? "north" : "south")",
          resolution: easting.roundingMetres,
          text: text))
    case .system(let code, let first, let second):
      return try located(in: code, first, second, typed: text, at: option)
    case .traverse(let code, let legs):
      return try traversed(from: code, legs, typed: text, at: option)
    }
  }

  /// Refuses degrees that lie far from the programme, and would not but for a slip.
  private func checkPlace(_ position: Position<Geographic>, at option: String) throws {
    guard let slip = Misplacement(of: Envelope(position), in: area) else { return }
    let box = slip.righted(Envelope(position))
    // In another notation it is what it says: no letter makes degrees look less exchanged.
    let insisting = PlaceWords(position).utm ?? PlaceWords(position).militaryGrid
    throw misplaced(
      position, Position(computed: box.west, box.south), slip.words, or: insisting, at: option)
  }

  /// How far a place lies from where the programme works, in metres, where that is far.
  private func distance(to position: Position<Geographic>) -> Double? {
    guard let area, !area.grownByDegrees(1).holds(position) else { return nil }
    let nearest = Position<Geographic>(
      computed: min(max(position.x, area.west), area.east),
      min(max(position.y, area.south), area.north))
    return Geodesic.inverse(from: position, to: nearest).metres
  }

  /// Refuses a place on a grid of zones that lies far from the programme, and would not in one of
  /// the zones beside its own.
  private func checkZone(_ position: Position<Geographic>, at option: String) throws {
    guard let area, !area.grownByDegrees(1).holds(position) else { return }
    // The zones are alike: what has its numbers in the next lies as far east as that is.
    for degrees in [-6.0, 6] {
      let other = Position<Geographic>(computed: position.x + degrees, position.y)
      guard area.grownByDegrees(1).holds(other) else { continue }
      throw misplaced(
        position, other, "the zone looks wrong", or: PlaceWords(position).sexagesimal, at: option)
    }
  }

  private func misplaced(
    _ position: Position<Geographic>, _ other: Position<Geographic>, _ reason: String,
    or insisting: String?, at option: String
  ) -> Problem {
    let metres = Geodesic.inverse(from: position, to: other).metres
    return Problem(
      "\(reason): \(PlaceWords(position).degrees) lies \(PlaceWords.distance(metres)) from "
        + "\(PlaceWords(other).degrees), where the programme works",
      at: option,
      hint: "type \(PlaceWords(other).sexagesimal)"
        + (insisting.map { ", or \($0) if it is there" } ?? ""),
      status: Problem.data)
  }

  private func located(
    in code: String, _ first: PlaceNotation.Length, _ second: PlaceNotation.Length,
    typed text: String, at option: String
  ) throws -> LocatedPlace {
    let engine = try CoordinateEngine.ofThisThread()
    let system = try engine.system(code)
    guard let grid = try? system.position(first.value, second.value) else {
      throw Problem(
        "\(text) is nowhere", at: option, hint: "correct its numbers", status: Problem.usage)
    }
    let operation = try engine.operation(from: code, near: grid, in: area)
    try calibration?.check(operation)
    guard let map = operation.geographic(grid), system.isUsed(at: map) else {
      throw outside(system, engine, grid, text, at: option)
    }
    let position = try corrected(grid, operation, text, at: option) ?? map
    if !system.isProjected {
      try checkPlace(position, at: option)
    } else if max(abs(first.value), abs(second.value)) <= 400 {
      throw Problem(
        "\(text) could be degrees, and \(system.name) has metres", at: option,
        hint: "type degrees without a system, or the numbers of its grid", status: Problem.usage)
    } else {
      try checkZone(position, at: option)
    }
    let unit = system.isProjected ? system.unit : system.unit * Ellipsoid.a
    var found = LocatedPlace(
      position,
      Derivation(
        system: system.code, operation: calibration?.beside(operation.code) ?? operation.code,
        accuracy: calibration?.calibration.accuracy ?? operation.accuracy(at: grid),
        resolution: first.roundingMetres * unit, text: text))
    let (one, two) = (system.axes[0], system.axes[1])
    found.remarks.append(
      "\(system.name): \(one.name.lowercased()) \(PlaceWords.number(first.value)), "
        + "\(two.name.lowercased()) \(PlaceWords.number(second.value))"
        + (operation.code.map {
          ", to WGS 84 by \($0), good to \(PlaceWords.distance(operation.statedAccuracy))"
        } ?? ""))
    if let calibration {
      found.remarks.append(
        "\(calibration.name) moves it by "
          + PlaceWords.distance(Geodesic.inverse(from: map, to: position).metres)
          + " and is good to \(PlaceWords.distance(calibration.calibration.accuracy))")
    } else if case let others = operation.otherCodes(at: map), !others.isEmpty {
      found.remarks.append(
        "\(others.joined(separator: ", ")) put it up to "
          + "\(PlaceWords.distance(operation.accuracy(at: grid) - operation.statedAccuracy)) away")
    }
    return found
  }

  /// Where a position of a map is by its calibration; `nil` where it has none.
  private func corrected(
    _ grid: Position<Grid>, _ operation: CoordinateOperation, _ text: String, at option: String
  ) throws -> Position<Geographic>? {
    guard let calibration else { return nil }
    guard let moved = calibration.calibration.corrected(grid),
      let position = operation.geographic(moved)
    else {
      throw Problem(
        "\(text) does not lie among the monuments of \(calibration.name)", at: option,
        hint: "leave --calibration away, or calibrate with monuments about it",
        status: Problem.usage)
    }
    return position
  }

  /// What is wrong with a position that does not lie where its system is used.
  private func outside(
    _ system: CoordinateSystem, _ engine: CoordinateEngine, _ grid: Position<Grid>,
    _ text: String, at option: String
  ) -> Problem {
    func typed(_ position: Position<Grid>) -> String {
      let numbers = system.numbers(position)
      return
        "\(system.code) \(PlaceWords.number(numbers.first)) \(PlaceWords.number(numbers.second))"
    }
    func place(_ position: Position<Grid>) -> Position<Geographic>? {
      let operation = try? engine.operation(from: system.code, near: position, in: area)
      return operation?.geographic(position).flatMap { system.isUsed(at: $0) ? $0 : nil }
    }
    let exchanged = Position<Grid>(computed: grid.y, grid.x)
    if let other = place(exchanged) {
      return Problem(
        "\(text) does not lie where \(system.name) is used; its axes look exchanged", at: option,
        hint: "type \(typed(exchanged)) for \(PlaceWords(other).degrees)", status: Problem.usage)
    }
    for zone in 1...60 {
      let prefixed = Position<Grid>(computed: grid.x + Double(zone) * 1_000_000, grid.y)
      guard let other = place(prefixed) else { continue }
      var reason = "\(text) lacks the prefix of its zone, \(zone)"
      // What it would be if it were taken as it stands, on the grid that everybody has.
      if let utm = try? GridReference(other),
        let wrong = try? GridReference(
          zone: utm.zone, isNorthern: utm.isNorthern, easting: grid.x, northing: grid.y)
      {
        let metres = Geodesic.inverse(from: other, to: wrong.place).metres
        reason += ", or is UTM \(utm.zone)N: \(PlaceWords.distance(metres)) apart"
      }
      return Problem(
        reason, at: option,
        hint: "type \(typed(prefixed)) for \(PlaceWords(other).degrees), or UTM with its zone",
        status: Problem.usage)
    }
    return Problem(
      "\(text) does not lie where \(system.name) is used", at: option,
      hint: "correct its numbers: first the \(system.axes[0].name.lowercased()), then the "
        + "\(system.axes[1].name.lowercased())",
      status: Problem.usage)
  }

  /// The record that a traverse starts at.
  func reference(_ code: String, at option: String) throws -> (Record, Position<Geographic>, Policy)
  {
    guard let situation, let id = try? Record.Code(code), let record = situation[id]?.latest else {
      throw Problem(
        "there is no landmark \(code) on record", at: option,
        hint: "add it first: clearway add site \(code) --geometry FILE", status: Problem.notFound)
    }
    guard let point = record.place.referencePoint else {
      throw Problem(
        "\(code) is no point, so nothing can be measured from it", at: option,
        hint: "measure from a reference point or a landmark", status: Problem.data)
    }
    return (record, point, situation.policy)
  }
}

extension PlaceNotation.Length {
  /// How far rounding to its digits moves a place, at most, in its unit: half a unit on both axes.
  var roundingMetres: Double { unit * 0.5.squareRoot() }
}

extension CoordinateSystem {
  /// Whether a place lies where the system may be used, give or take a degree.
  func isUsed(at place: Position<Geographic>) -> Bool {
    area?.grownByDegrees(1).holds(place) ?? true
  }
}
