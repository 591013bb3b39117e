import Assessment
import GeoEngine
import Geometry
import MineAction
import TestSupport
import Testing
import VerdictOracle

/// The laws of a verdict, over random scenes; a failure names the seed.
@Suite("Laws")
struct LawTests {
  /// Fails where the second answer says a better class than the first over more than 2.5 cm.
  private func expectNoBetter(
    _ worse: Verdict, than verdict: Verdict, _ what: String, _ seed: UInt64
  ) {
    let (one, two) = (verdict.stretches, worse.stretches)
    let cuts = (one + two).flatMap { [$0.from, $0.to] }.sorted()
    var better = 0.0
    for (from, to) in zip(cuts, cuts.dropFirst()) where from < to {
      let middle = (from + to) / 2
      let before = one.first { $0.from <= middle && middle <= $0.to }?.class ?? .hazard
      let after = two.first { $0.from <= middle && middle <= $0.to }?.class ?? .cleared
      better = after < before ? better + to - from : 0
      #expect(better <= 0.025, "seed \(seed): \(what) gave \(after), not \(before), at \(from)")
      if better > 0.025 { return }
    }
  }

  @Test("more danger, more demand or less evidence never improve any point", arguments: 1...60)
  func asymmetry(seed: UInt64) throws {
    let scene = try Scene(seed: 10_000 + seed)
    let verdict = scene.verdict()
    var random = SeededGenerator(seed: seed)

    var question = scene.question
    question.width += 3
    expectNoBetter(Scene.verdict(scene.situation, question), than: verdict, "width", seed)
    question = scene.question
    question.routeAccuracy += 2
    expectNoBetter(Scene.verdict(scene.situation, question), than: verdict, "accuracy", seed)
    question = scene.question
    question.standOff += 40
    expectNoBetter(Scene.verdict(scene.situation, question), than: verdict, "stand-off", seed)
    question = scene.question
    question.requiredDepth += 0.15
    expectNoBetter(Scene.verdict(scene.situation, question), than: verdict, "depth", seed)
    question = scene.question
    question.maxEvidenceAge = min(question.maxEvidenceAge ?? 400, 400) / 2
    expectNoBetter(Scene.verdict(scene.situation, question), than: verdict, "age", seed)

    let records = scene.oracle.records
    for _ in 0..<4 {
      var changed = records
      let index = Int.random(in: records.indices, using: &random)
      if records[index].recordType == .sector,
        ["accepted", "handedOver"].contains(records[index].status)
      {
        changed[index].status = "planned"
      } else {
        changed[index].accuracy = records[index].accuracy.map { $0 * 2 + 1 }
      }
      expectNoBetter(
        try Scene.verdict(Scene.situation(changed), scene.question), than: verdict,
        "less of \(records[index].code)", seed)
    }
    let other = OracleScene.random(20_000 + seed).records.first { $0.recordType == .hazardReport }
    if var report = other, let place = scene.oracle.question.parts.first?.first {
      (report.code, report.geometry) = ("NEW", Shape(.point, [[place]]))
      (report.status, report.reported) = ("verified", nil)
      expectNoBetter(
        try Scene.verdict(Scene.situation(records + [report]), scene.question), than: verdict,
        "a new report", seed)
    }
  }

  @Test(
    "the order of records, and the start and winding of rings, change nothing", arguments: 1...60)
  func order(seed: UInt64) throws {
    let scene = try Scene(seed: 30_000 + seed)
    let answer = Scene.spans(scene.verdict())
    var random = SeededGenerator(seed: seed)
    var records = scene.oracle.records.shuffled(using: &random)
    for index in records.indices {
      guard let shape = records[index].geometry,
        shape.parts.indices.allSatisfy({ shape.structuralFlaw(of: $0) == nil })
      else { continue }
      var turned = Shape<Geographic>()
      for part in shape.parts.indices {
        let kind = shape.parts[part].kind
        let rings = shape.rings(of: part).map { ring in
          guard kind == .polygon else { return ring }
          let open = Array(ring.dropLast())
          let start = Int.random(in: open.indices, using: &random)
          let moved = Array(open[start...] + open[..<start])
          let run = Bool.random(using: &random) ? moved : moved.reversed()
          return run + [run[0]]
        }
        turned.append(kind, rings)
      }
      records[index].geometry = turned
    }
    let again = Scene.spans(Scene.verdict(try Scene.situation(records), scene.question))
    let difference = compare(oracle: answer, answer: again)
    #expect(difference == nil, "seed \(seed): \(difference?.description ?? "")")
  }

  @Test("a route driven the other way has the same answer, mirrored", arguments: 1...60)
  func reversal(seed: UInt64) throws {
    let scene = try Scene(seed: 40_000 + seed)
    let length = scene.question.route.length
    var question = scene.question
    question.route = try RouteLine(
      parts: scene.oracle.question.parts.reversed().map { $0.reversed() })
    let mirrored = Scene.spans(Scene.verdict(scene.situation, question)).reversed().map {
      OracleStretch(
        from: length - $0.to < 1e-6 ? 0 : length - $0.to, to: length - $0.from,
        verdict: $0.verdict, codes: $0.codes)
    }
    let difference = compare(oracle: Scene.spans(scene.verdict()), answer: Array(mirrored))
    #expect(difference == nil, "seed \(seed): \(difference?.description ?? "")")
  }

  @Test("the same question has the same answer, and its pieces are the whole", arguments: 1...60)
  func sameness(seed: UInt64) throws {
    let scene = try Scene(seed: 50_000 + seed)
    let land = Land(scene.situation)
    let assessor = Assessor(of: land, topology: GEOSTopology())
    let (first, second) = (
      assessor.verdict(on: scene.question), assessor.verdict(on: scene.question)
    )
    #expect(first.stretches == second.stretches, "seed \(seed): remembered is not worked out")
    #expect(first.stretches == scene.verdict().stretches, "seed \(seed): afresh")
    #expect(first.stretches.first?.from == 0)
    #expect(first.stretches.last?.to == first.length)
    for (one, next) in zip(first.stretches, first.stretches.dropFirst()) {
      #expect(one.to == next.from, "seed \(seed)")
      #expect(one.class != next.class || one.causes != next.causes, "seed \(seed): not the fewest")
    }
  }
}
