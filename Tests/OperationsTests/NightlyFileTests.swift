import Assessment
import JSON
import MineAction
import Operations
import Testing

/// Files that come again and again, and what they may not undo.
@Suite("A file that comes every night")
struct NightlyFileTests {
  private static let released = Plain.area.with("status", #""released""#)
    .with("statusOn", #""2021-06-20""#)

  @Test("lifts no doubt that was raised here, not even by way of a withdrawal or a foreign word")
  func doubt() throws {
    for between in [#""withdrawn""#, #""foo""#] {
      let desk = try ScratchProgramme.holding(Plain.later)
      try desk.mark("SE-1", "resuspected", on: "2026-09-01", .villager, note: "a dog")
      try desk.take(
        Plain.collection(Plain.later.with("status", between)), attested: between != #""foo""#)
      try desk.take(Plain.collection(Plain.later), attested: true)
      #expect(try desk.road() == .suspect, "\(between)")
    }
  }

  @Test("closes no area that was opened here, and revives no sector that was withdrawn here")
  func opened() throws {
    let desk = try ScratchProgramme.holding(Self.released, Plain.later)
    try desk.mark("HA-1", "open", on: "2026-09-01", .villager, note: "a mine")
    try desk.take(Plain.collection(Self.released), attested: true)
    #expect(try desk.road() == .suspect)
    try desk.mark("SE-1", "withdrawn", on: "2026-09-02", .officer, note: "not done")
    try desk.approve(on: "2026-09-03", .admin)
    try desk.take(Plain.collection(Plain.later), attested: true)
    #expect(try desk.members("SE-1")["status"] == "withdrawn")
  }

  @Test("of nobody who attests it is not mapped over its own danger")
  func mapped() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let area = Plain.area.with("observedOn", #""2022-01-01""#).with("y", #""2019-01-01""#)
    try desk.take(Plain.collection(area)) { $0.columns = [("observedOn", "y")] }
    #expect(try desk.road() == .suspect)
    try desk.take(Plain.collection(Plain.report)) { $0.recordType = .hazardousArea }
    #expect(try desk.codes(.hazardReport) == ["HR-1"])
    // What a word that is none of ours means, a translation says.
    let foreign = Plain.area.coded("HA-2").with("accuracy", #""good""#)
      .placed(Plain.box(0, 3_000, 9, 3_009))
    try desk.take(Plain.collection(foreign)) { try $0.set("accuracy=25") }
    #expect(try desk.members("HA-2")["accuracy"] == "good")
    try desk.take(Plain.collection(foreign.coded("HA-3"))) {
      $0.translations = ["accuracy": ["good": JSONText(trusted: "25")]]
    }
    #expect(try desk.members("HA-3")["accuracy"] == "25")
  }

  @Test("with a release on a day that nobody understands releases nothing")
  func unclearDay() throws {
    for day in [#""01.01.2099""#, #""2021-06-01[0/0]""#] {
      #expect(
        try ScratchProgramme.holding(Plain.later.with("acceptedOn", day)).road() == .unknown,
        "\(day)")
    }
    #expect(
      try ScratchProgramme.holding(Self.released.with("statusOn", #""01.01.2099""#)).road()
        == .suspect)
  }

  @Test("that contradicts itself releases nothing, also of what is on record")
  func contradiction() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    let both = [Plain.later, Plain.later.with("status", #""completed""#)].map(\.text)
    try desk.take(Plain.collection(both), attested: true)
    #expect(try desk.road() == .unknown)
  }

  @Test("does not undo a doubt of the past")
  func past() throws {
    let desk = try ScratchProgramme.holding(Plain.later)
    try desk.mark("SE-1", "resuspected", on: "2026-02-05", .villager, note: "a dog")
    try desk.mark(
      "SE-1", "accepted", on: "2026-02-20", .admin, note: "dug again", set: "report=INV-1")
    try desk.approve(on: "2026-02-20", .officer)
    #expect(try desk.road(at: "2026-02-10") == .suspect)
    let plain = Plain.later.with("status", #""completed""#).with("acceptedOn", nil)
    try desk.take(Plain.collection(plain))
    #expect(try desk.road(at: "2026-02-10") == .suspect)
  }

  @Test("ground in doubt is not drawn larger by one, to be accepted with the rest")
  func enlarged() throws {
    let half = Plain.box(-100, -60, 500, 60)
    let desk = try ScratchProgramme.holding(Plain.later.placed(half))
    try desk.mark("SE-1", "resuspected", on: "2026-09-01", .villager, note: "a dog")
    try desk.correct("SE-1", note: "resurveyed", geometry: Plain.box(-100, -60, 1_100, 60))
    // The doubt reaches further at once, and nothing is worked there.
    #expect(try desk.verdict(from: (800, 0), to: (900, 0)).class == .suspect)
    #expect(try desk.members("SE-1")["completedOn"] == nil)
    #expect(try desk.workspace.current().situation.proposals.count == 1)
  }

  @Test("an area that is moved away from its work is open again")
  func moved() throws {
    let desk = try ScratchProgramme.holding(Plain.area, Plain.later)
    try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "cleared")
    try desk.approve(on: "2026-09-02", .officer)
    try desk.correct("HA-1", note: "it lies elsewhere", geometry: Plain.box(400, 900, 600, 960))
    try desk.approve(.officer)
    #expect(try desk.members("HA-1")["status"] == "open")
  }

  @Test("a newer accident is no duplicate of an older one, which older work answers")
  func accidents() throws {
    let old = Plain.report.with("kind", #""accident""#).with("reportedOn", #""2019-04-01""#)
    let desk = try ScratchProgramme.holding(
      old, old.coded("HR-2").with("reportedOn", #""2026-04-01""#))
    let failure = try problem {
      try desk.mark(
        "HR-2", "withdrawn", on: "2026-09-01", .officer, note: "twice", set: "duplicateOf=HR-1")
    }
    #expect(failure?.reason.contains("same day") == true, "\(failure as Any)")
  }
}
