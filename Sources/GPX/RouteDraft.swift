internal import Geometry

/// A track or a route while it is being read.
struct RouteDraft {
  /// Where it stands in the file, with the point that is being read.
  private(set) var place: GPXPlace
  /// Its name; the first counts.
  var name: String?
  /// How many positions of unknown extensions stand in it.
  var unreadPositions = 0

  private var segments: [[Position<Geographic>]] = []
  private var (pointCount, detailCount) = (0, 0)
  private var (segmentCount, looseCount) = (0, 0)
  private var isLoose = false
  private var (start, end): (String?, String?)
  private var hasTime = false
  private var longestLeg = 0.0
  private var remarks: [GPXRemark] = []

  init(_ kind: GPXRoute.Kind, number: Int) {
    place = GPXPlace(kind: kind, number: number)
    if kind == .route { segments = [[]] }
  }

  /// Whether there is no point in it.
  var isEmpty: Bool { segments.allSatisfy(\.isEmpty) }

  /// Begins a segment of a track.
  mutating func beginSegment() {
    endSegment()
    segmentCount += 1
    place.segment = segmentCount
    segments.append([])
    pointCount = 0
  }

  /// Ends the segment, if one is begun.
  mutating func endSegment() {
    guard place.segment != nil else { return }
    place.segment = nil
    let count = segments.last?.count ?? 0
    if count < 2 { remarks.append(.shortSegment(segment: segmentCount, points: count)) }
    isLoose = false
  }

  /// Begins a point; one outside of a segment goes on with a segment of such points, or begins one.
  mutating func beginPoint(isInSegment: Bool) {
    if !isInSegment, place.kind == .track {
      if !isLoose { beginSegment() }
      isLoose = true
      looseCount += 1
    }
    pointCount += 1
    detailCount = 0
    place.point = pointCount
    hasTime = false
  }

  /// Begins a point of the detailed course behind a route point.
  mutating func beginDetail() {
    detailCount += 1
    place.detail = detailCount
  }

  /// Puts the position of the point that was begun on the line.
  mutating func append(_ position: Position<Geographic>) {
    let part = segments.count - 1
    if place.kind == .route, let last = segments[part].last {
      longestLeg = max(longestLeg, Self.length(from: last, to: position))
    }
    segments[part].append(position)
    end = nil
  }

  /// Takes the time of the point; of several, the first.
  mutating func take(time: String) {
    guard !hasTime, place.detail == nil else { return }
    hasTime = true
    if isFirstPoint { start = time }
    // A detailed course follows its point: then the point was not the last position.
    if detailCount == 0 { end = time }
  }

  /// Ends the point or the point of a detailed course.
  mutating func endPoint() {
    if place.detail != nil { place.detail = nil } else { place.point = nil }
  }

  /// What was read; `nil` where there is no point in it.
  mutating func finish() -> GPXRoute? {
    endSegment()
    guard !isEmpty else { return nil }
    if place.kind == .route, segments[0].count < 2 {
      remarks.append(.shortSegment(segment: nil, points: 1))
    }
    if looseCount > 0 { remarks.append(.loosePoints(count: looseCount)) }
    if unreadPositions > 0 { remarks.append(.unreadPositions(count: unreadPositions)) }
    return GPXRoute(
      kind: place.kind, number: place.number, name: name, segments: segments.filter { !$0.isEmpty },
      start: start, end: end, longestLeg: place.kind == .route ? longestLeg : nil, remarks: remarks)
  }

  private var isFirstPoint: Bool {
    pointCount == 1 && !segments.dropLast().contains { !$0.isEmpty }
  }

  // Metres, near enough to tell a leg along a lane from a leg across the country.
  private static func length(
    from one: Position<Geographic>, to other: Position<Geographic>
  ) -> Double {
    let metres = Ellipsoid.metresPerDegree(atLatitude: (one.latitude + other.latitude) / 2)
    let turn = abs(other.longitude - one.longitude)
    let x = min(turn, 360 - turn) * metres.longitude
    let y = (other.latitude - one.latitude) * metres.latitude
    return (x * x + y * y).squareRoot()
  }
}
