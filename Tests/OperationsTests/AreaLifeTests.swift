import Assessment
import Geometry
import JSON
import MineAction
import Operations
import Testing

@Suite("Hazardous areas")
struct AreaLifeTests {
  /// A programme with a suspected area of 200 m across the road, and what was worked on it since.
  private func desk(
    _ area: Draft = Plain.area, _ works: Draft...
  ) throws -> ScratchProgramme {
    let desk = try ScratchProgramme.peopled()
    try desk.take(Plain.collection([area.text] + works.map(\.text)), attested: true)
    return desk
  }

  /// Work after the area was observed.
  private static func work(
    _ west: Double, _ south: Double, _ east: Double, _ north: Double, _ code: String = "SE-1"
  ) -> Draft {
    Plain.cleared.coded(code).placed(Plain.box(west, south, east, north))
      .with("completedOn", #""2021-06-01""#).with("acceptedOn", #""2021-06-10""#)
  }

  private func release(_ desk: ScratchProgramme) throws -> Problem? {
    try problem {
      try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "all of it was cleared")
      try desk.approve(on: "2026-09-02", .officer)
    }
  }

  @Test("are released by two when accepted work accounts for them")
  func released() throws {
    let desk = try desk(Plain.area, Self.work(-100, -60, 1_100, 60))
    try desk.mark("HA-1", "released", on: "2026-09-01", .admin, note: "all of it was cleared")
    #expect(try desk.members("HA-1")["status"] == "open")
    try desk.approve(on: "2026-09-02", .officer)
    #expect(try desk.members("HA-1")["status"] == "released")
    #expect(try desk.members("HA-1")["strips"] == nil)
    #expect(try desk.road() == .cleared)
    // Danger after all: anyone, alone, at once.
    try desk.mark("HA-1", "open", on: "2026-09-10", .villager, note: "a mine at the edge")
    #expect(try desk.members("HA-1")["status"] == "open")
  }

  @Test(
    "keep what nobody worked: a release lists strips no wider than the outlines are uncertain",
    arguments: [
      // The area reaches from 400 to 600 m, to 30 m on either side; its accuracy is 5 m, of the
      // work 0.5 m.
      (30.0, nil), (25, 5.0), (24.6, 5.4), (24.4, -1), (0, -1),
    ] as [(Double, Double?)])
  func strips(north: Double, width: Double?) throws {
    let desk = try desk(Plain.area, Self.work(-100, -60, 1_100, north))
    let failure = try release(desk)
    if let width, width < 0 {
      #expect(failure?.reason.contains("does not account for it") == true)
      #expect(failure?.reason.contains("in 1 piece,") == true)
      #expect(try desk.members("HA-1")["status"] == "open")
    } else {
      #expect(failure == nil, "\(failure as Any)")
      let strips = try JSONText(parsing: desk.members("HA-1")["strips"] ?? "[]").elements ?? []
      #expect(strips.count == (width == nil ? 0 : 1))
      if let width, let strip = strips.first {
        #expect(abs((strip["width"]?.number ?? 0) - width) < 0.02)
        #expect(abs((strip["area"]?.number ?? 0) - 200 * width) < 2 * width)
      }
    }
  }

  @Test("are not accounted for by older work, work in doubt, or survey without a search")
  func unfit() throws {
    let whole = Self.work(-100, -60, 1_100, 60)
    let desks = try [
      desk(Plain.area, whole.with("completedOn", #""2021-02-01""#)),
      desk(Plain.area, whole.with("completedOn", #""2021-03-01""#)),
      desk(Plain.area, whole.with("status", #""completed""#)),
      desk(Plain.area, whole.with("doubt", #""suspended""#)),
      desk(
        Plain.area.with("classification", #""confirmed""#),
        whole.with("method", #""nonTechnicalSurvey""#)),
      desk(Plain.area.with("accuracy", "500")),
    ]
    for desk in desks {
      #expect(try release(desk)?.reason.contains("does not account") == true)
    }
    let survey = try desk(Plain.area, whole.with("method", #""nonTechnicalSurvey""#))
    #expect(try release(survey) == nil)
  }

  @Test("are withdrawn as a duplicate only where the danger on record does not shrink")
  func duplicates() throws {
    let others: [(Draft, String?)] = [
      (Plain.area, nil), (Plain.area.placed(Plain.box(390, -40, 610, 40)), nil),
      (Plain.area.placed(Plain.box(401, -30, 600, 30)), "does not cover"),
      (Plain.area.with("accuracy", "4"), "does not cover"),
      (Plain.area.with("status", #""released""#).with("statusOn", #""2021-05-01""#), "not open"),
      (Plain.area.with("observedOn", #""2020-03-01""#), "same day"),
      (Plain.area.with("classification", #""confirmed""#), nil),
    ]
    for (other, rule) in others {
      let desk = try desk(Plain.area, other.coded("HA-2"))
      let failure = try problem {
        try desk.mark(
          "HA-1", "withdrawn", on: "2026-09-01", .officer, note: "the same", set: "duplicateOf=HA-2"
        )
        try desk.approve(on: "2026-09-02", .admin)
      }
      #expect((failure == nil) == (rule == nil), "\(other) \(failure as Any)")
      #expect(failure?.reason.contains(rule ?? "") ?? true)
      #expect(try desk.road(at: "2026-09-03") >= .suspect)
    }
  }

  @Test("are withdrawn as an error of entry by two, one of them an administrator")
  func errors() throws {
    let desk = try desk(Plain.area, Plain.cleared)
    try desk.mark("HA-1", "withdrawn", on: "2026-09-01", .officer, note: "typed for a test")
    let failure = try problem { try desk.approve(on: "2026-09-01", .independent) }
    #expect(failure?.reason.contains("administrator") == true)
    #expect(try desk.road() == .suspect)
    try desk.approve(on: "2026-09-01", .admin)
    #expect(try desk.road() == .cleared)
  }
}
