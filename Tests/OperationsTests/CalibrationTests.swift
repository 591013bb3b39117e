import Assessment
import GeoEngine
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// A map of doubtful datum, fitted to monuments by two people.
@Suite("A calibration")
struct CalibrationTests {
  /// Where four pillars are, and by how much the map has each wrong, in metres.
  private static let pillars: [(name: String, x: Double, y: Double, off: (Double, Double))] = [
    ("A", 46.72, 39.80, (30, -20)), ("B", 46.78, 39.80, (31, -20)), ("C", 46.78, 39.84, (30, -21)),
    ("D", 46.72, 39.84, (29, -19)),
  ]

  private func grid(_ x: Double, _ y: Double) throws -> Position<Grid> {
    let box = Envelope(west: 46.7, south: 39.78, east: 46.8, north: 39.86)
    return try #require(
      try CoordinateEngine.ofThisThread().operation(from: "EPSG:28408", over: box)
        .grid(Position(longitude: x, latitude: y)))
  }

  /// A file of monuments, of which the map has one wrong by some further metres.
  private func monuments(_ count: Int = 4, wrong: Double = 0) throws -> String {
    let features = try Self.pillars.prefix(count).map { pillar in
      let known = try grid(pillar.x, pillar.y)
      let further = pillar.name == "C" ? wrong : 0
      return
        #"{"type":"Feature","geometry":{"type":"Point","coordinates":[\#(pillar.x),\#(pillar.y)]},"#
        + #""properties":{"name":"\#(pillar.name)","easting":\#(known.x - pillar.off.0 - further),"#
        + #""northing":\#(known.y - pillar.off.1),"accuracy":0.2}}"#
    }
    return Plain.collection(features)
  }

  private func draft(_ text: String, system: String = "EPSG:28408") throws -> CalibrationDraft {
    try CalibrationDraft(
      ImportSource("monuments.geojson") { once(text) }, system: system, policy: .standard,
      near: nil)
  }

  /// A programme that has decided on the calibration, and its area about it.
  private func desk() throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    var policy = Policy.standard
    policy.name = "with SHEET"
    policy.calibrations["SHEET"] = try draft(monuments()).calibration
    let events = try desk.perform(.setPolicy(policy, note: "four pillars"), .admin)
    #expect(events.map(\.fact.kind) == ["proposed"])
    #expect(try desk.workspace.current().situation.policy.calibrations.isEmpty)
    try desk.approve(.officer)
    return desk
  }

  private func named(
    _ desk: ScratchProgramme, _ name: String = "SHEET"
  ) throws -> NamedCalibration {
    try NamedCalibration(name, in: desk.workspace.current().situation.policy)
  }

  private func area(_ x: Double, _ y: Double) -> String {
    Plain.collection(
      Draft(
        "hazardousArea", "HA-1", #"{"type":"Point","coordinates":[\#(x),\#(y)]}"#,
        ["classification": #""suspected""#, "accuracy": "5"]))
  }

  @Test("is the shift that the monuments show, as exact as they agree and are known")
  func fit() throws {
    let draft = try draft(monuments())
    let found = draft.calibration
    #expect(abs(found.east - 30) < 0.01 && abs(found.north + 20) < 0.01)
    #expect(found.system == "EPSG:28408" && found.operation == "EPSG:15865")
    #expect(found.accuracy > 1.2 && found.accuracy < 4)
    for words in ["shift: 30.0 m east, -20.0 m north", "B is then off by 1.0 m", "good to"] {
      #expect(draft.text.contains(words), "\(draft.text)")
    }
  }

  @Test("comes back from the text of its policy as it was")
  func text() throws {
    var policy = Policy.standard
    policy.name = "with SHEET"
    policy.calibrations["SHEET"] = try draft(monuments()).calibration
    #expect(try Policy(policy.text) == policy)
    let lacking = policy.text.text.replacing(#""accuracy":0.2"#, with: #""accuracy":-1"#)
    #expect(throws: PolicyDefect.self) { try Policy(JSONText(parsing: lacking)) }
    let desk = try desk()
    let known = try desk.workspace.current().situation.policy
    #expect(known.calibrations == policy.calibrations)
    #expect(try Workspace.open(desk.path, readOnly: true).current().situation.policy == known)
  }

  @Test("brings what is imported and typed to its place, and says so beside it")
  func use() throws {
    let desk = try desk()
    let map = try grid(46.75, 39.82)
    let text = area(map.x - 30, map.y + 20)
    let calibration = try named(desk)
    try desk.take(text) {
      $0.reading.system = "EPSG:28408"
      $0.reading.calibration = calibration
    }
    let known = try #require(try desk.record("HA-1")?.place)
    let position = try #require(known.entered?.positions.first)
    #expect(abs(position.longitude - 46.75) < 1e-6 && abs(position.latitude - 39.82) < 1e-6)
    #expect(known.derivation?.operation == "EPSG:15865 + SHEET")
    #expect(try known.derivation?.accuracy == draft(monuments()).calibration.accuracy)
    #expect(known.text?.text.contains("\(map.x - 30)") == true)
    var reader = PlaceReader(try desk.workspace.current(), on: CivilDay(number: 20_000))
    reader.calibration = calibration
    let typed = try reader.place("EPSG:28408 \(map.y + 20) \(map.x - 30)", at: "here")
    #expect(abs(typed.position.longitude - 46.75) < 1e-6)
    #expect(typed.derivation.operation == "EPSG:15865 + SHEET")
    #expect(typed.remarks.contains { $0.contains("SHEET moves it by 36 m") })
  }

  @Test("is not used beyond its monuments, for another system, or by another name")
  func refusals() throws {
    let desk = try desk()
    let calibration = try named(desk)
    func refusal(_ text: String, _ system: String?) throws -> String {
      let before = try desk.revision
      let said = try problem {
        try desk.take(text) {
          $0.reading.system = system
          $0.reading.calibration = calibration
        }
      }
      #expect(try desk.revision == before)
      return said?.description ?? "none"
    }
    let far = try grid(46.9, 39.9)
    #expect(try refusal(area(far.x, far.y), "EPSG:28408").contains("among the monuments of SHEET"))
    let other = try refusal(area(649_775, 4_409_244), "EPSG:32638")
    #expect(other.contains("SHEET calibrates EPSG:28408, and this is EPSG:32638"), "\(other)")
    #expect(try refusal(area(46.75, 39.82), nil).contains("it is in WGS 84"))
    #expect(try problem { _ = try named(desk, "MAP-9") }?.hint == "it has SHEET")
    var reader = PlaceReader(try desk.workspace.current(), on: CivilDay(number: 20_000))
    reader.calibration = calibration
    for (text, words) in [
      ("EPSG:28408 \(far.y) \(far.x)", "does not lie among the monuments"),
      ("EPSG:32638 649775.2 4409244.3", "calibrates EPSG:28408"),
    ] {
      let said = try problem { _ = try reader.place(text, at: "here") }?.description
      #expect(said?.contains(words) == true, "\(said ?? "none")")
    }
  }

  @Test("is refused where the monuments prove too little, or contradict each other")
  func defects() throws {
    func refusal(_ text: String, _ system: String = "EPSG:28408") throws -> String {
      try problem { _ = try draft(text, system: system) }?.description ?? "none"
    }
    #expect(try refusal(monuments(2)).contains("2 monuments are too few"))
    #expect(try refusal(monuments(0)).contains("no monument"))
    let outlier = try refusal(monuments(wrong: 60))
    #expect(outlier.contains("the monument C lies"), "\(outlier)")
    #expect(try refusal(monuments(), "EPSG:4284").contains("no grid in metres"))
    #expect(try refusal(monuments(), "EPSG:4326").contains("for a map's grid"))
    let nameless = try monuments().replacing(#""easting""#, with: #""east""#)
    #expect(try refusal(nameless).contains("where the map has it"))
  }
}
