internal import ArgumentParser
internal import Assessment
internal import Exchange
internal import Foundation
internal import Ledger
internal import MineAction
internal import Operations

struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Is this route cleared? Says what the record holds, and never more.",
    discussion: """
      Example: clearway check road.geojson --profile convoy --at 2020-11-30
      Exit status: 0 cleared per record, 10 conditional, 11 evidence old, 12 no evidence, 13 cannot
      tell, 14 suspected hazard, 15 hazard; of several routes the worst. 64 and above: no verdict.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(
    help: "A file of GeoJSON, GPX or CSV, - for standard input, or the code of a registered route.",
    completion: .file())
  var route: String
  @OptionGroup var file: FileOptions
  @Option(help: "Metres of ground that the traffic may touch, across the route, at most 200.")
  var width: Double?
  @Option(help: "foot (2 m), light (4), heavy (6), convoy (8), rail (8) or roadworks (26).")
  var profile = "heavy"
  @Option(help: "Metres that the drawn line may lie from the ground driven.")
  var routeAccuracy: Double?
  @Option(help: "Metres of clearance depth that the traffic needs.") var requiredDepth: Double?
  @Option(help: "Days after which a release counts as stale.") var maxEvidenceAge: Double?
  @Option(help: "Metres beyond the corridor within which a hazard is worth a warning.")
  var standOff: Double?
  @Option(help: "The day or instant asked about; now if not said.") var at: String?
  @Option(help: "The revision asked about: what was known then.") var revision: Int64?
  @Flag(help: "Ask a collection as one route, in file order.") var join = false
  @Option(help: "text, report, json, geojson or svg.") var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, report, json, geojson, svg }

  func run() throws {
    let workspace = try ledger.open(readOnly: true)
    let outlook = try workspace.outlook()
    var options = try options(zone: try workspace.zone(of: outlook.programme))
    // All routes of a file are asked about at one instant.
    options.at = options.at ?? workspace.now
    let routes = try routes(workspace, outlook, options)
    if format == .svg, routes.count > 1 {
      throw Problem(
        "a picture shows one route, and there are \(routes.count)", at: route,
        hint: "ask them one by one, or as one with --join", status: Problem.usage)
    }
    let meeting = AskedRoute.meeting(routes)
    if meeting.count > 3 {
      Console.remark(
        "\(meeting.count) pairs of neighbouring routes meet within 100 m: --join asks all as one")
    }
    for (one, other) in meeting.count > 3 ? [] : meeting {
      Console.remark(
        "routes \(one) and \(other) meet within 100 m: --join asks them as one, with what lies "
          + "between")
    }
    // A picture shows more than what counts.
    let view =
      try format == .svg
      ? workspace.current() : workspace.view(for: routes, options, by: outlook)
    var answers: [(Verdict, VerdictContext)] = []
    for asked in routes {
      let verdict = try workspace.verdict(on: asked, options, in: view)
      answers.append((verdict, try workspace.context(of: verdict, named: asked.name, in: view)))
    }
    for (verdict, context) in answers { try write(verdict, context, workspace, view) }
    let worst = answers.map(\.0.class).max() ?? .indeterminate
    throw ExitCode(worst.exitStatus)
  }

  private func write(
    _ verdict: Verdict, _ context: VerdictContext, _ workspace: Workspace, _ view: PublishedView
  ) throws {
    switch format {
    case .text: try Console.print(VerdictMessage(verdict, context).text)
    case .report:
      try Console.print(
        VerdictReport(verdict, context, isColoured: Console.hasColour).text)
    case .json: try Console.write(VerdictJSON(verdict, context).bytes + [0x0A])
    case .geojson: try Console.write(VerdictGeoJSON(verdict, context).bytes + [0x0A])
    case .svg:
      let scenery = workspace.scenery(of: verdict, in: view)
      try Console.write(VerdictSVG(verdict, context, features: scenery).bytes)
    }
  }

  private func options(zone: TimeZoneRule) throws -> RouteOptions {
    var options = RouteOptions()
    guard let known = Policy.Profile(rawValue: profile) else {
      throw Problem(
        "\(profile) is no profile of traffic", at: "--profile",
        hint: "it is one of " + Policy.Profile.allCases.map(\.rawValue).joined(separator: ", "),
        status: Problem.usage)
    }
    options.profile = known
    (options.width, options.routeAccuracy) = (width, routeAccuracy)
    (options.requiredDepth, options.maxEvidenceAge) = (requiredDepth, maxEvidenceAge)
    (options.standOff, options.revision) = (standOff, revision)
    options.at = try at.map { try Codes.date($0, in: zone, at: "--at").last }
    return options
  }

  private func routes(
    _ workspace: Workspace, _ outlook: Outlook, _ options: RouteOptions
  ) throws -> [AskedRoute] {
    let isFile = route == "-" || FileManager.default.fileExists(atPath: route)
    if let code = try? Record.Code(route),
      let found = try outlook.registered(
        code, revision: options.revision ?? outlook.revision, at: options.at ?? workspace.now)
    {
      guard !isFile else {
        throw Problem(
          "\(route) is a route on record, and a file here", at: "clearway check",
          hint: "say ./\(route) for the file, or ask elsewhere for the route",
          status: Problem.usage)
      }
      return [found]
    }
    if !isFile {
      throw Problem(
        "there is no such file, and no such route on record", at: route,
        hint: "correct the path or the code", status: Problem.notFound)
    }
    return try AskedRoute.read(
      try Files.chunks(route), named: Files.name(route), isJoined: join,
      reading: try file.reading(outlook.policies.latest),
      near: outlook.area, remark: Console.remark)
  }
}

extension RouteClass {
  /// The exit status of a verdict (verdict.md §4).
  var exitStatus: Int32 {
    switch self {
    case .cleared: 0
    case .conditional: 10
    case .stale: 11
    case .unknown: 12
    case .indeterminate: 13
    case .suspect: 14
    case .hazard: 15
    }
  }
}
