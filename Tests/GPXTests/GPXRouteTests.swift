import GPX
import Geometry
import Testing

@Suite("GPX route")
struct GPXRouteTests {
  private static let course =
    "<gpxx:RoutePointExtension><gpxx:Subclass>00</gpxx:Subclass><gpxx:rpt lat=\"1\" lon=\"2\"/>"
    + "<gpxx:rpt lat=\"1\" lon=\"3\"><gpxx:Subclass>0</gpxx:Subclass></gpxx:rpt>"
    + "</gpxx:RoutePointExtension>"

  private func route(_ body: String) throws -> GPXRoute {
    try #require(try GPXText(body: "<rte>\(body)</rte>").file().routes.first)
  }

  @Test("is its route points in their order")
  func points() throws {
    let route = try route(
      "<name>W</name>" + GPXText.points((1, 1), (2, 1), (3, 3), name: "rtept"))
    #expect(route.segments == [try positions((1, 1), (2, 1), (3, 3))])
    #expect(route.kind == .route && route.number == 1 && route.name == "W")
    #expect(route.remarks.isEmpty)
  }

  @Test(
    "follows the course that Garmin's devices keep behind a route point",
    arguments: [Self.course, "<extensions>\(Self.course)</extensions>"])
  func detailedCourse(extension: String) throws {
    let route = try route(
      "<rtept lat='1' lon='1'><time>a</time>\(`extension`)</rtept>"
        + "<rtept lat='1' lon='4'><time>b</time>\(`extension`)</rtept>")
    #expect(
      route.segments == [try positions((1, 1), (2, 1), (3, 1), (4, 1), (2, 1), (3, 1))])
    // The last position is of a course, and has no time.
    #expect(route.start == "a" && route.end == nil)
  }

  @Test("is refused where the course is in a form that is not known")
  func unknownCourse() {
    let bare = "<gpxx:rpt lat='1' lon='2'/>"
    let other = "<x:RoutePointExtension><x:rpt lat='1' lon='2'/></x:RoutePointExtension>"
    for body in [bare, other, "<extensions>\(bare)</extensions>", "<x:y>\(Self.course)</x:y>"] {
      let text = GPXText(body: "<rte><rtept lat='1' lon='1'>\(body)</rtept></rte>")
      #expect(text.failure?.kind == .unknownCourse, "\(body)")
    }
  }

  @Test("with another extension that has a position is read, and it is said")
  func otherExtension() throws {
    let route = try route(
      "<rtept lat='1' lon='1'><extensions><x:via lat='1' lon='1'/></extensions></rtept>"
        + "<rtept lat='1' lon='2'/>")
    #expect(route.segments == [try positions((1, 1), (2, 1))])
    #expect(route.remarks == [.unreadPositions(count: 1)])
  }

  @Test("is a sketch where its points are further apart than a kilometre")
  func sketch() throws {
    // A degree of latitude is 110.6 km at the equator.
    let near = try route("<rtept lat='0' lon='1'/><rtept lat='0.0090' lon='1'/>")
    #expect(!near.isSketch)
    let far = try route(
      "<rtept lat='0' lon='1'/><rtept lat='0.0091' lon='1'/><rtept lat='0.0091' lon='1'/>")
    #expect(far.isSketch)
    #expect(abs((far.longestLeg ?? 0) - 1_006.2) < 1)
    let detailed = try route(
      "<rtept lat='0' lon='1'><gpxx:RoutePointExtension><gpxx:rpt lat='0.008' lon='1'/>"
        + "</gpxx:RoutePointExtension></rtept><rtept lat='0.016' lon='1'/>")
    #expect(!detailed.isSketch)
    let around = try route("<rtept lat='0' lon='179.999'/><rtept lat='0' lon='-179.999'/>")
    #expect(!around.isSketch)
  }

  @Test("of one point is kept, and it is said")
  func onePoint() throws {
    let route = try route("<rtept lat='1' lon='1'/>")
    #expect(route.segments == [try positions((1, 1))])
    #expect(route.remarks.map(\.words) == ["it has one point only"])
  }
}
