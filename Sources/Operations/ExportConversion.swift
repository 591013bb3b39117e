internal import Exchange
internal import GeoEngine
internal import Geometry
internal import JSON
internal import MineAction

/// Gives the places of records in another coordinate system, easting or longitude first.
struct ExportConversion {
  private let system: CoordinateSystem
  private let operation: CoordinateOperation
  private let accuracy: Double

  /// Prepares the way to a system, for an area; `nil` for WGS 84.
  init?(to code: String, over area: Envelope?) throws {
    guard case .other(let code) = SystemName(code: code) else { return nil }
    guard let area else {
      throw Problem(
        "nothing on record has a place", at: "--crs", hint: "leave --crs away",
        status: Problem.data)
    }
    do throws(CoordinateFailure) {
      let engine = try CoordinateEngine.ofThisThread()
      system = try engine.system(code)
      operation = try Self.operation(to: code, over: area, by: engine)
    } catch {
      throw Problem(error, at: "--crs")
    }
    let middle = Position<Geographic>(
      computed: (area.west + area.east) / 2, (area.south + area.north) / 2)
    accuracy = operation.grid(middle).map(operation.accuracy) ?? operation.statedAccuracy
  }

  // About a single place the neighbourhood decides, as where a file is read.
  private static func operation(
    to code: String, over area: Envelope, by engine: CoordinateEngine
  ) throws(CoordinateFailure) -> CoordinateOperation {
    do throws(CoordinateFailure) {
      return try engine.operation(from: code, over: area)
    } catch {
      guard case .noOperation = error else { throw error }
      return try engine.operation(from: code, over: area.grown(byMetres: 50_000))
    }
  }

  /// The members that say that positions are not degrees, and how exact the way to them is.
  var members: [JSONMember] {
    let parts = system.code.split(separator: ":")
    let name = "urn:ogc:def:crs:\(parts[0])::\(parts[1])"
    let crs = JSONText.writing { writer in
      writer.object { writer in
        writer.member("type", string: "name")
        writer.member("properties")
        writer.object { $0.member("name", string: name) }
      }
    }
    var members = [JSONMember(name: "crs", value: crs)]
    if let code = operation.code {
      members.append(JSONMember(name: "operation", value: JSONText(string: code)))
      members.append(JSONMember(name: "operationAccuracy", value: JSONText(number: accuracy)))
    }
    return members
  }

  /// The geometry of a record on the grid; `nil` where it has none.
  ///
  /// Edges are straight in degrees, and get positions between where that is not so on the grid.
  /// - Throws: ``Problem`` where the system has no numbers for all of it.
  func shape(of record: Record) throws -> Shape<Grid>? {
    func problem(_ reason: String) -> Problem {
      Problem(
        reason, at: record.code.text, hint: "leave --crs away, or name the records to be written",
        status: Problem.data)
    }
    let place = record.place
    guard let entered = place.entered else {
      if place.text == nil { return nil }
      throw problem("what was entered as its place cannot be read, and so is in no system")
    }
    if place.isIncomplete {
      throw problem("a part of its place cannot be read, and so is in no system")
    }
    var result = Shape<Grid>()
    for part in entered.parts.indices {
      let kind = entered.parts[part].kind
      let rings = try entered.rings(of: part).map { ring in
        try Self.course(Array(ring), kind).map { position in
          guard system.isUsed(at: position), let grid = operation.grid(position) else {
            throw problem(
              "it lies where \(system.code), \(system.name), is not used: "
                + PlaceWords(position).degrees)
          }
          return grid
        }
      }
      result.append(kind, rings)
    }
    return result
  }

  /// The positions of a path, with others between: an edge of 500 m that is straight in degrees leaves
  /// a straight line on the grid by less than 1 cm up to 60° of latitude, one of 150 m up to 84°.
  private static func course(
    _ path: [Position<Geographic>], _ kind: ShapeKind
  ) -> [Position<Geographic>] {
    guard kind != .point, var last = path.first else { return path }
    var result = [last]
    for next in path.dropFirst() {
      let longest = max(abs(last.latitude), abs(next.latitude)) > 60 ? 150.0 : 500
      let pieces = min((RouteLine.length(from: last, to: next) / longest).rounded(.up), 4_096)
      for piece in stride(from: 1, to: pieces, by: 1) {
        let share = piece / pieces
        result.append(
          Position(
            computed: last.x + (next.x - last.x) * share, last.y + (next.y - last.y) * share))
      }
      result.append(next)
      last = next
    }
    return result
  }
}
