import JSON

extension GeoJSONReader {
  /// Reads the next piece, which is a feature or not.
  mutating func advance() throws(GeoJSONFailure) -> GeoJSONFeature? {
    do throws(GeoJSONFailure) {
      window.feature = nil
      switch state {
      case .start: try readStart()
      case .between: try readBetween()
      case .members: try readMember()
      case .feature: return try readFeature()
      case .elements(let isFirst): return try readElement(isFirst: isFirst)
      case .ended: break
      case .failed(let failure): throw failure
      }
      return nil
    } catch {
      state = .failed(error)
      throw error
    }
  }

  private mutating func readStart() throws(GeoJSONFailure) {
    try window.fill(to: 16)
    if let format = Self.otherFormat(of: window.scanner.bytes) {
      throw window.failure(.otherFormat(format), at: 0)
    }
    if let encoding = JSONScanner.wideEncoding(of: window.scanner.bytes) {
      throw window.failure(.wideEncoding(encoding), at: 0)
    }
    state = .between
  }

  // The name of another format whose first bytes these are.
  private static func otherFormat(of bytes: [UInt8]) -> String? {
    let formats: [(name: String, start: [UInt8])] = [
      ("a ZIP archive, as KMZ", Array("PK\u{3}\u{4}".utf8)),
      ("an SQLite database, as GeoPackage", Array("SQLite format 3".utf8)),
      ("a gzip archive", [0x1F, 0x8B]), ("FlatGeobuf", Array("fgb".utf8)),
      ("a Shapefile", [0, 0, 0x27, 0x0A]), ("XML, as KML or GPX", Array("<".utf8)),
      ("XML, as KML or GPX", Array("\u{FEFF}<".utf8)),
    ]
    return formats.first { bytes.starts(with: $0.start) }?.name
  }

  private mutating func readBetween() throws(GeoJSONFailure) {
    guard let byte = try window.peek(pastSeparators: true) else {
      guard topCount > 0 else { throw window.failure(.empty, at: window.scanner.position) }
      return state = .ended
    }
    // A byte order mark, also where one file was put behind another.
    if byte == 0xEF,
      try window.step({ scanner throws(JSONDefect) in
        try scanner.passes("\u{FEFF}")
      })
    {
      return
    }
    guard byte == UInt8(ascii: "{") else { throw notAnObject(byte) }
    top = TopObject()
    top.start = offset
    topCount += 1
    window.held = top.start
    window.scanner.position += 1
    state = .members
  }

  private func notAnObject(_ byte: UInt8) -> GeoJSONFailure {
    let position = window.scanner.position
    if topCount > 0 { return window.failure(.trailing(byte), at: position) }
    var scanner = window.scanner
    let word: String? =
      switch byte {
      case UInt8(ascii: "["): "an array"
      case UInt8(ascii: "\""): "a string"
      case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): "a number"
      default: (try? scanner.skipValue()) == nil ? nil : "true, false or null"
      }
    guard let word else {
      return window.failure(.syntax(.unexpectedCharacter(byte)), at: position)
    }
    return window.failure(.notAnObject(word), at: position)
  }

  private enum Piece {
    case end
    case features
    case member(JSONMember, start: Int)
  }

  private mutating func readMember() throws(GeoJSONFailure) {
    let isFirst = top.isFirst
    let piece = try window.step { scanner throws(JSONDefect) -> Piece in
      guard let name = try scanner.nextMember(isFirst: isFirst) else { return .end }
      if name == "features", scanner.next == UInt8(ascii: "[") {
        scanner.position += 1
        return .features
      }
      let value = try scanner.skipValue(depth: JSONScanner.depthLimit - 1)
      // Where the bytes end a number may go on.
      guard scanner.next != nil else { throw scanner.defect(.unexpectedEnd) }
      return .member(
        JSONMember(name: name, value: scanner.text(value)), start: value.lowerBound)
    }
    top.isFirst = false
    switch piece {
    case .end: try endObject()
    case .features:
      if top.hasFeatures || top.members.contains(where: { $0.name == "features" }) {
        throw failure(.duplicateMember("features"))
      }
      if topCount == 1 { crs = top.crs }
      top.hasFeatures = true
      window.held = nil
      state = .elements(isFirst: true)
    case .member(let member, let start): try take(member, at: start)
    }
  }

  private mutating func take(
    _ member: JSONMember, at start: Int
  ) throws(GeoJSONFailure) {
    switch member.name {
    case "type":
      if top.type != nil { throw window.failure(.duplicateMember(member.name), at: start) }
      let type = member.value.string ?? member.value.text
      top.type = type
      if type == "FeatureCollection" {
        window.held = nil
      } else if type != "Feature", !GeoJSONGeometry.isType(type) {
        throw window.failure(.unknownType(type), at: start)
      } else if top.hasFeatures {
        throw window.failure(.featuresInside(type), at: start)
      } else {
        window.rewind(to: top.start)
        state = .feature
      }
    case "crs":
      if top.crs != nil { throw window.failure(.duplicateMember(member.name), at: start) }
      top.crs = member.value
      if top.hasFeatures { crsFollowsFeatures = true }
    case "features" where top.hasFeatures:
      throw window.failure(.duplicateMember(member.name), at: start)
    default:
      top.memberBytes += member.name.utf8.count + member.value.text.utf8.count
      if memberBytes + top.memberBytes > sizeLimit {
        throw window.failure(.tooLarge(limit: sizeLimit), at: start)
      }
      top.members.append(member)
    }
  }

  private mutating func endObject() throws(GeoJSONFailure) {
    guard top.type != nil else { throw failure(.unknownType(nil)) }
    guard top.hasFeatures else { throw failure(.noFeatures) }
    foreignMembers += top.members
    memberBytes += top.memberBytes
    try settle(top.crs)
    state = .between
  }

  // What one object at the top says of its coordinate system all must say.
  private mutating func settle(_ system: JSONText?) throws(GeoJSONFailure) {
    if topCount == 1 { crs = system }
    if crs != system { throw failure(.severalSystems) }
  }

  private func failure(_ kind: GeoJSONFailure.Kind) -> GeoJSONFailure {
    window.failure(kind, at: window.scanner.position)
  }

  private mutating func readFeature() throws(GeoJSONFailure) -> GeoJSONFeature {
    window.held = nil
    window.feature = count + 1
    let conversion = conversion
    let read = try window.step { scanner throws(JSONDefect) -> Read in
      try Read(&scanner, conversion, isAtTop: true)
    }
    let feature = try finish(read)
    // All that it holds would look like one feature: RFC 7946 §7.1 forbids it.
    if let type = top.type, feature.foreignMembers.contains(where: { $0.name == "features" }) {
      throw window.failure(.featuresInside(type), at: read.start)
    }
    try settle(feature.crs)
    state = .between
    return feature
  }

  private mutating func readElement(isFirst: Bool) throws(GeoJSONFailure) -> GeoJSONFeature? {
    window.feature = count + 1
    let conversion = conversion
    let read = try window.step { scanner throws(JSONDefect) -> Read? in
      guard try scanner.nextElement(isFirst: isFirst) else { return nil }
      return try Read(&scanner, conversion, isAtTop: false)
    }
    guard let read else {
      state = .members
      return nil
    }
    state = .elements(isFirst: false)
    return try finish(read)
  }

  // A feature as it was read, with what only the reader can place.
  private struct Read {
    let start: Int
    let feature: GeoJSONFeature
    let notDegrees: GeoJSONGeometryParser.FarPosition?

    init(
      _ scanner: inout JSONScanner, _ conversion: Conversion?, isAtTop: Bool
    ) throws(JSONDefect) {
      start = scanner.position
      var parser = GeoJSONFeatureParser(conversion: conversion, isAtTop: isAtTop)
      feature = try parser.feature(&scanner)
      notDegrees = parser.notDegrees
    }
  }

  private mutating func finish(_ read: Read) throws(GeoJSONFailure) -> GeoJSONFeature {
    if let far = read.notDegrees {
      throw window.failure(.notDegrees(x: far.x, y: far.y), at: far.index)
    }
    count += 1
    var feature = read.feature
    (feature.number, feature.offset) = (count, window.offset(of: read.start))
    return feature
  }
}
