extension GPXFailure {
  /// What is wrong, in plain words.
  package var reason: String {
    switch kind {
    case .empty: "the file is empty"
    case .unreadable(let words): "the file cannot be read: \(words)"
    case .notXML: "the file is not XML, so it is not GPX"
    case .otherFormat(let root): "the file is not GPX but <\(Self.shown(root))>"
    case .unknownNamespace(let name): "\"\(Self.shown(name))\" is no namespace of GPX 1.0 or 1.1"
    case .unknownEncoding: "the encoding\(declared) is not known here"
    case .wrongEncoding: "the file is not in the encoding\(declared) that it declares"
    case .documentType: "the file declares a document type, which GPX has not"
    case .malformed(let words): "the XML is broken: \(words)"
    case .unboundPrefix: "a prefix stands before a name and has no namespace"
    case .truncated: "the file ends before its end"
    case .trailing: "more follows where the data have ended"
    case .tooLarge(let limit): "one tag, name or comment takes more than \(limit >> 10) KiB"
    case .tooDeep(let limit): "more than \(limit) elements stand in each other"
    case .instruction: "a processing instruction (<?…?>) stands among the data and may hide some"
    case .pointsInText: "a text holds the tags of points, which would be lost"
    case .strayText: "a text stands where only elements may, and may have been a point"
    case .misplaced(let name): "<\(Self.shown(name))> stands where GPX has none"
    case .unknownCourse: "the course between route points is in an extension that is not known"
    case .missing(let axis): "the point has no \(axis.rawValue)"
    case .notANumber(let axis, let text):
      "\(axis.rawValue)=\"\(Self.shown(text))\" is not a decimal number of degrees"
    case .outOfRange(let axis, let text):
      "\(axis.rawValue)=\"\(Self.shown(text))\" is beyond ±\(axis == .latitude ? 90 : 180)°"
    case .noRoute(0): "there is no track or route in it"
    case .noRoute(1): "there is no track or route in it; its waypoint is no route"
    case .noRoute(let count):
      "there is no track or route in it; its \(count) waypoints are no route"
    case .allEmpty(1): "its only track or route has no point"
    case .allEmpty(let count): "none of its \(count) tracks and routes has a point"
    }
  }

  /// What to do about it, in plain words.
  package var hint: String {
    switch kind {
    case .empty, .truncated: "export or copy it again; the copy is not whole"
    case .unreadable: "see that it is there, may be read and is whole"
    case .notXML: "export it as GPX, or convert it with gpsbabel or ogr2ogr"
    case .otherFormat(let root): Self.conversion(of: root)
    case .unknownNamespace: "export it as GPX 1.1, in http://www.topografix.com/GPX/1/1"
    case .unknownEncoding, .wrongEncoding:
      "write it in UTF-8, for example with iconv, and declare encoding=\"UTF-8\""
    case .documentType: "take the <!DOCTYPE …> out, or export it again"
    case .malformed: "export it again; it is damaged, or not in the encoding that it declares"
    case .unboundPrefix: "declare it in <gpx>, as xmlns:gpxx=\"…\", or export it again"
    case .trailing: "give each file by itself; files put one behind the other are no file"
    case .tooLarge, .tooDeep: "export it again; no device writes such a thing"
    case .instruction: "take it out"
    case .pointsInText, .strayText: "see the place in an editor, or export it again"
    case .misplaced: "export it again: <trkpt> in <trkseg> in <trk>, or <rtept> in <rte>"
    case .unknownCourse: "have the software turn the route into a track, and export that"
    case .missing: "export it again, or measure the point; a corner is never left out"
    case .notANumber(_, let text) where text.contains(","): "write a point, not a comma: 39.76"
    case .notANumber: "write decimal degrees: 39.759978"
    case .outOfRange: "write WGS 84 degrees, the latitude as lat and the longitude as lon"
    case .noRoute, .allEmpty: "export the track or the route itself"
    }
  }

  /// Where it is, in plain words; empty where the whole file is meant.
  package var spot: String {
    var words = place.map { [$0.words] } ?? []
    if let line, let column { words.append("line \(line), column \(column)") }
    return words.joined(separator: ", ")
  }

  private var declared: String { encoding.map { " \"\(Self.shown($0))\"" } ?? "" }

  private static func conversion(of root: String) -> String {
    switch root.lowercased() {
    case "html": "a web page was saved in its place: save the file itself"
    case "kml": "convert it: gpsbabel -i kml -f FILE -o gpx -F new.gpx"
    case "trainingcenterdatabase": "convert it: gpsbabel -i gtrnctr -f FILE -o gpx -F new.gpx"
    case "osm": "convert it: gpsbabel -i osm -f FILE -o gpx -F new.gpx"
    default: "export it as GPX, or convert it with gpsbabel or ogr2ogr"
    }
  }

  // What a file says, fit to be quoted on a line.
  private static func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(40).map { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse,
        .spaceSeparator:
        " "
      default: String(scalar)
      }
    }
    return scalars.joined() + (text.unicodeScalars.count > 40 ? "…" : "")
  }
}
