internal import JSON

extension Situation {
  /// How far apart in time sectors may be completed to be of one period, in days.
  static var period: Double { 30 }

  /// The facts that call for a second look at the sectors of the same survey and team that were
  /// worked in the same period as one that was rejected.
  func reviewing(
    sistersOf record: Record, _ sector: Sector, rejectedOn date: FieldDate
  ) -> [Event.Fact] {
    (0..<records.count).compactMap { number in
      let other = records[number].latest
      guard other.code != record.code, case .sector(let sister) = other.detail,
        sister.isReleased || sister.effectiveStatus == .completed,
        sister.survey == sector.survey, other.team == record.team, let team = record.team
      else { return nil }
      if let one = sector.completedOn, let two = sister.completedOn,
        two.last < one.first.earlier(byDays: Self.period)
          || one.last < two.first.earlier(byDays: Self.period)
      {
        return nil
      }
      return .calledForReview(
        Review(
          code: other.code,
          reason: "\(record.code.text), of the same survey and team (\(team)), was rejected on "
            + date.text))
    }
  }
}

/// A call for a second look at work: a sister sector was rejected.
package struct Review: Hashable, Sendable {
  /// The record to look at.
  package let code: Record.Code
  /// Why.
  package let reason: String

  /// Creates a call.
  package init(code: Record.Code, reason: String) { (self.code, self.reason) = (code, reason) }
}

extension Record {
  /// The team that works it; the organisation where no team is named.
  var team: String? {
    if let team = others.last(where: { $0.name == "team" })?.value.string { return team }
    guard case .sector(let sector) = detail else { return nil }
    return sector.organisation
  }
}
