import Assessment
import Exchange
import Geometry
import JSON
import MineAction
import TestSupport
import Testing

@Suite("Verdict as GeoJSON")
struct VerdictGeoJSONTests {
  @Test("is a collection of one line a stretch, with the rest of the answer beside it")
  func example() throws {
    let verdict = try VerdictSample.example()
    let json = try Self.json(of: verdict)
    #expect(
      json.members?.map(\.name) == [
        "type", "verdict", "length", "clearedPrefix", "features", "byClass",
        "nearestContamination", "unlocated", "width", "routeAccuracy", "routeAccuracyAssumed",
        "profile", "requiredDepth", "maxEvidenceAge", "standOff", "at", "revision", "ledgerDigest",
        "policy", "engine", "notice",
      ])
    #expect(json["type"]?.string == "FeatureCollection")
    let features = try #require(json["features"]?.elements)
    #expect(features.count == 2)
    for feature in features {
      #expect(feature.members?.map(\.name) == ["type", "geometry", "properties"])
      #expect(feature["type"]?.string == "Feature")
      #expect(feature["geometry"]?["type"]?.string == "LineString")
    }
    // The members of a stretch, and of the answer, are those of the JSON.
    let plain = try JSONText(parsing: VerdictJSON(verdict, VerdictSample.context).bytes)
    #expect(features.map { $0["properties"] } == plain["stretches"]?.elements)
    for member in try #require(plain.members) where member.name != "stretches" {
      #expect(json[member.name] == member.value, "\(member.name)")
    }
  }

  @Test("writes positions with eight decimals, longitude first, and every vertex once")
  func positions() throws {
    let route = try RouteLine(parts: [
      [try Self.at(46.123_456_789_1, 40), try Self.at(46.2, 40.1), try Self.at(46.3, 40)]
    ])
    let middle = route.chainages[1]
    let verdict = Self.verdict(route, cutAt: [middle])
    let lines = try Self.lines(of: verdict)
    #expect(
      lines.map(\.text) == [
        "[[46.12345679,40],[46.2,40.1]]", "[[46.2,40.1],[46.3,40]]",
      ])
  }

  @Test("draws lines that meet, and are as long as their stretches", arguments: 1...20)
  func lengths(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var (x, y) = (46.0, 40.0)
    let part = try (0..<Int.random(in: 2...60, using: &random)).map { _ in
      x += Double(Int.random(in: -100...200, using: &random)) / 1000
      y += Double(Int.random(in: -100...100, using: &random)) / 1000
      return try Self.at(x, y)
    }
    let route = try RouteLine(parts: [part])
    var cuts = (0..<20).map { _ in Double.random(in: 0...route.length, using: &random) }
    cuts += route.chainages.dropFirst().dropLast().filter { _ in Bool.random(using: &random) }
    let verdict = Self.verdict(route, cutAt: Array(Set(cuts)).sorted())
    var last: JSONText?
    for (line, stretch) in zip(try Self.lines(of: verdict), verdict.stretches) {
      let points = try #require(line.elements)
      let places = try points.map { point in
        let numbers = point.elements?.compactMap(\.number) ?? []
        return try Self.at(numbers[0], numbers[1])
      }
      let length = zip(places, places.dropFirst()).reduce(0) {
        $0 + RouteLine.length(from: $1.0, to: $1.1)
      }
      #expect(abs(length - (stretch.to - stretch.from)) < 0.005, "seed \(seed)")
      if let last { #expect(points.first == last, "seed \(seed)") }
      last = points.last
    }
  }

  @Test(
    "cuts a line where the antimeridian is spelled both ways, wherever the stretch ends",
    arguments: [-0.5, -1e-6, 0, 1e-6, 0.5])
  func antimeridian(share: Double) throws {
    let route = try RouteLine(parts: [
      [
        try Self.at(179.99, -17), try Self.at(180, -17), try Self.at(-180, -17),
        try Self.at(-179.99, -17),
      ]
    ])
    let seam = route.chainages[1]
    let cut = seam + share * seam
    let lines = try Self.geometries(of: Self.verdict(route, cutAt: [cut]))
    for line in lines.flatMap(\.lines) {
      let longitudes = line.elements?.compactMap { $0.elements?.first?.number } ?? []
      #expect(longitudes.count > 1)
      for (one, other) in zip(longitudes, longitudes.dropFirst()) {
        #expect(abs(one - other) < 1, "\(line.text)")
      }
    }
    let types = lines.map(\.type)
    switch share {
    case 0: #expect(types == ["LineString", "LineString"])
    case ..<0: #expect(types == ["LineString", "MultiLineString"])
    default: #expect(types == ["MultiLineString", "LineString"])
    }
  }

  @Test("gives the whole route across the antimeridian as two lines")
  func wholeRoute() throws {
    let route = try RouteLine(parts: [
      [try Self.at(179.99, -17), try Self.at(180, -17)],
      [try Self.at(-180, -17), try Self.at(-179.99, -17)],
    ])
    let geometry = try #require(Self.geometries(of: Self.verdict(route, cutAt: [])).first)
    #expect(geometry.type == "MultiLineString")
    #expect(
      geometry.lines.map(\.text) == ["[[179.99,-17],[180,-17]]", "[[-180,-17],[-179.99,-17]]"])
  }

  private static func at(_ x: Double, _ y: Double) throws -> Position<Geographic> {
    try Position(longitude: x, latitude: y)
  }

  /// A verdict of the route whose stretches end at some chainages and at its end.
  private static func verdict(_ route: RouteLine, cutAt cuts: [Double]) -> Verdict {
    let ends = [0] + cuts + [route.length]
    let stretches = zip(ends, ends.dropFirst()).map { from, to in
      Stretch(from: from, to: to, class: .unknown, causes: [.noRelease])
    }
    return Verdict(
      question: RouteQuestion(route: route, at: VerdictSample.at), revision: 1,
      stretches: stretches, nearest: nil, unlocated: [])
  }

  private static func json(of verdict: Verdict) throws -> JSONText {
    try JSONText(parsing: VerdictGeoJSON(verdict, VerdictSample.context).bytes)
  }

  private static func lines(of verdict: Verdict) throws -> [JSONText] {
    try geometries(of: verdict).flatMap(\.lines)
  }

  private static func geometries(
    of verdict: Verdict
  ) throws -> [(type: String, lines: [JSONText])] {
    try #require(json(of: verdict)["features"]?.elements).map { feature in
      let type = try #require(feature["geometry"]?["type"]?.string)
      let coordinates = try #require(feature["geometry"]?["coordinates"])
      return (type, type == "LineString" ? [coordinates] : coordinates.elements ?? [])
    }
  }
}
