internal import ArgumentParser
internal import Foundation
internal import Geometry
internal import JSON
internal import MineAction
internal import Operations

struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Files a hazard report or an accident; it counts from the next answer on.",
    discussion: """
      Example: clearway report unexploded --place "39.8220, 46.7500" --seen 2020-11-28 --fix phone
      --place is a place in any notation that clearway locate reads, or a file with a point, line or
      area: GeoJSON, GPX or CSV. No place is better known than it was written, whatever --accuracy says.
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(
    help: """
      antiPersonnel, antiVehicle, improvised, clusterMunition, unexploded, abandoned, unknown, \
      accident or detonation.
      """)
  var kind: String
  @Option(help: "Where, in any notation, or a file of GeoJSON, GPX or CSV.") var place: String?
  @OptionGroup var file: FileOptions
  @OptionGroup var legs: TraverseOptions
  @Option(help: "When it was seen: a day or an instant; now if not said.") var seen: String?
  @Option(help: "Metres around the place that are dangerous.") var radius: Double?
  @Option(help: "Metres that the place may be off.") var accuracy: Double?
  @Option(help: "How the place was fixed: rtk, differential, handheld, phone, map50k, verbal …")
  var fix: String?
  @Option(help: "The district, where the place is not known.") var district: String?
  @Option(help: "The code of the report; made from what it says if not given.") var code: String?
  @Option(help: "A further member: NAME=VALUE.") var set: [String] = []

  func run() throws {
    try legs.check(beside: place, "--place")
    let workspace = try ledger.open()
    let before = try workspace.current()
    let zone = try workspace.zone()
    let date =
      try seen.map { try Codes.date($0, in: zone, at: "--seen") }
      ?? FieldDate(workspace.now)
    guard Vocabulary.ReportKind(rawValue: kind) != nil else {
      throw Problem(
        "\(kind) is nothing that can be reported", at: "clearway report",
        hint: "it is one of "
          + Vocabulary.ReportKind.allCases.map(\.rawValue).joined(separator: ", "),
        status: Problem.usage)
    }
    guard date.first <= workspace.now else {
      throw Problem(Refusal.inFuture(date))
    }
    var members = [
      JSONMember(name: "kind", value: JSONText(string: kind)),
      JSONMember(name: "status", value: JSONText(string: "reported")),
      JSONMember(name: "reportedOn", value: JSONText(string: date.text)),
    ]
    if let radius { try number("dangerRadius", radius, "--radius", to: &members) }
    if let accuracy { try number("accuracy", accuracy, "--accuracy", to: &members) }
    if let fix { members.append(JSONMember(name: "fix", value: JSONText(string: fix))) }
    if let district {
      members.append(JSONMember(name: "district", value: JSONText(string: district)))
    }
    members += try Console.members(set, of: .hazardReport)
    let own = try code.map { try Codes.identifier($0, at: "--code") as Record.Code }
    let record: Record
    if let traverse = try legs.read(
      before, in: zone, now: workspace.now, on: seen.map { _ in date })
    {
      record = Record(
        .hazardReport, code: own ?? workspace.newCode("HR-"), place: traverse.place,
        members: members + traverse.implied(beside: members), zone: zone)
    } else if let place, !FileManager.default.fileExists(atPath: place), place != "-" {
      guard file.crs == nil else {
        throw Problem(
          "a typed place says its own coordinate system, and --crs is for files", at: "--place",
          hint: "type it as in --place \"EPSG:28408 4411098.9 8649939.8\"", status: Problem.usage)
      }
      var reader = PlaceReader(before, on: date.day(in: zone))
      reader.calibration = try file.named(in: before.situation.policy)
      let found = try reader.place(place, at: "--place")
      for remark in found.remarks { Console.remark(remark) }
      // What was worked out stands where nothing was said.
      if let metres = found.computedAccuracy, accuracy == nil, fix == nil {
        try number("accuracy", metres, "--place", to: &members)
        members.append(JSONMember(name: "fix", value: JSONText(string: "traverse")))
      }
      record = Record(
        .hazardReport, code: own ?? workspace.newCode("HR-"), place: found.place,
        members: members, zone: zone)
    } else {
      record = try workspace.record(
        .hazardReport, code: own ?? workspace.newCode("HR-"), members: members,
        geometry: try place.map { try Files.chunks($0) }, named: place.map(Files.name) ?? "",
        reading: try file.reading(before.situation.policy), remark: Console.remark)
    }
    let events = try workspace.perform(
      .file(record), person: try actor.person(), organisation: try actor.body())
    Console.remarkLateness(of: seen.map { _ in date }, events, workspace)
    try Console.print(
      "\(record.code.text): \(kind) reported, revision \(events.last?.sequence ?? 0).")
    try Console.printConsequences(of: events, besides: record.code.text)
    try Console.printVerdicts(since: before, workspace)
  }

  private func number(
    _ name: String, _ value: Double, _ option: String, to members: inout [JSONMember]
  ) throws {
    guard value.isFinite, (0...1e6).contains(value) else {
      throw Problem(
        "that is no length", at: option, hint: "give metres, 0 or more", status: Problem.usage)
    }
    members.append(JSONMember(name: name, value: JSONText(number: value)))
  }
}
