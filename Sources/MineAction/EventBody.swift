internal import Geometry
internal import JSON

/// Writes the body of an event: an object whose members stand in a fixed order.
struct BodyWriter {
  private var members: [JSONMember] = []

  var text: JSONText { Self.object(members) }

  mutating func add(_ name: String, _ value: JSONText) {
    members.append(JSONMember(name: name, value: value))
  }
  mutating func add(_ name: String, _ text: String) { add(name, JSONText(string: text)) }
  mutating func add(_ name: String, _ number: Int) { add(name, JSONText(integer: Int64(number))) }
  mutating func add(_ name: String, _ numbers: [Double]) {
    let list = numbers.map { JSONText(number: $0).text }.joined(separator: ",")
    add(name, JSONText(trusted: "[\(list)]"))
  }
  mutating func add(_ name: String, object: [JSONMember]) { add(name, Self.object(object)) }

  mutating func add(_ record: Record) {
    add("record", object: record.members(dates: \.ledgerText))
    let place = record.place
    if let type = place.type { add("geometryType", type) }
    if let text = place.text { add("geometryText", text.text) }
    if let derivation = place.derivation { add("entered", object: derivation.members) }
    if !place.invalidParts.isEmpty { add("invalidParts", place.invalidParts.map(Double.init)) }
    if place.isIncomplete { add("isIncomplete", JSONText(bool: true)) }
    if !record.featureMembers.isEmpty { add("featureMembers", object: record.featureMembers) }
    if !record.flaws.isEmpty {
      let flaws = record.flaws.map {
        "[\(JSONText(string: $0.kind.rawValue).text),\(JSONText(string: $0.detail).text)]"
      }
      add("flaws", JSONText(trusted: "[\(flaws.joined(separator: ","))]"))
    }
  }

  static func object(_ members: [JSONMember]) -> JSONText {
    let list = members.map { "\(JSONText(string: $0.name).text):\($0.value.text)" }
    return JSONText(trusted: "{\(list.joined(separator: ","))}")
  }
}

/// Reads the body of an event.
struct BodyReader {
  private let members: [JSONMember]

  init(_ members: [JSONMember]) { self.members = members }

  subscript(name: String) -> JSONText? { members.first { $0.name == name }?.value }
  func text(_ name: String) -> String? { self[name]?.string }

  func envelope(_ name: String) -> Envelope? {
    guard let numbers = self[name]?.elements?.compactMap(\.number), numbers.count == 4
    else { return nil }
    return Envelope(west: numbers[0], south: numbers[1], east: numbers[2], north: numbers[3])
  }

  func record(code: Record.Code, wkb: [UInt8]?) -> Record? {
    guard let members = self["record"]?.members,
      let type = members.first(where: { $0.name == "recordType" })?.value.string
        .flatMap(RecordType.init(rawValue:))
    else { return nil }
    var entered: Shape<Geographic>?
    if let wkb {
      guard let shape = try? Shape<Geographic>(wkb: wkb) else { return nil }
      entered = shape
    }
    let invalid = self["invalidParts"]?.elements?.compactMap(\.integer).map(Int.init) ?? []
    let place = Place(
      entered: entered, type: text("geometryType"),
      text: text("geometryText").map { JSONText(trusted: $0) },
      derivation: self["entered"]?.members.flatMap(Derivation.init),
      invalidParts: invalid.filter { entered?.parts.indices.contains($0) == true },
      isIncomplete: self["isIncomplete"]?.bool ?? false)
    var record = Record(type, code: code, place: place, members: members, zone: .ledger)
    record.featureMembers = self["featureMembers"]?.members ?? []
    // What was found wrong on the way in is told as it was then.
    record.flaws = (self["flaws"]?.elements ?? []).compactMap { entry in
      let parts = entry.elements?.compactMap(\.string) ?? []
      guard parts.count == 2, let kind = Flaw.Kind(rawValue: parts[0]) else { return nil }
      return Flaw(kind, parts[1])
    }
    return record
  }
}
