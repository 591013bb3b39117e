internal import Geometry

extension Situation {
  /// The steps that take back released sectors, whole, which a verified report or an accident lies
  /// in or reaches.
  ///
  /// Also those that were completed later than what is reported: a report is no less true for
  /// work after it. Where the engine cannot tell, the sector is taken back.
  func resuspecting(
    by record: Record, on date: FieldDate, _ topology: some Topology
  ) -> [Event.Fact] {
    guard case .hazardReport(let report) = record.detail,
      report.effectiveStatus == .verified
        || (report.kind == .accident && report.effectiveStatus == .reported),
      let place = record.place.ground, let box = place.envelope
    else { return [] }
    let reach = policy.reach(of: report)
    let frame = LocalFrame(aboutMiddleOf: box)
    let near = box.grown(byMetres: reach)
    let danger = try? topology.widened(frame.plane(place), by: max(reach, 0.01))
    let kind = report.kind == .accident ? "accident" : "verified report"
    return (0..<records.count).compactMap { number -> Event.Fact? in
      let other = records[number].latest
      guard case .sector(let sector) = other.detail, sector.isReleased,
        let shape = other.place.ground, shape.envelope?.intersects(near) == true
      else { return nil }
      let shared = danger.flatMap { try? topology.intersection(of: $0, and: frame.plane(shape)) }
      if let shared, shared.isEmpty { return nil }
      return .stepped(
        Step(
          code: other.code, status: "resuspected", on: date,
          note: "\(kind) \(record.code.text) reaches it", members: []))
    }
  }
}
