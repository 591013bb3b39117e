import GPX
import Geometry
import Testing

@Suite("GPX coordinate")
struct GPXCoordinateTests {
  @Test(
    "is a decimal number of degrees, with white space, sign or power of ten",
    arguments: [
      ("39.759978", 39.759978), (" 39.5\n", 39.5), ("+39.5", 39.5), ("-0", 0), ("90", 90),
      ("-90.000", -90), (".5", 0.5), ("5.", 5), ("3.95e1", 39.5), ("395E-1", 39.5), ("007", 7),
      ("&#51;9", 39), ("1e-400", 0),
    ] as [(String, Double)])
  func accepted(text: String, value: Double) throws {
    let file = try GPXText(segment: "<trkpt lat=\"\(text)\" lon=\"1\"/>").file()
    #expect(file.routes[0].segments[0][0].latitude == value)
  }

  @Test(
    "is nothing else",
    arguments: [
      "", " ", "39,5", "NaN", "nan", "INF", "-INF", "inf", "infinity", "0x27", "39.5°", "39 30",
      "N39.5", "39.5N", "--1", "+-1", "1e", "1e+", ".", "e1", "1.2.3", "1_0", "٣٩", "1f", "1 .5",
    ])
  func refused(text: String) {
    let latitude = GPXText(segment: "<trkpt lat=\"\(text)\" lon=\"1\"/>").failure
    #expect(latitude?.kind == .notANumber(.latitude, text))
    let longitude = GPXText(segment: "<trkpt lat=\"1\" lon=\"\(text)\"/>").failure
    #expect(longitude?.kind == .notANumber(.longitude, text))
  }

  @Test(
    "is within ±90° and ±180°",
    arguments: [
      ("90.0000001", "0", .latitude), ("-91", "0", .latitude), ("0", "180.1", .longitude),
      ("0", "-1e3", .longitude), ("1e999", "0", .latitude), ("0", "-1e999", .longitude),
      ("91", "181", .latitude),
    ] as [(String, String, GPXFailure.Axis)])
  func range(lat: String, lon: String, axis: GPXFailure.Axis) {
    let failure = GPXText(segment: "<trkpt lat=\"\(lat)\" lon=\"\(lon)\"/>").failure
    #expect(failure?.kind == .outOfRange(axis, axis == .latitude ? lat : lon))
  }

  @Test("is never missing")
  func missing() {
    for name in ["LAT", "latitude", "x:lat"] {
      let failure = GPXText(segment: "<trkpt \(name)=\"1\" lon=\"1\"/>").failure
      #expect(failure?.kind == .missing(.latitude), "\(name)")
    }
    #expect(GPXText(segment: "<trkpt lat=\"1\"/>").failure?.kind == .missing(.longitude))
  }

  @Test("that is bad refuses the whole file, and says where")
  func place() {
    let good = GPXText.points((1, 1), (2, 2))
    let track = GPXText(
      """
      <gpx>
        <trk><trkseg>\(good)</trkseg></trk>
        <trk><trkseg/><trkseg>
          \(good)
          <trkpt lon="46,75" lat="39.5"/>
        </trkseg></trk>
      </gpx>
      """
    ).failure
    #expect(track?.reason == "lon=\"46,75\" is not a decimal number of degrees")
    #expect(track?.hint == "write a point, not a comma: 39.76")
    #expect(track?.spot == "track 2, segment 2, point 3, line 5, column 5")
    let course = GPXText(
      body: "<rte><rtept lat='1' lon='1'/><rtept lat='1' lon='1'><gpxx:RoutePointExtension>"
        + "<gpxx:rpt lat='1' lon='1'/><gpxx:rpt lat='1'/>"
    ).failure
    #expect(course?.reason == "the point has no lon")
    #expect(course?.place?.words == "route 1, point 2, detail 2")
    #expect(course?.line == 1)
  }

  @Test("is quoted on one line, and not at length")
  func quotation() {
    let text = "1\u{202E}\u{9B}2" + String(repeating: "x", count: 100)
    let failure = GPXText(segment: "<trkpt lat=\"\(text)\" lon=\"1\"/>").failure
    #expect(
      failure?.reason == "lat=\"1  2" + String(repeating: "x", count: 36)
        + "…\" is not a decimal number of degrees")
  }
}
