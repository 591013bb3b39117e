internal import ArgumentParser
internal import MineAction
internal import Operations

struct Import: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Brings records in from GeoJSON, CSV or GPX: all files wholly, or none at all.",
    discussion: """
      Example: clearway import suspected.geojson --as hazardousArea --set classification=suspected \
      --set status=open --set accuracy=50 --prefix SHA-
      Example: clearway import cleared.csv --crs EPSG:32638 --mapping cleared.json
      A table (.csv, .tsv) has its places in a column of WKT, or in two of coordinates, and says what
      they are in by --crs, unless the columns are called longitude and latitude.
      Without --attested-by nothing in the file can make land look less dangerous. What is danger is
      taken however flawed; flawed ground that endangers nobody is set aside (clearway quarantine).
      """)

  @OptionGroup var ledger: LedgerOptions
  @OptionGroup var actor: ActorOptions
  @Argument(help: "The files; - is standard input.", completion: .file()) var files: [String]
  @Option(name: .customLong("as"), help: "The type of all records.") var type: String?
  @Option(help: "A member for every record: NAME=VALUE.") var set: [String] = []
  @Option(help: "A member of ours and the property that holds it: NAME=COLUMN.")
  var map: [String] = []
  @Option(help: "A file with all of these and translations of values.", completion: .file())
  var mapping: String?
  @Option(help: "Put before every code, survey, landmark and district of the file.") var prefix = ""
  @OptionGroup var file: FileOptions
  @Option(help: "The organisation that attests the files.") var attestedBy: String?
  @Flag(help: "Report what would happen; change nothing.") var dryRun = false
  @Flag(help: "Refuse a file for any flaw.") var strict = false
  @Option(help: "text or json.") var format = Format.text

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  func run() throws {
    let workspace = try ledger.open()
    var options = try options()
    options.reading = try file.reading(workspace.current().situation.policy)
    let (person, body) = (try actor.person(), try actor.body())
    let sources = files.map { file in
      ImportSource(Files.name(file), isFile: Files.canBeReadAgain(file)) { try Files.chunks(file) }
    }
    for result in try workspace.importFiles(
      sources, options: options, person: person, organisation: body)
    {
      switch format {
      case .text: try Console.print(ReconciliationText(result).text)
      case .json: try Console.print(ReconciliationText(result).json)
      }
    }
  }

  private func options() throws -> ImportOptions {
    var options = ImportOptions()
    options.prefix = prefix
    (options.isDryRun, options.isStrict) = (dryRun, strict)
    if let type {
      guard let known = RecordType(rawValue: type) else {
        throw Problem(
          "\(type) is no type of record", at: "--as",
          hint: "it is one of " + RecordType.allCases.map(\.rawValue).joined(separator: ", "),
          status: Problem.usage)
      }
      options.recordType = known
    }
    if let mapping { try options.read(mapping: Files.bytes(mapping), named: Files.name(mapping)) }
    for text in set { try options.set(text) }
    for text in map { try options.map(text) }
    options.attestedBy = try attestedBy.map { try Codes.identifier($0, at: "--attested-by") }
    try options.check()
    return options
  }
}
