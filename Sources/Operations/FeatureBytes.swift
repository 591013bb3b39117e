internal import Exchange

/// The bytes of a file as GeoJSON, whatever format it is in.
struct FeatureBytes {
  /// Gives them, chunk by chunk.
  let next: () throws -> [UInt8]?
  /// What is not told by them, and must not be overlooked.
  let remarks: [String]
  /// Whether they are in WGS 84 by what the format is.
  let isWorldGeodetic: Bool
  /// The table that they come from, if it is one.
  let table: TableFeatures?

  /// Begins a file; its name or what was said of it make it a table, and its first bytes GPX.
  init(_ source: ImportSource, _ reading: FileReading) throws {
    let chunks = try source.open()
    if reading.table != nil || TableReading.isTable(source.name) {
      let table = try TableFeatures(
        reading.table ?? TableReading(named: source.name), named: source.name, chunks)
      next = { try table.next() }
      (remarks, isWorldGeodetic, self.table) = ([], false, table)
      return
    }
    table = nil
    var head: [UInt8]? = []
    while head?.isEmpty == true { head = try chunks() }
    let start = head
    var first = start
    let next: () throws -> [UInt8]? = {
      defer { first = nil }
      return try first ?? chunks()
    }
    guard Self.isMarkup(start ?? []) else {
      (self.next, remarks, isWorldGeodetic) = (next, [], false)
      return
    }
    let features = try GPXFeatures(next, named: source.name)
    var rest: [UInt8]? = features.bytes
    self.next = {
      defer { rest = nil }
      return rest
    }
    (remarks, isWorldGeodetic) = (features.remarks, true)
  }

  /// Whether bytes begin as XML does, in any encoding.
  private static func isMarkup(_ bytes: [UInt8]) -> Bool {
    let blank: Set<UInt8> = [0, 0x09, 0x0A, 0x0D, 0x20, 0xEF, 0xBB, 0xBF, 0xFE, 0xFF]
    return bytes.first { !blank.contains($0) } == UInt8(ascii: "<")
  }
}
