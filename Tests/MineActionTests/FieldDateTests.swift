import MineAction
import TestSupport
import Testing

@Suite("Dates")
struct FieldDateTests {
  @Test(
    "are read as people write them, in UTC",
    arguments: [
      ("1970-01-01", 0, 86_399_999_999), ("2020-02-29", 1_582_934_400_000_000, nil),
      ("2020/02/29", 1_582_934_400_000_000, nil),
      ("1970-01-01T00:00:00Z", 0, 0), ("1970-01-01T04:00:00+04:00", 0, 0),
      ("1970-01-01t03:30+0330", 0, 0), ("1970-01-01 00:00:00.25Z", 250_000, 250_000),
      ("1969-12-31T23:59:59.9999999Z", -1, -1),
    ] as [(String, Int64, Int64?)])
  func reading(text: String, first: Int64, last: Int64?) throws {
    let date = try #require(FieldDate(text, in: .utc))
    #expect(date.first.microseconds == first)
    #expect(last == nil || date.last.microseconds == last)
  }

  @Test(
    "that are none are none",
    arguments: [
      "", "2021-02-29", "2021-13-01", "2021-1-1", "20210101", "2021-01-01T", "2021-01-01T25:00Z",
      "2021-01-01T10:00", "2021-01-01T10:00:00", "2021-01-01T10:00:00+", "2021-01-01Z",
      "0000-01-01", "2021-01-01x", " 2021-01-01", "2021-01-01T10:60Z", "2021-01-01[99999/0]",
      "2021/01-01", "2021-01/01", "01/02/2021", "2021/1/2",
    ])
  func none(text: String) { #expect(FieldDate(text, in: .utc) == nil) }

  @Test("come back from what the ledger and people read of them", arguments: 1...20)
  func roundTrip(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let offsets = (
        Int.random(in: -720...840, using: &random), Int.random(in: -720...840, using: &random)
      )
      let day = CivilDay(number: .random(in: -700_000...2_900_000, using: &random))
      let date = FieldDate(day, offsets: offsets.0, offsets.1)
      #expect(FieldDate(date.ledgerText, in: .ledger) == date, "seed \(seed)")
      let zone = TimeZoneRule { _ in offsets }
      #expect(FieldDate(date.text, in: zone) == date, "seed \(seed)")
      let instant = FieldDate(
        Instant(
          microseconds: .random(
            in: -60_000_000_000_000_000...250_000_000_000_000_000, using: &random)))
      #expect(FieldDate(instant.text, in: .utc) == instant, "seed \(seed)")
    }
  }

  @Test(
    "of the calendar agree with the number of their day",
    arguments: [-719_162, 0, 18_321, 2_932_896])
  func days(number: Int) {
    let day = CivilDay(number: number)
    let (year, month, date) = day.components
    #expect(CivilDay(year: year, month: month, day: date) == day)
  }
}
