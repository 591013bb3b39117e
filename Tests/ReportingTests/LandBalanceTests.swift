import GeoEngine
import Geometry
import JSON
import MineAction
import Reporting
import TestSupport
import Testing

@Suite("The balance of land")
struct LandBalanceTests {
  @Test("counts land that several methods released once, and conserves area")
  func methods() throws {
    var land = DrawnLand()
    try land.area("HA-1", 0, 0, 100, 100)
    try land.sector("SE-1", .clearance, 0, 0, 40, 100)
    try land.sector("SE-2", .technicalSurvey, 30, 0, 60, 100)
    try land.sector("SE-3", .nonTechnicalSurvey, 50, 0, 70, 100)
    let balance = try land.balance()
    let row = try #require(balance.rows.first).areas
    #expect(row.isConserved)
    for (value, expected) in [
      (row.reported, 10_000.0), (row.cleared, 4_000), (row.reduced, 2_000), (row.cancelled, 1_000),
      (row.remaining, 3_000),
    ] {
      #expect(abs(value - expected) < expected * 1e-3)
    }
  }

  @Test("counts no older work, no survey on confirmed danger, and no work in doubt")
  func unfit() throws {
    var land = DrawnLand()
    try land.area("HA-1", 0, 0, 100, 100, classification: .confirmed)
    try land.sector("SE-1", .clearance, 0, 0, 10, 100, completed: "2020-01-01")
    try land.sector("SE-2", .nonTechnicalSurvey, 0, 0, 20, 100)
    try land.sector("SE-3", .clearance, 0, 0, 30, 100, status: .resuspected)
    try land.sector("SE-4", .clearance, 0, 0, 40, 100, status: .completed)
    let row = try #require(try land.balance().rows.first).areas
    #expect(row.remaining == row.reported)
  }

  @Test("counts ground that lies in two areas once, with the simple sum beside it")
  func overlap() throws {
    var land = DrawnLand()
    try land.area("HA-1", 0, 0, 100, 100)
    try land.area("HA-2", 50, 0, 150, 100)
    try land.sector("SE-1", .clearance, 0, 0, 75, 100)
    let balance = try land.balance()
    #expect(abs(balance.sum.reported / balance.union.reported - 20_000.0 / 15_000) < 1e-6)
    #expect(abs(balance.union.cleared / balance.union.reported - 0.5) < 1e-6)
    #expect(abs(balance.sum.cleared / balance.union.reported - 10_000.0 / 15_000) < 1e-6)
    #expect(balance.union.isConserved && balance.sum.isConserved)
  }

  @Test("counts the strips of a released area as land that was never searched")
  func strips() throws {
    var land = DrawnLand()
    try land.area("HA-1", 0, 0, 100, 100, status: .released)
    try land.sector("SE-1", .clearance, 0, 0, 99, 100)
    let row = try #require(try land.balance().rows.first).areas
    #expect(row.remaining == 0)
    #expect(abs(row.cancelled / row.reported - 0.01) < 1e-6)
  }

  @Test("conserves area in any land", arguments: 1...40 as ClosedRange<UInt64>)
  func law(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var land = DrawnLand()
    func corner() -> Double { Double.random(in: 0...900, using: &random) }
    func size() -> Double { Double.random(in: 1...300, using: &random) }
    for number in 0..<Int.random(in: 1...8, using: &random) {
      let (x, y) = (corner(), corner())
      try land.area(
        "HA-\(number)", x, y, x + size(), y + size(),
        classification: Bool.random(using: &random) ? .suspected : .confirmed,
        status: Int.random(in: 0...5, using: &random) == 0 ? .released : .open)
    }
    for number in 0..<Int.random(in: 0...20, using: &random) {
      let (x, y) = (corner(), corner())
      try land.sector(
        "SE-\(number)", Vocabulary.Method.allCases.randomElement(using: &random) ?? .clearance, x,
        y, x + size(), y + size())
    }
    let balance = try land.balance()
    for row in balance.rows { #expect(row.areas.isConserved, "seed \(seed), \(row)") }
    #expect(balance.union.isConserved, "seed \(seed), \(balance.union)")
    #expect(balance.union.reported <= balance.sum.reported * (1 + 1e-9))
    #expect(balance.union.remaining <= balance.sum.remaining * (1 + 1e-9) + 1e-3)
  }
}
