internal import Exchange
internal import Geometry
internal import JSON

/// The coordinate system of a file is known only behind its features, which must be read again.
struct LateSystem: Error {
  /// Why the file cannot be taken, if its system cannot be found out.
  let problem: Problem
}

extension ImportJob {
  /// Refuses what names another coordinate system than the one that is read.
  static func check(
    _ system: JSONText, feature: Int?, _ source: String, reading own: SystemName = .worldGeodetic
  ) throws {
    if system.isNull { return }
    let name = SystemName(member: system)
    if name == own { return }
    let place = feature.map { "\(source), feature \($0)" } ?? source
    let words =
      switch name {
      case .other(let code): code
      case .worldGeodetic: "WGS 84"
      case nil: system.text.prefix(60).description
      }
    if own != .worldGeodetic {
      throw Problem(
        "it names another coordinate system, \(words), than the rest", at: place,
        hint: "bring each system in with a file of its own", status: Problem.data)
    }
    throw Problem(
      "it is in the coordinate system \(words), not in WGS 84", at: place,
      hint: "convert it first, for example with ogr2ogr -t_srs EPSG:4326", status: Problem.data)
  }

  /// The system that a file is in: what its `crs` member names where it stands before the features,
  /// or was found behind them, and what was asked for.
  static func system(
    of reader: inout GeoJSONReader, asked: String?, found: JSONText?, _ file: String
  ) throws -> SystemName {
    do throws(GeoJSONFailure) { try reader.begin() } catch { throw Problem(error, file: file) }
    let member = found ?? reader.crs.flatMap { $0.isNull ? nil : $0 }
    guard let member else { return asked.map(SystemName.init(code:)) ?? .worldGeodetic }
    guard let named = SystemName(member: member) else {
      throw Problem(
        "nobody can tell which coordinate system it names: \(member.text.prefix(60))", at: file,
        hint: "give it as a name such as urn:ogc:def:crs:EPSG::28408", status: Problem.data)
    }
    if let asked, SystemName(code: asked) != named {
      throw Problem(
        "it says itself that it is in another coordinate system: \(member.text.prefix(80))",
        at: file, hint: "leave --crs away, or correct the file", status: Problem.data)
    }
    return named
  }
}
