package import Assessment
internal import Geometry
internal import JSON

/// A verdict as an RFC 7946 FeatureCollection: a line a stretch, with the stretch's members as
/// properties; the rest of the answer are members of the collection, in the order of the JSON.
package struct VerdictGeoJSON: Sendable {
  /// The collection, without a line end.
  package let bytes: [UInt8]

  /// Encodes a verdict.
  package init(_ verdict: Verdict, _ context: VerdictContext) {
    let members = VerdictMembers(verdict, context)
    var json = JSONWriter()
    json.object { json in
      json.member("type", string: "FeatureCollection")
      members.writeHead(to: &json)
      json.member("features")
      json.array { json in
        for (number, stretch) in verdict.stretches.enumerated() {
          let lines = verdict.question.route.lines(from: stretch.from, to: stretch.to)
          json.object { json in
            json.member("type", string: "Feature")
            json.member("geometry")
            json.object { Self.write(lines, to: &$0) }
            json.member("properties")
            json.object { members.writeStretch(number, to: &$0) }
          }
        }
      }
      members.writeTail(to: &json)
    }
    bytes = json.drain()
  }

  /// Writes the members of a geometry of one line or of several.
  private static func write(_ lines: [[Position<Geographic>]], to json: inout JSONWriter) {
    json.member("type", string: lines.count == 1 ? "LineString" : "MultiLineString")
    json.member("coordinates")
    if lines.count == 1 {
      write(lines[0], to: &json)
    } else {
      json.array { json in
        for line in lines { write(line, to: &json) }
      }
    }
  }

  private static func write(_ line: [Position<Geographic>], to json: inout JSONWriter) {
    json.array { json in
      for position in line {
        json.array { json in
          json.coordinate(position.longitude)
          json.coordinate(position.latitude)
        }
      }
    }
  }
}
