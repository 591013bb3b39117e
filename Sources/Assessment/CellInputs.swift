internal import Geometry
internal import MineAction

/// What is in force around a cell, drawn in its frame: the inputs of derived ground.
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
  private let policy: Policy

  /// A sector of which only the place and the code matter.
  struct LocatedSector: Sendable {
    let number: Int
    let code: RankedCode
    let figure: Figure
  }

  /// Draws what is in force around a cell.
  init(_ records: CellRecords, of land: Land, by policy: Policy, frame: LocalFrame) {
    self.frame = frame
    self.policy = policy
    for entry in records.entries {
      let number = Int(entry.number)
      let record = land.situation.records[number].versions[Int(entry.version)].record
      guard let ground = record.place.ground else { continue }
      let plane = frame.plane(ground)
      guard let figure = drawing.add(plane) else { continue }
      switch record.detail {
      case .hazardousArea(let area): take(area, record, number, plane, figure)
      case .hazardReport(let report): take(report, record, number, figure)
      case .sector(let sector): take(sector, record, number, plane, figure)
      case .organisation, .person, .other: break
      }
    }
    released.sort { $0.code < $1.code }
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
