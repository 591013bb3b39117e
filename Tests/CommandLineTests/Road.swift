/// Files about a road of a kilometre, for the program to read.
enum Road {
  static func collection(_ features: String...) -> String {
    #"{"type":"FeatureCollection","features":["# + features.joined(separator: ",") + "]}"
  }

  static func feature(_ geometry: String, _ members: String) -> String {
    #"{"type":"Feature","geometry":\#(geometry),"properties":{\#(members)}}"#
  }

  static func box(_ west: Double, _ east: Double) -> String {
    "{\"type\":\"Polygon\",\"coordinates\":[[[\(west),40.2695],[\(east),40.2695],"
      + "[\(east),40.2705],[\(west),40.2705],[\(west),40.2695]]]}"
  }

  static func line(_ west: Double, _ east: Double) -> String {
    #"{"type":"LineString","coordinates":[[\#(west),40.27],[\#(east),40.27]]}"#
  }

  static func sector(_ code: String, _ west: Double = 46.815, _ east: Double = 46.84) -> String {
    feature(
      box(west, east),
      #""recordType":"sector","code":"\#(code)","method":"clearance","status":"accepted","#
        + #""completedOn":"2025-11-29","accuracy":0.5,"clearanceDepth":0.2"#)
  }

  /// A kilometre that is cleared.
  static let route = line(46.82, 46.8318)
  /// A route in a file of its own, with a name.
  static func named(_ code: String, _ west: Double, _ east: Double) -> String {
    feature(line(west, east), #""code":"\#(code)""#)
  }

  static func area(_ classification: String, _ west: Double, _ east: Double) -> String {
    feature(
      box(west, east),
      #""recordType":"hazardousArea","code":"HA-\#(classification)","status":"open","#
        + #""classification":"\#(classification)","observedOn":"2026-01-05","accuracy":5"#)
  }
}
