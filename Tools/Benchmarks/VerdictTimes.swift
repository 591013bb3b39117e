internal import Assessment
internal import Exchange
internal import GeoEngine
internal import Geometry
internal import Ledger
internal import MineAction
internal import Operations

/// How long verdicts take, in memory.
struct VerdictTimes {
  private let questions: [RouteQuestion]
  private let situation: Situation
  private let used, vertices: Int

  init(_ country: Country, routes: Int) throws {
    let at = Benchmarks.at
    let author = Attribution(
      person: try .init("P"), organisation: try .init("O"), occurredAt: at, recordedAt: at)
    vertices = country.records.reduce(0) { $0 + ($1.place.entered?.positions.count ?? 0) }
    // Texts made afresh, as a ledger gives them: nothing is shared with the generator's records.
    let rows = country.records.map {
      EventRow(Event(.recorded($0, by: .attestedImport), by: author))
    }
    let before = residentMemory()
    var situation = Situation()
    for (index, row) in rows.enumerated() {
      var row = row
      row.sequence = Int64(index + 1)
      situation.evolve(try Event(row))
    }
    situation.rebase()
    let land = Land(situation)
    used = residentMemory() - before
    _ = land
    self.situation = situation
    questions = try country.routes(routes, seed: 2).map { RouteQuestion(route: $0, at: at) }
  }

  /// Prints what was measured.
  func say() {
    let assessor = Assessor(of: Land(situation), topology: GEOSTopology())
    let count = questions.count
    func line(_ name: String, _ runs: Int, _ work: (Int) -> Void) {
      Benchmarks.say(Measurement(runs: runs, work).line(name))
    }
    line("route of 20-60 km, cold", count) { _ = assessor.verdict(on: questions[$0]) }
    let runs = max(count * 5, 400)
    line("route of 20-60 km, warm", runs) { _ = assessor.verdict(on: questions[$0 % count]) }
    let short = questions.map { $0.shortened(to: 30_000) }
    for question in short { _ = assessor.verdict(on: question) }
    line("route of 30 km, warm", runs) { _ = assessor.verdict(on: short[$0 % count]) }
    let verdicts = short.map { assessor.verdict(on: $0) }
    let context = VerdictContext(
      clearway: "", geos: "", proj: "", ledgerDigest: "", policyName: "default", policyDigest: "")
    line("its JSON", count) { _ = VerdictJSON(verdicts[$0], context).bytes }
    // One day earlier for each route, while the sectors were worked; and evidence as old as some.
    let finished = Instant(microseconds: 1_606_521_600_000_000)  // 2020-11-28
    var others = short
    for index in others.indices { others[index].at = finished.earlier(byDays: Double(index % 9)) }
    line("the same at another instant, first asked", count) {
      _ = assessor.verdict(on: others[$0])
    }
    line("the same at another instant, asked again", count) {
      _ = assessor.verdict(on: others[$0])
    }
    others = short
    for index in others.indices { others[index].maxEvidenceAge = 400 + Double(index) }
    line("the same with an age that is no limit", count) { _ = assessor.verdict(on: others[$0]) }
    for index in others.indices { others[index].maxEvidenceAge = 35 + Double(index % 9) }
    line("the same with an age that some are over", count) { _ = assessor.verdict(on: others[$0]) }
    others = short
    for index in others.indices { others[index].requiredDepth = 0.5 }
    line("the same with another depth, first asked", count) {
      _ = assessor.verdict(on: others[$0])
    }
    line("index over all", 5) { _ in _ = Land(situation) }
    let total = situation.records.count
    Benchmarks.say(
      "memory: \(used >> 20) MiB for \(total) records and \(vertices) vertices: "
        + "\((used - 16 * vertices) / max(total, 1)) bytes a record beyond 16 a vertex")
    let stretches = verdicts.map(\.stretches.count).reduce(0, +)
    let causes = verdicts.flatMap { $0.stretches.map(\.causes.count) }.reduce(0, +)
    let classes = Dictionary(grouping: verdicts.flatMap(\.stretches), by: \.class)
      .map { "\($0.key.rawValue) \($0.value.count)" }.sorted().joined(separator: ", ")
    Benchmarks.say(
      "a route of 30 km: \(stretches / max(count, 1)) stretches, \(causes / max(count, 1)) causes; "
        + "in all \(classes)")
  }
}

extension RouteQuestion {
  /// The same about the first part of the route, at most some metres long.
  fileprivate func shortened(to metres: Double) -> RouteQuestion {
    let end = route.chainages.firstIndex { $0 > metres } ?? route.positions.count
    guard let line = try? RouteLine(parts: [Array(route.positions[..<end])]) else { return self }
    return RouteQuestion(route: line, at: at)
  }
}
