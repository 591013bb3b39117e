internal import JSON

/// The rows of a table, each as a GeoJSON feature on a line of its own.
///
/// A field becomes a property of its column's name and is always a text, exactly as it stands in
/// the table, so that codes such as 007 stay what they are; one with nothing in it becomes none.
/// What cannot be read as a geometry comes out as a text in its place, which the reader of GeoJSON
/// keeps and calls unusable. A system that EWKT names becomes the `crs` of the feature, also of
/// features without a place: that reader takes all from one system, or none. The stream is lines
/// of JSON and no more, so that line *n* is row *n*.
package struct CSVFeatures: ~Copyable {
  /// The bytes that one row may take: 64 MiB.
  package static let sizeLimit = 64 << 20
  // The bytes that rows without a place may take while they wait for the first with one.
  private static let waitingLimit = 16 << 20

  /// The names of the columns, in their order.
  package private(set) var header: [String] = []
  /// How many rows were given as features.
  package private(set) var rows = 0
  /// Why the table cannot be read further, once ``next()`` has thrown it.
  package private(set) var failure: CSVFailure?
  /// The EPSG code that the first row with a place names, as EWKT does.
  package private(set) var srid: Int?

  private var columns = CSVPlaceColumns.none
  private var table: CSVTable
  // What was read and not given: rows without a place get the system of those that follow.
  private var waiting: [OpenFeature] = []
  private var given = 0
  private var waitingBytes = 0
  // Whether it is known what system the table names, if any.
  private var isSettled = true
  // Whether the column of WKT was shown to be one, or nobody doubts it.
  private var isWKT = true

  /// Creates features of chunks of any size, `nil` behind the last, and reads the header.
  package init(
    _ options: CSVOptions = CSVOptions(), sizeLimit: Int = Self.sizeLimit,
    _ source: @escaping () throws -> [UInt8]?
  ) throws(CSVFailure) {
    table = CSVTable(limit: sizeLimit, source)
    try table.begin(delimiter: options.delimiter)
    header = table.header
    columns = try CSVPlaceColumns(options.geometry, among: header)
    if case .wkt(_, let isGuessed) = columns { (isSettled, isWKT) = (false, !isGuessed) }
  }

  /// Whether the names of its columns say that its places are longitudes and latitudes.
  package var areDegrees: Bool { columns.areDegrees(header) }

  /// Whether no column holds a place, as was said.
  package var hasNoPlaces: Bool { columns == .none }

  /// Whether the last row was ended by the end of the file, and may have been cut in its last field.
  ///
  /// Known once ``next()`` has given `nil`.
  package var lastRowIsOpen: Bool { table.lastIsOpen }

  /// Gives the feature of the next row, with a line feed behind it; `nil` behind the last.
  ///
  /// Once this has thrown it throws the same again.
  package mutating func next() throws(CSVFailure) -> [UInt8]? {
    if let failure { throw failure }
    do throws(CSVFailure) {
      guard let feature = try nextFeature() else { return nil }
      rows += 1
      return feature
    } catch {
      failure = error
      throw error
    }
  }

  private mutating func nextFeature() throws(CSVFailure) -> [UInt8]? {
    while true {
      if isSettled, given < waiting.count { return takeWaiting() }
      guard try table.advance() else {
        if isSettled { return nil }
        try columns.checkUse(of: header, isWKT: isWKT)
        isSettled = true
        continue
      }
      let feature = try feature()
      if !isSettled, feature.hasPlace { (srid, isSettled) = (feature.srid, true) }
      waitingBytes += feature.bytes.count
      if waitingBytes > Self.waitingLimit { isSettled = true }
      waiting.append(feature)
    }
  }

  private mutating func takeWaiting() -> [UInt8] {
    let feature = waiting[given]
    given += 1
    if given == waiting.count {
      waiting.removeAll(keepingCapacity: true)
      (given, waitingBytes) = (0, 0)
    }
    return feature.closed(srid: feature.hasPlace ? feature.srid : srid)
  }

  // The feature of the row that the table is at.
  private mutating func feature() throws(CSVFailure) -> OpenFeature {
    let row = table.current
    if !isWKT, case .wkt(let column, _) = columns, !row.isEmpty(column) {
      guard WKTGeometry.isBegun(row.bytes, row[column]) else {
        let text = String(row.text(column).prefix(40))
        throw table.failure(.notWKT(column: header[column], text: text))
      }
      isWKT = true
    }
    return OpenFeature(row, header: header, columns)
  }
}
