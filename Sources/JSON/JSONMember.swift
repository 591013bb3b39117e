/// One member of a JSON object.
package struct JSONMember: Hashable, Sendable {
  /// The name, unescaped.
  package var name: String
  /// The value.
  package var value: JSONText

  /// Creates a member.
  package init(name: String, value: JSONText) {
    (self.name, self.value) = (name, value)
  }

  /// Whether two members are the same byte for byte, where `String` would take é for é.
  package static func == (one: Self, other: Self) -> Bool {
    one.value == other.value && one.name.utf8.elementsEqual(other.name.utf8)
  }

  /// Feeds the bytes that ``==(_:_:)`` compares.
  package func hash(into hasher: inout Hasher) {
    for byte in name.utf8 { hasher.combine(byte) }
    hasher.combine(value)
  }
}
