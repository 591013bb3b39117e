import JSON
import MineAction
import Testing

@Suite("Members of our own")
struct OwnMemberTests {
  /// What each type holds, by the names of its properties.
  private static let held: [(RecordType, [String])] = [
    (.hazardousArea, names(of: HazardousArea())), (.sector, names(of: Sector())),
    (.hazardReport, names(of: HazardReport())), (.organisation, names(of: Organisation())),
    (.person, names(of: Person())),
  ]

  private static func names(of detail: some Any) -> [String] {
    Mirror(reflecting: detail).children.compactMap(\.label).filter {
      !["isDoubtUnclear", "unclearRadius", "unclearAccuracy"].contains($0)
    }
    .map { $0 == "isIndependent" ? "independent" : $0 }
  }

  @Test("are known as such, so that no step of a life brings one with it", arguments: held)
  func known(type: RecordType, names: [String]) {
    #expect(!names.isEmpty)
    #expect(Record.ownMembers.isSuperset(of: names))
  }

  @Test("come out again as they went in, and leave nothing among the others", arguments: held)
  func written(type: RecordType, names: [String]) throws {
    let values = [
      "classification": #""suspected""#, "method": #""clearance""#, "doubt": #""rejected""#,
      "adjoins": #"["SV-2"]"#, "accuracy": "0.5", "dangerRadius": "30", "clearanceDepth": "0.2",
      "fix": #""rtk""#, "kind": #""accident""#, "independent": "true",
      "accreditedFor": #"["clearance"]"#,
      "status": [.hazardousArea: #""open""#, .hazardReport: #""verified""#][type]
        ?? #""rejected""#,
    ]
    let members = names.map { name in
      let text = values[name] ?? (name.hasSuffix("On") ? #""2020-11-29""# : #""X-1""#)
      return JSONMember(name: name, value: JSONText(trusted: text))
    }
    let record = Record(
      type, code: try Identifier("A-1"), place: .nowhere, members: members, zone: .utc)
    #expect(record.others.isEmpty && record.flaws.isEmpty)
    #expect(Set(record.members().dropFirst(2)) == Set(members))
  }
}
