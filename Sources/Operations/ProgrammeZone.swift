internal import Foundation
package import MineAction

/// The time zone of a programme, by the machine's time zone database.
package enum ProgrammeZone {
  /// The rule of a zone; `nil` for a name that the database does not have.
  package static func rule(named name: String) -> TimeZoneRule? {
    if name == "UTC" { return .utc }
    guard TimeZone.knownTimeZoneIdentifiers.contains(name) || name == "GMT",
      let zone = TimeZone(identifier: name)
    else { return nil }
    return TimeZoneRule { day in
      (offset(of: zone, at: day), offset(of: zone, at: CivilDay(number: day.number + 1)))
    }
  }

  // The offset at local midnight: reckoned from UTC midnight, then once more from what that gave.
  private static func offset(of zone: TimeZone, at day: CivilDay) -> Int {
    let midnight = Double(day.number) * 86_400
    var seconds = zone.secondsFromGMT(for: Date(timeIntervalSince1970: midnight))
    seconds = zone.secondsFromGMT(
      for: Date(timeIntervalSince1970: midnight - Double(seconds)))
    return seconds / 60
  }
}
