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
    guard let system = value("system")?.string, !system.isEmpty else { return nil }
    self.init(
      system: system, operation: value("operation")?.string, accuracy: length("accuracy"),
      resolution: length("resolution"), text: value("text")?.string,
      references: value("references")?.elements?.compactMap(Reference.init) ?? [],
      declination: Declination(
        value("declination"), on: value("declinationOn"), by: value("model")),
      isInDoubt: value("isInDoubt")?.bool ?? false)
  }
}

extension Derivation.Reference {
  fileprivate var json: String {
    var text = "{\"code\":\(JSONText(string: code).text)"
    if let at {
      text += ",\"at\":[\(JSONText(number: at.x).text),\(JSONText(number: at.y).text)]"
    }
    return text + "}"
  }

  /// Reads it; `nil` without a code.
  fileprivate init?(_ value: JSONText) {
    guard let code = value["code"]?.string, !code.isEmpty else { return nil }
    let numbers = value["at"]?.elements?.compactMap(\.number) ?? []
    self.init(
      code,
      at: numbers.count == 2 ? try? Position(longitude: numbers[0], latitude: numbers[1]) : nil)
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
