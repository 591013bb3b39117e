import CSV
import Testing

@Suite("The places of a table")
struct CSVPlaceTests {
  private func geometries(_ text: String, _ geometry: CSVOptions.Geometry = .automatic) -> [String]
  {
    let outcome = CSVText(text).outcome(CSVOptions(geometry: geometry))
    #expect(outcome.failure == nil)
    return outcome.geometries
  }

  private func failure(
    _ text: String, _ geometry: CSVOptions.Geometry = .automatic
  ) -> CSVFailure.Kind? {
    CSVText(text).outcome(CSVOptions(geometry: geometry)).failure?.kind
  }

  @Test(
    "stand in the one column of WKT that there is, which is no property then",
    arguments: ["WKT", "wkt", "geometry", "Geom", "THE_GEOM", "wkt_geom", "shape_WKT", " geom "])
  func wkt(name: String) {
    let outcome = CSVText("code,\(name),x,y\nS-1,POINT(46.75 39.5),1,2\n").outcome()
    #expect(outcome.geometries == ["{\"type\":\"Point\",\"coordinates\":[46.75,39.5]}"])
    #expect(outcome.properties == [["code", "S-1", "x", "1", "y", "2"]])
  }

  @Test(
    "stand in the one pair of coordinates, east first, whatever comes first in the table",
    arguments: [
      ("longitude", "latitude"), ("Lon", "LAT"), ("lng", "lat"), ("long", "lat"),
      ("Easting", "Northing"), ("X", "Y"), ("E", "N"),
    ])
  func pairs(x: String, y: String) {
    for (first, second, values) in [(x, y, "46.75,39.5"), (y, x, "39.5,46.75")] {
      let outcome = CSVText("\(first),code,\(second)\n\(values.replacing(",", with: ",S-1,"))\n")
        .outcome()
      #expect(outcome.geometries == ["{\"type\":\"Point\",\"coordinates\":[46.75,39.5]}"])
      #expect(outcome.properties.first?.count == 6)
    }
  }

  @Test("stand where they are said to stand")
  func named() {
    let table = "wkt,a,b,x,y,shape\nPOINT(1 2),3,4,5,6,POINT(7 8)\n"
    #expect(
      geometries(table, .wkt(column: "shape")) == ["{\"type\":\"Point\",\"coordinates\":[7,8]}"])
    #expect(
      geometries(table, .wkt(column: nil)) == ["{\"type\":\"Point\",\"coordinates\":[1,2]}"])
    #expect(
      geometries(table, .columns(x: "b", y: "a")) == ["{\"type\":\"Point\",\"coordinates\":[4,3]}"])
    let outcome = CSVText(table).outcome(CSVOptions(geometry: .none))
    #expect(outcome.geometries == ["null"] && outcome.properties.first?.count == 12)
  }

  @Test("are not guessed where there are none, or several")
  func unclear() {
    #expect(failure("a,lon,northing\n1,2,3\n") == .noGeometry(among: ["a", "lon", "northing"]))
    #expect(failure("x,y\n1,2\n", .wkt(column: nil)) == .noGeometry(among: ["x", "y"]))
    #expect(
      failure("x,y,lat,lon\n1,2,3,4\n")
        == .severalGeometries(["\"lon\" with \"lat\"", "\"x\" with \"y\""]))
    #expect(
      failure("lon,lng,lat\n1,2,3\n")
        == .severalGeometries(["\"lon\" with \"lat\"", "\"lng\" with \"lat\""]))
    #expect(
      failure("x,X,y\n1,2,3\n") == .severalGeometries(["\"x\" with \"y\"", "\"X\" with \"y\""]))
    #expect(
      failure("geom,WKT\nPOINT(1 2),\n")
        == .severalGeometries(["\"geom\" as WKT", "\"WKT\" as WKT"]))
    #expect(
      failure("a,b\n", .wkt(column: "c")) == .unknownColumn("c", among: ["a", "b"]))
    #expect(
      failure("a,b\n", .columns(x: "a", y: "B")) == .unknownColumn("B", among: ["a", "b"]))
    #expect(failure("a,b\n", .columns(x: "a", y: "a")) == .sameColumn("a"))
    let hint = CSVFailure(.severalGeometries([]), line: 1).hint
    #expect(hint == "say which it is: --wkt COLUMN, or --x COLUMN --y COLUMN")
  }

  @Test("are not in a column that has the name of WKT only")
  func other() {
    let hex = "0101000020E6100000000000000000F03F0000000000000040"
    #expect(
      CSVText("code,geom\n1,\n2,\(hex)\n").outcome().failure
        == CSVFailure(.notWKT(column: "geom", text: String(hex.prefix(40))), line: 3, row: 2))
    #expect(
      failure("geometry,x,y\nPolygon,1,2\n") == .notWKT(column: "geometry", text: "Polygon"))
    // Whoever names it gets every row, flagged.
    #expect(geometries("code,geom\n1,\(hex)\n", .wkt(column: "geom")) == ["\"\(hex)\""])
    // Once there was WKT, or what begins as such, one row that is none is that row's flaw.
    #expect(
      geometries("code,geom\n1,\"CIRCULARSTRING(0 0,1 1,2 0)\"\n2,\(hex)\n")
        == ["\"CIRCULARSTRING(0 0,1 1,2 0)\"", "\"\(hex)\""])
    #expect(
      failure("geom,x,y\n,1,2\n,3,4\n")
        == .severalGeometries(["\"geom\" as WKT", "\"x\" with \"y\""]))
    #expect(geometries("geom,code\n,1\n , 2\n") == ["null", "null"])
    #expect(geometries("geom,x,y\n,1,2\nPOINT EMPTY,3,4\n").first == "null")
  }

  @Test(
    "keep the digits of their coordinates",
    arguments: [
      ("46.7500", "39.50", "46.7500,39.50"), (" 46 ", "\t-39.5 ", "46,-39.5"),
      ("+46", ".5", "46,0.5"), ("-.5", "7.", "-0.5,7"), ("046.75", "-007.5", "46.75,-7.5"),
      ("4.675E+1", "3e-1", "4.675E+1,3e-1"), ("0", "-0.0", "0,-0.0"), ("00", "5.e2", "0,5e2"),
      ("122171.601500001000000000000000001", "1", "122171.601500001000000000000000001,1"),
    ])
  func numbers(x: String, y: String, coordinates: String) {
    #expect(
      geometries("code;x;y\n1;\(x);\(y)\n")
        == ["{\"type\":\"Point\",\"coordinates\":[\(coordinates)]}"])
  }

  @Test(
    "are no places where a number is not one beyond doubt; what was typed stays",
    arguments: [
      ("46.7", ""), ("", "39"), ("46,7", "39.8"), ("1 234.5", "39"), ("46°45'N", "39"),
      ("NaN", "1"), ("inf", "1"), ("1e999", "1"), ("--1", "2"), ("1.2.3", "4"), ("0x10", "1"),
      (".", "1"), ("1e", "2"), ("e5", "1"), ("\u{2212}5", "6"), ("1 2", "3"), ("a", "b"),
      (String(repeating: "9", count: 400), "1"),
    ])
  func noNumbers(x: String, y: String) {
    let outcome = CSVText("code;Lon;Lat\n1;\(x);\(y)\n").outcome()
    #expect(outcome.geometries == ["\"Lon=\(x); Lat=\(y)\""])
    #expect(outcome.properties.first?.contains(x.isEmpty ? y : x) == true)
  }

  @Test("are missing where both coordinates, or the WKT, are")
  func missing() {
    #expect(geometries("code,x,y\n1,,\n2, ,\"\"\n") == ["null", "null"])
    #expect(geometries("code,wkt\n1,\n2,  \n", .wkt(column: "wkt")) == ["null", "null"])
  }
}
