internal import MineAction

extension History {
  /// The day on which the work began of which a version tells the end.
  ///
  /// It is the first in progress since the ground was last accepted; `nil` where no step says so.
  func beginningOfWork(before end: Version, revision: Int64) -> FieldDate? {
    var began: FieldDate?
    var isDone = false
    for version in versions where version.sequence <= end.sequence {
      guard version.retractedAt > revision, case .sector(let sector) = version.record.detail
      else { continue }
      switch sector.effectiveStatus {
      case .inProgress:
        if isDone || began == nil { began = sector.statusOn }
        isDone = false
      case .accepted, .handedOver, .resuspected: isDone = true
      case .planned, .assigned, .suspended, .completed, .rejected, .withdrawn: break
      }
    }
    return began
  }
}
