import Geometry
import JSON

/// Reads one geometry from bytes that hold all of it, and loses nothing in silence.
struct GeoJSONGeometryParser {
  /// A position that cannot be degrees.
  struct FarPosition {
    /// Its numbers.
    let (x, y): (Double, Double)
    /// Where its array starts.
    let index: Int
  }

  /// The first position that cannot be degrees.
  var notDegrees: FarPosition?
  /// What is usable of the geometry so far.
  var shape = Shape<Geographic>()
  /// The geometry so far, but for its shape and text.
  private(set) var result = GeoJSONGeometry()
  /// Whether the text says more than shape and type can give back.
  var saysMore: Bool
  /// The positions of the part that is being read, and where its paths end among them.
  var part: (positions: [Position<Geographic>], pathEnds: [Int]) = ([], [])

  /// The positions of the path that is being read, where they are to be converted.
  var raw: [Position<Grid>] = []

  /// Turns positions into degrees, if they are something else.
  let conversion: GeoJSONReader.Conversion?

  /// Creates a parser for one geometry.
  init(conversion: GeoJSONReader.Conversion?) {
    self.conversion = conversion
    saysMore = conversion != nil
  }

  /// Reads the value at the cursor, in which as many arrays and objects may nest as said.
  mutating func geometry(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(JSONDefect) -> GeoJSONGeometry {
    let start = scanner.position
    if try scanner.passes("null") { return GeoJSONGeometry(flaw: .null) }
    if scanner.next == UInt8(ascii: "{") {
      guard depth > 0 else { throw scanner.defect(.depth) }
      try readMembers(&scanner, depth: depth - 1)
    } else {
      _ = try scanner.skipValue(depth: depth)
      lose(.notAnObject)
    }
    if !shape.isEmpty { result.shape = shape }
    if saysMore || result.flaw != nil { result.entered = scanner.text(start..<scanner.position) }
    return result
  }

  /// Notes a flaw, unless there was one before.
  mutating func note(_ flaw: GeoJSONGeometryFlaw) { result.flaw = result.flaw ?? flaw }

  /// Notes that the file has a part that the shape has not.
  mutating func markLost() { result.hasLostParts = true }

  /// Notes that a part cannot be used, and why.
  mutating func lose(_ flaw: GeoJSONGeometryFlaw) {
    note(flaw)
    markLost()
  }

  // What decides the geometry; the rest only travels along.
  private struct Members {
    var (hasType, isRead) = (false, false)
    /// Where the values of `coordinates` and `geometries` start.
    var (coordinates, geometries): (Int?, Int?)
    var duplicate: String?
  }

  private mutating func readMembers(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(JSONDefect) {
    var (members, isFirst) = (Members(), true)
    try scanner.open(UInt8(ascii: "{"))
    while let name = try scanner.nextMember(isFirst: isFirst) {
      isFirst = false
      switch name {
      case "type":
        if members.hasType { members.duplicate = name }
        members.hasType = true
        if scanner.next == UInt8(ascii: "\"") {
          result.type = try scanner.string()
        } else {
          _ = try scanner.skipValue(depth: depth)
        }
      case "coordinates":
        if members.coordinates != nil { members.duplicate = name }
        members.coordinates = scanner.position
        // Nearly always the type is known here, and one pass does.
        if members.duplicate == nil, let kind = result.type.flatMap(GeoJSONGeometry.kind) {
          try readCoordinates(&scanner, kind, depth: depth)
          members.isRead = true
        } else {
          _ = try scanner.skipValue(depth: depth)
        }
      case "geometries":
        if members.geometries != nil { members.duplicate = name }
        members.geometries = scanner.position
        _ = try scanner.skipValue(depth: depth)
      default:
        saysMore = true
        let value = scanner.text(try scanner.skipValue(depth: depth))
        if name == "crs" { result.crs = value }
      }
    }
    try readRest(&scanner, members, depth: depth)
  }

  // Reads what could not be read in passing, and says what is missing.
  private mutating func readRest(
    _ scanner: inout JSONScanner, _ members: Members, depth: Int
  ) throws(JSONDefect) {
    let end = scanner.position
    defer { scanner.position = end }
    if let name = members.duplicate {
      // Which of two is meant nobody knows: neither may count.
      shape = Shape()
      result.flaw = nil
      return lose(.duplicateKey(name))
    }
    guard let type = result.type else { return lose(.noType) }
    if type == "GeometryCollection" {
      saysMore = true
      guard let start = members.geometries else { return lose(.noCoordinates) }
      if members.coordinates != nil { lose(.strayMember("coordinates")) }
      scanner.position = start
      return try readGeometries(&scanner, depth: depth)
    }
    guard let kind = GeoJSONGeometry.kind(of: type) else { return lose(.unknownType(type)) }
    guard let start = members.coordinates else { return lose(.noCoordinates) }
    if members.geometries != nil {
      saysMore = true
      lose(.strayMember("geometries"))
    }
    if members.isRead { return }
    scanner.position = start
    try readCoordinates(&scanner, kind, depth: depth)
  }

  private mutating func readGeometries(
    _ scanner: inout JSONScanner, depth: Int
  ) throws(JSONDefect) {
    guard try opensArray(&scanner) else { return markLost() }
    var isFirst = true
    while try scanner.nextElement(isFirst: isFirst) {
      isFirst = false
      var parser = Self(conversion: conversion)
      let geometry = try parser.geometry(&scanner, depth: depth - 1)
      notDegrees = notDegrees ?? parser.notDegrees
      if let flaw = geometry.flaw { note(flaw) }
      if geometry.isEmpty || geometry.hasLostParts { markLost() }
      let crs = result.crs ?? geometry.crs
      guard geometry.crs == nil || geometry.crs == crs else {
        lose(.severalSystems)
        continue
      }
      result.crs = crs
      if let other = geometry.shape { shape.append(other) }
    }
    if isFirst { note(.empty) }
  }
}
