internal import GeoEngine
internal import Ledger
internal import MineAction
internal import Reporting

extension Workspace {
  /// Looks through the whole record for what somebody should look at.
  package func doctor() throws -> DoctorReport {
    let (view, now) = (try current(), now)
    return DoctorReport(
      Doctor(of: view.situation, at: now, topology), revision: view.head.sequence, at: now)
  }
}
