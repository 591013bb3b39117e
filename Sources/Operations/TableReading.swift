internal import CSV

/// How a table is read: where its places stand, and what parts its fields.
package struct TableReading: Sendable {
  let options: CSVOptions

  /// How a table is read of which nothing was said, by the name of its file.
  init(named file: String) {
    options = CSVOptions(delimiter: file.lowercased().hasSuffix(".tsv") ? 0x09 : nil)
  }

  /// How a table is read that has its places in degrees, whatever coordinates it has beside them.
  static let inDegrees = Self(options: CSVOptions(geometry: .degrees))

  /// How a table is read that has no places.
  static let placeless = Self(options: CSVOptions(geometry: .none))

  private init(options: CSVOptions) { self.options = options }

  /// Takes what was said of a table; `nil` where nothing was.
  ///
  /// `wkt`: the column of WKT; `x`, `y`: those of eastings and northings, or longitudes and latitudes;
  /// `delimiter`: one character, or `tab`; `hasNoGeometry`: whether it has no places.
  package init?(
    wkt: String? = nil, x: String? = nil, y: String? = nil, delimiter: String? = nil,
    hasNoGeometry: Bool = false
  ) throws {
    func misuse(_ reason: String, _ hint: String) -> Problem {
      Problem(reason, at: "a table", hint: hint, status: Problem.usage)
    }
    guard (x == nil) == (y == nil) else {
      throw misuse("a place needs both --x and --y", "give --x COLUMN --y COLUMN, x being east")
    }
    guard [wkt != nil, x != nil, hasNoGeometry].count(where: { $0 }) <= 1 else {
      throw misuse(
        "a place stands in one way in a table",
        "give --wkt COLUMN, or --x COLUMN --y COLUMN, or --no-geometry")
    }
    if wkt == nil, x == nil, delimiter == nil, !hasNoGeometry { return nil }
    var options = CSVOptions()
    if let wkt { options.geometry = .wkt(column: wkt) }
    if let x, let y { options.geometry = .columns(x: x, y: y) }
    if hasNoGeometry { options.geometry = .none }
    if let delimiter {
      let text = ["tab", "\\t"].contains(delimiter.lowercased()) ? "\t" : delimiter
      guard text.utf8.count == 1, let byte = text.utf8.first else {
        throw misuse(
          "\"\(delimiter)\" is no single character that could stand between fields",
          "give --delimiter \";\", or --delimiter tab")
      }
      options.delimiter = byte
    }
    self.options = options
  }

  /// Whether a file is a table by its name.
  static func isTable(_ file: String) -> Bool {
    [".csv", ".tsv"].contains { file.lowercased().hasSuffix($0) }
  }
}
