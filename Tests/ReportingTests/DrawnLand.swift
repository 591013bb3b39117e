import GeoEngine
import Geometry
import JSON
import MineAction
import Reporting

/// Land that a test draws in metres east and north of 46.8° E, 39.8° N.
struct DrawnLand {
  private(set) var situation = Situation()
  private let frame = LocalFrame(longitude: 46.8, latitude: 39.8)
  private let now = Instant(microseconds: 1_790_000_000_000_000)

  mutating func area(
    _ code: String, _ west: Double, _ south: Double, _ east: Double, _ north: Double,
    classification: Vocabulary.Classification = .suspected, status: Vocabulary.AreaStatus = .open
  ) throws {
    var area = HazardousArea()
    (area.classification, area.status) = (classification, status)
    area.observedOn = FieldDate("2020-06-01", in: .utc)
    try take(code, .hazardousArea(area), west, south, east, north)
  }

  mutating func sector(
    _ code: String, _ method: Vocabulary.Method, _ west: Double, _ south: Double, _ east: Double,
    _ north: Double, status: Vocabulary.SectorStatus = .accepted, completed: String = "2021-01-01"
  ) throws {
    var sector = Sector()
    (sector.method, sector.status) = (method, status)
    sector.completedOn = FieldDate(completed, in: .utc)
    try take(code, .sector(sector), west, south, east, north)
  }

  /// What the doctor finds of pairs of one shape.
  var twins: [Doctor.Finding] {
    Doctor(of: situation, at: now, GEOSTopology()).findings(.datumTwin)
  }

  func balance() throws -> LandBalance {
    try LandBalance(of: situation, at: now, GEOSTopology())
  }

  private mutating func take(
    _ code: String, _ detail: Record.Detail, _ west: Double, _ south: Double, _ east: Double,
    _ north: Double
  ) throws {
    let corners = [(west, south), (east, south), (east, north), (west, north), (west, south)]
    try plot(code, Shape(.polygon, [corners.map(position)]), detail)
  }

  /// The position of a point in metres.
  func position(_ point: (Double, Double)) -> Position<Geographic> {
    frame.geographic(Position(east: point.0, north: point.1))
  }

  /// Records an open area, or something else, with any shape.
  mutating func plot(
    _ code: String, _ shape: Shape<Geographic>,
    _ detail: Record.Detail = .hazardousArea(HazardousArea())
  ) throws {
    let record = Record(
      code: try Identifier(code), place: Place(entered: shape, type: nil), detail: detail)
    let author = Attribution(
      person: try Identifier("P"), organisation: try Identifier("O"), occurredAt: now,
      recordedAt: now)
    situation.evolve(
      Event(.recorded(record, by: .command), by: author, sequence: situation.revision + 1))
  }
}
