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

/// Measures what people wait for, on a seeded country: `swift run -c release Benchmarks [RECORDS]`.
@main
struct Benchmarks {
  static let at = Instant(microseconds: 1_609_459_200_000_000)  // 2021-01-01

  static func main() throws {
    let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
    let load = (try? String(contentsOfFile: "/proc/loadavg", encoding: .utf8))?.prefix(14) ?? "?"
    say("\(count) records, seed 1; load before: \(load); GEOS \(EngineVersions.geos)")
    let country = try Country(records: count, seed: 1)
    say(Measurement.heading)
    try questions(of: country)
    for polygons in try GridPolygons.fieldSystems(min(count, 20_000)) {
      for line in polygons.lines() { say(line) }
    }
    try twins(count)
    try ledger(of: country)
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
  private static func say(_ line: String) {
    print(line)
    fflush(nil)
  }

  /// The verdict, in memory.
  private static func questions(of country: Country) throws {
    let author = Attribution(
      person: try .init("P"), organisation: try .init("O"), occurredAt: at, recordedAt: at)
    let vertices = country.records.reduce(0) { $0 + ($1.place.entered?.positions.count ?? 0) }
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
    let used = residentMemory() - before
    let perRecord = (used - 16 * vertices) / country.records.count
    let topology = GEOSTopology()
    let assessor = Assessor(of: land, topology: topology)
    let routes = try country.routes(
      CommandLine.arguments.dropFirst(2).first.flatMap { Int($0) } ?? 200, seed: 2)
    let questions = routes.map { RouteQuestion(route: $0, at: at) }
    var worst: [String: Int] = [:]
    say(
      Measurement(runs: questions.count) { run in
        worst[assessor.verdict(on: questions[run]).class.rawValue, default: 0] += 1
      }.line("route of 20-60 km, cold"))
    say(
      Measurement(runs: max(questions.count * 5, 400)) { run in
        _ = assessor.verdict(on: questions[run % questions.count])
      }.line("route of 20-60 km, warm"))
    let verdicts = questions.map { assessor.verdict(on: $0) }
    say(
      "stretches \(verdicts.map(\.stretches.count).reduce(0, +)) causes \(verdicts.flatMap { $0.stretches.map(\.causes.count) }.reduce(0, +)) evidence \(verdicts.flatMap { $0.stretches.map(\.evidence.count) }.reduce(0, +)) km \(verdicts.map { $0.length }.reduce(0, +)) classes \(Dictionary(grouping: verdicts.flatMap(\.stretches), by: \.class).mapValues(\.count))"
    )
    let context = VerdictContext(
      clearway: "", geos: "", proj: "", ledgerDigest: "", policyName: "default", policyDigest: "")
    say(
      Measurement(runs: verdicts.count) { run in
        _ = VerdictJSON(verdicts[run], context).bytes
      }.line("its JSON"))
    say(
      Measurement(runs: min(60, questions.count)) { run in
        var question = questions[run]
        question.maxEvidenceAge = 400 + Double(run)
        _ = assessor.verdict(on: question)
      }.line("the same with an age, nothing remembered"))
    say(
      Measurement(runs: 5) { _ in _ = Land(situation) }.line("index over \(country.records.count)"))
    say("memory: \(used >> 20) MiB for \(country.records.count) records and \(vertices) vertices:")
    say("        \(perRecord) bytes a record beyond 16 a vertex")
    say(
      "stretches: \(verdicts.map(\.stretches.count).reduce(0, +) / verdicts.count) a route; \(worst)"
    )
  }

  /// The way in and the way to the first answer, with a real file.
  private static func ledger(of country: Country) throws {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "clearway-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "country.geojson")
    var writer = GeoJSONWriter(.collection)
    for record in country.records {
      writer.feature(
        id: JSONText(string: record.code.text), geometry: GeoJSONGeometry(record.place),
        properties: record.members())
    }
    writer.end()
    let bytes = writer.drain()
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
      }.line("opening to the first answer (60 km)"))
    say(
      try Measurement(runs: 3) { _ in
        try workspace.export(ExportOptions()) { _ in }
      }.line("export of everything"))
  }
}
