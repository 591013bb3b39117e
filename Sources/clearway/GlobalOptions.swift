internal import ArgumentParser
internal import Foundation
internal import MineAction
internal import Operations

/// Where the ledger is.
struct LedgerOptions: ParsableArguments {
  @Option(
    help: "The ledger (or CLEARWAY_LEDGER; default: clearway.sqlite here).",
    completion: .file(extensions: ["sqlite"]))
  var ledger: String?

  var path: String {
    ledger ?? ProcessInfo.processInfo.environment["CLEARWAY_LEDGER"] ?? "clearway.sqlite"
  }

  func open(readOnly: Bool = false) throws -> Workspace {
    if path.hasPrefix("postgres://") || path.hasPrefix("postgresql://") {
      throw Problem(
        "shared ledgers on a database server are not offered by this version", at: path,
        hint: "give the path of a ledger file", status: 69)
    }
    return try Workspace.open(path, readOnly: readOnly)
  }
}

/// Who acts, and for whom.
struct ActorOptions: ParsableArguments {
  @Option(name: .customLong("by"), help: "The code of the person who acts (or CLEARWAY_BY).")
  var by: String?
  @Option(
    name: .customLong("for"), help: "The organisation that the person acts for (or CLEARWAY_FOR).")
  var organisation: String?

  func person() throws -> Identifier<Person> {
    try Self.identifier(by, "CLEARWAY_BY", option: "--by", what: "who acts")
  }

  func body() throws -> Identifier<Organisation> {
    try Self.identifier(
      organisation, "CLEARWAY_FOR", option: "--for", what: "for which organisation")
  }

  private static func identifier<Subject>(
    _ option: String?, _ variable: String, option name: String, what: String
  ) throws -> Identifier<Subject> {
    guard let text = option ?? ProcessInfo.processInfo.environment[variable], !text.isEmpty else {
      throw Problem(
        "it is not said \(what)", hint: "give \(name) CODE, or set \(variable)",
        status: Problem.usage)
    }
    return try Codes.identifier(text, at: name)
  }
}

/// How files are read, where they do not say so themselves.
struct FileOptions: ParsableArguments {
  @Option(
    help: """
      The coordinate system of the file, such as EPSG:28408, easting or longitude first, or a .prj \
      file that describes it; what the file says itself, or WGS 84, if not given.
      """)
  var crs: String?
  @Option(help: "The calibration of the policy by which a map of doubtful datum is corrected.")
  var calibration: String?

  @Option(help: "The file is a table, and this column of it holds WKT.") var wkt: String?
  @Option(help: "The file is a table, and this column holds eastings or longitudes.")
  var x: String?
  @Option(help: "The column that holds northings or latitudes.") var y: String?
  @Option(help: "The character between the fields of a table, or tab.") var delimiter: String?
  @Flag(help: "The file is a table without places.") var noGeometry = false

  /// `policy`: the one in force, which has the calibrations.
  func reading(_ policy: Policy) throws -> FileReading {
    var reading = FileReading()
    reading.system = try crs.map(Self.code)
    reading.table = try TableReading(
      wkt: wkt, x: x, y: y, delimiter: delimiter, hasNoGeometry: noGeometry)
    reading.calibration = try named(in: policy)
    return reading
  }

  /// Authority and code of a system, where a .prj file may describe it.
  static func code(_ text: String) throws -> String {
    guard ProjectionFile.isOne(text) else { return text }
    return try ProjectionFile(Files.bytes(text), named: Files.name(text)).code
  }

  func named(in policy: Policy) throws -> NamedCalibration? {
    try calibration.map { try NamedCalibration($0, in: policy) }
  }
}

/// Reads codes and dates as they are typed.
enum Codes {
  static func identifier<Subject>(_ text: String, at place: String) throws -> Identifier<Subject> {
    do {
      return try Identifier(text)
    } catch {
      let reason =
        switch error {
        case .length(let count): "a code has 1 to 64 characters, not \(count)"
        case .invisible: "a code has no control characters and no spaces around it"
        case .notNormal: "a code is in Unicode's normal form C"
        }
      throw Problem(reason, at: place, hint: "correct the code", status: Problem.usage)
    }
  }

  static func date(_ text: String, in zone: TimeZoneRule, at place: String) throws -> FieldDate {
    guard let date = FieldDate(text, in: zone) else {
      throw Problem(
        "\"\(text)\" is no date", at: place,
        hint: "write 2020-11-29, or 2020-11-29T14:30:00+04:00", status: Problem.usage)
    }
    return date
  }
}
