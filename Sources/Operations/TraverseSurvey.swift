internal import Coordinates
internal import Exchange
internal import GeoEngine
internal import Geometry
internal import JSON
internal import MineAction

/// A traverse while its legs are read, one row after the other.
struct TraverseSurvey {
  /// The bytes that a file of legs may have: 64 KiB.
  static let sizeLimit = 1 << 16

  /// A point that is known.
  struct Point {
    let name: String
    let position: Position<Geographic>
    /// In metres.
    let accuracy: Double
    /// The point that it was measured from, and the length of that leg; `nil` for a landmark.
    let origin: (name: String, metres: Double)?
  }

  /// A leg that arrives at a point already known.
  struct Closure {
    let words: String
    /// How far from that point it arrives.
    let metres: Double
  }

  /// The points that were measured, in their order.
  private(set) var points: [Point] = []
  private(set) var closures: [Closure] = []
  private(set) var remarks: [String] = []
  /// The code of the landmark that all hangs on.
  private(set) var reference: String?
  /// Where that is.
  var start: Position<Geographic>? { reference.flatMap { known[$0]?.position } }
  private(set) var declination: Derivation.Declination?
  /// Whether the last leg came back to the first point.
  private(set) var isClosed = false
  private var known: [String: Point] = [:]
  private let reader: PlaceReader
  private let file: String

  init(_ reader: PlaceReader, file: String) { (self.reader, self.file) = (reader, file) }

  /// Takes a row.
  mutating func take(_ feature: GeoJSONFeature) throws {
    let row = "\(file), row \(feature.number)"
    func problem(_ reason: String, _ hint: String) -> Problem {
      Problem(reason, at: row, hint: hint, status: Problem.data)
    }
    func field(_ name: String) throws -> String {
      let text = feature[name]?.string.map { $0.filter { !$0.isWhitespace || $0 == " " } }
      let words = text?.split(separator: " ").joined(separator: " ") ?? ""
      guard !words.isEmpty else {
        throw problem(
          "it does not say its \(name)", "a leg has a point, from, a bearing and a distance")
      }
      return words
    }
    let (name, from) = (try field("point"), try field("from"))
    guard !isClosed else {
      throw problem(
        "a leg follows behind the one that came back to \(points[0].name)",
        "put that leg last: it closes the outline")
    }
    let (bearing, distance) = (try field("bearing"), try field("distance"))
    let leg: PlaceNotation.Leg
    do throws(PlaceDefect) {
      leg = try PlaceNotation.leg(bearing: bearing, distance: distance)
    } catch {
      throw reader.problem(error, name, at: row)
    }
    guard name != from else { throw problem("\(name) is measured from itself", "correct it") }
    let start = try origin(from, at: row)
    let end = try reader.end(of: leg, from: start.position, at: row)
    declination = declination ?? end.declination
    if let words = end.words, !remarks.contains(words) { remarks.append(words) }
    if let there = known[name] {
      close(at: there, end.position, from: start, leg.metres)
      return
    }
    let point = Point(
      name: name, position: end.position, accuracy: start.accuracy + end.doubt,
      origin: (from, leg.metres))
    known[name] = point
    points.append(point)
  }

  /// Refuses what has no point.
  func finish() throws {
    guard points.isEmpty else { return }
    throw Problem(
      "there is no leg in it", at: file, hint: "give rows of point, from, bearing and distance",
      status: Problem.data)
  }

  /// A point that a leg starts at: one of before, or the landmark.
  private mutating func origin(_ name: String, at row: String) throws -> Point {
    if let point = known[name] { return point }
    guard reference == nil else {
      throw Problem(
        "\(name) was not measured before, and \(reference ?? "") is the landmark", at: row,
        hint: "give legs in their order, from one landmark on", status: Problem.data)
    }
    let (record, position, policy) = try reader.reference(name, at: row)
    let accuracy = policy.accuracy(ofReference: record)
    reference = record.code.text
    let point = Point(name: name, position: position, accuracy: accuracy, origin: nil)
    known[name] = point
    remarks.append(
      "\(name) lies at \(PlaceWords(position).degrees), known to \(PlaceWords.distance(accuracy))")
    return point
  }

  private mutating func close(
    at there: Point, _ arrived: Position<Geographic>, from start: Point, _ metres: Double
  ) {
    let miss = Geodesic.inverse(from: arrived, to: there.position).metres
    // Along the legs from either side to where they part.
    let (one, other) = (path(from: start), path(from: there))
    let common = one.first { step in other.contains { $0.name == step.name } }
    func length(_ path: [(name: String, metres: Double)]) -> Double {
      path.first { $0.name == common?.name }?.metres ?? 0
    }
    let around = metres + length(one) + length(other)
    let share = miss > 0 ? "1:\(Int((around / miss).rounded(.down)))" : "nothing"
    closures.append(
      Closure(
        words: "misses \(there.name) by \(PlaceWords.distance(miss)) in "
          + "\(PlaceWords.distance(around)), \(share)", metres: miss))
    isClosed = there.name == points.first?.name
  }

  /// The points from one back to the landmark, each with the metres to it.
  private func path(from point: Point) -> [(name: String, metres: Double)] {
    var (steps, metres, next) = ([(name: String, metres: Double)](), 0.0, Optional(point))
    while let point = next {
      steps.append((point.name, metres))
      metres += point.origin?.metres ?? 0
      next = point.origin.flatMap { known[$0.name] }
    }
    return steps
  }
}
