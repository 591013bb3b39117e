internal import Geometry
internal import JSON

extension Situation {
  /// The facts of the completion of work of which some ground could not be done.
  ///
  /// Each such polygon becomes a sector of its own, suspended, and the sector that is completed
  /// keeps the rest: so nothing is ever released that was not worked.
  func settingApart(
    _ step: Step, _ history: History, _ topology: some Topology
  ) throws(Refusal) -> [Event.Fact] {
    let (code, record) = (step.code.text, history.latest)
    let rest = step.members.filter { $0.name != "notDone" }
    let done = Event.Fact.stepped(
      Step(code: step.code, status: step.status, on: step.on, note: step.note, members: rest))
    guard let list = step.members.last(where: { $0.name == "notDone" })?.value else {
      return [done]
    }
    guard let items = list.elements else { throw .unfit(code, what: "notDone") }
    if items.isEmpty { return [done] }
    var polygons: [Shape<Geographic>] = []
    for item in items {
      guard let shape = Shape<Geographic>(polygon: item) else {
        throw .unfit(code, what: "notDone")
      }
      let (_, flaws) = Place(entered: shape, type: "Polygon").measured(by: topology)
      if let flaw = flaws.first { throw .invalidGeometry(code, "notDone: \(flaw.detail)") }
      polygons.append(shape)
    }
    let kept = try ground(of: record, without: polygons, topology)
    var facts: [Event.Fact] = [.recorded(kept, by: .correction)]
    var number = 0
    for polygon in polygons {
      var name: Record.Code?
      while name == nil {
        number += 1
        guard let next = try? Record.Code("\(code)-\(number)") else {
          throw .unfit(code, what: "notDone")
        }
        if records[next] == nil { name = next }
      }
      guard let name, case .sector(let sector) = record.detail else { continue }
      facts.append(.recorded(Self.subArea(name, polygon, of: sector, record, step), by: .command))
    }
    return facts + [done]
  }

  private static func subArea(
    _ code: Record.Code, _ polygon: Shape<Geographic>, of sector: Sector, _ record: Record,
    _ step: Step
  ) -> Record {
    var part = Sector()
    (part.method, part.survey, part.adjoins) = (sector.method, sector.survey, sector.adjoins)
    (part.accuracy, part.fix) = (sector.accuracy, sector.fix)
    part.unclearAccuracy = sector.unclearAccuracy
    (part.organisation, part.district) = (sector.organisation, sector.district)
    // It was no less doubted than the whole, and no later: what is left of that holds as long.
    (part.doubt, part.isDoubtUnclear) = (sector.effectiveDoubt, sector.isDoubtUnclear)
    (part.status, part.statusOn) = (.suspended, part.doubt == nil ? sector.statusOn : nil)
    return Record(
      code: code,
      place: Place(entered: polygon, type: "Polygon", derivation: record.place.derivation),
      detail: .sector(part),
      others: [JSONMember(name: "partOf", value: JSONText(string: record.code.text))])
  }

  /// The record with its ground less some polygons, which must lie in it.
  private func ground(
    of record: Record, without polygons: [Shape<Geographic>], _ topology: some Topology
  ) throws(Refusal) -> Record {
    let code = record.code.text
    guard let shape = record.place.entered, record.place.isSound, let box = shape.envelope else {
      throw .invalidGeometry(code, "its outline is not valid, so no part can be set apart")
    }
    let frame = LocalFrame(aboutMiddleOf: box)
    let whole = frame.plane(shape)
    let left: Shape<Plane>
    let outside: Shape<Plane>
    do throws(TopologyFailure) {
      let apart = try topology.union(of: polygons.map(frame.plane))
      left = try topology.difference(of: whole, without: apart)
      outside = try topology.opened(try topology.difference(of: apart, without: whole))
    } catch {
      throw .invalidGeometry(code, "notDone cannot be set apart: \(error.message)")
    }
    guard outside.isEmpty else {
      throw .invalidGeometry(code, "a polygon of notDone lies outside of the sector")
    }
    guard !left.only(.polygon).isEmpty else {
      throw .invalidGeometry(code, "notDone leaves nothing of it that was done")
    }
    // Corners that were entered stay what they were, to the last digit.
    let corners = (shape.positions + polygons.flatMap(\.positions)).map { ($0, frame.plane($0)) }
    let ground = left.only(.polygon).map { point in
      corners.first { abs($0.1.x - point.x) < 1e-6 && abs($0.1.y - point.y) < 1e-6 }?.0
        ?? frame.geographic(point)
    }
    var record = record
    record.place = Place(
      entered: ground, type: ground.parts.count > 1 ? "MultiPolygon" : "Polygon",
      derivation: record.place.derivation)
    let (_, flaws) = record.place.measured(by: topology)
    if let flaw = flaws.first { throw .invalidGeometry(code, "notDone: \(flaw.detail)") }
    return record
  }
}

extension Shape where Frame == Geographic {
  /// The polygon of a GeoJSON geometry (RFC 7946 §3.1.6); `nil` for anything else.
  init?(polygon text: JSONText) {
    guard text["type"]?.string == "Polygon", let rings = text["coordinates"]?.elements,
      !rings.isEmpty
    else { return nil }
    self.init()
    for ring in rings {
      guard let places = ring.elements else { return nil }
      for place in places {
        let elements = place.elements ?? []
        let numbers = elements.compactMap(\.number)
        guard numbers.count >= 2, numbers.count == elements.count,
          let position = try? Position<Geographic>(longitude: numbers[0], latitude: numbers[1])
        else { return nil }
        append(position: position)
      }
      endPath()
    }
    endPart(.polygon)
  }
}
