internal import GeoEngine
internal import Geometry
internal import Ledger
internal import MineAction
package import Reporting

extension Workspace {
  /// Looks through the whole record for what somebody should look at.
  package func doctor() throws -> DoctorReport {
    let (view, now) = (try current(), now)
    return DoctorReport(
      Doctor(of: view.situation, at: now, topology), revision: view.head.sequence, at: now)
  }

  /// What became of the hazardous land on record; of a period, what work accepted in it released.
  package func releaseTable(
    by grouping: Table.Grouping, _ moment: Moment = Moment()
  ) throws -> TableReport {
    try table(moment) { scope, situation in
      do throws(TopologyFailure) {
        let balance = try LandBalance(
          of: situation, at: scope.instant, revision: scope.revision, since: scope.since?.first,
          byOrganisation: grouping == .organisation, topology)
        return Table(release: balance, by: grouping)
      } catch { throw Problem(error) }
    }
  }

  /// The open reports, and how long they wait.
  package func reportTable(_ moment: Moment = Moment()) throws -> TableReport {
    try table(moment) { scope, _ in Table(openReportsOf: scope) }
  }

  /// The accidents reported.
  package func accidentTable(
    by grouping: Table.AccidentGrouping, _ moment: Moment = Moment()
  ) throws -> TableReport {
    try table(moment) { scope, _ in Table(accidentsOf: scope, by: grouping) }
  }

  /// The devices found and disposed of.
  package func deviceTable(
    by grouping: Table.DeviceGrouping, _ moment: Moment = Moment()
  ) throws -> TableReport {
    try table(moment) { scope, _ in Table(devicesOf: scope, by: grouping) }
  }

  /// The ground completed, and how much of it on a day.
  package func productivityTable(
    by grouping: Table.WorkGrouping, _ moment: Moment = Moment()
  ) throws -> TableReport {
    try table(moment) { scope, _ in Table(productivityOf: scope, by: grouping) }
  }

  private func table(
    _ moment: Moment, _ make: (TableScope, Situation) throws -> Table
  ) throws -> TableReport {
    let view = try current()
    let scope = TableScope(
      view.situation, since: moment.since, at: moment.at ?? now,
      revision: try known(moment.revision, in: view), zone: try zone())
    if let since = scope.since, since.first > scope.instant {
      throw Problem(
        "the period ends before it begins", at: "--from",
        hint: "give an earlier day, or a later one with --until", status: Problem.usage)
    }
    return TableReport(try make(scope, view.situation), of: scope)
  }

  /// The revision that is meant, which the ledger must have.
  func known(_ revision: Int64?, in view: PublishedView) throws -> Int64 {
    let revision = revision ?? view.head.sequence
    guard (0...view.head.sequence).contains(revision) else {
      throw Problem(
        "the ledger has no such revision", at: "--revision",
        hint: "give a number from 0 to \(view.head.sequence)", status: Problem.usage)
    }
    return revision
  }
}

extension Problem {
  /// Renders a failure of the topology engine where a figure hangs on it.
  init(_ failure: TopologyFailure) {
    self.init(
      "the ground cannot be worked out: \(failure.operation): \(failure.message)",
      hint: "report this, with the outlines", status: 70)
  }
}
