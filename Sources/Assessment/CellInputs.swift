internal import Geometry
internal import MineAction

/// What the record holds around a cell at one (revision, instant): the inputs of derived ground.
struct CellInputs: Sendable {
  /// The frame of all plane shapes.
  let frame: LocalFrame
  private(set) var areas: [DangerousArea] = []
  /// Reports, and sectors in doubt.
  private(set) var items: [ContaminationItem] = []
  /// The set `S0` of verdict.md §2.
  private(set) var released: [WorkedSector] = []
  private(set) var completed: [LocatedSector] = []
  private(set) var inProgress: [LocatedSector] = []
  /// Since when the record has been as it is here, and until when it will be.
  private(set) var validity = (from: Instant.always, until: Instant.never)

  /// A sector of which only the place and the code matter.
  struct LocatedSector: Sendable {
    let number: Int
    let code: String
    let located: LocatedShape
  }

  /// Gathers what lies within a rectangle.
  ///
  /// Areas and items are those whose reach meets `window`. Sectors are those that meet `window`
  /// grown by the greatest accuracy of any of those areas, for they may be later work on them.
  init(
    of land: Land, in window: Envelope, frame: LocalFrame, at instant: Instant, revision: Int64
  ) {
    self.frame = frame
    var seen: Set<Int> = []
    land.search(window) { number in
      if seen.insert(number).inserted {
        take(number, of: land, at: instant, revision, sectorsOnly: false)
      }
    }
    let widest = areas.map(\.accuracy).max() ?? 0
    land.search(window.grown(byMetres: widest + 1)) { number in
      if seen.insert(number).inserted {
        take(number, of: land, at: instant, revision, sectorsOnly: true)
      }
    }
    // The order of the tree is no order of the record: answers must not depend on it.
    areas.sort { $0.number < $1.number }
    items.sort { $0.number < $1.number }
    released.sort { $0.code.utf8.lexicographicallyPrecedes($1.code.utf8) }
    completed.sort { $0.number < $1.number }
    inProgress.sort { $0.number < $1.number }
  }

  private mutating func take(
    _ number: Int, of land: Land, at instant: Instant, _ revision: Int64, sectorsOnly: Bool
  ) {
    let history = land.situation.records[number]
    if sectorsOnly, history.latest.type != .sector { return }
    for version in history.versions where version.sequence <= revision {
      if version.begins <= instant {
        validity.from = max(validity.from, version.begins)
      } else {
        validity.until = min(validity.until, version.begins)
      }
    }
    guard let version = history.version(revision: revision, at: instant),
      let ground = version.record.place.ground, let located = LocatedShape(ground)
    else { return }
    let record = version.record
    switch record.detail {
    case .hazardousArea(let area): take(area, record, number, located, land.policy)
    case .hazardReport(let report): take(report, record, number, located, land.policy)
    case .sector(let sector): take(sector, record, number, located, land.policy)
    case .organisation, .person, .other: break
    }
  }

  private mutating func take(
    _ area: HazardousArea, _ record: Record, _ number: Int, _ located: LocatedShape,
    _ policy: Policy
  ) {
    if area.status == .withdrawn { return }
    areas.append(
      DangerousArea(
        number: number, code: record.code.text, isConfirmed: area.classification != .suspected,
        isReleased: area.status == .released, located: located,
        plane: frame.plane(located.shape), accuracy: policy.accuracy(area.accuracy, area.fix),
        observed: area.observedOn?.last ?? .never))
  }

  private mutating func take(
    _ report: HazardReport, _ record: Record, _ number: Int, _ located: LocatedShape,
    _ policy: Policy
  ) {
    let status = report.effectiveStatus
    if status == .resolved || status == .withdrawn { return }
    let reach =
      policy.dangerRadius(report.dangerRadius, report.kind)
      + policy.accuracy(report.accuracy, report.fix)
    items.append(
      ContaminationItem(
        number: number, code: record.code.text, recordType: .hazardReport,
        class: status == .verified ? .hazard : .suspect, located: located, reach: reach))
  }

  private mutating func take(
    _ sector: Sector, _ record: Record, _ number: Int, _ located: LocatedShape, _ policy: Policy
  ) {
    let accuracy = policy.accuracy(sector.accuracy, sector.fix)
    if let doubt = sector.effectiveDoubt {
      items.append(
        ContaminationItem(
          number: number, code: record.code.text, recordType: .sector,
          class: doubt == .rejected ? .hazard : .suspect, located: located, reach: accuracy))
    }
    let place = LocatedSector(number: number, code: record.code.text, located: located)
    switch sector.effectiveStatus {
    case .accepted, .handedOver:
      // Ground that is not sound, or work without a date, releases nothing.
      guard record.place.isSound, let completedOn = sector.completedOn else { return }
      released.append(
        WorkedSector(
          code: record.code.text, sector: sector, located: located,
          plane: frame.plane(located.shape.only(.polygon)), accuracy: accuracy,
          completed: completedOn))
    case .completed: completed.append(place)
    case .inProgress: inProgress.append(place)
    case .planned, .assigned, .suspended, .rejected, .resuspected, .withdrawn: break
    }
  }
}
