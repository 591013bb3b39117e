import Foundation
import Testing

/// What people overlook, and the program must not let pass.
@Suite("Oversights")
struct OversightTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.must(
      "import", "-", "--attested-by", "ORG-1", input: Road.collection(Road.sector("SE-1")))
    return desk
  }

  @Test("danger in a file is not made something else by an option")
  func otherType() throws {
    let desk = try desk()
    let head = try desk.head()
    let area = Road.collection(Road.area("confirmed", 46.82, 46.83))
    for options in [["--as", "route"], ["--as", "sector"], ["--set", "recordType=route"]] {
      let outcome = try desk.start(["import", "-"] + options, input: area).end()
      #expect(outcome.status == 65, "\(options): \(outcome.out)\(outcome.err)")
      #expect(outcome.err.contains("hazardousArea"), "\(outcome.err)")
      #expect(try desk.head() == head)
    }
    try desk.must("import", "-", "--as", "hazardousArea", input: area)
    #expect(try desk.run("check", "-", input: Road.route).status == 15)
  }

  @Test("a mapping of a property that no feature has is refused")
  func missingColumn() throws {
    let desk = try desk()
    let area = Road.collection(
      Road.feature(#"{"type":"Point","coordinates":[46.82,40.2705]}"#, #""RADIUS_M":400"#))
    let options = ["import", "-", "--as", "hazardReport", "--set", "kind=antiPersonnel", "--map"]
    let wrong = try desk.start(options + ["dangerRadius=RADIUSM"], input: area).end()
    #expect(wrong.status == 65)
    #expect(wrong.err.contains("RADIUSM"), "\(wrong.err)")
    let right = try desk.start(options + ["dangerRadius=RADIUS_M"], input: area).end()
    #expect(right.status == 0, "\(right.err)")
  }

  @Test("a report or a record whose axes are exchanged is refused")
  func swapped() throws {
    let desk = try desk()
    let head = try desk.head()
    let report = try desk.run("report", "antiPersonnel", "--place", "46.82, 40.27")
    #expect(report.status == 65, "\(report.out)")
    #expect(report.err.contains("exchanged"), "\(report.err)")
    let box = try desk.file(
      "swapped.geojson",
      #"{"type":"Polygon","coordinates":[[[40.2,46.8],[40.3,46.8],[40.3,46.9],[40.2,46.8]]]}"#)
    #expect(try desk.run("add", "area", "HA-1", "--geometry", box).status == 65)
    #expect(try desk.head() == head)
    try desk.must("report", "antiPersonnel", "--place", "40.27, 46.82")
  }

  @Test("a file that is named like a route on record is not asked in its stead")
  func shadow() throws {
    let desk = try desk()
    let route = try desk.file("line.geojson", Road.line(46.9, 46.91))
    try desk.must("add", "route", "RT-1", "--geometry", route)
    #expect(try desk.run("check", "RT-1").status == 12)
    _ = try desk.file("RT-1", Road.route)
    #expect(try desk.run("check", "RT-1").status == 64)
    #expect(try desk.run("check", "./RT-1").status == 0)
  }

  @Test("an answer says that more is known since, and that less was asked for")
  func remarks() throws {
    let desk = try desk()
    try desk.must("report", "antiPersonnel", "--place", "40.27, 46.825")
    let old = try desk.run("check", "-", "--revision", "5", input: Road.route)
    #expect(old.out.contains("more is known since"), "\(old.out)")
    let less = try desk.run("check", "-", "--stand-off", "0", input: Road.route)
    #expect(less.out.contains("less stand-off"), "\(less.out)")
    let future = try desk.run("check", "-", "--at", "2999-01-01", input: Road.route)
    #expect(future.out.contains("time to come"), "\(future.out)")
    let plain = try desk.run("check", "-", input: Road.route)
    for words in ["known since", "less ", "to come"] { #expect(!plain.out.contains(words)) }
  }
}
