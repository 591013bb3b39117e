internal import Coordinates
internal import GeoEngine
internal import Geometry
internal import JSON
internal import MineAction

extension PlaceReader {
  /// How exact a bearing is, in degrees, where nobody measured that: a compass in the hand, or a
  /// protractor on a map.
  private static let compass = 1.0
  private static let protractor = 0.5
  /// How exact a distance along the ground is: a hundredth of it, and a pace's tenth.
  private static let distanceShare = 0.01
  private static let distanceLeast = 0.1

  /// The place at the end of legs from a place on record.
  ///
  /// Its accuracy is that of the reference and of each leg besides: what the bearing is uncertain by,
  /// across, and the distance, along.
  func traversed(
    from code: String, _ legs: [PlaceNotation.Leg], typed text: String, at option: String
  ) throws -> LocatedPlace {
    let (record, start, policy) = try reference(code, at: option)
    var (position, accuracy) = (start, policy.accuracy(ofReference: record))
    var remarks = [
      "\(code) lies at \(PlaceWords(start).degrees), known to "
        + PlaceWords.distance(accuracy)
    ]
    var declination: Derivation.Declination?
    for leg in legs {
      let end = try end(of: leg, from: position, at: option)
      (position, accuracy) = (end.position, accuracy + end.doubt)
      declination = declination ?? end.declination
      if let words = end.words, !remarks.contains(words) { remarks.append(words) }
    }
    let rounded = (accuracy * 10).rounded(.up) / 10
    var found = LocatedPlace(
      position,
      Derivation(
        system: "traverse", resolution: rounded, text: text,
        references: [.init(record.code.text, at: start)],
        declination: declination))
    found.remarks = remarks
    found.computedAccuracy = rounded
    return found
  }

  /// Where a leg ends.
  struct LegEnd {
    let position: Position<Geographic>
    /// How much worse it is known than where the leg starts, in metres.
    let doubt: Double
    /// What was reckoned, if anything.
    let words: String?
    /// By how much the bearing was turned, if that is of a compass.
    let declination: Derivation.Declination?
  }

  /// The end of a leg from a place.
  func end(
    of leg: PlaceNotation.Leg, from start: Position<Geographic>, at option: String
  ) throws -> LegEnd {
    let (turn, uncertainty, words, declination) = try north(of: leg.bearing, at: start, option)
    let across = leg.metres * uncertainty * .pi / 180
    let along = leg.metres * Self.distanceShare + Self.distanceLeast
    return LegEnd(
      position: Geodesic.direct(
        from: start, bearing: leg.bearing.degrees + turn, metres: leg.metres),
      doubt: (across * across + along * along).squareRoot(), words: words,
      declination: declination)
  }

  /// How far the north of a bearing lies from true north, how uncertain the bearing is, in degrees,
  /// and what was reckoned.
  private func north(
    of bearing: Bearing, at place: Position<Geographic>, _ option: String
  ) throws -> (
    turn: Double, uncertainty: Double, words: String?, declination: Derivation.Declination?
  ) {
    switch bearing.north {
    case .true: return (0, Self.protractor, nil, nil)
    case .grid:
      guard let convergence = try? GridReference(place).convergence else {
        throw Problem(
          "there is no grid north there", at: option,
          hint: "give the bearing from true north, as in \(bearing.degrees)°T",
          status: Problem.data)
      }
      let words =
        "grid north of UTM is \(PlaceWords.decimals(convergence, 2))° east of true north there"
      return (convergence, Self.protractor, words, nil)
    case .magnetic:
      do throws(WorldMagneticModel.Defect) {
        let field = try WorldMagneticModel.field(at: place, on: day.components)
        let words =
          "declination \(PlaceWords.decimals(field.declination, 2))° east on \(day.text), by "
          + field.model
        let degrees = (field.declination * 100).rounded() / 100
        return (
          field.declination, Self.compass + field.uncertainty, words,
          Derivation.Declination(degrees: degrees, day: day, model: field.model)
        )
      } catch {
        throw Problem(
          "the declination there on \(day.text) is not known: \(error)", at: option,
          hint: "give the bearing from true north, as in \(bearing.degrees)°T",
          status: Problem.data)
      }
    }
  }
}
