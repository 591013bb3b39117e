import Geometry
import JSON
import MineAction
import Testing

@Suite("Situation")
struct SituationTests {
  private func author(_ microseconds: Int64) throws -> Attribution {
    try Attribution(
      person: Identifier("P-1"), organisation: Identifier("ORG-1"),
      occurredAt: Instant(microseconds: microseconds),
      recordedAt: Instant(microseconds: microseconds))
  }

  private func sector(_ members: String) throws -> Record {
    Record(
      .sector, code: try Identifier("SE-1"), place: .none,
      members: try JSONText(parsing: members).members ?? [], zone: .utc)
  }

  @Test("reads from a row exactly the event that was written to it")
  func rows() throws {
    let text = #"{"status":"accepted","completedOn":"2020-11-29","accuracy":-1,"x":[1e2],"x":2}"#
    var record = try sector(text)
    record.featureMembers = [JSONMember(name: "bbox", value: JSONText(trusted: "[1,2]"))]
    let date = FieldDate(CivilDay(number: 18_595), offsets: 240, 240)
    let reference = try #require(PersonalReference(digits: String(repeating: "0a", count: 32)))
    let facts: [Event.Fact] = try [
      .begun(
        Programme(
          name: "A\"b", timeZone: "Asia/Baku",
          area: Envelope(west: 46, south: 39.5, east: 47, north: 40))),
      .granted(Grant(.surveyor, to: Identifier("P-2"), for: Identifier("ORG-2"))),
      .recorded(record, by: .attestedImport),
      .stepped(
        Step(
          code: Identifier("SE-1"), status: "resuspected", on: date, note: "a\nbang",
          members: [JSONMember(name: "sample", value: JSONText(number: 2.5))])),
      .setAside(
        SetAside(
          code: Identifier("SE-2"), source: "a.geojson", number: 7, reason: "why",
          words: .entered(JSONText(trusted: "{\"a\":1}")))),
      .setAside(
        SetAside(
          code: nil, source: "a.geojson", number: 8, reason: "why", words: .personal(reference))),
      .erased(Erasure(code: Identifier("HR-1"), references: [reference, reference])),
      .imported(ImportSummary(source: "a.geojson", attestedBy: "ORG-2", counts: ["read": 7])),
    ]
    for fact in facts {
      let event = Event(fact, by: try author(17), sequence: 3)
      #expect(try Event(EventRow(event)) == event)
    }
  }

  @Test(
    "refuses a row that it does not understand",
    arguments: [
      ("levelled", "{}"), ("recorded", "{}"), ("recorded", "[]"), ("granted", #"{"role":"king"}"#),
      ("stepped", #"{"status":"accepted","on":"soon"}"#), ("begun", #"{"name":"x"}"#),
    ])
  func strange(kind: String, body: String) {
    let row = EventRow(
      sequence: 9, recordedAt: 0, occurredAt: 0, person: "P-1", organisation: "ORG-1", kind: kind,
      subject: "SE-1", body: body, geometry: nil)
    #expect(throws: UnreadableEvent.self) { try Event(row) }
  }

  @Test("notes an event about a record that there is none of, and goes on")
  func unplaced() throws {
    var situation = Situation()
    let step = Step(
      code: try Identifier("SE-7"), status: "accepted",
      on: FieldDate(Instant(microseconds: 0)), note: nil, members: [])
    situation.evolve(Event(.stepped(step), by: try author(0), sequence: 5))
    #expect(situation.unplaced == [5])
    #expect(situation.revision == 5)
  }

  @Test("is one value however it is folded, and an old copy of it stays as it was")
  func values() throws {
    var situation = Situation()
    for number in 1...50 {
      let code = try Record.Code("SE-\(number % 7)")
      let record = Record(
        .sector, code: code, place: .none,
        members: [JSONMember(name: "n", value: JSONText(integer: Int64(number)))], zone: .utc)
      let copy = situation
      situation.evolve(
        Event(
          .recorded(record, by: .import), by: try author(Int64(number)), sequence: Int64(number)))
      if number % 10 == 0 { situation.rebase() }
      #expect(copy.revision == Int64(number - 1))
      #expect(situation[code]?.latest == record)
      #expect(situation[code]?.events.last == Int64(number))
    }
    #expect(situation.records.count == 7)
    #expect(situation[try Identifier("SE-1")]?.versions.count == 8)
  }

  @Test(
    "doubts a sector whose status is missing, unknown or a doubt, and no other",
    arguments: [
      ("{}", .suspended), (#"{"status":"closed"}"#, .suspended),
      (#"{"status":"rejected"}"#, .rejected), (#"{"status":"resuspected"}"#, .resuspected),
      (#"{"status":"suspended","doubt":"rejected"}"#, .rejected),
      (#"{"status":"inProgress","doubt":"resuspected"}"#, .resuspected),
      (#"{"status":"completed"}"#, nil), (#"{"status":"accepted","doubt":"rejected"}"#, .rejected),
      (#"{"status":"completed","doubt":"Rejected"}"#, .rejected),
      (#"{"status":"accepted","status":"rejected"}"#, .suspended),
    ] as [(String, Vocabulary.SectorStatus?)])
  func doubt(members: String, doubt: Vocabulary.SectorStatus?) throws {
    guard case .sector(let sector) = try sector(members).detail else { return }
    #expect(sector.effectiveDoubt == doubt)
  }

  @Test("counts as two bodies only those that do not belong together")
  func independence() throws {
    var situation = Situation()
    let bodies: [(String, String?, Bool)] = [
      ("A", nil, false), ("A-1", "A", false), ("A-1-1", "A-1", false), ("A-QA", "A", true),
      ("B", nil, false), ("LOOP-1", "LOOP-2", false), ("LOOP-2", "LOOP-1", false),
      ("ORPHAN", "NOBODY", false),
    ]
    for (number, (code, parent, isIndependent)) in bodies.enumerated() {
      var detail = Organisation()
      (detail.unitOf, detail.isIndependent) = (parent, isIndependent)
      let record = Record(
        code: try Identifier(code), place: .nowhere, detail: .organisation(detail))
      situation.evolve(
        Event(.recorded(record, by: .command), by: try author(0), sequence: Int64(number + 1)))
    }
    for (one, other, areTwo) in [
      ("A", "B", true), ("A", "A", false), ("A-1-1", "A", false), ("A-1", "A-1-1", false),
      ("A-QA", "A-1", true), ("B", "LOOP-1", false), ("B", "ORPHAN", false), ("B", "C", false),
    ] {
      #expect(situation.areIndependent(one, other) == areTwo, "\(one), \(other)")
      #expect(situation.areIndependent(other, one) == areTwo, "\(other), \(one)")
    }
  }
}
