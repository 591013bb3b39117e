internal import Geometry

extension Situation {
  /// The steps that take back the released sectors that a verified report or an accident reaches,
  /// and the calls to look again at those that were worked and are not released.
  func resuspecting(
    by record: Record, on date: FieldDate, _ topology: some Topology
  ) -> [Event.Fact] {
    guard let rule = Resuspicion(by: record, policy) else { return [] }
    let all = (0..<records.count).lazy.map { records[$0].latest }
    return rule.sectors(among: all, topology).map { sector in
      .stepped(
        Step(code: sector.code, status: "resuspected", on: date, note: rule.reason, members: []))
    }
      + rule.worked(among: all, topology).map { sector in
        .calledForReview(Review(code: sector.code, reason: rule.reason))
      }
  }
}
