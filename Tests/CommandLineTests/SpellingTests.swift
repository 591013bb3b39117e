import Foundation
import Testing

@Suite("What is typed and would be lost")
struct SpellingTests {
  @Test(
    "is refused where it was meant to be a member of ours",
    arguments: ["dangerradius", "radius", "dangerRaduis", "acuracy", "District"])
  func misspelt(name: String) throws {
    let desk = try Desk()
    let report = ["report", "unexploded", "--place", "40.27, 46.82", "--code", "HR-1"]
    let outcome = try desk.start(report + ["--set", "\(name)=500"]).end()
    #expect(outcome.status == 64)
    #expect(outcome.isOneLine && outcome.err.contains("did you mean "), "\(outcome.err)")
    let other = try desk.start(report + ["--set", "colour=red", "--set", "reporter=N"]).end()
    #expect(other.status == 0)
    #expect(other.err == "kept as given, and changing nothing: colour\n", "\(other.err)")
    let corrected = try desk.run("correct", "HR-1", "--set", "\(name)=500")
    #expect(corrected.err.contains("did you mean "), "\(corrected.err)")
    for name in ["recordType=sector", "code=HR-2"] {
      let kept = try desk.run("correct", "HR-1", "--set", name)
      #expect(kept.status == 64 && kept.isOneLine, "\(kept.err)")
    }
  }

  @Test("is remarked upon in a file of which only the geometry is read")
  func properties() throws {
    let desk = try Desk()
    let file = try desk.file("place.geojson", Road.feature(Road.box(46.82, 46.83), #""radius":9"#))
    let outcome = try desk.must("report", "unexploded", "--place", file)
    #expect(outcome.err.contains("none of its properties (radius)"), "\(outcome.err)")
  }

  @Test("is refused where a route is no line, or a sector no area")
  func kinds() throws {
    let desk = try Desk()
    let box = try desk.file("box.geojson", Road.box(46.82, 46.83))
    let line = try desk.file("line.geojson", Road.line(46.82, 46.83))
    let route = try desk.run("add", "route", "RT-1", "--geometry", box)
    #expect(route.status == 65 && route.err.contains("a route is a LineString"), "\(route.err)")
    let sector = try desk.run(
      "add", "sector", "SE-1", "--geometry", line, "--set", "method=clearance")
    #expect(sector.status == 65 && sector.err.contains("a sector is a Polygon"), "\(sector.err)")
    try desk.must("add", "route", "RT-1", "--geometry", line)
  }
}
