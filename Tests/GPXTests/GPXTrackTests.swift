import GPX
import Geometry
import Testing

@Suite("GPX track")
struct GPXTrackTests {
  private typealias Text = GPXText

  private func track(_ body: String) throws -> GPXRoute {
    let file = try GPXText(body: "<trk>\(body)</trk>").file()
    #expect(file.routes.count == 1)
    return try #require(file.routes.first)
  }

  @Test("keeps its segments apart, in the order of travel")
  func segments() throws {
    let route = try track(
      "<trkseg>\(Text.points((46, 39), (47, 39)))</trkseg>"
        + "<trkseg>\(Text.points((48, 40), (49, 40), (48, 40)))</trkseg>")
    #expect(
      route.segments == [
        try positions((46, 39), (47, 39)), try positions((48, 40), (49, 40), (48, 40)),
      ])
    #expect(route.remarks.isEmpty)
    #expect(route.kind == .track && route.number == 1 && route.longestLeg == nil)
    #expect(!route.isSketch)
  }

  @Test("says which segments have one point or none, and loses no point of them")
  func shortSegments() throws {
    let route = try track(
      "<trkseg>\(Text.points((1, 1), (2, 2)))</trkseg><trkseg/>"
        + "<trkseg>\(Text.points((3, 3)))</trkseg><trkseg>\(Text.points((4, 4), (5, 5)))</trkseg>")
    #expect(
      route.segments == [
        try positions((1, 1), (2, 2)), try positions((3, 3)), try positions((4, 4), (5, 5)),
      ])
    #expect(
      route.remarks == [.shortSegment(segment: 2, points: 0), .shortSegment(segment: 3, points: 1)])
    #expect(
      route.remarks.map(\.words) == ["segment 2 has no point", "segment 3 has one point only"])
  }

  @Test("takes points outside of segments as segments of their own, and says so")
  func loosePoints() throws {
    let route = try track(
      Text.points((1, 1), (2, 2)) + "<trkseg>\(Text.points((3, 3), (4, 4)))</trkseg>"
        + Text.points((5, 5)))
    #expect(
      route.segments == [
        try positions((1, 1), (2, 2)), try positions((3, 3), (4, 4)), try positions((5, 5)),
      ])
    #expect(
      route.remarks == [.shortSegment(segment: 3, points: 1), .loosePoints(count: 3)])
    #expect(route.remarks.last?.words.hasPrefix("3 points stand outside of segments") == true)
  }

  @Test("and route without a point are counted and named, but are no routes")
  func empties() throws {
    let points = "<trkseg>\(Text.points((1, 1), (2, 2)))</trkseg>"
    let file = try Text(
      body: "<trk><trkseg/></trk><rte/><wpt lat=\"1\" lon=\"\"/><trk>\(points)</trk><wpt/>"
    ).file()
    #expect(file.routes.map(\.place.words) == ["track 2"])
    #expect(file.remarks.map(\.words) == ["track 1 has no point", "route 1 has no point"])
    #expect(file.waypointCount == 2)
  }

  @Test("has its first name and the times of its ends as they are written")
  func words() throws {
    let route = try track(
      """
      <name>
        A &amp; <![CDATA[<B>]]> </name><name>second</name><desc>no</desc>
      <trkseg><trkpt lat="1" lon="1"><time> yesterday</time><time>2</time></trkpt>
      <trkpt lat="1" lon="2"><time>3</time></trkpt></trkseg>
      <trkseg><trkpt lat="1" lon="3"><time>2024-05-01T08:00:00</time>
      <extensions><x:time>5</x:time></extensions></trkpt></trkseg>
      """)
    #expect(route.name == "A & <B>")
    #expect(route.start == "yesterday")
    #expect(route.end == "2024-05-01T08:00:00")
    let bare = try track(
      "<name> </name><trkseg><trkpt lat='1' lon='1'/><trkpt lat='1' lon='2'><time>3</time></trkpt>"
        + "<trkpt lat='1' lon='3'><time/></trkpt></trkseg>")
    #expect(bare.name == nil && bare.start == nil && bare.end == nil)
  }

  @Test("across the antimeridian keeps the longitudes that it has")
  func antimeridian() throws {
    let route = try track(
      "<trkseg><trkpt lat='1' lon='179.9'/><trkpt lat='1' lon='-179.9'/></trkseg>")
    #expect(route.segments[0].map(\.longitude) == [179.9, -179.9])
    #expect(throws: RouteLine.Defect.self) { try RouteLine(parts: route.segments) }
  }

  @Test("has none of what stands in extensions or comments, which is said")
  func positionsElsewhere() throws {
    let segment = "<trkseg>\(Text.points((1, 1), (2, 2)))</trkseg>"
    let file = try Text(
      body: "<extensions><trk>\(segment)</trk></extensions><!-- \(segment) <trkpt -->"
        + "<trk>\(segment)<extensions><x:p lat='1' lon='1'/></extensions></trk>"
    ).file()
    #expect(file.routes.map(\.segments) == [[try positions((1, 1), (2, 2))]])
    #expect(file.routes[0].remarks == [.unreadPositions(count: 1)])
    #expect(file.remarks == [.unreadPositions(count: 2), .pointsInComments(count: 3)])
  }

  @Test("of 100,000 points is read in a time that does not grow with their square")
  func size() throws {
    let count = 100_000
    let points = (0..<count).map {
      "<trkpt lat=\"39.\(100_000 + $0)\" lon=\"46.5\"><ele>\($0)</ele>"
        + "<time>2024-05-01T08:00:00Z</time></trkpt>\n"
    }
    let text = Text(segment: points.joined())
    var file: GPXFile?
    let duration = try ContinuousClock().measure { file = try text.file() }
    #expect(file?.routes.first?.segments.first?.count == count)
    #expect(duration < .seconds(60))
  }
}
