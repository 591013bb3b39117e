internal import JSON

/// A row as a GeoJSON feature that is not closed yet, as its coordinate system is still to be told.
struct OpenFeature {
  /// The feature, but for its coordinate system and its closing brace.
  let bytes: [UInt8]
  /// Whether its geometry could be read, and so says whether it names a system.
  private(set) var hasPlace = false
  /// The EPSG code that its geometry names.
  private(set) var srid: Int?

  /// Writes a row.
  init(_ row: CSVRow, header: [String], _ columns: CSVPlaceColumns) {
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("type", string: "Feature")
    writer.member("geometry")
    var left: Int?
    switch columns {
    case .none: writer.null()
    case .wkt(let column, _):
      left = column
      if row.isEmpty(column) {
        writer.null()
      } else if let geometry = WKTGeometry(row.bytes, row[column]) {
        (hasPlace, srid) = (true, geometry.srid)
        writer.value(JSONText(trusted: String(decoding: geometry.json, as: UTF8.self)))
      } else {
        writer.string(row.text(column))
      }
    case .pair(let x, let y):
      if row.isEmpty(x), row.isEmpty(y) {
        writer.null()
      } else if let point = Self.point(row, x, y) {
        writer.value(JSONText(trusted: String(decoding: point, as: UTF8.self)))
      } else {
        writer.string("\(header[x])=\(row.text(x)); \(header[y])=\(row.text(y))")
      }
    }
    writer.member("properties")
    writer.object { writer in
      for (column, name) in header.enumerated() where column != left && !row[column].isEmpty {
        writer.member(name, string: row.text(column))
      }
    }
    bytes = writer.bytes
  }

  /// The feature, with a line feed behind it, in a coordinate system.
  func closed(srid: Int?) -> [UInt8] {
    let system = srid.map { code in
      ",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"urn:ogc:def:crs:EPSG::\(code)\"}}"
    }
    return bytes + ((system ?? "") + "}\n").utf8
  }

  // A point of two fields; `nil` where one of them is no number.
  private static func point(_ row: CSVRow, _ x: Int, _ y: Int) -> [UInt8]? {
    var json = Array("{\"type\":\"Point\",\"coordinates\":[".utf8)
    for column in [x, y] {
      if column == y { json.append(UInt8(ascii: ",")) }
      var cursor = TextCursor(row.bytes, row[column])
      cursor.skipSpace()
      guard cursor.number(into: &json) else { return nil }
      cursor.skipSpace()
      guard cursor.next == nil else { return nil }
    }
    json += "]}".utf8
    return json
  }
}
