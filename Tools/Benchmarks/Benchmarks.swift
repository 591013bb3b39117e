internal import Assessment
internal import Exchange
internal import Foundation
internal import GeoEngine
internal import Geometry
internal import JSON
internal import Ledger
internal import MineAction
internal import Operations
internal import Reporting

/// Measures what people wait for, on a seeded country: `Benchmarks [RECORDS [ROUTES [PART...]]]`.
///
/// The parts are verdicts, polygons, twins and ledger; `files FOLDER` writes the country and the
/// routes there instead, for others to be measured on.
@main
struct Benchmarks {
  static let at = Instant(microseconds: 1_609_459_200_000_000)  // 2021-01-01

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map(\.self)
    let count = arguments.first.flatMap { Int($0) } ?? 100_000
    let routes = arguments.dropFirst().first.flatMap { Int($0) } ?? 200
    let parts = arguments.dropFirst(2)
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.prefix(14) ?? "?"
    let country = try Country(records: count, seed: 1)
    if parts.first == "files", let folder = parts.last {
      return try CountryFiles(country, try country.routes(routes, seed: 2)).write(to: folder)
    }
    say("\(count) records, seed 1; load before: \(load); GEOS \(EngineVersions.geos)")
    say(Measurement.heading)
    func isAsked(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
    if isAsked("verdicts") { try VerdictTimes(country, routes: routes).say() }
    if isAsked("polygons") {
      for polygons in try GridPolygons.fieldSystems(min(count, 20_000)) {
        for line in polygons.lines() { say(line) }
      }
    }
    if isAsked("twins") { try twins(count) }
    if isAsked("ledger") { try ledger(of: country) }
  }

  /// One area plotted twice: in ordinary land, and where everything looks alike.
  private static func twins(_ count: Int) throws {
    let lands = [
      ("irregular areas", try TwinLand.irregular(count, twins: count / 100, seed: 3)),
      ("of them on 10 km by 10 km", try TwinLand.irregular(count, twins: 0, side: 10_000, seed: 4)),
      ("squares in a grid", try TwinLand.squares(count)),
      ("equal areas in one place", try TwinLand.pile(count)),
      ("turned areas in one place", try TwinLand.pile(count, turned: true)),
    ]
    for (name, land) in lands {
      var found = 0
      let measured = Measurement(runs: 3) { _ in found = DatumTwins(in: land).pairs.count }
      say(measured.line("datum twins, \(name)") + "  \(found) found")
    }
  }

  /// Prints a line at once, also into a pipe.
  static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// The way in and the way to the first answer, with a real file.
  private static func ledger(of country: Country) throws {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "clearway-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "country.geojson")
    let bytes = CountryFiles(country, []).country
    try Data(bytes).write(to: file)
    let path = folder.appending(path: "ledger.sqlite").path()
    let (person, body) = (try Identifier<Person>("P"), try Identifier<Organisation>("O"))
    let workspace = try Workspace.begin(
      path, Programme(name: "Benchmark", timeZone: "UTC", area: nil), person: person,
      organisation: body)
    var options = ImportOptions()
    options.attestedBy = body
    func take() throws {
      let handle = try FileHandle(forReadingFrom: file)
      _ = try workspace.importFile(
        named: "country.geojson", options: options, person: person, organisation: body,
        open: {
          {
            let data = try handle.read(upToCount: 1 << 18)
            return data.flatMap { $0.isEmpty ? nil : Array($0) }
          }
        })
    }
    say("file: \(bytes.count >> 20) MiB of GeoJSON")
    say(try Measurement(runs: 1) { _ in try take() }.line("import, durable and chained"))
    say(try Measurement(runs: 1) { _ in try take() }.line("import again, all the same"))
    let asked = AskedRoute(name: nil, parts: [country.roads[0]])
    var route = RouteOptions()
    route.at = at
    say(
      try Measurement(runs: 3) { _ in
        let opened = try Workspace.open(path, readOnly: true)
        _ = try opened.verdict(on: asked, route, in: try opened.current())
      }.line("opening to the first answer (60 km), all read"))
    try workspace.survey()
    say(
      try Measurement(runs: 5) { _ in
        let opened = try Workspace.open(path, readOnly: true)
        let view = try opened.view(for: [asked], route, by: opened.outlook())
        _ = try opened.verdict(on: asked, route, in: view)
      }.line("the same by the gazetteer"))
    let short = AskedRoute(name: nil, parts: [Array(country.roads[0].prefix(30))])
    say(
      try Measurement(runs: 5) { _ in
        let opened = try Workspace.open(path, readOnly: true)
        let view = try opened.view(for: [short], route, by: opened.outlook())
        _ = try opened.verdict(on: short, route, in: view)
      }.line("the same, a kilometre"))
    say(
      try Measurement(runs: 3) { _ in
        try workspace.export(ExportOptions()) { _ in }
      }.line("export of everything"))
  }
}
