import JSON

extension GeoJSONFailure {
  /// What is wrong, in plain words.
  package var reason: String {
    switch kind {
    case .empty: "the file is empty"
    case .unreadable(let words): "the file cannot be read: \(words)"
    case .otherFormat(let name): "the file is \(name), not GeoJSON"
    case .wideEncoding(let name): "the text is \(name), and GeoJSON is UTF-8"
    case .syntax(let reason): Self.words(of: reason)
    case .truncated:
      feature.map { "the file ends inside feature \($0)" } ?? "the file ends before its end"
    case .notAnObject(let word): "the file is \(word), not a GeoJSON object"
    case .unknownType(let type?): "the type \"\(type)\" is not GeoJSON's"
    case .unknownType(nil): "the object does not say its type"
    case .featuresInside(let type): "a \(type) has an array of features"
    case .noFeatures: "the FeatureCollection has no array of features"
    case .duplicateMember(let name): "the member \"\(name)\" is there twice"
    case .notDegrees(let x, let y):
      "\(x), \(y) cannot be degrees; it looks like metres of a projected system"
    case .severalSystems: "its objects do not all name the same coordinate system"
    case .tooLarge(let limit): "one object or text takes more than \(limit >> 20) MiB"
    case .trailing(let byte): "\(Self.name(of: byte)) follows where the data have ended"
    }
  }

  /// What to do about it, in plain words.
  package var hint: String {
    switch kind {
    case .empty: "export it again; an export of nothing is an empty FeatureCollection"
    case .unreadable: "see that it is there, may be read and is whole"
    case .otherFormat: "convert it: ogr2ogr -f GeoJSON -t_srs EPSG:4326 new.geojson FILE"
    case .wideEncoding(let name): "convert it: iconv -f \(name) -t UTF-8 FILE > new.geojson"
    case .syntax(.notUTF8): "convert it: iconv -f WINDOWS-1251 -t UTF-8 FILE > new.geojson, or so"
    case .syntax(.notFinite), .syntax(.numberOutOfRange), .syntax(.loneSurrogate):
      "correct it where it was made; JSON has no such value"
    case .syntax(.depth): "leave out what nests so deep; no map needs it"
    case .syntax, .trailing: "see the place in an editor, or export the file again"
    case .truncated: "export or copy it again; the copy is not whole"
    case .notAnObject, .unknownType:
      "give a FeatureCollection, a Feature or a geometry, or a sequence of them"
    case .featuresInside, .noFeatures: "write \"type\": \"FeatureCollection\" and \"features\": […]"
    case .duplicateMember: "leave the right one"
    case .notDegrees:
      "convert it to WGS 84 first, for example with ogr2ogr -t_srs EPSG:4326 new.geojson FILE"
    case .severalSystems: "convert all to one system before they are put into one file"
    case .tooLarge: "split it; one record needs far less"
    }
  }

  /// Where it is, in plain words.
  package var place: String {
    let spot = "line \(line), column \(column), byte \(offset)"
    return feature.map { "feature \($0), \(spot)" } ?? spot
  }

  private static func words(of reason: JSONDefect.Reason) -> String {
    switch reason {
    case .unexpectedEnd: "the file ends before its end"
    case .unexpectedCharacter(let byte): "\(name(of: byte)) may not stand here; it is not JSON"
    case .trailingCharacters: "more follows where the data have ended"
    case .depth: "arrays and objects nest more than \(JSONScanner.depthLimit) deep"
    case .loneSurrogate: "half of a character is escaped without its other half"
    case .notUTF8: "the text is not UTF-8"
    case .wideEncoding(let name): "the text is \(name), and GeoJSON is UTF-8"
    case .numberOutOfRange: "the number is too large for any computer's"
    case .notFinite: "NaN or Infinity is no number in JSON"
    case .malformedNumber: "the number is not written as JSON has it"
    case .controlCharacterInString(let byte): "\(name(of: byte)) stands unescaped in a text"
    case .badEscape: "a backslash is followed by what is no escape"
    }
  }

  private static func name(of byte: UInt8) -> String {
    switch byte {
    case 0x0A, 0x0D: "a line break"
    case 0x09: "a tab"
    case 0x21...0x7E: "\"\(Character(UnicodeScalar(byte)))\""
    default: "byte \(byte)"
    }
  }
}
