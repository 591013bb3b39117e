internal import JSON

/// The coordinate system that a legacy `crs` member of GeoJSON names.
enum SystemName: Equatable {
  /// WGS 84 in degrees, longitude first: what GeoJSON is in by itself.
  case worldGeodetic
  /// Another, by authority and code.
  case other(String)

  private static let own: Set<String> = ["OGC:CRS84", "CRS84", "EPSG:4326"]

  /// Reads what `--crs` gives: authority and code, or a name as `crs` members have it.
  init(code: String) {
    let code = (Self.code(named: code) ?? code).uppercased()
    self = Self.own.contains(code) ? .worldGeodetic : .other(code)
  }

  /// Reads a `crs` member: a name as a URN, a URL of the OGC, or authority and code; `nil` for a
  /// link, and for what names nothing.
  init?(member: JSONText) {
    // Of two nobody knows which is meant.
    let properties = member.members?.filter { $0.name == "properties" }
    let names = properties?.first?.value.members?.filter { $0.name == "name" }
    guard properties?.count == 1, names?.count == 1, let name = names?.first?.value.string,
      let code = Self.code(named: name)
    else { return nil }
    self.init(code: code)
  }

  /// Authority and code of a name: a URN, a URL of the OGC, or these two; `nil` for anything else.
  private static func code(named name: String) -> String? {
    let parts: [Substring]
    if name.lowercased().hasPrefix("urn:ogc:def:crs:") {
      parts = name.dropFirst("urn:ogc:def:crs:".count)
        .split(separator: ":", omittingEmptySubsequences: false)
    } else if let path = name.firstRange(of: "/def/crs/") {
      parts = name[path.upperBound...].split(separator: "/", omittingEmptySubsequences: false)
    } else {
      parts = name.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count == 2 || name.uppercased() == "CRS84" else { return nil }
    }
    guard let authority = parts.first, let code = parts.last, parts.count <= 3, !code.isEmpty
    else { return nil }
    return parts.count == 1 ? String(code) : "\(authority):\(code)"
  }

  /// The system that a file is in: what its `crs` member names, or what somebody says, or WGS 84.
  ///
  /// - Throws: ``Problem`` where the member names nothing, or something else than was said.
  init(asked: String?, member: JSONText?, in file: String) throws {
    guard let member, !member.isNull else {
      self = asked.map(Self.init(code:)) ?? .worldGeodetic
      return
    }
    guard let named = Self(member: member) else {
      throw Problem(
        "nobody can tell which coordinate system it names: \(member.text.prefix(60))", at: file,
        hint: "give it as a name such as urn:ogc:def:crs:EPSG::28408", status: Problem.data)
    }
    if let asked, Self(code: asked) != named {
      throw Problem(
        "it says itself that it is in another coordinate system: \(member.text.prefix(80))",
        at: file, hint: "leave --crs away, or correct the file", status: Problem.data)
    }
    self = named
  }

  /// Refuses a `crs` member that names another system than this one, which is read.
  func check(_ member: JSONText, at place: String) throws {
    if member.isNull { return }
    let name = Self(member: member)
    if name == self { return }
    let words =
      switch name {
      case .other(let code): code
      case .worldGeodetic: "WGS 84"
      case nil: member.text.prefix(60).description
      }
    if self == .worldGeodetic {
      throw Problem(
        "it is in the coordinate system \(words), not in WGS 84", at: place,
        hint: "give it in a file of its own, whose crs member stands at its top, or with --crs",
        status: Problem.data)
    }
    throw Problem(
      "it names another coordinate system, \(words), than the rest", at: place,
      hint: "bring each system in with a file of its own", status: Problem.data)
  }
}
