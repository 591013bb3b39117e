import Assessment
import Exchange
import Geometry
import JSON
import MineAction
import Operations
import Testing

/// What was known when, and of what time: two questions, never mixed.
@Suite("Two times")
struct BitemporalTests {
  static let days = [
    "2020-11-01", "2020-12-04", "2020-12-05", "2021-02-28", "2021-03-01", "2021-06-01",
    "2022-01-01", "2026-09-20",
  ]

  /// All answers at the revisions up to now, in bytes; those about the latest knowledge by day.
  private struct Answers {
    var byPair: [String: [UInt8]] = [:]
    var now: [String: RouteClass] = [:]

    init(_ desk: ScratchProgramme) throws {
      let view = try desk.workspace.current()
      let last = try desk.revision
      for revision in 0...last {
        for day in BitemporalTests.days {
          let verdict = try desk.verdict(at: day, revision: revision)
          let context = try desk.workspace.context(of: verdict, named: nil, in: view)
          var bare = context
          // Only that more is known since is said differently later.
          bare.remark = nil
          byPair["\(day) at \(revision)"] = VerdictJSON(verdict, bare).bytes
          if revision == last { now[day] = verdict.class }
        }
      }
    }
  }

  @Test("a release that later words do not bear out was never one, as now known")
  func retracted() throws {
    let desk = try ScratchProgramme.holding(Plain.cleared)
    let revision = try desk.revision
    #expect(try desk.verdict(at: "2021-03-01").class == .cleared)
    // What the file says begins later than the instant that is asked about.
    let late = Plain.cleared.with("status", #""completed""#).with("acceptedOn", nil)
      .with("completedOn", #""2022-01-01""#)
    try desk.take(Plain.collection(late))
    #expect(try desk.verdict(at: "2021-03-01").class > .cleared)
    #expect(try desk.verdict(at: "2021-03-01", revision: revision).class == .cleared)
  }

  @Test("a late entry, a correction and an import change what is known now, and nothing else")
  func pairs() throws {
    let desk = try ScratchProgramme.peopled()
    let area = Plain.area.with("evidence", #"["indirect"]"#)
    try desk.take(Plain.collection(Plain.cleared, area.placed(Plain.box(400, 100, 600, 200))))
    try desk.take(Plain.collection(Plain.cleared), attested: true)
    let changes: [(String, () throws -> Void, [String: RouteClass])] = [
      (
        "late entry",
        { try desk.mark("SE-1", "resuspected", on: "2022-01-01", .villager, note: "bones") },
        ["2021-06-01": .cleared, "2022-01-01": .suspect, "2026-09-20": .suspect]
      ),
      (
        "earlier late entry",
        { try desk.report("HR-1", seen: "2021-02-28", .villager) },
        ["2020-12-05": .cleared, "2021-02-28": .suspect]
      ),
      (
        "correction",
        { try desk.correct("HA-1", geometry: Plain.box(400, -30, 600, 200)) },
        ["2020-12-05": .cleared, "2021-03-01": .suspect, "2020-12-04": .unknown]
      ),
      (
        "import",
        {
          try desk.take(
            Plain.collection(Plain.report.coded("HR-9").with("reportedOn", #""2020-12-05""#)))
        },
        ["2020-12-04": .unknown, "2020-12-05": .suspect]
      ),
      (
        "correction of a date",
        { try desk.correct("SE-1", set: "completedOn=2020-11-20") },
        ["2020-12-04": .unknown]
      ),
    ]
    var known = try Answers(desk)
    #expect(known.now["2021-06-01"] == .cleared && known.now["2020-11-01"] == .unknown)
    for (name, change, expected) in changes {
      try change()
      let after = try Answers(desk)
      for (pair, bytes) in known.byPair {
        #expect(after.byPair[pair] == bytes, "\(name): \(pair)")
      }
      for (day, expected) in expected { #expect(after.now[day] == expected, "\(name): \(day)") }
      #expect(after.byPair.count > known.byPair.count)
      known = after
    }
  }
}
