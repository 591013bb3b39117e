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
    for leg in legs {
      let (bearing, uncertainty, words) = try trueBearing(of: leg.bearing, at: position, option)
      if let words, !remarks.contains(words) { remarks.append(words) }
      position = Geodesic.direct(from: position, bearing: bearing, metres: leg.metres)
      let across = leg.metres * uncertainty * .pi / 180
      let along = leg.metres * Self.distanceShare + Self.distanceLeast
      accuracy += (across * across + along * along).squareRoot()
    }
    let rounded = (accuracy * 10).rounded(.up) / 10
    var found = LocatedPlace(
      position,
      Derivation(
        system: "traverse", resolution: rounded, text: text, reference: record.code.text))
    found.remarks = remarks
    found.computedAccuracy = rounded
    return found
  }

  /// A bearing from true north in degrees, how uncertain it is, and what was reckoned.
  private func trueBearing(
    of bearing: Bearing, at place: Position<Geographic>, _ option: String
  ) throws -> (degrees: Double, uncertainty: Double, words: String?) {
    switch bearing.north {
    case .true: return (bearing.degrees, Self.protractor, nil)
    case .grid:
      let convergence = try GridReference(place).convergence
      return (
        bearing.degrees + convergence, Self.protractor,
        "grid north of UTM is \(PlaceWords.decimals(convergence, 2))° east of true north there"
      )
    case .magnetic:
      do throws(WorldMagneticModel.Defect) {
        let field = try WorldMagneticModel.field(at: place, on: day.components)
        let words =
          "declination \(PlaceWords.decimals(field.declination, 2))° east on \(day.text), by "
          + field.model
        return (
          bearing.degrees + field.declination, Self.compass + field.uncertainty, words
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
