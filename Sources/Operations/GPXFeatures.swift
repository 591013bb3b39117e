internal import Exchange
internal import GPX
internal import Geometry
internal import JSON

/// The tracks and routes of a GPX file as features, and what whoever asks about them must know.
struct GPXFeatures {
  /// The features, as GeoJSON.
  let bytes: [UInt8]
  /// What is not on a line, or makes one less than it seems.
  let remarks: [String]

  /// Reads a file to its end.
  init(_ source: () throws -> [UInt8]?, named file: String) throws {
    let content: GPXFile
    do throws(GPXFailure) {
      content = try GPXFile(source)
    } catch {
      throw Problem(
        error.reason, at: error.spot.isEmpty ? file : "\(file), \(error.spot)", hint: error.hint,
        status: Problem.data)
    }
    var writer = GeoJSONWriter(.collection)
    var remarks = content.remarks.map(\.words)
    if content.waypointCount > 0 {
      remarks.append("of \(content.waypointCount) waypoints none is part of a route")
    }
    for route in content.routes {
      let name = route.place.words
      remarks += route.remarks.map { "\(name): \($0.words)" }
      if let leg = route.longestLeg, route.isSketch {
        remarks.append(
          "\(name): its legs are straight, the longest \(PlaceWords.distance(leg)); a device may lead "
            + "along roads far from them")
      }
      // A point by itself is on the way, between two gaps.
      let lines = route.segments.flatMap(Self.cutAtTheAntimeridian)
        .map { $0.count == 1 ? [$0[0], $0[0]] : $0 }
      guard route.segments.contains(where: { $0.count > 1 }) else {
        throw Problem(
          "\(name) has no segment of two points", at: file, hint: "export a track that has",
          status: Problem.data)
      }
      let members: [(String, String?)] = [
        ("name", route.name), ("gpxKind", route.kind.rawValue), ("start", route.start),
        ("end", route.end),
      ]
      var shape = Shape<Geographic>()
      for line in lines { shape.append(.line, [line]) }
      writer.feature(
        id: nil, shape: shape,
        properties: members.compactMap { name, text in
          text.map { JSONMember(name: name, value: JSONText(string: $0)) }
        })
    }
    writer.end()
    (bytes, self.remarks) = (writer.drain(), remarks)
  }

  /// A line in parts that end and begin at 180°, where it crosses that.
  private static func cutAtTheAntimeridian(
    _ line: [Position<Geographic>]
  ) -> [[Position<Geographic>]] {
    var parts: [[Position<Geographic>]] = [[]]
    for position in line {
      if let last = parts[parts.count - 1].last, abs(position.x - last.x) > 180 {
        let edge = last.x < 0 ? -180.0 : 180
        let beyond = position.x + 2 * edge
        let share = beyond == last.x ? 0 : (edge - last.x) / (beyond - last.x)
        let latitude = last.y + (position.y - last.y) * share
        parts[parts.count - 1].append(Position(computed: edge, latitude))
        parts.append([Position(computed: -edge, latitude)])
      }
      parts[parts.count - 1].append(position)
    }
    return parts
  }
}
