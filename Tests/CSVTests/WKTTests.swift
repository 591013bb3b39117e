import CSV
import Testing

@Suite("WKT")
struct WKTTests {
  @Test(
    "becomes the GeoJSON geometry of the same positions",
    arguments: [
      ("POINT (46.75 39.5)", "Point", "[46.75,39.5]"), ("point(1 2)", "Point", "[1,2]"),
      ("  PoInT\n( 1\t2 ) ", "Point", "[1,2]"), ("POINT Z (1 2 3)", "Point", "[1,2,3]"),
      ("POINTZ(1 2 3)", "Point", "[1,2,3]"), ("POINT(1 2 3)", "Point", "[1,2,3]"),
      ("POINT M (1 2 3)", "Point", "[1,2,3]"), ("pointm(1 2 3)", "Point", "[1,2,3]"),
      ("POINT ZM (1 2 3 4)", "Point", "[1,2,3,4]"), ("POINTZM(1 2 3 4)", "Point", "[1,2,3,4]"),
      ("POINT(1 2 3 4)", "Point", "[1,2,3,4]"), ("POINT EMPTY", "Point", "[]"),
      ("POINT Z EMPTY", "Point", "[]"), ("POLYGON empty", "Polygon", "[]"),
      ("LINESTRING (1 2,3 4 , 5 6)", "LineString", "[[1,2],[3,4],[5,6]]"),
      ("LINESTRING Z (1 2 3,4 5 6)", "LineString", "[[1,2,3],[4,5,6]]"),
      (
        "POLYGON ((0 0,4 0,4 4,0 0),(1 1,2 1,2 2,1 1))", "Polygon",
        "[[[0,0],[4,0],[4,4],[0,0]],[[1,1],[2,1],[2,2],[1,1]]]"
      ),
      ("POLYGON((0 0,4 0,4 4))", "Polygon", "[[[0,0],[4,0],[4,4]]]"),
      ("MULTIPOINT (1 2,3 4)", "MultiPoint", "[[1,2],[3,4]]"),
      ("MULTIPOINT ((1 2),(3 4))", "MultiPoint", "[[1,2],[3,4]]"),
      ("MULTIPOINT(-1 2,(3 4), EMPTY)", "MultiPoint", "[[-1,2],[3,4],[]]"),
      ("MULTIPOINT(.5 2,+3 4)", "MultiPoint", "[[0.5,2],[3,4]]"),
      ("MULTILINESTRING ((1 2,3 4),EMPTY)", "MultiLineString", "[[[1,2],[3,4]],[]]"),
      (
        "MULTIPOLYGON (((0 0,1 0,1 1,0 0)),((5 5,6 5,6 6,5 5)))", "MultiPolygon",
        "[[[[0,0],[1,0],[1,1],[0,0]]],[[[5,5],[6,5],[6,6],[5,5]]]]"
      ), ("MULTIPOLYGON EMPTY", "MultiPolygon", "[]"),
      ("POINT(122171.601500001 -0.10e-7)", "Point", "[122171.601500001,-0.10e-7]"),
      ("POINT(+046.7500 -.5)", "Point", "[46.7500,-0.5]"), ("POINT(5. 1.e3)", "Point", "[5,1e3]"),
    ])
  func shapes(wkt: String, type: String, coordinates: String) {
    #expect(
      CSVText.geometry(wkt) == "{\"type\":\"\(type)\",\"coordinates\":\(coordinates)}")
  }

  @Test("of collections nests, to a depth")
  func collections() {
    #expect(
      CSVText.geometry("GEOMETRYCOLLECTION (POINT(1 2), GEOMETRYCOLLECTION Z(POINT Z(1 2 3)))")
        == "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\","
        + "\"coordinates\":[1,2]},{\"type\":\"GeometryCollection\",\"geometries\":"
        + "[{\"type\":\"Point\",\"coordinates\":[1,2,3]}]}]}")
    #expect(
      CSVText.geometry("GEOMETRYCOLLECTION EMPTY")
        == "{\"type\":\"GeometryCollection\",\"geometries\":[]}")
    func nested(_ depth: Int) -> String {
      String(repeating: "GEOMETRYCOLLECTION(", count: depth) + "POINT(1 2)"
        + String(repeating: ")", count: depth)
    }
    #expect(CSVText.geometry(nested(15)).hasPrefix("{\"type\":\"GeometryCollection\""))
    #expect(CSVText.geometry(nested(16)) == "\"\(nested(16))\"")
    #expect(CSVText.geometry(nested(100_000)).hasPrefix("\"GEOMETRYCOLLECTION("))
  }

  @Test(
    "that cannot be read in full stays as the text that it is",
    arguments: [
      "POINT", "POINT(", "POINT()", "POINT(1)", "POINT(1 2", "POINT(1 2))", "POINT(1 2) x",
      "POINT(1 2);", "POINT(1,2)", "POINT(1 2 3 4 5)", "POINT Z (1 2)", "POINT ZM (1 2 3)",
      "POINT Z Z (1 2 3)", "POINT(1 2,3 4)", "POINT(NaN NaN)", "POINT(1 Inf)", "POINT(1e999 2)",
      "POINT(1 2 1e999)", "POINT(1-2)", "POINT(0x1 2)", "POINT(46,75 39,5)", "POINT((1 2))",
      "POINT EMPTY()", "EMPTY", "LINESTRING(1 2,)", "LINESTRING(1 2 3,4 5)", "LINESTRING((1 2))",
      "LINESTRING(1 2;3 4)", "LINESTRING(1 2,EMPTY)", "LINESTRING()", "POLYGON(1 2,3 4)",
      "POLYGON((0 0,1 0,1 1,0 0)", "POLYGON((0 0,1 0,1 1,0 0)))", "POLYGON((0 0,1 0),)",
      "MULTIPOINT(1 2,)", "MULTIPOLYGON((0 0,1 0,1 1,0 0))", "GEOMETRYCOLLECTION(1 2)",
      "GEOMETRYCOLLECTION(POINT(1 2),)", "GEOMETRYCOLLECTION(CIRCULARSTRING(0 0,1 1,2 0))",
      "CIRCULARSTRING(0 0,1 1,2 0)", "COMPOUNDCURVE((0 0,1 1))", "CURVEPOLYGON((0 0,1 0,1 1,0 0))",
      "TIN(((0 0,1 0,1 1,0 0)))", "TRIANGLE((0 0,1 0,1 1,0 0))", "POLYHEDRALSURFACE EMPTY",
      "SRID=4326", "SRID=;POINT(1 2)", "SRID=x;POINT(1 2)", "SRID=4326 POINT(1 2)",
      "SRID=99999999999999999999;POINT(1 2)", "SRID=-1;POINT(1 2)", "BOX(1 2,3 4)", "NULL", "\\N",
      "{\"type\":\"Point\"}", "0101000000", "ТОЧКА(1 2)", "POINT(1\u{A0}2)",
    ])
  func unusable(wkt: String) {
    let escaped = wkt.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    #expect(CSVText.geometry(wkt) == "\"\(escaped)\"")
  }

  @Test("may say its system, which every row of the table is in then that has no place of its own")
  func systems() {
    let text = CSVText(
      "code,geom\n1,\n2,SRID=32638;POINT(1 2)\n3,\n4,srid = 032638 ; POINT(3 4)\n5,POINT(5\n")
    let outcome = text.outcome()
    let system = "urn:ogc:def:crs:EPSG::32638"
    #expect(outcome.systems == [system, system, system, system, system])
    #expect(outcome.properties.map(\.last) == ["1", "2", "3", "4", "5"])
    #expect(outcome.geometries[3] == "{\"type\":\"Point\",\"coordinates\":[3,4]}")
    #expect(outcome.srid == 32638)
    #expect(
      outcome.lines[0]
        == "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"code\":\"1\"},"
        + "\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"\(system)\"}}}\n")
  }

  @Test("that names no system, or another one, does not get that of the rest")
  func otherSystems() {
    let rows = ["", "POINT(1 2)", "SRID=4326;POINT(1 2)", "SRID=28408;POINT(1 2)", ""]
    let text = CSVText("code,geom\n" + rows.map { "1,\($0)\n" }.joined())
    #expect(
      text.outcome().systems
        == [nil, nil, "urn:ogc:def:crs:EPSG::4326", "urn:ogc:def:crs:EPSG::28408", nil])
    #expect(text.outcome().srid == nil)
  }
}
