internal import Exchange
internal import GeoEngine
internal import Geometry
internal import MineAction

/// Turns the positions of a file in another coordinate system into WGS 84, and keeps account of how.
///
/// A class: the reader calls it for each path while the import asks it about each feature.
final class SourceConversion {
  /// The system of the file.
  let system: CoordinateSystem
  private let engine: CoordinateEngine
  private let calibration: NamedCalibration?
  private let file: String
  // Where the programme works, as far as that is known.
  private let area: Envelope?
  private var operation: CoordinateOperation?
  // What the paths of the feature that is read are exact to.
  private var accuracy: Double?
  private(set) var problem: Problem?
  // How many paths there were, and how many of them lie where the system is used.
  private(set) var (paths, usable) = (0, 0)
  private var first: Position<Grid>?

  /// Prepares the way from a system, for an area if that is known.
  init(
    from code: String, calibrated calibration: NamedCalibration?, over area: Envelope?, file: String
  ) throws {
    self.calibration = calibration
    do throws(CoordinateFailure) {
      engine = try CoordinateEngine.ofThisThread()
      system = try engine.system(code)
    } catch {
      throw Problem(error, at: file)
    }
    (self.area, self.file) = (area, file)
  }

  /// The positions of a path in degrees; `nil` where it lies outside what the operation is for.
  func positions(_ path: [Position<Grid>], _ kind: ShapeKind) -> [Position<Geographic>]? {
    guard problem == nil, let start = path.first else { return nil }
    paths += 1
    first = first ?? start
    do {
      let way = try operation(near: start)
      if paths == 1 { try calibration?.check(way) }
      // Numbers that could be degrees are none of a map's grid.
      let areDegrees = system.isProjected && path.allSatisfy { max(abs($0.x), abs($0.y)) <= 400 }
      guard !areDegrees, let path = corrected(path),
        let found = kind == .point ? way.geographic(path) : way.course(of: path),
        found.allSatisfy(system.isUsed)
      else { return nil }
      usable += 1
      // What the monuments showed is the operation's share too.
      accuracy = max(accuracy ?? 0, calibration?.calibration.accuracy ?? way.accuracy(along: path))
      return found
    } catch let failure as CoordinateFailure {
      problem = Problem(failure, at: file)
    } catch {
      problem = error as? Problem
    }
    return nil
  }

  /// Where the numbers of a path truly are on their grid; `nil` beyond the monuments.
  private func corrected(_ path: [Position<Grid>]) -> [Position<Grid>]? {
    guard let calibration = calibration?.calibration else { return path }
    let found = path.compactMap(calibration.corrected)
    return found.count == path.count ? found : nil
  }

  /// How the places of the feature were derived that was read since this was last asked.
  func derivation() -> Derivation? {
    defer { accuracy = nil }
    // Of what could not be brought to WGS 84, the system at least.
    guard let operation, let accuracy else { return Derivation(system: system.code) }
    return Derivation(
      system: system.code, operation: calibration?.beside(operation.code) ?? operation.code,
      accuracy: accuracy)
  }

  /// Refuses a file none of whose positions lies where its system is used.
  func check() throws {
    if let problem { throw problem }
    guard paths > 0, usable == 0, let first else { return }
    if let calibration, corrected([first]) == nil {
      throw Problem(
        "nothing of it lies among the monuments of \(calibration.name)", at: file,
        hint: "leave --calibration away, or calibrate with monuments about it",
        status: Problem.data)
    }
    let numbers = system.numbers(first)
    let isExchanged =
      operation.flatMap { $0.geographic(Position(computed: first.y, first.x)) }
      .map(system.isUsed) ?? false
    throw Problem(
      "nothing of it lies where \(system.code), \(system.name), is used: its first position has the "
        + "\(system.axes[0].name.lowercased()) \(PlaceWords.number(numbers.first)) and the "
        + "\(system.axes[1].name.lowercased()) \(PlaceWords.number(numbers.second))",
      at: file,
      hint: isExchanged
        ? "easting or longitude comes first: its axes look exchanged"
        : "correct --crs; an easting of a Gauss-Kr\u{FC}ger system begins with the number of its zone",
      status: Problem.data)
  }

  /// The operation for the programme's area, or where that is not known, or lies elsewhere, for the
  /// neighbourhood of the file's first position.
  private func operation(near position: Position<Grid>) throws(CoordinateFailure)
    -> CoordinateOperation
  {
    if let operation { return operation }
    let chosen = try engine.operation(from: system.code, near: position, in: area)
    operation = chosen
    return chosen
  }
}
