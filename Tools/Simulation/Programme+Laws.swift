internal import Assessment
internal import Geometry
internal import JSON
internal import Ledger
internal import MineAction
internal import Operations
internal import Reporting

/// An answer that was given, to be given again in the same bytes.
struct GivenAnswer {
  let x, y: Double
  let at: Instant
  let revision: Int64
  let text: String
}

/// What must hold at any revision.
extension SimulatedProgramme {
  /// Holds the situation against the laws; the balance of some areas, or of all.
  func check(_ given: inout [GivenAnswer], isWhole: Bool) throws {
    let view = try workspace.current()
    try checkBalance(in: view.situation, isWhole: isWhole)
    for _ in 0..<20 { try checkPlace(view, &given) }
    for _ in 0..<2 {
      guard let answer = given.randomElement(using: &random) else { break }
      let again = try self.answer(answer.x, answer.y, at: answer.at, answer.revision, view)
      if again != answer.text {
        faults.append("another answer at revision \(answer.revision): \(again), not \(answer.text)")
      }
    }
  }

  private func checkBalance(in situation: Situation, isWhole: Bool) throws {
    let now = workspace.now
    let codes: [Record.Code?] =
      isWhole
      ? [nil]
      : try (0..<5).compactMap { _ in
        try world.areas.randomElement(using: &random).map { try Identifier($0.code) }
      }
    for code in codes {
      let balance = try LandBalance(of: situation, at: now, only: code, workspace.topology)
      for row in balance.rows where !row.areas.isConserved {
        faults.append("area is not conserved: \(row)")
      }
      if !balance.union.isConserved { faults.append("area is not conserved: \(balance.union)") }
    }
  }

  /// No ground leaves a hazardous area without accepted work on it, and none is called released
  /// without.
  private func checkPlace(_ view: PublishedView, _ given: inout [GivenAnswer]) throws {
    guard let area = world.areas.randomElement(using: &random) else { return }
    let inner = area.patch.grown(by: -1)
    let x = Double.random(in: inner.west...inner.east, using: &random)
    let y = Double.random(in: inner.south...inner.north, using: &random)
    let later = workspace.now.earlier(byDays: -2)
    let verdict = try verdict(x, y, at: later, view)
    let isReleased = world.isReleased(
      x, y, in: area.status == "withdrawn" ? nil : area, isConfirmed: area.isConfirmed)
    if area.status == "open", verdict.class < .indeterminate, verdict.class != .unknown,
      !isReleased
    {
      faults.append("\(verdict.class) without work in \(area.code) at \(x), \(y), day \(day)")
    }
    if area.status == "open", verdict.class == .unknown, !isReleased {
      faults.append("ground has left \(area.code) at \(x), \(y), day \(day)")
    }
    if given.count < 400 {
      let revision = view.head.sequence
      given.append(
        GivenAnswer(
          x: x, y: y, at: later, revision: revision,
          text: try answer(x, y, at: later, revision, view)))
    }
  }

  private func verdict(
    _ x: Double, _ y: Double, at: Instant, revision: Int64? = nil, _ view: PublishedView
  ) throws -> Verdict {
    var options = RouteOptions()
    (options.width, options.standOff, options.at) = (0.1, 0, at)
    options.revision = revision
    let line = [Patch.position(x, y), Patch.position(x + 0.3, y)].joined(separator: ",")
    var rest: [UInt8]? = Array(#"{"type":"LineString","coordinates":[\#(line)]}"#.utf8)
    let route = try AskedRoute.read(
      {
        defer { rest = nil }
        return rest
      }, named: "place", isJoined: false)[0]
    return try workspace.verdict(on: route, options, in: view)
  }

  private func answer(
    _ x: Double, _ y: Double, at: Instant, _ revision: Int64, _ view: PublishedView
  ) throws -> String {
    let verdict = try verdict(x, y, at: at, revision: revision, view)
    return verdict.stretches.map { stretch in
      "\(stretch.from) \(stretch.to) \(stretch.class) \(stretch.causes) \(stretch.evidence)"
    }.joined(separator: "; ")
  }
}
