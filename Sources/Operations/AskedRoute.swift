internal import Exchange
package import Geometry
internal import JSON
package import MineAction

/// A route that somebody asks about: its name, and its parts in the order of travel.
package struct AskedRoute: Sendable {
  /// The name to answer under, if it has one.
  package var name: String?
  /// The parts.
  package var parts: [[Position<Geographic>]]
  /// How far the line may lie from the ground, in metres, where a record says so.
  package var accuracy: Double?
  /// What a coordinate operation adds to it, in metres.
  package var conversionAccuracy = 0.0

  /// Creates a route to ask about.
  package init(name: String?, parts: [[Position<Geographic>]]) {
    (self.name, self.parts) = (name, parts)
  }

  /// Reads all routes of a file.
  ///
  /// `isJoined`: whether a collection is one route, in file order. `area`: where the programme
  /// works, if that is known. `remark`: is told what of the file is on no route.
  package static func read(
    _ source: () throws -> [UInt8]?, named file: String, isJoined: Bool,
    reading: FileReading = FileReading(), near area: Envelope? = nil,
    remark: (String) -> Void = { _ in }
  ) throws -> [AskedRoute] {
    let source = try ImportSource(file, wholly: source)
    let routes = try FeatureFile.reading(source, reading, near: area) { file in
      var routes: [AskedRoute] = []
      for words in file.remarks { remark(words) }
      while let (feature, derivation) = try file.next() {
        routes.append(try route(feature, derivation, of: file.name))
      }
      for words in file.closingRemarks { remark(words) }
      return routes
    }
    guard !routes.isEmpty else {
      throw Problem(
        "there is no route in it", at: file, hint: "give a LineString or a MultiLineString",
        status: Problem.data)
    }
    if isJoined, routes.count > 1 {
      var whole = AskedRoute(
        name: routes.compactMap(\.name).first, parts: routes.flatMap(\.parts))
      whole.conversionAccuracy = routes.map(\.conversionAccuracy).max() ?? 0
      return [whole]
    }
    return routes
  }

  private static func route(
    _ feature: GeoJSONFeature, _ derivation: Derivation?, of file: String
  ) throws -> AskedRoute {
    do throws(GeoJSONRouteDefect) {
      var asked = AskedRoute(name: name(of: feature), parts: try feature.routeLines())
      asked.conversionAccuracy = derivation?.accuracy ?? 0
      return asked
    } catch {
      throw Problem(
        error.reason, at: "\(file), feature \(feature.number)", hint: error.hint,
        status: Problem.data)
    }
  }

  private static func name(of feature: GeoJSONFeature) -> String? {
    let id = feature.id.map { $0.string ?? $0.text }
    let name = feature["code"]?.string ?? id ?? feature["name"]?.string
    return name.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// A registered route as it was at an instant, as known at a revision.
  package static func registered(
    _ code: Record.Code, in situation: Situation, revision: Int64, at instant: Instant
  ) throws -> AskedRoute? {
    guard let history = situation[code],
      let record = history.version(revision: revision, at: instant)?.record
    else { return nil }
    guard record.type == .route else {
      throw Problem(Refusal.wrongType(code.text, record.type))
    }
    if let landmark = situation.adrift(record) {
      throw Problem(
        "the route was measured from \(landmark), which lies elsewhere now, or may", at: code.text,
        hint: "correct its line, or settle where \(landmark) is", status: Problem.data)
    }
    guard let shape = record.place.entered?.only(.line), !record.place.isIncomplete,
      !shape.isEmpty
    else {
      throw Problem(
        "the route has no usable line on record", at: code.text, hint: "correct its geometry",
        status: Problem.data)
    }
    var asked = AskedRoute(
      name: code.text, parts: shape.parts.indices.map { shape.rings(of: $0).flatMap(\.self) })
    asked.accuracy = record.statedAccuracy(by: situation.policies.policy(at: revision))
    return asked
  }

  /// The pairs of routes, by number, whose ends lie within 100 m of each other, in file order.
  package static func meeting(_ routes: [AskedRoute]) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    for index in routes.indices.dropFirst() {
      guard let end = routes[index - 1].parts.last?.last,
        let start = routes[index].parts.first?.first
      else { continue }
      if RouteLine.length(from: end, to: start) <= 100 { pairs.append((index, index + 1)) }
    }
    return pairs
  }
}
