internal import Exchange
internal import GeoEngine
internal import Geometry
internal import JSON
internal import MineAction

/// Places said back in all notations, and in the systems that were asked for.
package struct PlaceReport {
  private let reader: PlaceReader
  private let systems: [String]

  /// Creates a report of places that a reader has read.
  ///
  /// `systems`: authority and code of further systems.
  package init(_ reader: PlaceReader, systems: [String]) {
    (self.reader, self.systems) = (reader, systems)
  }

  /// For people.
  package func text(of place: LocatedPlace, typed: String) throws -> String {
    let words = PlaceWords(place.position)
    var lines = [typed, "  \(words.degrees)  (WGS 84, latitude first)", "  \(words.sexagesimal)"]
    lines += [words.militaryGrid, words.utm].compactMap { $0 }.map { "  \($0)" }
    lines += try systems.map { "  \(try said(place, in: $0).words)" }
    let derivation = place.derivation
    if derivation.accuracy > 0 {
      lines.append("  the operation adds \(PlaceWords.distance(derivation.accuracy))")
    }
    lines.append(
      "  known no better than \(Self.resolution(derivation.resolution))"
        + (place.computedAccuracy == nil ? ", as written" : ", as measured"))
    return (lines + place.remarks.map { "  \($0)" }).joined(separator: "\n")
  }

  private static func resolution(_ metres: Double) -> String {
    metres < 0.01 ? "a centimetre" : PlaceWords.distance(max(metres, 0.1))
  }

  /// For programs: an array of objects.
  package func json(of places: [LocatedPlace]) throws -> String {
    let objects = try places.map { place in
      let members = try members(of: place)
      return JSONText.writing { writer in
        writer.object { writer in
          writer.member("longitude", JSONText(number: place.position.longitude))
          writer.member("latitude", JSONText(number: place.position.latitude))
          for member in members { writer.member(member) }
        }
      }
    }
    return "[\(objects.map(\.text).joined(separator: ","))]"
  }

  /// A FeatureCollection of points (RFC 7946).
  package func geoJSON(of places: [LocatedPlace]) throws -> String {
    var writer = GeoJSONWriter(.collection)
    for place in places {
      writer.feature(
        id: nil, shape: Shape(.point, [[place.position]]), properties: try members(of: place))
    }
    writer.end()
    var text = String(decoding: writer.drain(), as: UTF8.self)
    if text.last == "\n" { text.removeLast() }
    return text
  }

  private func members(of place: LocatedPlace) throws -> [JSONMember] {
    let words = PlaceWords(place.position)
    var members: [JSONMember] = []
    func add(_ name: String, _ text: String?) {
      if let text { members.append(JSONMember(name: name, value: JSONText(string: text))) }
    }
    add("mgrs", words.militaryGrid)
    add("utm", words.utm)
    add("degrees", words.sexagesimal)
    for member in place.derivation.members { members.append(member) }
    for code in systems {
      let said = try said(place, in: code)
      let value = JSONText.writing { writer in
        writer.object { writer in
          writer.member("system", string: said.code)
          writer.member("first", JSONText(number: said.first))
          writer.member("second", JSONText(number: said.second))
          if let operation = said.operation { writer.member("operation", string: operation) }
          writer.member("accuracy", JSONText(number: said.accuracy))
        }
      }
      members.append(JSONMember(name: said.code, value: value))
    }
    if !place.remarks.isEmpty { add("remarks", place.remarks.joined(separator: "; ")) }
    return members
  }

  private struct Said {
    let (code, words): (String, String)
    let (first, second, accuracy): (Double, Double, Double)
    let operation: String?
  }

  private func said(_ place: LocatedPlace, in code: String) throws -> Said {
    do throws(CoordinateFailure) {
      let engine = try CoordinateEngine.ofThisThread()
      let system = try engine.system(code)
      let position = place.position
      let box = Envelope(position)
      let operation = try engine.operation(
        from: code, over: reader.areaAbout(box) ?? box.grown(byMetres: 50_000))
      guard let grid = operation.grid(position), system.isUsed(at: position) else {
        throw .noOperation(from: system.code)
      }
      let (numbers, digits) = (system.numbers(grid), system.isProjected ? 3 : 8)
      let accuracy = operation.accuracy(at: grid)
      let axes = system.axes.map(\.name)
      return Said(
        code: system.code,
        words: "\(system.code) \(PlaceWords.decimals(numbers.first, digits)) "
          + "\(PlaceWords.decimals(numbers.second, digits))  (\(system.name): "
          + "\(axes[0].lowercased()), \(axes[1].lowercased())"
          + (operation.code.map { "; by \($0), within \(PlaceWords.distance(accuracy))" } ?? "")
          + ")",
        first: numbers.first, second: numbers.second, accuracy: accuracy,
        operation: operation.code)
    } catch {
      throw Problem(error, at: "--crs")
    }
  }
}

extension PlaceReader {
  /// Where the programme works, if a place lies there.
  func areaAbout(_ box: Envelope) -> Envelope? {
    area.flatMap { $0.grown(byMetres: 50_000).contains(box) ? $0 : nil }
  }
}
