import GPX
import TestSupport

extension GPXText {
  /// A file with everything that a device may write.
  static func random(using random: inout SeededGenerator) -> Self {
    var body = ["<metadata><name>Lanes &amp; roads</name><bounds minlat=\"1\"/></metadata>"]
    for _ in 0..<Int.random(in: 0...2, using: &random) {
      body.append(point("wpt", using: &random))
    }
    for _ in 0..<Int.random(in: 0...2, using: &random) { body.append(route(using: &random)) }
    for _ in 0..<Int.random(in: 1...2, using: &random) { body.append(track(using: &random)) }
    let text = "<gpx \(names)>\n" + body.joined(separator: "\n") + "\n</gpx>\n"
    let declaration = #"<?xml version="1.0" encoding="UTF-8"?>"# + "\n"
    return Self(Bool.random(using: &random) ? declaration + text : text)
  }

  private static func track(using random: inout SeededGenerator) -> String {
    var parts = (1...Int.random(in: 1...3, using: &random)).map { _ in
      let points = (0..<Int.random(in: 0...4, using: &random)).map { _ in
        point("trkpt", using: &random)
      }
      return "<trkseg>" + points.joined(separator: "\n") + "</trkseg>"
    }
    parts.insert("<trkseg>" + point("trkpt", using: &random) + "</trkseg>", at: 0)
    return "<trk><name><![CDATA[Füzuli <b>]]></name>" + parts.joined() + "</trk>"
  }

  private static func route(using random: inout SeededGenerator) -> String {
    let points = (1...Int.random(in: 1...4, using: &random)).map { _ in
      point("rtept", using: &random)
    }
    return "<rte><name>To the well</name><!-- by hand --><number>1</number>" + points.joined()
      + "</rte>"
  }

  private static func point(_ name: String, using random: inout SeededGenerator) -> String {
    let tag = "<\(name)" + coordinates(using: &random)
    switch (Int.random(in: 0..<3, using: &random), name) {
    case (0, _): return tag + "/>"
    case (1, "rtept"):
      let details = (0..<Int.random(in: 0...3, using: &random)).map { _ in
        "<gpxx:rpt" + coordinates(using: &random) + "/>"
      }
      return tag + "><name>P</name><extensions><gpxx:RoutePointExtension><gpxx:Subclass>00"
        + "</gpxx:Subclass>" + details.joined() + "</gpxx:RoutePointExtension></extensions></rtept>"
    default:
      return tag + "><ele>4.5</ele><time>2024-05-01T08:00:00Z</time><extensions><x:hr>7</x:hr>"
        + "</extensions></\(name)>"
    }
  }

  private static func coordinates(using random: inout SeededGenerator) -> String {
    let latitude = Double.random(in: -90...90, using: &random)
    let longitude = Double.random(in: -180...180, using: &random)
    return Bool.random(using: &random)
      ? " lat=\"\(latitude)\" lon=\"\(longitude)\"" : " lon='\(longitude)'\n lat='\(latitude)'"
  }
}
