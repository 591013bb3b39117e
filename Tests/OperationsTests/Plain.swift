import Foundation
import JSON
import MineAction
import Operations
import Testing

/// A plain on which tests draw: metres east and north of 46.82° E, 40.27° N.
enum Plain {
  static func position(_ x: Double, _ y: Double) -> String {
    String(format: "[%.8f,%.8f]", 46.82 + x / 85_042, 40.27 + y / 111_044)
  }

  static func ring(_ points: [(Double, Double)]) -> String {
    "[" + points.map { position($0.0, $0.1) }.joined(separator: ",") + "]"
  }

  static func polygon(_ points: [(Double, Double)]) -> String {
    #"{"type":"Polygon","coordinates":[\#(ring(points))]}"#
  }

  /// A rectangle.
  static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    polygon([(west, south), (east, south), (east, north), (west, north), (west, south)])
  }

  static func line(_ points: (Double, Double)...) -> String {
    #"{"type":"LineString","coordinates":\#(ring(points))}"#
  }

  static func point(_ x: Double, _ y: Double) -> String {
    #"{"type":"Point","coordinates":\#(position(x, y))}"#
  }

  static func collection(_ drafts: Draft...) -> String { collection(drafts.map(\.text)) }

  static func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  /// Ground around the road, cleared and accepted.
  static let cleared = Draft(
    "sector", "SE-1", box(-100, -60, 1_100, 60),
    [
      "method": #""clearance""#, "status": #""accepted""#, "survey": #""SV-1""#,
      "completedOn": #""2020-11-29""#, "acceptedOn": #""2020-12-05""#, "accuracy": "0.5",
      "clearanceDepth": "0.2", "organisation": #""ORG-2""#,
    ])

  /// The same, later than the area.
  static let later = cleared.with("completedOn", #""2021-06-01""#)
    .with("acceptedOn", #""2021-06-10""#)

  /// A suspected area across the road.
  static let area = Draft(
    "hazardousArea", "HA-1", box(400, -30, 600, 30),
    [
      "classification": #""suspected""#, "status": #""open""#, "observedOn": #""2021-03-01""#,
      "accuracy": "5",
    ])

  /// A report beside the road.
  static let report = Draft(
    "hazardReport", "HR-1", point(500, 10),
    [
      "kind": #""unexploded""#, "status": #""reported""#, "reportedOn": #""2021-04-01""#,
      "dangerRadius": "30", "accuracy": "5",
    ])
}

/// A feature that a test writes, members in the order of their names.
struct Draft: Sendable, CustomTestStringConvertible {
  var type: String?
  var code: String?
  var geometry: String
  var members: [String: String]
  /// Further members of the feature, as they are written.
  var foreign = ""

  init(_ type: String?, _ code: String?, _ geometry: String, _ members: [String: String]) {
    (self.type, self.code, self.geometry, self.members) = (type, code, geometry, members)
  }

  /// The same with a member changed, or without it.
  func with(_ name: String, _ value: String?) -> Self {
    var draft = self
    draft.members[name] = value
    return draft
  }

  func coded(_ code: String?) -> Self {
    var draft = self
    draft.code = code
    return draft
  }

  func placed(_ geometry: String) -> Self {
    var draft = self
    draft.geometry = geometry
    return draft
  }

  var testDescription: String { "\(code ?? "?") \(members["status"] ?? "")" }

  /// The feature.
  var text: String {
    var list: [String] = []
    if let type { list.append(#""recordType":"\#(type)""#) }
    if let code { list.append(#""code":"\#(code)""#) }
    list += members.sorted { $0.key < $1.key }.map { #""\#($0.key)":\#($0.value)"# }
    return #"{"type":"Feature","geometry":\#(geometry),"properties":{"#
      + list.joined(separator: ",") + "}\(foreign)}"
  }
}
