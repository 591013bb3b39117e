/// A track or a route of a file, or something in it, by numbers from 1.
package struct GPXPlace: Hashable, Sendable {
  /// Whether it is a track or a route.
  package let kind: GPXRoute.Kind
  /// Which of the tracks, or of the routes, it is.
  package let number: Int
  /// Which of its segments; `nil` for a route, which has one.
  package var segment: Int?
  /// Which point of the segment: in a route, which `rtept`.
  package var point: Int?
  /// Which point of the detailed course (`gpxx:rpt`) behind that route point.
  package var detail: Int?

  /// For example `track 2, segment 1, point 17`.
  package var words: String {
    var words = ["\(kind.rawValue) \(number)"]
    if let segment { words.append("segment \(segment)") }
    if let point { words.append("point \(point)") }
    if let detail { words.append("detail \(detail)") }
    return words.joined(separator: ", ")
  }
}
