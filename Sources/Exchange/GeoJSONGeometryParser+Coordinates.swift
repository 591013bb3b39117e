import Geometry
import JSON

extension GeoJSONGeometryParser {
  /// The largest number, either sign, that may have been meant as degrees.
  private static let farthest = 400.0

  /// Reads the coordinates of a geometry whose kind is known, part by part.
  mutating func readCoordinates(
    _ scanner: inout JSONScanner, _ type: (kind: ShapeKind, isMulti: Bool), depth: Int
  ) throws(JSONDefect) {
    guard type.isMulti else { return try readPart(&scanner, type, depth: depth) }
    guard scanner.next == UInt8(ascii: "[") else {
      _ = try scanner.skipValue(depth: depth)
      return lose(.notAnArray)
    }
    try scanner.open(UInt8(ascii: "["))
    var isFirst = true
    while try scanner.nextElement(isFirst: isFirst) {
      isFirst = false
      try readPart(&scanner, type, depth: depth - 1)
    }
    if isFirst { note(.empty) }
  }

  /// Goes into an array; `false`, with the flaw noted, at anything else.
  mutating func opensArray(_ scanner: inout JSONScanner) throws(JSONDefect) -> Bool {
    guard let byte = scanner.next else { throw scanner.defect(.unexpectedEnd) }
    guard byte == UInt8(ascii: "[") else {
      note(.notAnArray)
      return false
    }
    scanner.position += 1
    return true
  }

  // Adds a part to the shape, or passes over it and notes why it is lost.
  private mutating func readPart(
    _ scanner: inout JSONScanner, _ type: (kind: ShapeKind, isMulti: Bool), depth: Int
  ) throws(JSONDefect) {
    let start = scanner.position
    part.positions.removeAll(keepingCapacity: true)
    raw.removeAll(keepingCapacity: true)
    part.pathEnds.removeAll(keepingCapacity: true)
    let isUsable =
      switch type.kind {
      case .point: try readPosition(&scanner, mayBeEmpty: true) && converts(.point)
      case .line: try readPath(&scanner, of: .line)
      case .polygon: try readRings(&scanner)
      }
    if !isUsable {
      scanner.position = start
      _ = try scanner.skipValue(depth: depth)
      markLost()
    } else if part.positions.isEmpty {
      note(.empty)
      // The whole being empty loses nothing; what an empty part was, nobody knows.
      if type.isMulti { markLost() }
    } else {
      if type.kind == .point { part.pathEnds.append(1) }
      shape.append(type.kind, part.positions, pathEnds: part.pathEnds)
    }
  }

  private mutating func readRings(_ scanner: inout JSONScanner) throws(JSONDefect) -> Bool {
    guard try opensArray(&scanner) else { return false }
    var isFirst = true
    while try scanner.nextElement(isFirst: isFirst) {
      isFirst = false
      guard try readPath(&scanner, of: .polygon) else { return false }
    }
    return true
  }

  private mutating func readPath(
    _ scanner: inout JSONScanner, of kind: ShapeKind
  ) throws(JSONDefect) -> Bool {
    guard try opensArray(&scanner) else { return false }
    var isFirst = true
    while try scanner.nextElement(isFirst: isFirst) {
      isFirst = false
      guard try readPosition(&scanner, mayBeEmpty: false) else { return false }
    }
    guard converts(kind) else { return false }
    part.pathEnds.append(part.positions.count)
    return true
  }

  private mutating func readPosition(
    _ scanner: inout JSONScanner, mayBeEmpty: Bool
  ) throws(JSONDefect) -> Bool {
    let start = scanner.position
    guard try opensArray(&scanner) else { return false }
    var (x, y, count) = (0.0, 0.0, 0)
    while try scanner.nextElement(isFirst: count == 0) {
      guard let byte = scanner.next else { throw scanner.defect(.unexpectedEnd) }
      let isNumber = JSONScanner.isDigit(byte) || byte == UInt8(ascii: "-")
      if !isNumber { note(.notANumber) }
      switch count {
      case 0...1 where !isNumber: return false
      case 0: x = try scanner.number()
      case 1: y = try scanner.number()
      default:
        // A height, or a measure: not for the shape, and not to be lost.
        saysMore = true
        _ = try scanner.skipValue()
      }
      count += 1
    }
    guard count > 1 else {
      if count == 0, mayBeEmpty { return true }
      note(.tooFewNumbers(count))
      return false
    }
    return addPosition(x, y, index: start)
  }

  // Converts the path that was read, if it is to be.
  private mutating func converts(_ kind: ShapeKind) -> Bool {
    guard let conversion, !raw.isEmpty else { return true }
    defer { raw.removeAll(keepingCapacity: true) }
    guard let positions = conversion(raw, kind) else {
      let bad = raw.first { conversion([$0], .point) == nil } ?? raw[0]
      note(.notConvertible(x: bad.x, y: bad.y))
      return false
    }
    part.positions += positions
    return true
  }

  private mutating func addPosition(_ x: Double, _ y: Double, index: Int) -> Bool {
    if conversion != nil {
      raw.append(Position(computed: x, y))
      return true
    }
    guard let position = try? Position(longitude: x, latitude: y) else {
      if abs(x) > Self.farthest || abs(y) > Self.farthest {
        notDegrees = notDegrees ?? FarPosition(x: x, y: y, index: index)
      }
      note(.outOfRange(x: x, y: y))
      return false
    }
    part.positions.append(position)
    return true
  }
}
