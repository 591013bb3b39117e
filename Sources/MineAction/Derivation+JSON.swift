internal import Geometry
package import JSON

extension Derivation {
  /// The members of its JSON object.
  package var members: [JSONMember] {
    var members = [JSONMember(name: "system", value: JSONText(string: system))]
    func add(_ name: String, _ value: JSONText?) {
      if let value { members.append(JSONMember(name: name, value: value)) }
    }
    add("operation", operation.map(JSONText.init(string:)))
    add("accuracy", accuracy > 0 ? JSONText(number: accuracy) : nil)
    add("resolution", resolution > 0 ? JSONText(number: resolution) : nil)
    add("text", text.map(JSONText.init(string:)))
    add(
      "references",
      references.isEmpty
        ? nil
        : JSONText(trusted: "[\(references.map(\.json).joined(separator: ","))]"))
    add("declination", declination.map { JSONText(number: $0.degrees) })
    add("declinationOn", declination.map { JSONText(string: $0.day.text) })
    add("model", declination.map { JSONText(string: $0.model) })
    add("isInDoubt", isInDoubt ? JSONText(bool: true) : nil)
    return members
  }

  /// Reads it from the members of its JSON object; `nil` for what is none.
  ///
  /// A length that is there and cannot be read counts as the radius of the Earth.
  package convenience init?(_ members: [JSONMember]) {
    func value(_ name: String) -> JSONText? { members.last { $0.name == name }?.value }
    func length(_ name: String) -> Double { value(name).map { $0.number ?? .infinity } ?? 0 }
    let references = Self.references(value("references"))
    guard
      let system = value("system")?.string ?? (references.isEmpty ? nil : Self.several),
      !system.isEmpty
    else { return nil }
    self.init(
      system: system, operation: value("operation")?.string, accuracy: length("accuracy"),
      resolution: length("resolution"), text: value("text")?.string,
      references: references,
      declination: Declination(
        value("declination"), on: value("declinationOn"), by: value("model")),
      isInDoubt: value("isInDoubt")?.bool ?? false)
  }
}

extension Derivation {
  private static func references(_ value: JSONText?) -> [Reference] {
    (value?.elements ?? value.map { [$0] } ?? []).compactMap(Reference.init)
  }

  /// Whether the members of its JSON object say more of what it was measured from than can be read:
  /// an object without a code, or a position that is none.
  package static func losesReferences(_ members: [JSONMember]) -> Bool {
    guard let value = members.last(where: { $0.name == "references" })?.value, !value.isNull else {
      return false
    }
    return (value.elements ?? [value]).contains { element in
      guard let reference = Reference(element) else { return true }
      let (at, also) = (element["at"], element["also"])
      return at.map { !$0.isNull && reference.at == nil } == true
        || also.map { !$0.isNull && $0.elements?.count != reference.also.count } == true
    }
  }
}

extension Derivation.Reference {
  fileprivate var json: String {
    func words(_ position: Position<Geographic>) -> String {
      "[\(JSONText(number: position.x).text),\(JSONText(number: position.y).text)]"
    }
    var text = "{\"code\":\(JSONText(string: code).text)"
    if let at { text += ",\"at\":\(words(at))" }
    if !also.isEmpty { text += ",\"also\":[\(also.map(words).joined(separator: ","))]" }
    return text + "}"
  }

  /// Reads it; `nil` without a code.
  fileprivate init?(_ value: JSONText) {
    guard let code = value["code"]?.string, !code.isEmpty else { return nil }
    self.init(
      code, at: value["at"].flatMap(Self.position),
      also: value["also"]?.elements?.compactMap(Self.position) ?? [])
  }

  // Longitude, latitude, and a height perhaps, as numbers or as the texts of numbers.
  private static func position(_ value: JSONText) -> Position<Geographic>? {
    let elements = value.elements ?? []
    let numbers = elements.compactMap { $0.number ?? $0.string.flatMap(Double.init) }
    guard (2...3).contains(numbers.count), numbers.count == elements.count else { return nil }
    return try? Position(longitude: numbers[0], latitude: numbers[1])
  }
}

extension Derivation.Declination {
  /// Reads it; `nil` where any of it is missing, or none.
  fileprivate init?(_ degrees: JSONText?, on day: JSONText?, by model: JSONText?) {
    guard let degrees = degrees?.number, (-180...180).contains(degrees),
      let text = day?.string, let model = model?.string
    else { return nil }
    var scanner = DateScanner(text)
    guard let day = scanner.day(), scanner.isAtEnd else { return nil }
    self.init(degrees: degrees, day: day, model: model)
  }
}
