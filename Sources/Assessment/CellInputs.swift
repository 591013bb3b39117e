internal import Geometry
internal import MineAction

/// What the record holds around a cell at one (revision, instant): the inputs of derived ground.
struct CellInputs: Sendable {
  /// The frame of all plane shapes.
  let frame: LocalFrame
  /// The edges of all that is here, as drawn.
  private(set) var drawing = Drawing()
  private(set) var areas: [DangerousArea] = []
  /// Reports, and sectors in doubt.
  private(set) var items: [ContaminationItem] = []
  /// The set `S0` of verdict.md §2.
  private(set) var released: [WorkedSector] = []
  private(set) var completed: [LocatedSector] = []
  private(set) var inProgress: [LocatedSector] = []
  /// Since when the record has been as it is here, and until when it will be.
  private(set) var validity = (from: Instant.always, until: Instant.never)

  private let policy: Policy

  /// A sector of which only the place and the code matter.
  struct LocatedSector: Sendable {
    let number: Int
    let code: RankedCode
    let figure: Figure
  }

  /// Gathers what lies within a rectangle.
  ///
  /// Areas and items are those whose reach meets `window`. Sectors are those that meet `window`
  /// grown by the greatest accuracy of any of those areas, for they may be later work on them.
  init(
    of land: Land, in window: Envelope, frame: LocalFrame, at instant: Instant, revision: Int64
  ) {
    self.frame = frame
    policy = land.situation.policies.policy(at: revision)
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
    released.sort { $0.code < $1.code }
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
      let ground = version.record.place.ground
    else { return }
    let plane = frame.plane(ground)
    guard let figure = drawing.add(plane) else { return }
    let record = version.record
    switch record.detail {
    case .hazardousArea(let area): take(area, record, number, plane, figure)
    case .hazardReport(let report): take(report, record, number, figure)
    case .sector(let sector): take(sector, record, number, plane, figure)
    case .organisation, .person, .other: break
    }
  }

  private mutating func take(
    _ area: HazardousArea, _ record: Record, _ number: Int, _ plane: Shape<Plane>,
    _ figure: Figure
  ) {
    if area.status == .withdrawn { return }
    areas.append(
      DangerousArea(
        number: number, code: RankedCode(record.code.text),
        isConfirmed: area.classification != .suspected,
        isReleased: area.status == .released, figure: figure, plane: plane,
        accuracy: policy.accuracy(of: record),
        observed: area.observedOn?.last ?? .never))
  }

  private mutating func take(
    _ report: HazardReport, _ record: Record, _ number: Int, _ figure: Figure
  ) {
    let status = report.effectiveStatus
    if status == .resolved || status == .withdrawn { return }
    let reach = policy.reach(of: record)
    items.append(
      ContaminationItem(
        number: number, code: RankedCode(record.code.text), recordType: .hazardReport,
        class: status == .verified ? .hazard : .suspect, figure: figure, reach: reach))
  }

  private mutating func take(
    _ sector: Sector, _ record: Record, _ number: Int, _ plane: Shape<Plane>, _ figure: Figure
  ) {
    let accuracy = policy.accuracy(of: record)
    if let doubt = sector.effectiveDoubt {
      items.append(
        ContaminationItem(
          number: number, code: RankedCode(record.code.text), recordType: .sector,
          class: doubt == .rejected ? .hazard : .suspect, figure: figure, reach: accuracy))
    }
    let place = LocatedSector(number: number, code: RankedCode(record.code.text), figure: figure)
    switch sector.effectiveStatus {
    case .accepted, .handedOver:
      // Ground that is not sound, doubted, or worked on no known day, is not released.
      guard sector.isReleased, record.place.isSound, let completedOn = sector.completedOn else {
        return
      }
      released.append(
        WorkedSector(
          number: number, code: RankedCode(record.code.text), sector: sector, figure: figure,
          plane: plane.only(.polygon), accuracy: accuracy,
          completed: completedOn))
    case .completed: completed.append(place)
    case .inProgress: inProgress.append(place)
    case .planned, .assigned, .suspended, .rejected, .resuspected, .withdrawn: break
    }
  }
}
