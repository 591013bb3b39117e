internal import JSON

/// The coordinate system that a legacy `crs` member of GeoJSON names.
enum SystemName: Equatable {
  /// WGS 84 in degrees, longitude first: what GeoJSON is in by itself.
  case worldGeodetic
  /// Another, by authority and code.
  case other(String)

  private static let own: Set<String> = ["OGC:CRS84", "CRS84", "EPSG:4326"]

  /// Reads authority and code, as `--crs` gives them.
  init(code: String) {
    let code = code.uppercased()
    self = Self.own.contains(code) ? .worldGeodetic : .other(code)
  }

  /// Reads a `crs` member: a name as a URN, a URL of the OGC, or authority and code; `nil` for a
  /// link, and for what names nothing.
  init?(member: JSONText) {
    let properties = member.members?.first { $0.name == "properties" }?.value.members
    guard let name = properties?.first(where: { $0.name == "name" })?.value.string else {
      return nil
    }
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
    self.init(code: parts.count == 1 ? String(code) : "\(authority):\(code)")
  }
}
