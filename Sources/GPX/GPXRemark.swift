/// Something in a file that is not part of a line, or makes one less than it seems.
package enum GPXRemark: Hashable, Sendable {
  /// A segment, or a route, has one position or none; `segment` is `nil` for a route.
  case shortSegment(segment: Int?, points: Int)
  /// Points of a track stand outside of its segments: each run of them was read as a segment.
  case loosePoints(count: Int)
  /// Positions stand in extensions that are not known, and are not on the line.
  case unreadPositions(count: Int)
  /// A track or a route has no point, and is not among the routes.
  case empty(GPXPlace)
  /// Points stand in comments, and are on no line.
  case pointsInComments(count: Int)

  /// What is so, in plain words.
  package var words: String {
    switch self {
    case .shortSegment(let segment?, 0): "segment \(segment) has no point"
    case .shortSegment(let segment?, _): "segment \(segment) has one point only"
    case .shortSegment(nil, _): "it has one point only"
    case .loosePoints(1): "1 point stands outside of segments, as a segment of its own"
    case .loosePoints(let count):
      "\(count) points stand outside of segments; each run of them is a segment of its own"
    case .unreadPositions(1): "1 position in an unknown extension is not on the line"
    case .unreadPositions(let count):
      "\(count) positions in unknown extensions are not on the line"
    case .empty(let place): "\(place.words) has no point"
    case .pointsInComments(1): "1 point in a comment is not read"
    case .pointsInComments(let count): "\(count) points in comments are not read"
    }
  }
}
