package import Geometry

/// The rule by which a verified report or an accident takes back the released sectors, whole, that
/// it lies in or reaches.
///
/// Commands follow it at once. Imported history does not: the doctor lists what it would have done.
package struct Resuspicion: Sendable {
  /// The report.
  package let record: Record
  /// A rectangle, in degrees, around all that it may reach; it may go beyond ±180°.
  package let box: Envelope
  private let place: Shape<Geographic>
  private let frame: LocalFrame
  // In metres.
  private let reach: Double
  // Whether it goes further than a frame about its middle is true to the centimetre.
  private let isLong: Bool

  /// Creates the rule for a record; `nil` where it takes nothing back, for it is no verified report
  /// and no accident in force, or has no place.
  package init?(by record: Record, _ policy: Policy) {
    guard case .hazardReport(let report) = record.detail,
      report.effectiveStatus == .verified
        || (report.kind == .accident && report.effectiveStatus == .reported),
      let place = record.place.ground, let box = place.envelope
    else { return nil }
    (self.record, self.place) = (record, place)
    reach = policy.reach(of: record)
    frame = LocalFrame(aboutMiddleOf: box)
    self.box = box.grown(byMetres: reach)
    isLong = self.box.north - self.box.south > 0.02 || self.box.east - self.box.west > 0.02
  }

  /// Why a sector is taken back, in words.
  package var reason: String {
    guard case .hazardReport(let report) = record.detail else { return "" }
    let kind = report.kind == .accident ? "accident" : "verified report"
    return "\(kind) \(record.code.text) reaches it"
  }

  /// The records among some that are released sectors which it lies in or reaches.
  ///
  /// Also those that were completed later than what is reported: a report is no less true for
  /// work after it. Where the engine cannot tell, the sector is taken back.
  package func sectors(
    among records: some Sequence<Record>, _ topology: some Topology
  ) -> [Record] {
    self.records(among: records, topology) { $0.isReleased }
  }

  /// The records among some that are sectors which it reaches, and which were worked and are not
  /// released: whoever is to accept them must look again.
  func worked(among records: some Sequence<Record>, _ topology: some Topology) -> [Record] {
    self.records(among: records, topology) { sector in
      sector.completedOn != nil && !sector.isReleased && sector.effectiveStatus != .withdrawn
    }
  }

  /// Whether it lies in a record's ground or reaches it.
  func reaches(_ record: Record, _ topology: some Topology) -> Bool {
    !records(among: CollectionOfOne(record), topology) { _ in true }.isEmpty
  }

  private func records(
    among records: some Sequence<Record>, _ topology: some Topology,
    where isMeant: (Sector) -> Bool
  ) -> [Record] {
    let boxes = box.wrapped
    // Most reports lie near no sector: their reach is drawn for the first that there is.
    var danger: Shape<Plane>?
    return records.filter { other in
      guard case .sector(let sector) = other.detail, isMeant(sector),
        let shape = other.place.ground, let own = shape.envelope,
        boxes.contains(where: own.intersects)
      else { return false }
      // Of a long report, far from its middle, a frame about the sector is the true one.
      let frame = isLong ? LocalFrame(aboutMiddleOf: own) : frame
      if isLong { danger = nil }
      danger = danger ?? (try? topology.widened(frame.plane(place), by: max(reach, 0.01)))
      let shared = danger.flatMap { try? topology.intersection(of: $0, and: frame.plane(shape)) }
      return shared?.isEmpty != true
    }
  }
}
