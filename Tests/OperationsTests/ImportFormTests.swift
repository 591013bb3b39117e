import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("Import")
struct ImportFormTests {
  static let forms: [(String, String, Int)] = [
    ("a collection", Plain.collection(Plain.area, Plain.report), 2),
    ("an empty collection", Plain.collection([]), 0),
    ("a feature", Plain.area.text, 1),
    ("a geometry", Plain.area.geometry, 1),
    ("a text sequence", "\u{1E}\(Plain.area.text)\n\u{1E}\(Plain.report.text)\n", 2),
    ("lines", "\(Plain.area.text)\n\(Plain.report.text)\n", 2),
    ("lines of geometries", "\(Plain.area.geometry)\r\n\(Plain.report.geometry)", 2),
    ("a byte order mark", "\u{FEFF}" + Plain.collection(Plain.area), 1),
  ]

  @Test("takes every form of GeoJSON", arguments: forms)
  func form(name: String, text: String, count: Int) throws {
    let desk = try ScratchProgramme()
    let result = try desk.take(text) { $0.recordType = .hazardousArea }
    #expect(result.read == count)
    #expect(result.added == count)
    // What a feature says itself that it is, it stays.
    #expect(
      try desk.codes(.hazardousArea).count + desk.codes(.hazardReport).count == count)
    let road = try desk.road()
    #expect(count == 0 || road >= .suspect)
  }

  @Test("gives a record the code of its properties, of its id, or of its digest")
  func codes() throws {
    let desk = try ScratchProgramme()
    var named = Plain.area.coded(nil).with("name", #""by its id""#)
    named.foreign = #","id":"HA-2""#
    var numbered = named.with("name", #""by its number""#)
    numbered.foreign = #","id":17"#
    let plain = Plain.area.coded(nil)
    let result = try desk.take(Plain.collection(Plain.area, named, numbered, plain, plain))
    #expect(result.added == 5)
    let codes = try desk.codes(.hazardousArea)
    #expect(codes.prefix(3) == ["HA-1", "HA-2", "17"])
    #expect(Set(codes).count == 5, "of two that are alike both are kept")
    #expect(codes.suffix(2).allSatisfy { $0.count == 16 && $0.allSatisfy(\.isHexDigit) })
    let revision = try desk.revision
    let again = try desk.take(Plain.collection(Plain.area, named, numbered, plain, plain))
    #expect(again.same == 5)
    #expect(try desk.revision == revision)
  }

  @Test("gives a code that cannot be one a code of its digest, and says so")
  func unfitCode() throws {
    let desk = try ScratchProgramme()
    let long = String(repeating: "A", count: 65)
    let result = try desk.take(Plain.collection(Plain.area.coded(long)))
    #expect(result.added == 1)
    #expect(result.flagged == 1)
    #expect(try desk.codes(.hazardousArea).first?.count == 16)
    #expect(try desk.road() == .suspect)
  }

  @Test("puts a prefix before every code that does not have it, and before those of digests")
  func prefix() throws {
    let desk = try ScratchProgramme()
    let drafts = [Plain.area, Plain.area.coded("X-HA-2"), Plain.area.coded(nil)]
    try desk.take(Plain.collection(drafts.map(\.text))) { $0.prefix = "X-" }
    let codes = try desk.codes(.hazardousArea)
    #expect(codes.prefix(2) == ["X-HA-1", "X-HA-2"])
    #expect(codes.last?.hasPrefix("X-") == true)
    #expect(codes.last?.count == 18)
  }

  @Test("keeps danger whose code stands in the file before, and sets all else aside")
  func twice() throws {
    let desk = try ScratchProgramme()
    let far = Plain.box(0, 5_000, 10, 5_010)
    let drafts = [
      Plain.area.placed(far), Plain.area, Plain.cleared.placed(far), Plain.cleared,
      Plain.report.placed(Plain.point(0, 5_000)), Plain.report,
      Draft("route", "RT-1", Plain.line((0, 0), (9, 9)), [:]),
      Draft("route", "RT-1", Plain.line((0, 0), (9, 8)), [:]),
    ]
    let result = try desk.take(Plain.collection(drafts.map(\.text)), attested: true)
    #expect(result.added == 6)
    // Ground that is told to lie in two places is released in neither.
    #expect(result.changed == 1)
    #expect(result.quarantined == 1)
    #expect(try desk.codes(.hazardousArea).count == 2)
    #expect(try desk.codes(.hazardReport).count == 2)
    #expect(try desk.codes(.sector) == ["SE-1"])
    #expect(try desk.workspace.setAside().map(\.number) == [8])
    #expect(try desk.road() == .suspect)
    let revision = try desk.revision
    try desk.take(Plain.collection(drafts.map(\.text)), attested: true)
    #expect(try desk.revision == revision)
  }

  @Test("records the organisations that a file or its attestation names")
  func organisations() throws {
    let desk = try ScratchProgramme()
    let result = try desk.take(Plain.collection(Plain.cleared)) {
      $0.attestedBy = try Identifier("ORG-8")
    }
    #expect(result.newOrganisations == ["ORG-8", "ORG-2"])
    #expect(try desk.codes(.organisation) == ["ORG-1", "ORG-8", "ORG-2"])
  }

  @Test(
    "refuses a file in which a feature does not say what it is, whole",
    arguments: [nil, "minefield", "HazardousArea", ""])
  func noType(type: String?) throws {
    let desk = try ScratchProgramme()
    let revision = try desk.revision
    var odd = Plain.report
    odd.type = type
    let failure = try problem { try desk.take(Plain.collection(Plain.area, odd)) }
    #expect(failure?.status == 65)
    #expect(failure?.place == "test.geojson, feature 2")
    #expect(failure?.hint.contains("--as") == true)
    #expect(try desk.revision == revision)
  }

  @Test(
    "refuses a file in which a feature says twice what it is, or not so that one can tell, whole",
    arguments: [
      #""recordType":"sector","recordType":"sector""#,
      #""recordType":"site","recordType":"hazardousArea""#,
      #""recordType":"hazardousArea","recordType":null"#,
      #""recordType":"site","record\u0054ype":"hazardousArea""#,
      #""recordType":"site"},"properties":{"recordType":"site""#,
      #""recordType":"minefield""#, #""recordType":["site"]"#, #""recordType":null"#,
      #""recordType":"site ""#, #""recordtype":"site""#,
    ])
  func unclearType(members: String) throws {
    let odd =
      #"{"type":"Feature","geometry":\#(Plain.area.geometry),"properties":{"code":"X-1",\#(members)}}"#
    for isAttested in [false, true] {
      for file in [[Plain.cleared.text, odd], [odd, Plain.report.text]] {
        let desk = try ScratchProgramme()
        let before = try desk.bytes
        let failure = try problem { try desk.take(Plain.collection(file), attested: isAttested) }
        #expect(failure?.status == 65)
        #expect(failure?.place?.hasPrefix("test.geojson, feature ") == true)
        #expect(try desk.bytes == before)
      }
    }
    // Whoever brings it in may say what it is; but one kind of danger is no other.
    let desk = try ScratchProgramme()
    if members.contains("sector") {
      let failure = try problem {
        try desk.take(Plain.collection([odd])) { $0.recordType = .hazardousArea }
      }
      #expect(failure?.reason.contains("is to be taken as a hazardousArea") == true)
      return
    }
    try desk.take(Plain.collection([odd])) { $0.recordType = .hazardousArea }
    #expect(try desk.road() >= .suspect)
  }

  @Test("changes nothing in a dry run, and says what it would do")
  func dryRun() throws {
    let desk = try ScratchProgramme()
    let bytes = try desk.bytes
    let file = Plain.collection(Plain.area, Plain.cleared)
    let result = try desk.take(file) { $0.isDryRun = true }
    #expect(try desk.bytes == bytes)
    #expect(ReconciliationText(result).text.contains("dry run: nothing is changed"))
    let real = try desk.take(file)
    #expect(real.counts == result.counts)
    #expect(real.areaAfter == result.areaAfter)
  }

  @Test("refuses a file for any flaw, if it is to be strict")
  func strict() throws {
    let desk = try ScratchProgramme()
    let odd = Plain.area.with("observedOn", #""last year""#)
    let failure = try problem {
      try desk.take(Plain.collection(odd)) { $0.isStrict = true }
    }
    #expect(failure?.status == 65)
    #expect(failure?.reason.contains("observedOn") == true)
    #expect(try desk.codes(.hazardousArea).isEmpty)
    try desk.take(Plain.collection(Plain.area)) { $0.isStrict = true }
    #expect(try desk.codes(.hazardousArea) == ["HA-1"])
  }

  @Test("needs the right: a surveyor's, and to attest an administrator's")
  func rights() throws {
    let desk = try ScratchProgramme.peopled()
    for (actor, body, isTaken) in [
      (Actor.villager, nil, false), (Actor.leader, nil, false),
      (Actor("P-77", "ORG-1"), nil, false),
      (.admin, nil, true), (.leader, "ORG-2", false), (.admin, "ORG-2", true),
    ] as [(Actor, String?, Bool)] {
      var options = ImportOptions()
      options.attestedBy = try body.map { try Identifier($0) }
      let failure = try problem {
        _ = try desk.workspace.importFile(
          named: "test.geojson", options: options, person: Identifier(actor.person),
          organisation: Identifier(actor.organisation),
          open: { once(Plain.collection(Plain.area)) })
      }
      #expect((failure == nil) == isTaken, "\(actor)")
      #expect(failure == nil || failure?.status == 65)
    }
  }
}
