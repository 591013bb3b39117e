import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// Tables, of which each row is a record (coordinates, rules 1 to 4).
@Suite("A table")
struct TableImportTests {
  /// A square of 100 m in the middle of Amsterdam, on the grid of the Netherlands.
  private static let square =
    "\"POLYGON ((122000 487000,122100 487000,122100 487100,122000 487100,122000 487000))\""

  private static let areas =
    "WKT,code,kind of map,observedOn\n\(square),HA-1,1:5000,2026-01-05\n\"POINT (155000 463000)\","
    + "HA-2,\"a, b\",\n"

  /// Imports a table as suspected areas.
  private func take(
    _ text: String, system: String? = nil, reading: TableReading? = nil,
    named name: String = "areas.csv", _ desk: ScratchProgramme
  ) throws -> Reconciliation {
    var options = ImportOptions()
    options.recordType = .hazardousArea
    for text in ["classification=suspected", "status=open", "accuracy=5"] { try options.set(text) }
    (options.reading.system, options.reading.table) = (system, reading)
    return try desk.workspace.importFile(
      named: name, options: options, person: desk.person, organisation: desk.organisation,
      open: { once(text) })
  }

  private func refusal(
    _ text: String, system: String? = nil, reading: TableReading? = nil,
    named name: String = "areas.csv"
  ) throws -> String {
    let desk = try ScratchProgramme()
    let before = try desk.revision
    let problem = try problem {
      _ = try take(text, system: system, reading: reading, named: name, desk)
    }
    #expect(try desk.revision == before)
    return problem?.description ?? "none"
  }

  private func place(_ code: String, _ desk: ScratchProgramme) throws -> Position<Geographic> {
    try #require(try desk.record(code)?.place.entered?.positions.first)
  }

  @Test("has its places in WKT, in the system that is said, and its fields as they stand")
  func wellKnownText() throws {
    let desk = try ScratchProgramme()
    let result = try take(Self.areas, system: "EPSG:28992", desk)
    #expect(result.read == 2 && result.added == 2 && result.unlocated == 0)
    #expect(!result.notes.contains { $0.kind == "remark" })
    // The origin of the grid: the church tower of Amersfoort.
    let tower = try place("HA-2", desk)
    #expect(abs(tower.latitude - 52.155_173) < 0.000_01)
    #expect(abs(tower.longitude - 5.387_204) < 0.000_02)
    let area = try #require(try desk.record("HA-1"))
    #expect(area.place.derivation?.system == "EPSG:28992")
    #expect(area.place.derivation?.operation != nil)
    #expect(abs((area.place.ground?.area ?? 0) - 10_000) < 5)
    #expect(try desk.members("HA-2")["kind of map"] == "a, b")
    #expect(try take(Self.areas, system: "EPSG:28992", desk).same == 2)
  }

  @Test(
    "that does not say its system is refused in one sentence",
    arguments: [
      areas, "x,y,code\n122000,487000,HA-1\n", "easting,northing,code\n122000,487000,HA-1\n",
      "WKT,code\nPOINT (4.9 52.37),HA-1\n", "WKT,code\n,HA-1\n",
    ])
  func noSystem(text: String) throws {
    let said = try refusal(text)
    #expect(said.contains("does not say its coordinate system (areas.csv); give --crs"), "\(said)")
    #expect(!said.contains("\n"))
  }

  @Test(
    "with columns of longitudes and latitudes is in WGS 84",
    arguments: ["longitude,latitude", "lon,lat", "Lng,Lat", "LONG,LAT"])
  func degrees(names: String) throws {
    let desk = try ScratchProgramme()
    _ = try take("code,\(names)\nHA-1,46.75,39.82\n", desk)
    #expect(try place("HA-1", desk) == Position(longitude: 46.75, latitude: 39.82))
    #expect(try desk.record("HA-1")?.place.derivation == nil)
  }

  @Test("is in longitude and latitude, in this order, where EPSG:4326 is said")
  func worldGeodetic() throws {
    let desk = try ScratchProgramme()
    let reading = try TableReading(x: "a", y: "b")
    _ = try take("code,a,b\nHA-1,46.75,39.82\n", system: "EPSG:4326", reading: reading, desk)
    #expect(try place("HA-1", desk) == Position(longitude: 46.75, latitude: 39.82))
    _ = try take("WKT,code\nPOINT (46.75 39.82),HA-2\n", system: "EPSG:4326", desk)
    #expect(try place("HA-2", desk) == Position(longitude: 46.75, latitude: 39.82))
    let said = try refusal("lon,lat,code\n46.75,39.82,HA-1\n122000,487000,HA-2\n")
    #expect(said.contains("cannot be degrees") && said.contains("row 2"), "\(said)")
  }

  @Test("whose EWKT names its system is in that, and in no other")
  func ewkt() throws {
    let desk = try ScratchProgramme()
    let text = "WKT,code\n,HA-0\nSRID=28992;POINT (155000 463000),HA-1\n"
    _ = try take(text, desk)
    #expect(abs(try place("HA-1", desk).latitude - 52.155_173) < 0.000_01)
    #expect(try desk.record("HA-1")?.place.derivation?.system == "EPSG:28992")
    _ = try take(text, system: "EPSG:28992", desk)
    let other = try refusal(text, system: "EPSG:32631")
    #expect(other.contains("another coordinate system: SRID=28992"), "\(other)")
    for row in ["SRID=32631;POINT (600000 5800000)", "POINT (155000 463000)"] {
      let said = try refusal(text + "\(row),HA-2\n")
      #expect(said.contains("do not all name the same coordinate system"), "\(said)")
      #expect(said.contains("row 3"), "\(said)")
    }
    _ = try take("WKT,code\nSRID=4326;POINT (46.75 39.82),HA-5\n", desk)
    #expect(try place("HA-5", desk) == Position(longitude: 46.75, latitude: 39.82))
    #expect(try refusal("WKT,code\nSRID=0;POINT (1 2),HA-5\n").contains("no coordinate system"))
  }

  @Test("that cannot be read says the row and the line, and nothing of it is taken")
  func damage() throws {
    let broken = try refusal(
      Self.areas.replacing("a, b", with: "a,\n b") + "\"POINT (155000 463000)\",HA-3\n",
      system: "EPSG:28992")
    #expect(broken.contains("row 3, line 5") && broken.contains("2 fields"), "\(broken)")
    let exchanged = try refusal(
      "x,y,code\n463000,155000,HA-1\n", system: "EPSG:28992")
    #expect(exchanged.contains("axes look exchanged"), "\(exchanged)")
    let twice = try refusal("lon,lat,x,y,code\n4.9,52.4,122000,487000,HA-1\n")
    #expect(twice.contains("more than one thing in it could be the geometry"), "\(twice)")
    let none = try refusal("a,b,code\n4.9,52.4,HA-1\n")
    #expect(none.contains("--no-geometry"), "\(none)")
    for (x, y) in [("lat", "lon"), ("code", "lon"), ("lat", "code")] {
      let said = try refusal(
        "lon,lat,code\n4.9,52.4,HA-1\n", system: "EPSG:4326", reading: TableReading(x: x, y: y))
      #expect(said.contains("look exchanged"), "\(said)")
    }
  }

  @Test("that ends without a line break may have been cut off, and says so")
  func open() throws {
    let desk = try ScratchProgramme()
    let result = try take("lon,lat,code\n46.75,39.82,HA-17", desk)
    #expect(result.notes.contains { $0.kind == "remark" && $0.text.contains("cut off") })
    let whole = try take("lon,lat,code\n46.75,39.82,HA-17\n", desk)
    #expect(!whole.notes.contains { $0.kind == "remark" })
  }

  @Test("of no rows is nothing, and one without places is danger that nobody can place")
  func empty() throws {
    let desk = try ScratchProgramme()
    #expect(try take("lon,lat,code\n", desk).read == 0)
    let result = try take(
      "code,note\nHA-1,here\n", reading: TableReading(hasNoGeometry: true), desk)
    #expect(result.added == 1 && result.unlocated == 1)
  }

  @Test(
    "is told by its name or by what is said of it, and parted as the header or --delimiter says")
  func form() throws {
    let desk = try ScratchProgramme()
    _ = try take("lon;lat;code\n46.75;39.82;HA-1\n", named: "A.CSV", desk)
    _ = try take("lon\tlat\tcode, or so\tcode\n46.75\t39.82\t\tHA-2\n", named: "a.tsv", desk)
    _ = try take(
      "lon|lat|code\n46.75|39.82|HA-3\n", reading: TableReading(delimiter: "|"), named: "a.txt",
      desk)
    _ = try take(
      "lon\tlat\tcode\n46.75\t39.82\tHA-4\n", reading: TableReading(delimiter: "tab"), desk)
    for code in ["HA-1", "HA-2", "HA-3", "HA-4"] {
      #expect(try place(code, desk) == Position(longitude: 46.75, latitude: 39.82))
    }
    #expect(try refusal("lon,lat,code\n", named: "a.txt").contains("not JSON"))
  }

  @Test("is read in one way: both of --x and --y or neither, and one character between fields")
  func options() throws {
    #expect(try TableReading() == nil)
    let wrong: [() throws -> TableReading?] = [
      { try TableReading(x: "a") }, { try TableReading(y: "a") },
      { try TableReading(wkt: "w", x: "a", y: "b") },
      { try TableReading(wkt: "w", hasNoGeometry: true) }, { try TableReading(delimiter: "||") },
      { try TableReading(delimiter: "") }, { try TableReading(delimiter: "ж") },
    ]
    for make in wrong { #expect(try problem { _ = try make() }?.status == Problem.usage) }
  }

  @Test("of one row is a place or a route; of more it is no single place")
  func single() throws {
    let line = "\"LINESTRING (122000 487000,122900 487000)\""
    var reading = FileReading()
    reading.system = "EPSG:28992"
    let routes = try AskedRoute.read(
      once("WKT,name\n\(line),R-1\n\(line),R-2"), named: "routes.csv", isJoined: false,
      reading: reading)
    #expect(routes.map(\.name) == ["R-1", "R-2"])
    #expect(routes.allSatisfy { $0.conversionAccuracy > 0 && $0.conversionAccuracy < 2 })
    let desk = try ScratchProgramme()
    var remarks: [String] = []
    func add(_ code: String, _ text: String) throws {
      let record = try desk.workspace.record(
        .hazardousArea, code: Identifier(code),
        members: [
          "classification=suspected", "status=open", "observedOn=2026-01-01",
          #"evidence=[{"kind":"direct","note":"n"}]"#,
        ].map(ImportOptions.member),
        geometry: once(text), named: "place.csv", reading: reading, remark: { remarks.append($0) })
      try desk.perform(.add(record), .admin)
    }
    try add("HA-1", "WKT,note\n\(Self.square),x")
    #expect(remarks.contains { $0.contains("note") } && remarks.contains { $0.contains("cut off") })
    #expect(try desk.record("HA-1")?.place.derivation?.system == "EPSG:28992")
    let two = try problem { try add("HA-2", "WKT\n\(Self.square)\n\(Self.square)\n") }
    #expect(two?.reason.contains("more than one feature") == true)
  }
}
