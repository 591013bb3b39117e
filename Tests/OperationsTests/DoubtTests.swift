import Assessment
import MineAction
import Operations
import Testing

@Suite("Doubt")
struct DoubtTests {
  @Test("stays through rework, and ends with the next acceptance")
  func rework() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work(until: "completed")
    let road: [(String, String, Actor, String?, RouteClass)] = [
      ("rejected", "2026-04-05", .officer, nil, .hazard),
      ("inProgress", "2026-04-06", .admin, "again", .hazard),
      ("suspended", "2026-04-07", .villager, "smoke", .hazard),
      ("inProgress", "2026-04-08", .admin, "on", .hazard),
      ("completed", "2026-04-09", .leader, nil, .hazard),
      ("accepted", "2026-04-10", .officer, nil, .cleared),
      ("resuspected", "2026-05-01", .villager, "a bang", .suspect),
    ]
    for (status, date, actor, note, expected) in road {
      if status == "accepted" || status == "rejected" {
        // Rejection is a judgement on the work, not work: the same officer may accept the rework.
        try desk.judge("SE-1", status, on: date, actor)
      } else {
        let done = status == "completed" ? ["clearanceDepth=0.2", "devices=[]", "notDone=[]"] : []
        let step = Step(
          code: try Identifier("SE-1"), status: status, on: try desk.field(date), note: note,
          members: try done.map(ImportOptions.member))
        try desk.perform(.mark(step), actor)
      }
      #expect(try desk.road() == expected, "\(status)")
    }
    let dates: [(String, RouteClass)] = [
      ("2026-04-04", .unknown), ("2026-04-05", .hazard), ("2026-04-09", .hazard),
      ("2026-04-10", .cleared), ("2026-04-30", .cleared), ("2026-05-01", .suspect),
    ]
    for (date, expected) in dates { #expect(try desk.road(at: date) == expected, "\(date)") }
  }

  @Test("that is told late holds from its date on, as known from then on")
  func late() throws {
    let desk = try ScratchProgramme.peopled()
    try desk.plan()
    try desk.work()
    let before = try desk.revision
    try desk.mark("SE-1", "resuspected", on: "2026-04-15", .villager, note: "bones")
    let after = try desk.revision
    let table: [(String, Int64, RouteClass)] = [
      ("2026-04-09", before, .unknown), ("2026-04-12", before, .cleared),
      ("2026-06-01", before, .cleared), ("2026-04-12", after, .cleared),
      ("2026-04-15", after, .suspect), ("2026-06-01", after, .suspect),
    ]
    for (date, revision, expected) in table {
      #expect(try desk.road(at: date, revision: revision) == expected, "\(date) at \(revision)")
    }
    try desk.mark(
      "SE-1", "accepted", on: "2026-06-20", .admin, note: "dug again", set: "report=INV-1")
    #expect(try desk.road(at: "2026-07-01") == .suspect, "one alone lifts no doubt")
    try desk.approve(on: "2026-07-01", .officer)
    #expect(try desk.road(at: "2026-06-30") == .suspect)
    #expect(try desk.road(at: "2026-07-01") == .cleared)
    // Older than the acceptance, and told after it: nothing has answered it yet.
    try desk.mark("SE-1", "resuspected", on: "2026-05-01", .villager, note: "more bones")
    #expect(try desk.road(at: "2026-07-01") == .suspect)
    #expect(try desk.road() == .suspect)
  }

  @Test(
    "on record is lifted by no file but one of a later acceptance that somebody attests",
    arguments: [
      ("accepted", "2021-06-01", true, true), ("accepted", "2021-05-01", true, false),
      ("accepted", "2021-04-01", true, false), ("handedOver", "2021-06-01", true, true),
      ("withdrawn", "2021-06-01", true, true), ("completed", "2021-06-01", true, false),
      ("planned", "2021-06-01", true, false), ("inProgress", "2021-06-01", true, false),
      ("accepted", "2021-06-01", false, false), ("completed", "2021-06-01", false, false),
      ("withdrawn", "2021-06-01", false, false), ("suspended", "2021-06-01", false, false),
      ("suspended", "2021-06-01", true, false), ("resuspected", "2021-06-01", true, false),
    ])
  func files(status: String, date: String, isAttested: Bool, isLifted: Bool) throws {
    let desk = try ScratchProgramme()
    let rejected = Plain.cleared.with("status", #""rejected""#).with("acceptedOn", nil)
      .with("statusOn", #""2021-05-01""#)
    try desk.take(Plain.collection(rejected), attested: true)
    #expect(try desk.road() == .hazard)
    let later = Plain.cleared.with("status", #""\#(status)""#).with("acceptedOn", #""\#(date)""#)
      .with("statusOn", #""\#(date)""#)
    let result = try desk.take(Plain.collection(later), attested: isAttested)
    // A later day of the doubt is taken.
    #expect(result.refused + (isLifted ? 0 : result.changed) == (isLifted ? 0 : 1))
    #expect((try desk.road() != .hazard) == isLifted)
    #expect(try desk.road(at: "2021-05-15") == .hazard)
  }

  @Test("without a day is lifted by no file, for no acceptance is known to be later")
  func undated() throws {
    let desk = try ScratchProgramme()
    let doubted = Plain.cleared.with("status", #""rejected""#).with("acceptedOn", nil)
    try desk.take(Plain.collection(doubted), attested: true)
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    #expect(try desk.road() == .hazard)
    // A word that nobody understood is no doubt that somebody had: it may be translated.
    let other = try ScratchProgramme()
    let closed = Plain.cleared.with("status", #""closed""#)
    try other.take(Plain.collection(closed), attested: true)
    #expect(try other.road() == .suspect)
    try other.take(Plain.collection(Plain.cleared), attested: true)
    #expect(try other.road() == .cleared)
  }

  @Test("that a file says of work in progress has been there since before the work began")
  func beside() throws {
    let desk = try ScratchProgramme()
    let rework = Plain.cleared.with("status", #""inProgress""#).with("doubt", #""rejected""#)
      .with("statusOn", #""2021-08-01""#).with("acceptedOn", nil)
    try desk.take(Plain.collection(rework, Plain.cleared.coded("SE-2")), attested: true)
    #expect(try desk.road(at: "2021-07-01") == .hazard)
  }

  /// A sector of which a file says that it was accepted and is doubted.
  static let both = Plain.cleared.with("doubt", #""rejected""#)

  @Test(
    "that a file says of accepted work has always been there, and holds on",
    arguments: [true, false])
  func accepted(isAttested: Bool) throws {
    let desk = try ScratchProgramme()
    try desk.take(Plain.collection(Self.both), attested: isAttested)
    for date in ["2019-01-01", "2020-12-04", "2020-12-06", nil] {
      #expect(try desk.road(at: date) == .hazard, "\(date ?? "now")")
    }
    let later = try ScratchProgramme()
    let planned = Self.both.with("acceptedOn", #""2030-01-01""#)
    try later.take(Plain.collection(planned), attested: isAttested)
    #expect(try later.road() == .hazard)
  }

  @Test("of accepted work is not lost for a code that something else has")
  func clash() throws {
    let site = Draft("site", "SE-1", Plain.point(0, 9_000), [:])
    let before = try ScratchProgramme()
    try before.take(Plain.collection(site))
    try before.take(Plain.collection(Self.both), attested: true)
    #expect(try before.road() == .hazard)
    let beside = try ScratchProgramme()
    let far = Plain.cleared.placed(Plain.box(0, 9_000, 9, 9_009))
    try beside.take(Plain.collection(far, Self.both), attested: true)
    #expect(try beside.road() == .hazard)
    let hidden = try ScratchProgramme()
    let result = try hidden.take(Plain.collection(Self.both.placed("null")), attested: true)
    #expect(result.unlocated == 1)
    #expect(try hidden.verdict().unlocated == ["SE-1"])
  }
}
