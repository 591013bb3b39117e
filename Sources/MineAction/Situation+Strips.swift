internal import Geometry

extension Situation {
  private struct Work {
    let ground: Shape<Plane>
    // In metres.
    let accuracy: Double
  }

  /// What accepted work leaves of a hazardous area, as both are drawn: strips no wider than the
  /// sum of its accuracy and that of the work beside them; refuses where more is left.
  ///
  /// Work counts as in verdict.md §2: completed later than the danger was observed, and for
  /// confirmed danger not by non-technical survey; and accepted by the day of the release.
  func strips(
    leftOf record: Record, _ area: HazardousArea, on date: FieldDate, _ topology: some Topology
  ) throws(Refusal) -> [Strip] {
    let code = record.code.text
    guard let ground = record.place.ground, !record.place.isIncomplete, let box = ground.envelope
    else { throw .missing(code, what: "outline") }
    guard let observed = area.observedOn else { throw .missing(code, what: "observedOn") }
    let frame = LocalFrame(aboutMiddleOf: box)
    let works = works(on: area, observed, by: date, box, frame)
    let accuracy = policy.accuracy(of: record)
    let left: Shape<Plane>
    let strips: [Strip?]
    do throws(TopologyFailure) {
      let done = try topology.closed(try topology.union(of: works.map(\.ground)))
      left = try topology.opened(try topology.difference(of: frame.plane(ground), without: done))
      var found: [Strip?] = []
      for part in left.parts.indices {
        found.append(try strip(left.part(part), beside: works, accuracy, frame, topology))
      }
      strips = found
    } catch {
      throw .invalidGeometry(code, "what is left of it cannot be worked out: \(error.message)")
    }
    let metres = frame.geographic(left).area
    // Where most of it was never worked, what is left is no strip, however narrow.
    // Overlaps counted once.
    let whole = (try? topology.union(of: [frame.plane(ground)])).map { frame.geographic($0).area }
    guard strips.allSatisfy({ $0 != nil }), metres <= (whole ?? 0) / 2 else {
      let worst = left.parts.indices.max { one, other in
        frame.geographic(left.part(one)).area < frame.geographic(left.part(other)).area
      }
      let place = worst.flatMap { left.part($0).positions.first.map(frame.geographic) }
      let rounded = [place?.x, place?.y].compactMap { $0 }.map { ($0 * 1e6).rounded() / 1e6 }
      throw .notAccounted(
        code, squareMetres: metres, pieces: left.parts.count,
        at: rounded.map { "\($0)" }.joined(separator: ", "))
    }
    return strips.compactMap { $0 }
  }

  /// Whether accepted work counts on an area.
  func hasWork(on record: Record, _ area: HazardousArea) -> Bool {
    guard let observed = area.observedOn, let box = record.place.ground?.envelope else {
      return false
    }
    let wide = box.grown(byMetres: policy.accuracy(of: record))
    let frame = LocalFrame(aboutMiddleOf: box)
    return !works(on: area, observed, by: FieldDate(.never), wide, frame).isEmpty
  }

  private func works(
    on area: HazardousArea, _ observed: FieldDate, by date: FieldDate, _ box: Envelope,
    _ frame: LocalFrame
  ) -> [Work] {
    (0..<records.count).compactMap { number in
      let other = records[number].latest
      guard case .sector(let sector) = other.detail, records[number].wasReleased(by: date),
        let method = sector.method,
        method != .nonTechnicalSurvey || area.classification == .suspected,
        let completed = sector.completedOn, completed.first > observed.last,
        other.place.isSound, let shape = other.place.entered?.only(.polygon),
        shape.envelope?.intersects(box) == true
      else { return nil }
      return Work(
        ground: frame.plane(shape), accuracy: policy.accuracy(of: other))
    }
  }

  /// A strip; `nil` for what is wider than one may be, has no width, or has no work beside it.
  private func strip(
    _ piece: Shape<Plane>, beside works: [Work], _ accuracy: Double, _ frame: LocalFrame,
    _ topology: some Topology
  ) throws(TopologyFailure) -> Strip? {
    guard let corner = piece.positions.first, !piece.only(.polygon).isEmpty else { return nil }
    // Of several, the best one: the strip may be no wider than for it.
    var least = Double.infinity
    let around = try topology.widened(piece, by: 0.02)
    for work in works where work.accuracy < least {
      if try !topology.intersection(of: around, and: work.ground).isEmpty { least = work.accuracy }
    }
    var (narrow, wide) = (0.0, accuracy + least)
    guard wide.isFinite, try topology.mitred(piece, by: -wide / 2).isEmpty else { return nil }
    while wide - narrow > 0.001 {
      let middle = (narrow + wide) / 2
      if try topology.mitred(piece, by: -middle / 2).isEmpty {
        wide = middle
      } else {
        narrow = middle
      }
    }
    return Strip(
      width: wide, area: frame.geographic(piece).area, position: frame.geographic(corner))
  }
}
