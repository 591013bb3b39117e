import Assessment
import JSON
import MineAction
import Operations
import Testing

@Suite("Mapping")
struct ImportMappingTests {
  private let foreign = Draft(
    nil, nil, Plain.area.geometry,
    ["OBJECTID": "7", "TYPE": #""SHA""#, "Seen": #""2021-03-01""#, "status": #""Closed""#])

  @Test("turns foreign properties into ours, and keeps what it replaces beside them")
  func options() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(foreign)) {
      $0.recordType = .hazardousArea
      for text in ["observedOn=Seen", "code=OBJECTID"] { try $0.map(text) }
      for text in ["classification=suspected", "status=open", "accuracy=25"] { try $0.set(text) }
    }
    let members = try desk.members("7")
    #expect(members["classification"] == "suspected")
    #expect(members["observedOn"] == "2021-03-01")
    #expect(members["status"] == "open")
    #expect(members["source:status"] == "Closed")
    #expect(members["accuracy"] == "25")
    #expect(members["TYPE"] == "SHA")
  }

  static let mapping = """
    {"as": "hazardousArea", "set": {"accuracy": 25}, "prefix": "N-",
     "map": {"code": "OBJECTID", "observedOn": "Seen", "classification": "TYPE"},
     "values": {"classification": {"SHA": "suspected"}, "status": {"Closed": "released"}}}
    """

  @Test("reads all of that, and translations of values, from a file")
  func file() throws {
    let desk = try ScratchProgramme()
    let result = try desk.take(Plain.collection(foreign)) {
      try $0.read(mapping: Array(Self.mapping.utf8), named: "mapping.json")
    }
    let members = try desk.members("N-7")
    #expect(members["classification"] == "suspected")
    #expect(members["accuracy"] == "25")
    #expect(members["status"] == "open", "a translation is no attestation")
    #expect(result.waiting == 1)
  }

  @Test(
    "makes nothing certain that a file says twice",
    arguments: [
      (#""status":"Closed","status":"Mined""#, #"{"values":{"status":{"Closed":"released"}}}"#),
      (#""STATE":"released","STATE":"open""#, #"{"map":{"status":"STATE"}}"#),
      (#""STATE":"open","STATE":"open","status":"released""#, #"{"map":{"status":"STATE"}}"#),
      (
        #""STATE":"Closed","STATE":"Mined""#,
        #"{"map":{"status":"STATE"},"values":{"status":{"Closed":"released"}}}"#
      ),
    ])
  func doubled(members: String, mapping: String) throws {
    let desk = try ScratchProgramme()
    let feature =
      #"{"type":"Feature","geometry":\#(Plain.area.geometry),"properties":"#
      + #"{"recordType":"hazardousArea","code":"HA-1",\#(members)}}"#
    try desk.take(Plain.collection([feature]), attested: true) {
      try $0.read(mapping: Array(mapping.utf8), named: "mapping.json")
    }
    #expect(try desk.road() == .hazard)
    #expect(try desk.record("HA-1")?.flaws.contains { $0.kind == .duplicateMember } == true)
  }

  @Test(
    "refuses to make neighbours of whatever a file holds",
    arguments: ["survey=SV-1", #"adjoins=["SV-1"]"#])
  func survey(setting: String) throws {
    let desk = try ScratchProgramme()
    let revision = try desk.revision
    let failure = try problem {
      try desk.take(Plain.collection(Plain.cleared), attested: true) { try $0.set(setting) }
    }
    #expect(failure?.status == 64)
    #expect(failure?.hint.contains("--map") == true)
    let name = setting.prefix { $0 != "=" }
    let other = try problem {
      try desk.take(Plain.collection(Plain.cleared), attested: true) {
        try $0.read(mapping: Array(#"{"set":{"\#(name)":"SV-1"}}"#.utf8), named: "mapping.json")
      }
    }
    #expect(other?.status == 64)
    #expect(try desk.revision == revision)
  }

  @Test(
    "refuses a setting, a column or a mapping that makes no sense",
    arguments: ["status", "=open", "accuracy=near", #"evidence=[{"kind":"#])
  func nonsense(text: String) throws {
    let failure = try problem {
      var options = ImportOptions()
      try options.set(text)
    }
    #expect(failure?.status == 64)
  }

  @Test(
    "refuses a mapping file that is not understood to its end",
    arguments: [
      "", "[]", #"{"as":"minefield"}"#, #"{"set":[]}"#, #"{"map":{"code":7}}"#, #"{"crs":"x"}"#,
    ])
  func brokenFile(text: String) throws {
    let failure = try problem {
      var options = ImportOptions()
      try options.read(mapping: Array(text.utf8), named: "mapping.json")
    }
    #expect(failure?.status == 65)
    #expect(failure?.place == "mapping.json")
  }
}
