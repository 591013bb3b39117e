internal import ArgumentParser
internal import Geometry
internal import JSON
internal import MineAction
internal import Operations

/// A place that was measured leg by leg.
struct TraverseOptions: ParsableArguments {
  @Option(
    help: """
      A table of legs, in the place of a geometry: point, from, bearing (124.5°M, 30°T, 12G) and \
      distance in metres, the first of them from a landmark on record.
      """,
    completion: .file())
  var traverse: String?
  @Option(help: "The day on which the bearings of the traverse were taken.")
  var measuredOn: String?

  /// Refuses two places for one record.
  func check(beside place: String?, _ option: String) throws {
    guard traverse != nil, place != nil else { return }
    throw Problem(
      "a record has one place", at: "--traverse", hint: "give \(option) or --traverse",
      status: Problem.usage)
  }

  /// Reads the traverse, if one is given, and says what was reckoned.
  ///
  /// `day`: when the bearings were taken, where that is said in another way.
  func read(
    _ view: PublishedView, in zone: TimeZoneRule, now: Instant, on day: FieldDate? = nil
  ) throws -> Traverse? {
    guard let traverse else { return nil }
    let said = try measuredOn.map { try Codes.date($0, in: zone, at: "--measured-on") } ?? day
    let reader = PlaceReader(view, on: (said ?? FieldDate(now)).day(in: zone))
    let found = try reader.traverse(
      ImportSource(Files.name(traverse), isFile: traverse != "-") { try Files.chunks(traverse) },
      isDayKnown: said != nil)
    for remark in found.remarks { Console.remark(remark) }
    return found
  }
}

extension Traverse {
  /// The accuracy and the fix that it has, where neither was said.
  func implied(beside members: [JSONMember]) -> [JSONMember] {
    if members.contains(where: { $0.name == "accuracy" || $0.name == "fix" }) { return [] }
    return [
      JSONMember(name: "accuracy", value: JSONText(number: accuracy)),
      JSONMember(name: "fix", value: JSONText(string: "traverse")),
    ]
  }
}
