/// A geometry of OGC or ISO WKT, or of the EWKT of PostGIS, as the JSON of a GeoJSON geometry.
///
/// Every number keeps its digits, also the third and fourth of a position, whatever they measure.
/// Rings are as they are written, closed or not. Curves, TIN, triangles and polyhedral surfaces
/// are not read: they would have to be drawn anew.
struct WKTGeometry {
  /// How deep collections may nest.
  static let depthLimit = 16

  /// The code in SRID=4326; of EWKT.
  let srid: Int?
  /// The geometry.
  private(set) var json: [UInt8] = []

  private var cursor: TextCursor
  // How many numbers each position has; 0: as many as the first will have.
  private var dimension = 0

  /// Reads all of a field; `nil` where it is anything else, or something follows.
  init?(_ bytes: [UInt8], _ field: Range<Int>) {
    cursor = TextCursor(bytes, field)
    switch Self.srid(&cursor) {
    case .none: return nil
    case .some(let code): srid = code
    }
    json.reserveCapacity(field.count + field.count / 4 + 64)
    guard geometry(depth: Self.depthLimit) else { return nil }
    cursor.skipSpace()
    guard cursor.next == nil else { return nil }
  }

  /// Whether a field begins as WKT does, also as WKT that is not read.
  static func isBegun(_ bytes: [UInt8], _ field: Range<Int>) -> Bool {
    var cursor = TextCursor(bytes, field)
    guard srid(&cursor) != nil else { return false }
    guard let name = tagged(cursor.word())?.name, types[name] != nil || unread.contains(name)
    else { return false }
    let word = cursor.word()
    return word == "EMPTY" || cursor.passes(UInt8(ascii: "("))
  }

  private enum Form {
    case point, line, multiPoint, polygon, multiPolygon, collection
  }

  private static let types: [String: (type: String, form: Form)] = [
    "POINT": ("Point", .point), "LINESTRING": ("LineString", .line),
    "POLYGON": ("Polygon", .polygon), "MULTIPOINT": ("MultiPoint", .multiPoint),
    "MULTILINESTRING": ("MultiLineString", .polygon),
    "MULTIPOLYGON": ("MultiPolygon", .multiPolygon),
    "GEOMETRYCOLLECTION": ("GeometryCollection", .collection),
  ]
  private static let unread: Set<String> = [
    "CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE", "TIN",
    "POLYHEDRALSURFACE", "TRIANGLE",
  ]
  private static let tags = [(text: "ZM", count: 4), (text: "Z", count: 3), (text: "M", count: 3)]

  // What stands before the geometry: no code, or one; nothing at all where it is malformed.
  private static func srid(_ cursor: inout TextCursor) -> Int?? {
    let start = cursor.position
    guard cursor.word() == "SRID" else {
      cursor.position = start
      return .some(nil)
    }
    guard cursor.passes(UInt8(ascii: "=")) else { return nil }
    cursor.skipSpace()
    let digits = cursor.digits()
    guard let code = Int(String(decoding: cursor.bytes[digits], as: UTF8.self)),
      cursor.passes(UInt8(ascii: ";"))
    else { return nil }
    return .some(code)
  }

  // A name without the tag behind it, and how many numbers that tag asks for.
  private static func tagged(_ word: String) -> (name: String, count: Int)? {
    if types[word] != nil || unread.contains(word) { return (word, 0) }
    for tag in tags where word.hasSuffix(tag.text) {
      let name = String(word.dropLast(tag.text.count))
      if types[name] != nil || unread.contains(name) { return (name, tag.count) }
    }
    return nil
  }

  private mutating func geometry(depth: Int) -> Bool {
    guard depth > 0, let (name, count) = Self.tagged(cursor.word()), let kind = Self.types[name]
    else { return false }
    dimension = count
    if count == 0 {
      let start = cursor.position
      let word = cursor.word()
      if let tag = Self.tags.first(where: { $0.text == word }) {
        dimension = tag.count
      } else {
        cursor.position = start
      }
    }
    json += "{\"type\":\"\(kind.type)\",".utf8
    json += (kind.form == .collection ? "\"geometries\":" : "\"coordinates\":").utf8
    guard list(kind.form, depth: depth - 1) else { return false }
    json.append(UInt8(ascii: "}"))
    return true
  }

  // Reads what stands in brackets, or EMPTY.
  private mutating func list(_ form: Form, depth: Int) -> Bool {
    guard cursor.passes(UInt8(ascii: "(")) else {
      json += "[]".utf8
      return cursor.word() == "EMPTY"
    }
    if form == .point { return position() && cursor.passes(UInt8(ascii: ")")) }
    json.append(UInt8(ascii: "["))
    var isFirst = true
    repeat {
      if !isFirst { json.append(UInt8(ascii: ",")) }
      isFirst = false
      guard element(of: form, depth: depth) else { return false }
    } while cursor.passes(UInt8(ascii: ","))
    json.append(UInt8(ascii: "]"))
    return cursor.passes(UInt8(ascii: ")"))
  }

  private mutating func element(of form: Form, depth: Int) -> Bool {
    switch form {
    case .point, .line: return position()
    case .multiPoint:
      // Each point may stand in brackets of its own, or be EMPTY.
      cursor.skipSpace()
      let isBare = cursor.next.map { $0 < UInt8(ascii: "A") && $0 != UInt8(ascii: "(") } ?? false
      return isBare ? position() : list(.point, depth: depth)
    case .polygon: return list(.line, depth: depth)
    case .multiPolygon: return list(.polygon, depth: depth)
    case .collection: return geometry(depth: depth)
    }
  }

  private mutating func position() -> Bool {
    json.append(UInt8(ascii: "["))
    cursor.skipSpace()
    var count = 0
    repeat {
      if cursor.next == UInt8(ascii: ",") || cursor.next == UInt8(ascii: ")") { break }
      if count > 0 { json.append(UInt8(ascii: ",")) }
      guard count < 4, cursor.number(into: &json) else { return false }
      count += 1
    } while cursor.skipSpace()
    json.append(UInt8(ascii: "]"))
    guard count > 1, dimension == 0 || dimension == count else { return false }
    dimension = count
    return true
  }
}
