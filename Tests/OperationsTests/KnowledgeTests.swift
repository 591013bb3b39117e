import Assessment
import JSON
import MineAction
import Operations
import Testing

/// What was known when, of what was when.
@Suite("Knowledge")
struct KnowledgeTests {
  @Test("of an import holds at the dates that it says, from its revision on")
  func imports() throws {
    let desk = try ScratchProgramme()
    let before = try desk.revision
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    let cleared = try desk.revision
    try desk.take(Plain.collection(Plain.area))
    let suspected = try desk.revision
    let released = Plain.area.with("status", #""released""#).with("statusOn", #""2021-09-01""#)
    let again = Plain.cleared.coded("SE-2").with("completedOn", #""2021-08-01""#)
      .with("acceptedOn", #""2021-08-20""#)
    try desk.take(Plain.collection(released, again), attested: true)
    let after = try desk.revision
    let table: [(String, Int64, RouteClass)] = [
      ("2021-01-01", before, .unknown), ("2020-12-04", cleared, .unknown),
      ("2020-12-05", cleared, .cleared), ("2022-01-01", cleared, .cleared),
      ("2021-02-28", suspected, .cleared), ("2021-03-01", suspected, .suspect),
      ("2022-01-01", suspected, .suspect), ("2021-08-01", after, .suspect),
      ("2021-09-01", after, .cleared), ("2022-01-01", after, .cleared),
      ("2022-01-01", cleared, .cleared), ("2022-01-01", before, .unknown),
    ]
    for (date, revision, expected) in table {
      #expect(try desk.road(at: date, revision: revision) == expected, "\(date) at \(revision)")
    }
  }

  @Test("of a release that later words do not bear out is known to have been wrong")
  func correction() throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    let before = try desk.revision
    try desk.take(Plain.collection(Plain.cleared.with("accuracy", "80")))
    #expect(try desk.road(at: "2021-01-01", revision: before) == .cleared)
    #expect(try desk.road(at: "2021-01-01") == .unknown)
    #expect(try desk.road() == .unknown)
  }

  @Test("of a day is the day of the programme's own zone, and the worse end of it")
  func zone() throws {
    let desk = try ScratchProgramme(timeZone: "Asia/Baku")  // Four hours before UTC.
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    #expect(try desk.road(at: "2020-12-05T19:59:59.999998Z") == .unknown)
    #expect(try desk.road(at: "2020-12-05T19:59:59.999999Z") == .cleared)
    try desk.take(Plain.collection(Plain.area))
    #expect(try desk.road(at: "2021-02-28T19:59:59.999999Z") == .cleared)
    #expect(try desk.road(at: "2021-02-28T20:00:00Z") == .suspect)
  }

  @Test("of corrections is judged by what they do to the ground")
  func judged() throws {
    let desk = try ScratchProgramme.peopled()
    let area = Plain.area.with("evidence", #"["indirect"]"#)
    try desk.take(Plain.collection(area))
    func correct(_ set: String, note: String? = nil) throws {
      try desk.correct("HA-1", note: note, set: set)
    }
    for milder in ["accuracy=4", "observedOn=2020-01-01"] {
      let failure = try problem { try correct(milder) }
      #expect(failure?.reason.contains("less dangerous") == true, "\(milder)")
      #expect(failure?.hint.contains("--note") == true)
    }
    let step = try problem { try correct("status=released", note: "all done") }
    #expect(step?.hint.contains("clearway mark") == true, "\(step as Any)")
    try correct("accuracy=40")
    #expect(try desk.members("HA-1")["accuracy"] == "40")
    let failure = try problem { try correct("classification=confirmed") }
    #expect(failure?.reason.contains("direct evidence is missing") == true)
  }
}
