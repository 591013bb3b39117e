internal import Geometry

extension GPXDocument {
  /// The namespaces of GPX, and none, as old devices write.
  private static let namespaces: Set<String> = [
    "http://www.topografix.com/GPX/1/0", "http://www.topografix.com/GPX/1/1", "",
  ]
  /// What the namespaces of Garmin's extension start with; version 3 is the one in use.
  private static let garmin = "http://www.garmin.com/xmlschemas/GpxExtensions/v"

  /// What an element is, by the one that it stands in.
  static func role(
    of name: XMLName, in parent: Role?, _ attributes: [String: String]
  ) throws(GPXFailure.Kind) -> Role {
    guard let parent else {
      guard name.local == "gpx" else { throw .otherFormat(name.local) }
      guard namespaces.contains(name.namespace) else { throw .unknownNamespace(name.namespace) }
      return .gpx
    }
    if parent == .foreign { return .foreign }
    if name.namespace.hasPrefix(garmin) {
      switch (parent, name.local) {
      case (.routePoint, "RoutePointExtension"), (.pointExtensions, "RoutePointExtension"):
        return .course
      case (.course, "rpt"): return .coursePoint
      default: break
      }
    }
    guard namespaces.contains(name.namespace) else {
      // Between points, or in the course itself, a position is not passed over.
      let isLine = parent == .segment || parent == .track || parent == .route || parent == .course
      if isLine, isPoint(name, attributes) { throw .misplaced(name.local) }
      return .foreign
    }
    switch (parent, name.local) {
    case (.gpx, "trk"): return .track
    case (.gpx, "rte"): return .route
    case (.track, "trkseg"): return .segment
    case (.segment, "trkpt"), (.track, "trkpt"): return .trackPoint
    case (.route, "rtept"): return .routePoint
    case (.track, "name"), (.route, "name"): return .name
    case (.trackPoint, "time"), (.routePoint, "time"): return .time
    case (.gpx, "wpt"): return .other
    case (.routePoint, "extensions"): return .pointExtensions
    case (_, "extensions"): return .foreign
    case (_, "gpx"), (_, "trk"), (_, "rte"), (_, "trkseg"): throw .misplaced(name.local)
    default:
      if isPoint(name, attributes) { throw .misplaced(name.local) }
      return parent == .pointExtensions || parent == .course ? .foreign : .other
    }
  }

  /// Whether an element is, or may be meant as, a point of a line.
  static func isPoint(_ name: XMLName, _ attributes: [String: String]) -> Bool {
    PointTagSearch.names.contains(name.local)
      || attributes["lat"] != nil && attributes["lon"] != nil
  }

  /// The position that a point's attributes say.
  static func position(
    _ attributes: [String: String]
  ) throws(GPXFailure.Kind) -> Position<Geographic> {
    let latitude = try degrees(.latitude, attributes)
    let longitude = try degrees(.longitude, attributes)
    do { return try Position(longitude: longitude, latitude: latitude) } catch {
      let axis: GPXFailure.Axis = abs(latitude) <= 90 ? .longitude : .latitude
      throw .outOfRange(axis, attributes[axis.rawValue] ?? "")
    }
  }

  private static func degrees(
    _ axis: GPXFailure.Axis, _ attributes: [String: String]
  ) throws(GPXFailure.Kind) -> Double {
    guard let text = attributes[axis.rawValue] else { throw .missing(axis) }
    guard let value = Double(decimal: text) else { throw .notANumber(axis, text) }
    return value
  }
}
