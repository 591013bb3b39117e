import Assessment
import Foundation
import JSON
import Ledger
import MineAction
import Operations
import Testing

@Suite("Personal data")
struct PersonalDataTests {
  private static let reporter = PersonalWay.reporter
  private static let report = PersonalWay.report

  @Test(
    "stands in no event, is in the file until it is erased, and then in none",
    arguments: PersonalWay.all)
  func apart(way: PersonalWay) throws {
    let desk = try ScratchProgramme()
    try way.go(desk)
    #expect(try !desk.eventsHold("Rəna"))
    #expect(try desk.filesHold("Rəna"))
    _ = try Workspace.verify(desk.path, expecting: nil)
    let before = try desk.export()
    #expect(!before.contains("Rəna"))
    #expect(try desk.erase("HR-1").isComplete)
    #expect(try !desk.filesHold("Rəna"))
    #expect(try desk.personalCount == 0)
    #expect(try desk.export() == before)
    #expect(try !desk.export(personal: true).contains("Rəna"))
    _ = try Workspace.verify(desk.path, expecting: nil)
    let failure = try problem { try desk.erase("HR-1") }
    #expect(failure?.status == 65)
  }

  @Test("leaves every answer as it was when it is erased, and its export adds no event")
  func answers() throws {
    let desk = try ScratchProgramme()
    let released = Plain.cleared.with("reporter", Self.reporter)
    try desk.take(Plain.collection(released, Self.report), attested: true)
    let file = try desk.export(personal: true)
    #expect(file.contains("Rəna"))
    let before = try desk.verdict(at: "2026-01-01")
    try desk.erase("HR-1")
    #expect(try desk.verdict(at: "2026-01-01").class == before.class)
    #expect(try desk.verdict(at: "2026-01-01").stretches == before.stretches)
    let revision = try desk.revision
    for isAttested in [false, true] {
      let result = try desk.take(try desk.export(personal: true), attested: isAttested)
      #expect(result.same == result.read)
      #expect(try desk.revision == revision)
    }
    #expect(try desk.export(personal: true).contains("Rəna"), "that of the sector")
    #expect(try desk.take(file).changed == 1, "who brings it in again, says it again")
  }

  @Test("is known again in a file, also in the next file of the same import, and else replaced")
  func sameness() throws {
    let desk = try ScratchProgramme()
    let source = ImportSource("a.geojson") { once(Plain.collection(Self.report)) }
    let results = try desk.workspace.importFiles(
      [source, source], options: ImportOptions(), person: desk.person,
      organisation: desk.organisation)
    #expect(results.map(\.added) == [1, 0])
    #expect(results.map(\.same) == [0, 1])
    #expect(try desk.take(Plain.collection(Self.report, Self.report)).same == 2)
    #expect(try desk.personalCount == 1)
    let other = Self.report.with("reporter", #""Leyla""#)
    #expect(try desk.take(Plain.collection(other)).changed == 1)
    #expect(try desk.personalCount == 2)
    #expect(try desk.export(personal: true).contains("Leyla"))
    try desk.erase("HR-1")
    #expect(try !desk.filesHold("Rəna"), "older values are erased too")
  }

  @Test("is not taken over by a record that gets a code of its own")
  func ownCode() throws {
    let desk = try ScratchProgramme()
    let other = Self.report.with("dangerRadius", "40")
    try desk.take(Plain.collection(Self.report))
    try desk.take(Plain.collection(Self.report, other))
    #expect(try desk.personalCount == 2)
    try desk.erase("HR-1")
    #expect(try desk.export(personal: true).contains("Rəna"))
    let code = try #require(try desk.codes(.hazardReport).last)
    try desk.erase(code)
    #expect(try !desk.filesHold("Rəna"))
  }

  @Test("makes no code from which it could be guessed")
  func codes() throws {
    let codes = try ["Rəna", "Leyla"].map { name in
      let desk = try ScratchProgramme()
      let draft = Plain.report.coded(nil).with("who", #""\#(name)""#)
      try desk.take(Plain.collection(draft)) { try $0.map("reporter=who") }
      return try desk.codes(.hazardReport)
    }
    #expect(codes[0] == codes[1])
  }

  @Test("is erased by an administrator only, of what is on record only")
  func refusals() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection(Self.report))
    let revision = try desk.revision
    for (code, actor) in [
      ("HR-1", Actor.villager), ("HR-1", .officer), ("HR-9", .admin), ("ORG-1", .admin),
    ] {
      let failure = try problem { try desk.erase(code, actor) }
      #expect(failure?.status == 65, "\(code) \(actor)")
      #expect(failure?.description.contains("Rəna") == false)
    }
    #expect(try desk.revision == revision)
    #expect(try desk.export(personal: true).contains("Rəna"))
  }

  @Test("of another record cannot be had by words that look like a reference to it")
  func forged() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Self.report))
    let reference = try #require(try desk.record("HR-1")?.personalMembers.first)
    #expect(PersonalReference(reference.value) != nil)
    let thief = Plain.report.coded("HR-2").with("reporter", reference.value.text)
    for _ in 1...2 { try desk.take(Plain.collection(thief)) }
    try desk.report("HR-3", .admin, set: "reporter=\(reference.value.text)")
    for code in ["HR-2", "HR-3"] {
      #expect(try !desk.export(personal: true, code).contains("Rəna"))
    }
    #expect(try desk.personalCount == 3)
    _ = try Workspace.verify(desk.path, expecting: nil)
    try desk.erase("HR-2")
    #expect(try desk.export(personal: true).contains("Rəna"))
  }

  @Test("of a feature that was set aside is not set aside twice, and comes out on demand only")
  func setAside() throws {
    let desk = try ScratchProgramme()
    let draft = Draft("route", "RT-1", "null", ["reporter": Self.reporter])
    for _ in 1...2 {
      #expect(try desk.take(Plain.collection(draft, draft.coded("RT-2"))).quarantined == 2)
    }
    let entries = try desk.workspace.setAside()
    try #require(entries.count == 2)
    #expect(try desk.workspace.words(of: entries[0], withPersonalData: false) == nil)
    #expect(
      try desk.workspace.words(of: entries[0], withPersonalData: true)?.text == draft.text)
    try desk.erase("RT-1")
    #expect(try desk.workspace.words(of: entries[0], withPersonalData: true) == nil)
    #expect(try desk.workspace.words(of: entries[1], withPersonalData: true) != nil)
  }

  @Test(
    "is missed by verification where it was changed, taken away or put back",
    arguments: [
      ("DROP TRIGGER personalUpdate; UPDATE personal SET value = '7'", "not those"),
      ("DELETE FROM personal", "missing"), ("UPDATE event SET body = '{}'", ""),
    ])
  func verification(statement: String, word: String) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Self.report))
    if word.isEmpty {
      try desk.tamper("CREATE TABLE copy AS SELECT * FROM personal")
      try desk.erase("HR-1")
      try desk.tamper("INSERT INTO personal SELECT * FROM copy; DROP TABLE copy")
    } else {
      try desk.tamper(statement)
    }
    let failure = try problem { _ = try Workspace.verify(desk.path, expecting: nil) }
    #expect(failure?.status == 65)
    #expect(failure?.reason.contains("event 5") == true)
    #expect(failure?.reason.contains(word.isEmpty ? "again" : word) == true)
    #expect(failure?.description.contains("Rəna") == false)
  }

  @Test("in the body of an event of format 1 stays there, and whoever erases it is told so")
  func formatOne() throws {
    let desk = try ScratchProgramme()
    let model = try ScratchProgramme()
    try model.take(Plain.collection(Plain.report))
    var record = try #require(try model.record("HR-1"))
    record.others.append(JSONMember(name: "reporter", value: JSONText(trusted: Self.reporter)))
    try desk.recordAsOfFormat1(record)
    _ = try Workspace.verify(desk.path, expecting: nil)
    #expect(try !desk.export().contains("Rəna"))
    #expect(try desk.export(personal: true).contains("Rəna"))
    let revision = try desk.revision
    for isPersonal in [true, false] {
      let result = try desk.take(try desk.export(personal: isPersonal))
      #expect(result.same == result.read)
    }
    let failure = try problem { try desk.erase("HR-1") }
    #expect(failure?.reason.contains("stand in event 5") == true)
    #expect(try desk.revision == revision)
    // What is recorded from now on is apart.
    let wider = try desk.export(personal: true)
      .replacingOccurrences(of: #""dangerRadius":30"#, with: #""dangerRadius":40"#)
    #expect(try desk.take(wider).changed == 1)
    #expect(try desk.personalCount == 1)
    #expect(try desk.export(personal: true).contains("Rəna"))
    #expect(try problem { try desk.erase("HR-1") }?.reason.contains("event 5") == true)
    _ = try Workspace.verify(desk.path, expecting: nil)
  }
}
