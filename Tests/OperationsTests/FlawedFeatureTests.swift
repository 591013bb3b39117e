import Assessment
import JSON
import MineAction
import Operations
import Testing

/// Features that are wrong in a file that can be read: danger is kept, ground is set aside.
@Suite("A flawed feature")
struct FlawedFeatureTests {
  private static let outside = Plain.position(500, 0).replacing("40.27", with: "95.27")
  private static let ring = Plain.ring([(400, -30), (600, -30), (600, 30), (400, -30)])

  /// Geometries across the road, and what is said of them.
  static let geometries: [(name: String, geometry: String, note: String, hasPlace: Bool)] = [
    (
      "an open ring", Plain.polygon([(400, -30), (600, -30), (600, 30), (400, 30)]),
      "a ring ends at", true
    ),
    (
      "a crossing ring",
      Plain.polygon([(400, -30), (600, 30), (600, -30), (400, 30), (400, -30)]),
      "Self-intersection", true
    ),
    (
      "two points", Plain.polygon([(500, -30), (500, 30), (500, -30)]), "2 different positions",
      true
    ),
    ("null", "null", "its geometry is null", false),
    ("no positions", #"{"type":"Polygon","coordinates":[]}"#, "no positions", false),
    ("a latitude of 95", #"{"type":"Point","coordinates":\#(outside)}"#, "not on Earth", false),
    ("words", #"{"type":"Point","coordinates":["46.82","40.27"]}"#, "no number", false),
    ("a strange type", #"{"type":"Circle","coordinates":[46.82,40.27]}"#, "Circle", false),
    ("no type", #"{"coordinates":[46.82,40.27]}"#, "does not say its type", false),
    ("a text", #""POINT(46.82 40.27)""#, "no object", false),
    (
      "a part outside",
      #"{"type":"MultiPolygon","coordinates":[[\#(ring)],[[\#(outside)]]]}"#, "not on Earth", true
    ),
    (
      "coordinates twice",
      #"{"type":"Point","coordinates":[46.82,40.27],"coordinates":[46.83,40.27]}"#, "twice", false
    ),
  ]

  @Test("that is danger is kept, however its place is flawed", arguments: geometries)
  func danger(name: String, geometry: String, note: String, hasPlace: Bool) throws {
    for draft in [
      Plain.area, Plain.report, Plain.cleared.coded("SE-2").with("status", #""rejected""#),
      Plain.cleared.coded("SE-2").with("status", #""closed""#),
    ] {
      let desk = try ScratchProgramme()
      let file = Plain.collection(Plain.cleared, draft.placed(geometry))
      let result = try desk.take(file, attested: true)
      #expect(result.added == 2, "\(name)")
      #expect(result.quarantined == 0)
      #expect(
        result.notes.contains { $0.feature == 2 && $0.text.contains(note) }, "\(result.notes)")
      let verdict = try desk.verdict()
      #expect(hasPlace ? verdict.class >= .suspect : verdict.class == .conditional, "\(name)")
      #expect(hasPlace || verdict.unlocated == [draft.code ?? ""], "\(name)")
      let text = ReconciliationText(result).text
      #expect(text.contains("feature 2, \(draft.code ?? "")"))
      let revision = try desk.revision
      try desk.take(file, attested: true)
      #expect(try desk.revision == revision)
    }
  }

  @Test("that endangers nobody is set aside, listed, and releases nothing", arguments: geometries)
  func ground(name: String, geometry: String, note: String, hasPlace: Bool) throws {
    for draft in [Plain.cleared, Draft("route", "RT-1", "", [:]), Draft("site", "ST-1", "", [:])] {
      let desk = try ScratchProgramme()
      let file = Plain.collection(draft.placed(geometry))
      let result = try desk.take(file, attested: true)
      #expect(result.quarantined == 1, "\(name)")
      #expect(result.added == 0)
      let entries = try desk.workspace.setAside()
      #expect(entries.map(\.number) == [1])
      let words = JSONText(trusted: draft.placed(geometry).text)
      #expect(entries.first?.words == .entered(words))
      #expect(entries.first?.reason.isEmpty == false)
      #expect(try desk.road() == .unknown)
      let revision = try desk.revision
      let again = try desk.take(file, attested: true)
      #expect(again.quarantined == 1)
      #expect(try desk.revision == revision)
    }
  }

  /// Members that are wrong, the rest being right; all of it counts as the worse.
  static let members: [(String, String, String)] = [
    ("half a character", #""remark":"\ud83d boom""#, "damaged text"),
    ("accuracy twice", #""accuracy":1,"accuracy":500"#, "twice: accuracy"),
    ("a status twice", #""status":"open","status":"released""#, "twice: status"),
    ("a number too large", #""accuracy":1e999"#, "accuracy"),
    ("a negative accuracy", #""accuracy":-5"#, "refused value"),
    ("an accuracy in words", #""accuracy":"5 m""#, "not understood"),
    ("a status from elsewhere", #""status":"closed""#, "not understood"),
    ("a day that there is not", #""observedOn":"2021-02-30""#, "not understood"),
  ]

  @Test("of a flawed member counts as the worse, and says so", arguments: members)
  func member(name: String, text: String, note: String) throws {
    let desk = try ScratchProgramme()
    let feature =
      #"{"type":"Feature","geometry":\#(Plain.area.geometry),"properties":"#
      + #"{"recordType":"hazardousArea","code":"HA-1",\#(text)}}"#
    let result = try desk.take(Plain.collection([Plain.cleared.text, feature]), attested: true)
    #expect(result.flagged == 1)
    #expect(result.notes.contains { $0.text.contains(note) }, "\(result.notes)")
    #expect(try desk.road() == .hazard, "without a class it is confirmed")
    #expect(
      try desk.verdict(from: (0, 0), to: (390, 0)).class == .hazard, "without an accuracy, 100 m")
  }

  @Test(
    "of two codes has one that is nobody's: what is on record under either stays",
    arguments: [
      (#""code":"HA-1","code":"HA-2""#, ""), (#""code":"HA-2","code":"HA-1""#, ""),
      (#""code":"HA-1","code":"HA-1""#, ""), (#""name":"x""#, #","id":"HA-1","id":"HA-2""#),
    ])
  func twoCodes(members: String, ids: String) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.cleared, Plain.area), attested: true)
    let feature =
      #"{"type":"Feature","geometry":\#(Plain.box(0, 5_000, 9, 5_009)),"properties":"#
      + #"{"recordType":"hazardousArea","status":"released",\#(members)}\#(ids)}"#
    let result = try desk.take(Plain.collection([feature]), attested: true)
    #expect(result.flagged == 1)
    #expect(result.added == 1)
    #expect(try desk.codes(.hazardousArea).count == 2)
    #expect(try desk.road() == .suspect)
  }

  @Test("that is no feature at all refuses the file, or is danger where all of it is")
  func noFeature() throws {
    let desk = try ScratchProgramme()
    let failure = try problem { try desk.take(#"{"type":"FeatureCollection","features":[null]}"#) }
    #expect(failure?.place == "test.geojson, feature 1")
    try desk.take(#"{"type":"FeatureCollection","features":[null,7,"x",{}]}"#) {
      $0.recordType = .hazardousArea
    }
    #expect(try desk.verdict().unlocated.count == 4)
  }
}
