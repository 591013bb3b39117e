internal import ArgumentParser
internal import Geometry
internal import MineAction
internal import Operations

struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Writes records out as GeoJSON.",
    discussion: """
      Example: clearway export hazardousArea sector --bbox 46.5,39.5,47.0,40.0 > land.geojson
      Personal data is written with --with-personal-data only.
      """)

  @OptionGroup var ledger: LedgerOptions
  @Argument(help: "Types of record, or codes; everything if none.") var records: [String] = []
  @Option(help: "geojson, or geojsonseq for a text sequence (RFC 8142).")
  var format = Format.geojson
  @Option(help: "The day or instant asked about; what was last recorded if not said.")
  var at: String?
  @Option(help: "The revision asked about.") var revision: Int64?
  @Option(help: "west,south,east,north in degrees; what has no place is always written.")
  var bbox: String?
  @Option(
    help: """
      The coordinate system to write positions in, such as EPSG:28408, easting or longitude first: no \
      longer what RFC 7946 calls GeoJSON. WGS 84 if not given.
      """)
  var crs: String?
  @Flag(help: "Write personal data too.") var withPersonalData = false

  enum Format: String, ExpressibleByArgument, CaseIterable { case geojson, geojsonseq }

  func run() throws {
    let workspace = try ledger.open(readOnly: true)
    var options = ExportOptions()
    for word in records {
      if let type = RecordType(rawValue: word) {
        options.types.insert(type)
      } else if let code = try? Record.Code(word), try workspace.current().situation[code] != nil {
        options.codes.insert(code)
      } else {
        throw Problem(
          "\(word) is neither a type of record nor a code on record", at: "clearway export",
          hint: "types are " + RecordType.allCases.map(\.rawValue).joined(separator: ", "),
          status: Problem.notFound)
      }
    }
    options.isSequence = format == .geojsonseq
    options.at = try at.map { try Codes.date($0, in: try workspace.zone(), at: "--at").last }
    options.revision = revision
    options.withPersonalData = withPersonalData
    options.system = try crs.map(FileOptions.code)
    if let bbox {
      let numbers = bbox.split(separator: ",").compactMap { Double($0) }
      guard numbers.count == 4, numbers[1] <= numbers[3], numbers.allSatisfy(\.isFinite) else {
        throw Problem(
          "\"\(bbox)\" is no rectangle", at: "--bbox", hint: "write west,south,east,north",
          status: Problem.usage)
      }
      options.box = Envelope(
        west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
    }
    try workspace.export(options) { try Console.write($0) }
  }
}
