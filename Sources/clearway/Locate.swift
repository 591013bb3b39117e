internal import ArgumentParser
internal import Foundation
internal import Geometry
internal import JSON
internal import MineAction
internal import Operations

struct Locate: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Reads places in any notation and says them back in all of them.",
    discussion: """
      Example: clearway locate "EPSG:28408 4411098.9 8649939.8" "LM-3 + 124.5°M 85 m" --crs EPSG:28408
      Read are 39.8220, 46.7500; 39°49'19.2"N 46°45'00"E; 39 49.32 N, 46 45.00 E; 38S PK 49775 09244;
      UTM 38N 649775 4409244; EPSG:28408 and two numbers in the order of its authority; the code of a
      landmark with bearings (M from a compass, G from a grid, T from true north) and distances. What
      could be two places is refused with both. A ledger, if there is one, tells where the programme
      works, and its landmarks.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "The places; quote each.") var places: [String] = []
  @Option(help: "A table of legs from a landmark, as clearway add takes it.", completion: .file())
  var traverse: String?
  @Option(help: "A further system to say them in, such as EPSG:28408; may be given again.")
  var crs: [String] = []
  @Option(help: "The calibration of the policy by which a map of doubtful datum is corrected.")
  var calibration: String?
  @Option(help: "The day on which bearings were taken; today if not said.") var on: String?
  @Option(help: "text, json or geojson.") var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, geojson }

  func run() throws {
    let isThere = FileManager.default.fileExists(atPath: ledger.path)
    // One that was asked for and is not there is a mistake; by itself none is needed.
    let workspace = isThere || ledger.ledger != nil ? try ledger.open(readOnly: true) : nil
    let zone = try workspace?.zone() ?? .utc
    let now = Instant(microseconds: Int64(Date.now.timeIntervalSince1970 * 1_000_000))
    let date = try on.map { try Codes.date($0, in: zone, at: "--on") } ?? FieldDate(now)
    let view = try workspace?.current()
    var reader = PlaceReader(view, on: date.day(in: zone))
    reader.calibration = try calibration.map {
      try NamedCalibration($0, in: view?.situation.policy ?? .standard)
    }
    let report = PlaceReport(reader, systems: try crs.map(FileOptions.code))
    // Words of one place that nobody quoted.
    let whole = places.joined(separator: " ")
    let texts =
      places.count > 1 && !places.allSatisfy(PlaceReader.isPlace) && PlaceReader.isPlace(whole)
      ? [whole] : places
    var found = try texts.map { text in
      (text: text, place: try reader.place(text, at: "the place"))
    }
    if let traverse {
      let measured = try reader.traverse(
        ImportSource(Files.name(traverse), isFile: traverse != "-") { try Files.chunks(traverse) },
        isDayKnown: on != nil)
      for remark in measured.remarks { Console.remark(remark) }
      found += measured.points.map { (text: $0.name, place: $0.place) }
    }
    guard !found.isEmpty else {
      throw Problem(
        "no place is given", at: "clearway locate",
        hint: "type one, or give --traverse FILE; see "
          + "clearway locate --help", status: Problem.usage)
    }
    switch format {
    case .text:
      for (number, (text, place)) in found.enumerated() {
        if number > 0 { try Console.print("") }
        try Console.print(try report.text(of: place, typed: text))
      }
    case .json: try Console.print(try report.json(of: found.map(\.place)))
    case .geojson: try Console.print(try report.geoJSON(of: found.map(\.place)))
    }
  }
}
