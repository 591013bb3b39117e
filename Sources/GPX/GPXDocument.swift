internal import Geometry

/// Follows a GPX document and gathers its tracks and routes.
///
/// Whatever looks like a point and stands where none is read is refused, or, in an extension,
/// counted: no position is left out unsaid.
final class GPXDocument: XMLListener {
  /// What an open element is to the document.
  enum Role {
    case gpx, track, segment, trackPoint, route, routePoint
    /// `extensions` of a route point, and Garmin's course with its points.
    case pointExtensions, course, coursePoint
    /// A name or a time that is read.
    case name, time
    /// An element of GPX that says nothing about the line, and all in it.
    case other
    /// An extension, and all in it.
    case foreign
  }

  /// The bytes that a name or a time may take: 64 KiB.
  static let textLimit = 1 << 16

  /// The tracks and routes that were read, in file order.
  private(set) var routes: [GPXRoute] = []
  /// What there is to say about none of them.
  private(set) var remarks: [GPXRemark] = []
  /// How many waypoints were passed.
  private(set) var waypointCount = 0
  /// The encoding that the document declares.
  private(set) var encoding: String?
  /// The track or route that is open.
  private(set) var draft: RouteDraft?

  private var roles: [Role] = []
  private var counts: [GPXRoute.Kind: Int] = [:]
  private var unreadPositions = 0
  private var text: [UInt8] = []
  private var (textSearch, commentSearch) = (PointTagSearch(), PointTagSearch())

  /// How many tracks and routes there are, those without points included.
  var count: Int { counts.values.reduce(0, +) }

  func declare(encoding: String) { self.encoding = encoding }

  func declareType(of root: String) throws(GPXFailure.Kind) {
    throw root == "gpx" ? .documentType : .otherFormat(root)
  }

  func start(_ name: XMLName, _ attributes: [String: String]) throws(GPXFailure.Kind) {
    try endText()
    let role = try GPXDocument.role(of: name, in: roles.last, attributes)
    switch role {
    case .track: begin(.track)
    case .route: begin(.route)
    case .segment: draft?.beginSegment()
    case .trackPoint, .routePoint:
      draft?.beginPoint(isInSegment: roles.last == .segment)
      draft?.append(try GPXDocument.position(attributes))
    case .coursePoint:
      draft?.beginDetail()
      draft?.append(try GPXDocument.position(attributes))
    case .name, .time: text = []
    case .other: if roles.last == .gpx, name.local == "wpt" { waypointCount += 1 }
    case .foreign: try passForeign(name, attributes)
    case .gpx, .pointExtensions, .course: break
    }
    roles.append(role)
  }

  func end() throws(GPXFailure.Kind) {
    try endText()
    switch roles.removeLast() {
    case .track, .route: endRoute()
    case .segment: draft?.endSegment()
    case .trackPoint, .routePoint, .coursePoint: draft?.endPoint()
    case .name:
      if draft?.name == nil { draft?.name = trimmed }
    case .time: if let trimmed { draft?.take(time: trimmed) }
    case .gpx, .pointExtensions, .course, .other, .foreign: break
    }
  }

  func text(_ bytes: Span<UInt8>) throws(GPXFailure.Kind) {
    textSearch.look(through: bytes)
    switch roles.last {
    case .name, .time:
      guard text.count + bytes.count <= Self.textLimit else {
        throw .tooLarge(limit: Self.textLimit)
      }
      for index in bytes.indices { text.append(bytes[index]) }
    case .other, .foreign, .pointExtensions: break
    default: guard bytes.indices.allSatisfy({ Self.isSpace(bytes[$0]) }) else { throw .strayText }
    }
  }

  func comment(_ bytes: Span<UInt8>) {
    commentSearch.look(through: bytes)
    commentSearch.endText()
  }

  func instruct() throws(GPXFailure.Kind) {
    if !roles.isEmpty { throw .instruction }
  }

  private func endText() throws(GPXFailure.Kind) {
    textSearch.endText()
    guard textSearch.count == 0 else { throw .pointsInText }
  }

  private func begin(_ kind: GPXRoute.Kind) {
    counts[kind, default: 0] += 1
    draft = RouteDraft(kind, number: counts[kind, default: 0])
  }

  private func endRoute() {
    guard var draft else { return }
    if let route = draft.finish() {
      routes.append(route)
    } else {
      remarks.append(.empty(draft.place))
      unreadPositions += draft.unreadPositions
    }
    self.draft = nil
  }

  /// Says what only the end of the document shows.
  func finish() {
    if unreadPositions > 0 { remarks.append(.unreadPositions(count: unreadPositions)) }
    if commentSearch.count > 0 { remarks.append(.pointsInComments(count: commentSearch.count)) }
  }

  private func passForeign(
    _ name: XMLName, _ attributes: [String: String]
  ) throws(GPXFailure.Kind) {
    guard Self.isPoint(name, attributes) else { return }
    if name.local == "rpt", draft?.place.kind == .route { throw .unknownCourse }
    if draft == nil { unreadPositions += 1 } else { draft?.unreadPositions += 1 }
  }

  private var trimmed: String? {
    let words = text.drop(while: Self.isSpace)
    let count = words.reversed().drop(while: Self.isSpace).count
    return count == 0 ? nil : String(decoding: words.prefix(count), as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }
}
