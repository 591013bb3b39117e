import Foundation
import Testing

@Suite("clearway check")
struct CheckTests {
  private func desk(_ features: String...) throws -> Desk {
    let desk = try Desk()
    let sector = Road.sector("SE-1")
    let text = Road.collection(([sector] + features).joined(separator: ","))
    try desk.must("import", "-", "--attested-by", "ORG-1", input: text)
    return desk
  }

  @Test("ends with the status of the class")
  func statuses() throws {
    let desk = try desk(
      Road.area("suspected", 46.835, 46.8355), Road.area("confirmed", 46.838, 46.8385))
    let table: [(Int32, String, String, [String])] = [
      (0, Road.line(46.82, 46.83), "CLEARED PER RECORD", []),
      (10, Road.line(46.82, 46.83), "CONDITIONAL", ["--required-depth", "0.5"]),
      (10, Road.line(46.82, 46.83), "CONDITIONAL", ["--profile", "roadworks"]),
      (11, Road.line(46.82, 46.83), "EVIDENCE OLD", ["--max-evidence-age", "10"]),
      (12, Road.line(46.9, 46.91), "NO EVIDENCE", []),
      (12, Road.line(46.82, 46.83), "NO EVIDENCE", ["--at", "2025-11-28"]),
      (12, Road.line(46.82, 46.83), "NO EVIDENCE", ["--revision", "4"]),
      (12, Road.line(46.82, 46.83), "NO EVIDENCE", ["--route-accuracy", "60"]),
      (12, Road.line(46.82, 46.83), "NO EVIDENCE", ["--width", "120"]),
      (
        13,
        #"{"type":"MultiLineString","coordinates":[[[46.82,40.27],[46.822,40.27]],[[46.823,40.27],[46.825,40.27]]]}"#,
        "CANNOT TELL", []
      ),
      (14, Road.line(46.82, 46.8353), "SUSPECTED HAZARD", []),
      (15, Road.line(46.82, 46.84), "HAZARD", []),
    ]
    for (status, route, words, options) in table {
      let outcome = try desk.start(["check", "-"] + options, input: route).end()
      #expect(outcome.status == status, "\(words) \(options): \(outcome.out)\(outcome.err)")
      #expect(outcome.out.contains(words), "\(outcome.out)")
      #expect(outcome.lines.count == 1)
      #expect(outcome.out.contains("Not permission to travel"))
    }
  }

  @Test("answers several routes with a line each, and ends with the status of the worst")
  func several() throws {
    let desk = try desk(Road.area("suspected", 46.835, 46.8355))
    let routes = Road.collection(
      Road.named("RT-1", 46.82, 46.825), Road.named("RT-2", 46.834, 46.836),
      Road.named("RT-3", 46.828, 46.83))
    for text in [
      routes,
      "\u{1E}" + Road.named("RT-1", 46.82, 46.825) + "\n\u{1E}"
        + Road.named("RT-2", 46.834, 46.836) + "\n\u{1E}" + Road.named("RT-3", 46.828, 46.83),
    ] {
      let outcome = try desk.run("check", try desk.file("routes.geojson", text))
      #expect(outcome.status == 14)
      #expect(outcome.lines.map { $0.prefix(4) } == ["RT-1", "RT-2", "RT-3"])
      #expect(outcome.lines[1].contains("SUSPECTED HAZARD"))
    }
  }

  @Test("joins a collection when asked, and says when that may be meant")
  func join() throws {
    let desk = try desk()
    let near = Road.collection(
      Road.named("RT-1", 46.82, 46.825), Road.named("RT-2", 46.8255, 46.83))
    let apart = try desk.run("check", "-", input: near)
    #expect(apart.status == 0)
    #expect(apart.lines.count == 2)
    #expect(apart.err.contains("--join"))
    let joined = try desk.run("check", "-", "--join", input: near)
    #expect(joined.status == 13, "nobody drew what lies between")
    #expect(joined.lines.count == 1)
    #expect(!joined.err.contains("--join"))
    let far = Road.collection(
      Road.named("RT-1", 46.82, 46.825), Road.named("RT-2", 46.828, 46.83))
    #expect(try desk.run("check", "-", input: far).err.isEmpty)
  }

  @Test("takes the code of a registered route, as it was at the time asked about")
  func registered() throws {
    let desk = try desk()
    let path = try desk.file("road.geojson", Road.route)
    try desk.must("add", "route", "RT-12", "--geometry", path)
    let outcome = try desk.run("check", "RT-12")
    #expect(outcome.status == 0)
    #expect(outcome.out.hasPrefix("RT-12 HEAVY 6 M: CLEARED PER RECORD"))
    let sector = try desk.run("check", "SE-1")
    #expect(sector.status == 65)
    #expect(sector.isOneLine)
  }

  @Test("speaks JSON, GeoJSON and tables")
  func formats() throws {
    let desk = try desk()
    let json = try desk.run("check", "-", "--format", "json", input: Road.route)
    #expect(json.status == 0)
    #expect(json.out.hasPrefix(#"{"verdict":"cleared","#))
    let object = try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any]
    #expect(object?["revision"] as? Int == 6)
    #expect((object?["ledgerDigest"] as? String)?.count == 64)
    let map = try desk.run("check", "-", "--format", "geojson", input: Road.route)
    #expect(map.out.hasPrefix(#"{"type":"FeatureCollection""#))
    let report = try desk.run("check", "-", "--format", "report", input: Road.route)
    #expect(report.out.contains("CLEARED PER RECORD"))
    let again = try desk.run(
      "check", "-", "--format", "json", "--at", "2026-03-01T00:00:00Z", input: Road.route)
    let twice = try desk.run(
      "check", "-", "--format", "json", "--at", "2026-03-01T00:00:00Z", input: Road.route)
    #expect(again.out == twice.out)
  }

  @Test(
    "gives no verdict on what is no route, or no question",
    arguments: [
      (65, "", []), (65, "{", []), (65, #"{"type":"Point","coordinates":[46.82,40.27]}"#, []),
      (65, #"{"type":"LineString","coordinates":[]}"#, []),
      (65, #"{"type":"LineString","coordinates":[[46.82,40.27]]}"#, []),
      (65, #"{"type":"LineString","coordinates":[[46.82,40.27],[46.82,40.27]]}"#, []),
      (65, #"{"type":"LineString","coordinates":[[46.82,40.27],[46.82,95]]}"#, []),
      (65, #"{"type":"LineString","coordinates":[[46.82,40.27],[46.82,NaN]]}"#, []),
      (65, #"{"type":"LineString","coordinates":[[40.27,46.82],[40.27,46.83]]}"#, []),
      (65, #"{"type":"LineString","coordinates":[[-100,40.27],[100,40.27]]}"#, []),
      (65, #"{"type":"FeatureCollection","features":[]}"#, []),
      (
        65,
        #"{"type":"LineString","crs":{"type":"name","properties":{"name":"EPSG:32638"}},"coordinates":[[46.82,40.27],[46.83,40.27]]}"#,
        []
      ),
      (64, Road.route, ["--width", "0"]), (64, Road.route, ["--width", "201"]),
      (64, Road.route, ["--width", "nan"]), (64, Road.route, ["--profile", "tank"]),
      (64, Road.route, ["--at", "yesterday"]), (64, Road.route, ["--revision", "99"]),
      (64, Road.route, ["--required-depth", "6"]), (64, Road.route, ["--stand-off", "inf"]),
      (64, Road.route, ["--route-accuracy=-1"]), (64, Road.route, ["--max-evidence-age=-1"]),
    ] as [(Int32, String, [String])])
  func nothing(status: Int32, route: String, options: [String]) throws {
    let outcome = try desk().start(["check", "-"] + options, input: route).end()
    #expect(outcome.status == status, "\(outcome.out)\(outcome.err)")
    #expect(outcome.isOneLine, "\(outcome.err)")
  }

  @Test("says that there is no such file, and no such route")
  func missing() throws {
    let outcome = try desk().run("check", "RT-77")
    #expect(outcome.status == 66)
    #expect(outcome.isOneLine)
  }

  @Test("of a large ledger keeps a gazetteer, answers alike by it, and does without it")
  func gazetteer() throws {
    let desk = try Desk()
    let far = (1...2_000).map { number in
      let west = 47 + Double(number) * 0.001
      return Road.sector("SE-F\(number)", west, west + 0.0005)
    }
    let near = [Road.sector("SE-1"), Road.area("suspected", 46.835, 46.8355)]
    let text = Road.collection((far + near).joined(separator: ","))
    try desk.must("import", "-", "--attested-by", "ORG-1", input: text)
    let file = desk.ledger + ".gazetteer"
    func answer() throws -> String {
      let outcome = try desk.start(
        ["check", "-", "--format", "json"], input: Road.line(46.82, 46.84)
      ).end()
      #expect(outcome.status == 14, "\(outcome.err)")
      // The instant asked about is now.
      return outcome.out.replacing(/"at":"[^"]*"/, with: "")
    }
    func identity() throws -> UInt64? {
      try FileManager.default.attributesOfItem(atPath: file)[.systemFileNumber] as? UInt64
    }
    try? FileManager.default.removeItem(atPath: file)
    let whole = try answer()
    let made = try identity()
    #expect(try answer() == whole)
    #expect(try identity() == made, "one that will do is not made again")
    try desk.must("report", "unexploded", "--place", "40.27, 46.825", "--seen", "2026-01-02")
    #expect(try answer() != whole, "what is filed since counts")
    try FileManager.default.removeItem(atPath: file)
    try FileManager.default.createDirectory(atPath: file, withIntermediateDirectories: true)
    #expect(try answer().contains("HR-"), "where none can be kept")
  }
}
