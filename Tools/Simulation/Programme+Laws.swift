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
    for _ in 0..<10 {
      try checkDoubt(view, &given)
      try checkReport(view)
    }
    for _ in 0..<10 {
      guard let answer = given.randomElement(using: &random) else { break }
      try giveAgain(answer, view)
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
  /// without: now, and on any day since the area has been open.
  private func checkPlace(_ view: PublishedView, _ given: inout [GivenAnswer]) throws {
    guard let area = world.areas.randomElement(using: &random) else { return }
    let (x, y) = place(in: area.patch.grown(by: -1))
    let asked =
      chance(0.5) ? day + 2 : Int.random(in: min(area.openSince, day)...day + 2, using: &random)
    let verdict = try verdict(x, y, at: afternoon(of: asked), view)
    if area.status == "open", asked >= area.openSince,
      !world.isReleased(x, y, in: area, on: asked)
    {
      let place = "\(area.code) at \(x), \(y), day \(asked), told on day \(day)"
      if verdict.class == .unknown {
        faults.append("ground has left \(place)")
      } else if verdict.class < .indeterminate {
        faults.append("\(verdict.class) without work in \(place)")
      }
    }
    checkWork(at: x, y, on: asked, verdict)
    try keep(x, y, at: afternoon(of: asked), view, &given)
  }

  /// Doubted ground is dangerous, whatever goes on there, until somebody has accepted it again.
  private func checkDoubt(_ view: PublishedView, _ given: inout [GivenAnswer]) throws {
    let doubted = world.sectors.values.filter { sector in
      sector.words.contains { $0.doubt != nil }
    }.map(\.code).sorted()
    guard let code = doubted.randomElement(using: &random), let sector = world.sectors[code],
      let word = sector.words.filter({ $0.doubt != nil }).randomElement(using: &random)
    else { return }
    let (x, y) = place(in: sector.patch)
    let asked = Int.random(in: word.day...day + 2, using: &random)
    let verdict = try verdict(x, y, at: afternoon(of: asked), view)
    checkWork(at: x, y, on: asked, verdict)
    try keep(x, y, at: afternoon(of: asked), view, &given)
  }

  /// Holds what is said of a sector on some days against the same laws.
  func checkSector(_ code: String, on days: ClosedRange<Int>) throws {
    guard let sector = world.sectors[code] else { return }
    let view = try workspace.current()
    for _ in 0..<3 {
      let (x, y) = place(in: sector.patch)
      let asked = Int.random(in: days, using: &random)
      checkWork(at: x, y, on: asked, try verdict(x, y, at: afternoon(of: asked), view))
    }
  }

  /// No doubt is passed over, and no work is evidence before it was released.
  private func checkWork(at x: Double, _ y: Double, on asked: Int, _ verdict: Verdict) {
    let place = "at \(x), \(y), day \(asked), told on day \(day)"
    if let (code, doubt) = world.doubt(at: x, y, on: asked),
      verdict.class < (doubt == "rejected" ? .hazard : .suspect)
    {
      faults.append("\(verdict.class) in \(code), \(doubt), \(place)")
    }
    for code in Set(verdict.stretches.flatMap(\.evidence)).sorted()
    where world.sectors[code]?.word(on: asked)?.isReleased != true {
      faults.append("\(code), not released, is evidence \(place)")
    }
  }

  /// What was reported is dangerous from the day on which it was seen.
  private func checkReport(_ view: PublishedView) throws {
    let open = world.reports.filter { $0.status != "resolved" }
    guard let report = open.randomElement(using: &random) else { return }
    let asked = Int.random(in: report.seen...day + 2, using: &random)
    let (x, y) = report.place
    let verdict = try verdict(x, y, at: afternoon(of: asked), view)
    let isVerified = report.verified.map { $0 <= asked } ?? false
    if verdict.class < (isVerified ? .hazard : .suspect) {
      faults.append("\(verdict.class) at \(report.code), day \(asked), told on day \(day)")
    }
  }

  private func keep(
    _ x: Double, _ y: Double, at: Instant, _ view: PublishedView, _ given: inout [GivenAnswer]
  ) throws {
    let answer = try give(x, y, at: at, view)
    if given.count < 400 {
      given.append(answer)
    } else {
      given[Int.random(in: given.indices, using: &random)] = answer
    }
  }

  /// An answer by what is known now, to be given again later.
  func give(_ x: Double, _ y: Double, at: Instant, _ view: PublishedView) throws -> GivenAnswer {
    let revision = view.head.sequence
    return GivenAnswer(
      x: x, y: y, at: at, revision: revision, text: try answer(x, y, at: at, revision, view))
  }

  /// Whatever was learned and decided since, an answer by what was known then is the same.
  func giveAgain(_ answer: GivenAnswer, _ view: PublishedView) throws {
    let again = try self.answer(answer.x, answer.y, at: answer.at, answer.revision, view)
    if again != answer.text {
      faults.append("another answer at revision \(answer.revision): \(again), not \(answer.text)")
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
