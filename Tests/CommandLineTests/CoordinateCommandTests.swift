import Foundation
import Testing

/// Coordinate systems, tables, landmarks and calibrations, as they are typed.
@Suite("Coordinates on the command line")
struct CoordinateCommandTests {
  private func desk() throws -> Desk {
    let desk = try Desk()
    try desk.must("add", "organisation", "ORG-3")
    try desk.must("add", "person", "P-4", "--set", "organisation=ORG-3")
    try desk.must("grant", "P-4", "qualityOfficer")
    try desk.must(
      "import", "-", "--attested-by", "ORG-1", input: Road.collection(Road.sector("SE-1")))
    try desk.must("add", "route", "RT-1", "--geometry", try desk.file("road.geojson", Road.route))
    return desk
  }

  private func number(_ outcome: Desk.Outcome) throws -> String {
    String(try #require(outcome.out.firstMatch(of: #/clearway approve (\d+)/#)?.output.1))
  }

  private static let utm =
    #"PROJCS["WGS_1984_UTM_Zone_38N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984","#
    + #"6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],"#
    + #"PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["#
    + #""False_Northing",0.0],PARAMETER["Central_Meridian",45.0],PARAMETER["Scale_Factor",0.9996],"#
    + #"PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]"#

  @Test("take tables and their .prj files wherever a file is taken")
  func tables() throws {
    let desk = try desk()
    let prj = try desk.file("land.prj", Self.utm)
    let located = try desk.must("locate", "40.27, 46.825", "--crs", prj)
    let match = try #require(located.out.firstMatch(of: #/EPSG:32638 (\d+\.\d+) (\d+\.\d+)/#))
    let (x, y) = (try #require(Double(match.output.1)), try #require(Double(match.output.2)))
    let road = try desk.file("road.csv", "WKT\n\"LINESTRING (\(x) \(y), \(x + 300) \(y))\"\n")
    #expect(try desk.run("check", road).status == 64)
    let checked = try desk.run("check", road, "--crs", prj)
    #expect(checked.status == 0, "\(checked.out)\(checked.err)")
    let table = try desk.file("areas.csv", "kode;e;n;class\nHA-1;\(x);\(y);suspected\n")
    let options = ["--crs", "EPSG:32638", "--map", "code=kode", "--map", "classification=class"]
    let taken = try desk.start(["import", table, "--as", "hazardousArea"] + options).end()
    #expect(taken.status == 0 && taken.out.contains("1 added"), "\(taken.out)\(taken.err)")
    #expect(try desk.run("check", road, "--crs", prj).status == 14)
    #expect(
      try desk.must("show", "HA-1").out.contains("entered: in EPSG:32638"))
    let text = try desk.file("a.txt", "x|y\n\(x)|\(y)\n")
    let filed = try desk.must(
      "report", "unexploded", "--place", text, "--x", "x", "--y", "y", "--delimiter", "|", "--crs",
      prj)
    #expect(filed.out.contains("unexploded reported"), "\(filed.out)")
    try desk.must(
      "add", "area", "HA-2", "--geometry", table, "--crs", prj, "--set", "classification=suspected",
      "--set", "observedOn=2026-01-01", "--set", #"evidence=[{"kind":"direct","note":"n"}]"#)
    try desk.must("correct", "HA-2", "--geometry", text, "--delimiter", "|", "--crs", prj)
    for (arguments, words) in [
      (["check", road, "--crs", prj, "--x", "e"], "both --x and --y"),
      (["check", road, "--crs", prj, "--wkt", "shape"], "no column \"shape\""),
      (["import", table, "--as", "hazardousArea"], "does not say its coordinate system"),
      (["check", road, "--crs", try desk.file("bad.prj", "PROJCS")], "well-known text"),
      (
        ["report", "unexploded", "--place", "40.27, 46.825", "--crs", "EPSG:4284"],
        "a typed place says its own coordinate system"
      ),
    ] {
      let outcome = try desk.start(arguments).end()
      #expect(outcome.isOneLine && outcome.err.contains(words), "\(outcome.err)")
    }
  }

  @Test("say which verdicts a landmark's correction would change, and which have changed")
  func landmark() throws {
    let desk = try desk()
    func point(_ y: Double) throws -> String {
      try desk.file("mark.geojson", #"{"type":"Point","coordinates":[46.825,\#(y)]}"#)
    }
    try desk.must(
      "add", "site", "LM-1", "--geometry", point(40.276), "--set", "accuracy=0.5")
    let filed = try desk.must("report", "unexploded", "--place", "LM-1 + 90°T 20 m")
    #expect(!filed.out.contains("verdict"), "\(filed.out)")
    let moved = try desk.must(
      "correct", "LM-1", "--geometry", point(40.2702), "--note", "measured anew")
    #expect(moved.out.contains("may lie elsewhere: it counts at both places"), "\(moved.out)")
    #expect(moved.out.contains("verdict on RT-1: CLEARED PER RECORD → SUSPECTED HAZARD"))
    let first = try number(moved)
    let back = try desk.must("proposals", first).out
    #expect(back.contains("with it, which was measured from it"), "\(back)")
    try desk.must("approve", first, "--by", "P-4", "--for", "ORG-3")
    let away = try number(
      desk.must("correct", "LM-1", "--geometry", point(40.276), "--note", "it was right"))
    let seen = try desk.must("proposals", away).out
    #expect(seen.contains("verdict on RT-1: SUSPECTED HAZARD → CLEARED PER RECORD"), "\(seen)")
    let agreed = try desk.must("approve", away, "--by", "P-4", "--for", "ORG-3").out
    #expect(agreed.contains("moved with LM-1, which it was measured from"), "\(agreed)")
    #expect(agreed.contains("verdict on RT-1: SUSPECTED HAZARD → CLEARED PER RECORD"), "\(agreed)")
    try desk.must("verify")
  }

  @Test("fit a map to monuments, which two decide on, and then take the name of that")
  func calibration() throws {
    let desk = try desk()
    let points = [(46.80, 40.26), (46.84, 40.26), (46.84, 40.28), (46.80, 40.28)]
    let texts = points.map { "\($0.1), \($0.0)" }
    let said = try desk.start(["locate"] + texts + ["--crs", "EPSG:28408"]).end().out
    let grid = said.matches(of: #/EPSG:28408 (\d+\.\d+) (\d+\.\d+)/#).compactMap { match in
      Double(match.output.1).flatMap { y in Double(match.output.2).map { (y, $0) } }
    }
    let rows = zip(points, grid).map { point, grid in
      "P\(point.0)\(point.1),\(point.0),\(point.1),\(grid.1 - 40),\(grid.0 + 25),0.1"
    }
    let file = try desk.file(
      "pillars.csv", "name,lon,lat,easting,northing,accuracy\n\(rows.joined(separator: "\n"))\n")
    let fit = ["calibrate", file, "--crs", "EPSG:28408", "--name", "SHEET"]
    let shown = try desk.start(fit).end()
    #expect(
      shown.status == 0 && shown.out.contains("shift: 40.0 m east"), "\(shown.out)\(shown.err)")
    #expect(try desk.must("proposals").err.contains("nothing awaits"))
    let proposed = try number(try desk.start(fit + ["--note", "four pillars"]).end())
    let place = "EPSG:28408 \(grid[0].0 + 25) \(grid[0].1 - 40)"
    #expect(try desk.run("locate", place, "--calibration", "SHEET").status == 66)
    try desk.must("approve", proposed, "--by", "P-4", "--for", "ORG-3")
    let located = try desk.must("locate", place, "--calibration", "SHEET")
    #expect(located.out.contains("40.260000, 46.800000"), "\(located.out)")
    let filed = try desk.must(
      "report", "unexploded", "--place", place, "--calibration", "SHEET", "--code", "HR-1")
    #expect(filed.err.contains("SHEET moves it by 47 m"), "\(filed.err)")
    #expect(try desk.must("show", "HR-1").out.contains("EPSG:15865 + SHEET"))
    try desk.must("verify")
  }

  @Test("measure a place leg by leg from a landmark, as a record or to see where its points are")
  func traverse() throws {
    let desk = try desk()
    let mark = try desk.file("mark.geojson", #"{"type":"Point","coordinates":[46.825,40.276]}"#)
    try desk.must("add", "site", "LM-1", "--geometry", mark, "--set", "accuracy=0.5")
    let legs = try desk.file(
      "legs.csv",
      "point,from,bearing,distance\nSP,LM-1,90°M,20\nA,SP,0°M,30\nB,A,90°M,30\nC,B,180°M,30\n"
        + "SP,C,270°M,29\n")
    let area = [
      "add", "area", "HA-9", "--traverse", legs, "--set", "classification=suspected", "--set",
      "observedOn=2021-06-01", "--set", #"evidence=[{"kind":"direct","note":"n"}]"#,
    ]
    let dayless = try desk.start(area).end()
    #expect(dayless.status == 64 && dayless.isOneLine, "\(dayless.err)")
    let twice = try desk.start(area + ["--geometry", mark]).end()
    #expect(twice.err.contains("a record has one place"), "\(twice.err)")
    let added = try desk.start(area + ["--measured-on", "2021-06-01"]).end()
    #expect(added.err.contains("misses SP by 1.0 m in 119 m"), "\(added.err)")
    let shown = try desk.must("show", "HA-9").out
    for words in [
      "fix: traverse", "Polygon, 5 positions", "entered: point,from,bearing,distance; SP",
    ] {
      #expect(shown.contains(words), "\(shown)")
    }
    let located = try desk.must("locate", "--traverse", legs, "--on", "2021-06-01")
    #expect(located.lines.count { ["SP", "A", "B", "C"].contains($0) } == 4, "\(located.out)")
    #expect(try desk.run("locate").status == 64)
    try desk.must(
      "report", "unexploded", "--traverse", legs, "--seen", "2021-06-01", "--code", "HR-1")
    let corrected = try desk.must(
      "correct", "HA-9", "--traverse",
      try desk.file("legs.csv", "point,from,bearing,distance\nSP,LM-1,90°T,20\n"),
      "--note", "it is one mine")
    #expect(corrected.out.contains("clearway approve"), "\(corrected.out)")
    try desk.must("verify")
  }
}
