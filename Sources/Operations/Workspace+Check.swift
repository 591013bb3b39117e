package import Assessment
internal import Digest
internal import Dispatch
package import Exchange
internal import GeoEngine
internal import Geometry
internal import Ledger
internal import MineAction

extension Workspace {
  /// Answers whether a route is cleared per record.
  package func verdict(
    on asked: AskedRoute, _ options: RouteOptions, in view: PublishedView
  ) throws -> Verdict {
    try options.check(head: view.head.sequence)
    let route = try Self.line(of: asked)
    if let box = Envelope(route.positions) {
      try refuseMisplaced(box, asked.name, "the route", view)
    }
    let policy = view.situation.policies.policy(at: options.revision ?? .max)
    let question = asked.question(along: route, options, policy, at: options.at ?? now)
    let assessor = Assessor(of: view.land, topology: topology)
    // What is derived for the first time is derived on all processors.
    let unseen = assessor.unseenParts(of: question)
    if unseen.count > 1 {
      DispatchQueue.concurrentPerform(iterations: unseen.count) {
        assessor.look(around: $0, of: unseen)
      }
    }
    return assessor.verdict(on: question)
  }

  /// What is to be known for verdicts on routes.
  package func view(
    for routes: [AskedRoute], _ options: RouteOptions, by outlook: Outlook
  ) throws -> PublishedView {
    try options.check(head: outlook.revision)
    let policy = outlook.policies.policy(at: options.revision ?? .max)
    return try outlook.view(
      for: try routes.map {
        $0.question(along: try Self.line(of: $0), options, policy, at: options.at ?? now)
      })
  }

  private static func line(of asked: AskedRoute) throws -> RouteLine {
    do {
      return try RouteLine(parts: asked.parts)
    } catch {
      switch error {
      case .tooFewDifferentPositions:
        throw Problem(
          "the route has fewer than two different positions", at: asked.name,
          hint: "draw it from its start to its end", status: Problem.data)
      case .spansHalfTheEarth(let from, let to):
        throw Problem(
          "an edge from \(from.text) to \(to.text) spans more than 180° of longitude",
          at: asked.name, hint: "cut the route at the antimeridian into a MultiLineString",
          status: Problem.data)
      }
    }
  }

  /// What an answer says of its circumstances.
  package func context(
    of verdict: Verdict, named name: String?, in view: PublishedView
  ) throws -> VerdictContext {
    let policy = view.situation.policies.policy(at: verdict.revision)
    let digest: String
    do {
      digest = try ledger.digest(of: verdict.revision)?.hex ?? ""
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
    return VerdictContext(
      routeName: name, clearway: Edition.version, geos: EngineVersions.geos,
      proj: EngineVersions.proj, ledgerDigest: digest, policyName: policy.name,
      approvedBy: policy.approvedBy, policyDigest: Edition.digest(of: policy),
      programme: view.situation.programme?.name, remark: remark(on: verdict, in: view))
  }

  /// What a reader must not overlook: an old state of knowledge, a time to come, and a question
  /// that asks for less than the policy.
  private func remark(on verdict: Verdict, in view: PublishedView) -> String? {
    let (question, policy) = (
      verdict.question, view.situation.policies.policy(at: verdict.revision)
    )
    var remarks: [String] = []
    if verdict.revision < view.head.sequence {
      remarks.append("As known at rev \(verdict.revision), more is known since")
    }
    if question.at > now { remarks.append("Asked about a time to come") }
    let usual = RouteQuestion(
      route: question.route, profile: question.profile, policy: policy, at: question.at)
    var less: [String] = []
    if question.width < usual.width { less.append("width") }
    if question.requiredDepth < usual.requiredDepth { less.append("depth") }
    if question.standOff < usual.standOff { less.append("stand-off") }
    if let age = usual.maxEvidenceAge, question.maxEvidenceAge ?? .infinity > age {
      less.append("fresh evidence")
    }
    if !less.isEmpty { remarks.append("Asked for less \(less.joined(separator: ", ")) than usual") }
    return remarks.isEmpty ? nil : remarks.joined(separator: ". ")
  }

  /// What lies far from all records and would lie among them but for a slip is a mistake.
  func refuseMisplaced(
    _ box: Envelope, _ name: String?, _ what: String, _ view: PublishedView
  ) throws {
    guard let slip = Misplacement(of: box, in: view.area) else { return }
    throw Problem(
      "\(what) lies far from every record, and \(slip.words): it would not lie there otherwise",
      at: name, hint: slip.hint, status: Problem.data)
  }
}

extension AskedRoute {
  /// The question about the route, along its line.
  func question(
    along route: RouteLine, _ options: RouteOptions, _ policy: Policy, at instant: Instant
  ) -> RouteQuestion {
    var question = RouteQuestion(
      route: route, profile: options.profile, policy: policy, at: instant,
      revision: options.revision)
    question.width = options.width ?? question.width
    question.routeAccuracy =
      (options.routeAccuracy ?? accuracy ?? question.routeAccuracy) + conversionAccuracy
    question.isRouteAccuracyAssumed = options.routeAccuracy == nil && accuracy == nil
    question.requiredDepth = options.requiredDepth ?? question.requiredDepth
    question.maxEvidenceAge = options.maxEvidenceAge ?? question.maxEvidenceAge
    question.standOff = options.standOff ?? question.standOff
    return question
  }
}
