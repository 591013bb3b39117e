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
    add("reference", reference.map(JSONText.init(string:)))
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
      reference: value("reference")?.string, isInDoubt: value("isInDoubt")?.bool ?? false)
  }
}
