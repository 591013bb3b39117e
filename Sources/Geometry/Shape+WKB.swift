extension Shape where Frame == Geographic {
  /// The reason that bytes are no shape.
  package enum WKBDefect: Error, Equatable, Sendable {
    /// They end too early.
    case truncated
    /// More follows behind the geometry.
    case trailing(Int)
    /// They start with what is no byte order.
    case byteOrder(UInt8)
    /// A type that is not one of the seven, or has heights, measures or a system in it.
    case type(UInt32)
    /// A part of a multiple geometry that is of another kind.
    case mixed
    /// A multiple geometry or a collection in a collection.
    case nested
    /// A position beyond ±180° of longitude or ±90° of latitude.
    case outOfRange(x: Double, y: Double)
  }

  /// The shape as ISO WKB, little endian, longitude first, to the last bit of every number.
  ///
  /// One part is a single geometry, several of one kind a multiple one, a mixture a collection.
  package var wkb: [UInt8] { wkb(asMulti: false) }

  /// The shape as ``wkb``, where one part may also be a multiple geometry of one.
  package func wkb(asMulti: Bool) -> [UInt8] {
    var writer = WKBWriter()
    let kinds = Set(parts.map(\.kind))
    if parts.count == 1, !asMulti {
      writer.part(0, of: self)
    } else {
      // The multiple types are three above the single ones; 7 is a collection.
      let kind = kinds.count == 1 ? kinds.first : nil
      writer.header((kind?.rawValue).map { UInt32($0) + 3 } ?? 7, count: parts.count)
      for part in parts.indices { writer.part(part, of: self) }
    }
    return writer.bytes
  }

  /// Whether WKB holds a multiple geometry or a collection, be it of one part.
  package static func isMulti(wkb: [UInt8]) -> Bool {
    var reader = WKBReader(bytes: wkb)
    return ((try? reader.header()) ?? 0) > 3
  }

  /// Reads WKB of either byte order.
  package init(wkb: [UInt8]) throws(WKBDefect) {
    self.init()
    var reader = WKBReader(bytes: wkb)
    try reader.geometry(into: &self)
    guard reader.position == wkb.count else { throw .trailing(wkb.count - reader.position) }
  }

  /// Adds a part of paths that lie one behind the other, and end where said.
  package mutating func append(
    _ kind: ShapeKind, _ positions: [Position<Geographic>], pathEnds: [Int]
  ) {
    var start = 0
    for end in pathEnds {
      for index in start..<end { append(position: positions[index]) }
      endPath()
      start = end
    }
    endPart(kind)
  }
}

private struct WKBWriter {
  var bytes: [UInt8] = []

  mutating func header(_ type: UInt32, count: Int?) {
    bytes.append(1)
    integer(type)
    if let count { integer(UInt32(count)) }
  }

  mutating func part(_ part: Int, of shape: Shape<Geographic>) {
    let (kind, paths) = (shape.parts[part].kind, shape.paths(of: part))
    precondition(kind == .polygon || paths.count < 2, "a point or line has one path")
    header(UInt32(kind.rawValue), count: kind == .polygon ? paths.count : nil)
    switch kind {
    case .point:
      guard let position = paths.first?.first.map({ shape.positions[$0] }) else {
        // Nothing but NaN can stand for no position.
        return [Double.nan, .nan].forEach { number($0) }
      }
      number(position.x)
      number(position.y)
    case .line, .polygon:
      if kind == .line, paths.isEmpty { integer(0) }
      for path in paths {
        integer(UInt32(path.count))
        for position in shape.positions[path] {
          number(position.x)
          number(position.y)
        }
      }
    }
  }

  private mutating func integer(_ value: UInt32) { append(UInt64(value), count: 4) }

  private mutating func number(_ value: Double) { append(value.bitPattern, count: 8) }

  private mutating func append(_ value: UInt64, count: Int) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
}

private struct WKBReader {
  typealias Defect = Shape<Geographic>.WKBDefect

  let bytes: [UInt8]
  var position = 0
  private var isLittleEndian = true

  init(bytes: [UInt8]) { self.bytes = bytes }

  /// Reads the byte order and the type.
  mutating func header() throws(Defect) -> UInt32 {
    let order = UInt8(try integer(of: 1))
    guard order < 2 else { throw .byteOrder(order) }
    isLittleEndian = order == 1
    let type = UInt32(try integer(of: 4))
    guard 1...7 ~= type else { throw .type(type) }
    return type
  }

  mutating func geometry(into shape: inout Shape<Geographic>) throws(Defect) {
    let type = try header()
    if type < 4 { return try part(type, into: &shape) }
    for _ in 0..<(try integer(of: 4)) {
      let inner = try header()
      if inner > 3 { throw type == 7 ? .nested : .mixed }
      if type < 7, inner != type - 3 { throw .mixed }
      try part(inner, into: &shape)
    }
  }

  private mutating func part(_ type: UInt32, into shape: inout Shape<Geographic>) throws(Defect) {
    switch type {
    case 1:
      if let position = try point() {
        shape.append(position: position)
        shape.endPath()
      }
      shape.endPart(.point)
    case 2:
      try path(into: &shape)
      shape.endPart(.line)
    default:
      for _ in 0..<(try integer(of: 4)) { try path(into: &shape) }
      shape.endPart(.polygon)
    }
  }

  private mutating func path(into shape: inout Shape<Geographic>) throws(Defect) {
    let count = Int(try integer(of: 4))
    guard count <= (bytes.count - position) / 16 else { throw .truncated }
    for _ in 0..<count {
      let (x, y) = (try number(), try number())
      shape.append(position: try checked(x, y))
    }
    shape.endPath()
  }

  // A point whose numbers are both NaN has no position.
  private mutating func point() throws(Defect) -> Position<Geographic>? {
    let (x, y) = (try number(), try number())
    return x.isNaN && y.isNaN ? nil : try checked(x, y)
  }

  private func checked(_ x: Double, _ y: Double) throws(Defect) -> Position<Geographic> {
    do { return try Position(longitude: x, latitude: y) } catch { throw .outOfRange(x: x, y: y) }
  }

  private mutating func number() throws(Defect) -> Double {
    Double(bitPattern: try integer(of: 8))
  }

  private mutating func integer(of count: Int) throws(Defect) -> UInt64 {
    guard bytes.count - position >= count else { throw .truncated }
    defer { position += count }
    return (0..<count).reduce(0) { value, index in
      let byte = UInt64(bytes[position + (isLittleEndian ? count - 1 - index : index)])
      return value << 8 | byte
    }
  }
}
