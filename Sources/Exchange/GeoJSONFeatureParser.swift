import JSON

/// Reads one feature, or what stands where one must, from bytes that hold all of it.
struct GeoJSONFeatureParser {
  /// Turns positions into degrees, if they are something else.
  let conversion: GeoJSONReader.Conversion?
  /// Whether the feature is all that the object at the top is, so that it may be a bare geometry.
  let isAtTop: Bool
  /// The first position that cannot be degrees, and where it is.
  private(set) var notDegrees: GeoJSONGeometryParser.FarPosition?

  /// Creates a parser for one feature.
  init(conversion: GeoJSONReader.Conversion?, isAtTop: Bool) {
    (self.conversion, self.isAtTop) = (conversion, isAtTop)
  }

  /// Reads the value at the cursor.
  mutating func feature(_ scanner: inout JSONScanner) throws(JSONDefect) -> GeoJSONFeature {
    let start = scanner.position
    guard scanner.next == UInt8(ascii: "{") else {
      let value = try scanner.skipValue()
      // Where the bytes end a number may go on.
      guard scanner.next != nil else { throw scanner.defect(.unexpectedEnd) }
      var feature = GeoJSONFeature(checked: scanner.bytes[value])
      feature.note(.notAnObject)
      return feature
    }
    var draft = Draft()
    try readMembers(&scanner, into: &draft)
    var feature = GeoJSONFeature(checked: scanner.bytes[start..<scanner.position])
    (feature.id, feature.properties, feature.foreignMembers) =
      (draft.id, draft.properties, draft.foreignMembers)
    feature.flaws = draft.flaws
    if let geometry = draft.geometry { feature.geometry = geometry }
    if draft.type != "Feature" { try readOther(&scanner, from: start, draft, into: &feature) }
    finish(&feature, draft, scanner)
    return feature
  }

  // What the members say, until it is known what all of them are.
  private struct Draft {
    var type: String?
    var seen = GeoJSONNames()
    var geometry: GeoJSONGeometry?
    var hasProperties = false
    var (id, crs): (JSONText?, JSONText?)
    var (properties, foreignMembers): ([JSONMember], [JSONMember]) = ([], [])
    var flaws: [GeoJSONFlaw] = []
  }

  private mutating func readMembers(
    _ scanner: inout JSONScanner, into draft: inout Draft
  ) throws(JSONDefect) {
    try scanner.open(UInt8(ascii: "{"))
    var isFirst = true
    while let name = try scanner.nextMember(isFirst: isFirst) {
      isFirst = false
      let isNew = draft.seen.insert(name)
      if !isNew { draft.flaws.append(.duplicateKey(name)) }
      switch name {
      case "geometry":
        let geometry = try geometry(&scanner)
        // Which of two is meant nobody knows: neither may count.
        draft.geometry =
          isNew ? geometry : GeoJSONGeometry(flaw: .duplicateKey(name), hasLostParts: true)
      case "properties" where try readProperties(&scanner, into: &draft): break
      default: try readMember(name, isNew: isNew, &scanner, into: &draft)
      }
    }
  }

  private func readMember(
    _ name: String, isNew: Bool, _ scanner: inout JSONScanner, into draft: inout Draft
  ) throws(JSONDefect) {
    if name == "type", isNew, scanner.next == UInt8(ascii: "\"") {
      draft.type = try scanner.string()
      return
    }
    let value = scanner.text(try scanner.skipValue(depth: JSONScanner.depthLimit - 1))
    switch name {
    case "id":
      let isUsable = value.string != nil || value.number != nil
      if !isUsable { draft.flaws.append(.unusableID) }
      if isNew, isUsable {
        draft.id = value
        return
      }
    case "crs" where isNew:
      draft.crs = value
      return
    default: break
    }
    draft.foreignMembers.append(JSONMember(name: name, value: value))
  }

  // Reads an object or `null`; `false` at anything else.
  private func readProperties(
    _ scanner: inout JSONScanner, into draft: inout Draft
  ) throws(JSONDefect) -> Bool {
    draft.hasProperties = true
    if try scanner.passes("null") { return true }
    guard scanner.next == UInt8(ascii: "{") else {
      draft.flaws.append(.propertiesNotAnObject)
      return false
    }
    try scanner.open(UInt8(ascii: "{"))
    var (isFirst, seen) = (true, GeoJSONNames(draft.properties.map(\.name)))
    while let name = try scanner.nextMember(isFirst: isFirst) {
      isFirst = false
      if !seen.insert(name) { draft.flaws.append(.duplicateKey(name)) }
      let value = scanner.text(try scanner.skipValue(depth: JSONScanner.depthLimit - 2))
      draft.properties.append(JSONMember(name: name, value: value))
    }
    return true
  }

  private mutating func geometry(
    _ scanner: inout JSONScanner
  ) throws(JSONDefect) -> GeoJSONGeometry {
    var parser = GeoJSONGeometryParser(conversion: conversion)
    let geometry = try parser.geometry(&scanner, depth: JSONScanner.depthLimit - 1)
    notDegrees = notDegrees ?? parser.notDegrees
    return geometry
  }

  // An object that does not say that it is a feature may be a geometry; else it is flawed.
  private mutating func readOther(
    _ scanner: inout JSONScanner, from start: Int, _ draft: Draft,
    into feature: inout GeoJSONFeature
  ) throws(JSONDefect) {
    guard let type = draft.type else { return feature.note(.noType) }
    guard GeoJSONGeometry.isType(type), draft.geometry == nil else {
      return feature.note(.wrongType(type))
    }
    let end = scanner.position
    scanner.position = start
    feature.geometry = try geometry(&scanner)
    scanner.position = end
    feature.foreignMembers.removeAll { ["coordinates", "geometries"].contains($0.name) }
    if !isAtTop { feature.note(.bareGeometry) }
  }

  private func finish(_ feature: inout GeoJSONFeature, _ draft: Draft, _ scanner: JSONScanner) {
    let isBare = draft.geometry == nil && draft.type.map(GeoJSONGeometry.isType) == true
    if !draft.hasProperties, !isBare { feature.note(.noProperties) }
    feature.crs = draft.crs ?? feature.geometry.crs
    let isOne = feature.geometry.crs == nil || feature.geometry.crs == feature.crs
    if feature.crs != nil, !isAtTop || !isOne { feature.note(.ownSystem) }
    if scanner.loneSurrogate != nil { feature.note(.loneSurrogate) }
    if scanner.hugeNumber != nil { feature.note(.numberOutOfRange) }
  }
}
