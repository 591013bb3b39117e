package import Geometry
internal import MineAction

/// Answers questions about routes, from one value of the land.
///
/// `verdict.md` is the law here. The route is cut into chunks; each asks the neighbourhood of its
/// cell; what is near becomes exact intervals of chainage, which a sweep turns into stretches.
package struct Assessor<Engine: Topology>: Sendable {
  private let land: Land
  private let topology: Engine

  /// Creates an assessor.
  package init(of land: Land, topology: Engine) { (self.land, self.topology) = (land, topology) }

  /// The verdict.
  package func verdict(on question: RouteQuestion) -> Verdict {
    let revision = min(question.revision ?? .max, land.situation.revision)
    let course = RouteCourse(question.route)
    let unlocated = self.unlocated(at: question.at, revision, near: question, course)
    var walk = RouteWalk(question, course: course, unlocatedCount: unlocated.counting)
    take(course.chunks[...], of: question, revision, by: &walk)
    var wording = CauseWording(walk)
    let stretches = wording.stretches(by: topology)
    return Verdict(
      question: question, revision: revision, stretches: stretches, nearest: wording.nearest,
      unlocated: unlocated.codes)
  }

  private func take(
    _ chunks: ArraySlice<RouteCourse.Chunk>, of question: RouteQuestion, _ revision: Int64,
    by walk: inout RouteWalk
  ) {
    let demand = Demand(
      requiredDepth: question.requiredDepth,
      technicalSurveySuffices: land.situation.policies.policy(at: revision)
        .technicalSurveySuffices.contains(question.profile),
      maxEvidenceAge: question.maxEvidenceAge)
    var last: (cell: GridCell, around: Neighbourhood)?
    for chunk in chunks {
      let around: Neighbourhood
      if let last, last.cell == chunk.cell {
        around = last.around
      } else {
        around = neighbourhood(
          of: chunk.cell, demand, margin: question.margin, question.at, revision)
        last = (chunk.cell, around)
      }
      walk.take(chunk, in: around, by: topology)
    }
  }

  /// The parts of a question around which nobody has looked before.
  package func unseenParts(of question: RouteQuestion) -> UnseenParts {
    let course = RouteCourse(question.route)
    let cells = Set(course.chunks.map(\.cell)).filter { !land.memory.hasSeen($0) }
    var runs: [Range<Int>] = []
    for (number, chunk) in course.chunks.enumerated() where cells.contains(chunk.cell) {
      if let last = runs.last, last.upperBound == number,
        course.chunks[number - 1].cell == chunk.cell
      {
        runs[runs.count - 1] = last.lowerBound..<number + 1
      } else {
        runs.append(number..<number + 1)
      }
    }
    return UnseenParts(question: question, course: course, runs: runs)
  }

  /// Looks around one part of a question, so that ``verdict(on:)`` finds there what it derives.
  ///
  /// Any thread may take any part, at once with others.
  package func look(around number: Int, of parts: UnseenParts) {
    let revision = min(parts.question.revision ?? .max, land.situation.revision)
    var walk = RouteWalk(parts.question, course: parts.course, unlocatedCount: 0)
    take(parts.course.chunks[parts.runs[number]], of: parts.question, revision, by: &walk)
  }

  private func neighbourhood(
    of cell: GridCell, _ demand: Demand, margin: Double, _ at: Instant,
    _ revision: Int64
  ) -> Neighbourhood {
    let isNear = margin == RouteQuestion.usualMargin
    let isNow = isNear && demand.maxEvidenceAge == nil && revision == land.situation.revision
    let engine = ObjectIdentifier(Engine.self)
    let usual = NeighbourhoodMemory.Usual(cell: cell, demand: demand, engine: engine)
    if isNow, let known = land.memory[usual, at: at] { return known }
    let (policy, policyRevision) = land.situation.policies.edition(at: revision)
    let records = CellRecords(
      of: land, in: cell.envelope.grown(byMetres: margin), policy: policy, at: at,
      revision: revision)
    func make() -> Surroundings {
      Surroundings(CellInputs(records, of: land, by: policy, frame: cell.frame))
    }
    // Another instant, revision or age mostly finds the same records in force.
    let state = NeighbourhoodMemory.State(
      cell: cell, records: records.entries, policy: policyRevision, engine: engine)
    let surroundings = isNear ? land.memory.surroundings(state, make) : make()
    let made = Neighbourhood(surroundings, demand: demand, at: at)
    land.memory.noteSeen(cell)
    if isNow { land.memory.keep(made, for: usual, within: records.validity) }
    return made
  }

  /// The hazards on record without a place, and how many of them count for this route.
  ///
  /// One that names a district with an outline on record counts only if the route comes near it.
  private func unlocated(
    at instant: Instant, _ revision: Int64, near question: RouteQuestion, _ course: RouteCourse
  ) -> (codes: [String], counting: Int) {
    let hidden = self.hidden(at: instant, revision)
    var counting = hidden.codes.count
    // Most name none, or one of few: each district is looked at once.
    for (district, count) in hidden.byDistrict
    where staysOut(question, course, of: district, at: instant, revision) {
      counting -= count
    }
    return (hidden.codes, counting)
  }

  private func hidden(at instant: Instant, _ revision: Int64) -> NeighbourhoodMemory.Hidden {
    if let known = land.memory.hidden(at: instant, revision) { return known }
    var hidden = NeighbourhoodMemory.Hidden(at: instant, revision: revision)
    for number in land.hidden {
      guard
        let record = land.situation.records[number].version(revision: revision, at: instant)?
          .record, record.isUnlocatedDanger
      else { continue }
      hidden.codes.append(record.code.text)
      if let district = record.namedDistrict { hidden.byDistrict[district, default: 0] += 1 }
    }
    hidden.codes.sort { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    land.memory.keep(hidden)
    return hidden
  }

  private func staysOut(
    _ question: RouteQuestion, _ course: RouteCourse, of district: String, at instant: Instant,
    _ revision: Int64
  ) -> Bool {
    guard let code = try? Record.Code(district),
      let version = land.situation[code]?.version(revision: revision, at: instant),
      version.record.type == .district, version.record.place.isSound,
      // What was measured from a landmark may be elsewhere.
      version.record.place.derivation?.references.isEmpty != false,
      let shape = version.record.place.entered?.only(.polygon), !shape.isEmpty
    else { return false }
    // An outline is a line on a map: the corridor and the stand-off keep clear of it.
    let reach = question.reach + question.standOff
    var kernel = IntervalKernel()
    var last: (cell: GridCell, frame: LocalFrame, drawing: Drawing, outline: Figure)?
    for chunk in course.chunks {
      if last?.cell != chunk.cell {
        let frame = chunk.cell.frame
        var drawing = Drawing()
        guard let outline = drawing.add(frame.plane(shape)) else { return false }
        last = (chunk.cell, frame, drawing, outline)
      }
      guard let (_, frame, drawing, outline) = last else { return false }
      kernel.take(chunk, of: course, in: frame)
      kernel.findReach(of: outline, in: drawing, within: reach, scale: 1)
      if !kernel.found.isEmpty { return false }
    }
    return true
  }
}

/// The parts of a question around which nobody has looked before, each about one cell.
package struct UnseenParts: Sendable {
  let question: RouteQuestion
  let course: RouteCourse
  // Of the chunks of the course.
  let runs: [Range<Int>]

  /// How many there are.
  package var count: Int { runs.count }
}
