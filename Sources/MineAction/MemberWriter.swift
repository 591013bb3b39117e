internal import JSON

/// Collects members that have a value.
struct MemberWriter: MemberVisitor {
  private(set) var members: [JSONMember] = []
  private let dates: (FieldDate) -> String

  /// `dates`: how a date is written.
  init(dates: @escaping (FieldDate) -> String) { self.dates = dates }

  mutating func add(_ name: String, _ text: String?) {
    if let text { add(name, JSONText(string: text)) }
  }
  private mutating func add(_ name: String, _ value: JSONText) {
    members.append(JSONMember(name: name, value: value))
  }

  mutating func text(_ name: String, _ value: inout String?) { add(name, value) }

  mutating func texts(_ name: String, _ values: inout [String]) { add(name, values) }
  private mutating func add(_ name: String, _ texts: [String]) {
    if texts.isEmpty { return }
    let list = texts.map { JSONText(string: $0).text }.joined(separator: ",")
    add(name, JSONText(trusted: "[\(list)]"))
  }

  mutating func term(_ name: String, _ value: inout (some RawRepresentable<String>)?) {
    add(name, value?.rawValue)
  }

  mutating func terms(_ name: String, _ values: inout [some RawRepresentable<String>]) {
    add(name, values.map(\.rawValue))
  }

  /// No is what a missing flag says, and is not written.
  mutating func flag(_ name: String, _ value: inout Bool) {
    if value { add(name, JSONText(bool: true)) }
  }

  mutating func number(_ name: String, in _: ClosedRange<Double>, _ value: inout Double?) {
    add(name, value)
  }
  private mutating func add(_ name: String, _ number: Double?) {
    if let number { add(name, JSONText(number: number)) }
  }

  mutating func date(_ name: String, _ value: inout FieldDate?) { add(name, value.map(dates)) }

  mutating func accuracy(
    _ stated: inout Double?, _ fix: inout Vocabulary.Fix?, _ unclear: inout Double?
  ) {
    add("accuracy", stated)
    add("fix", fix?.rawValue)
  }
}
