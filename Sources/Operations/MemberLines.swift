package import JSON

/// A member of a record as lines for people: lists of objects with one item a line.
package struct MemberLines {
  /// The lines.
  package let lines: [String]

  /// Creates the lines of a member.
  package init(_ member: JSONMember) {
    if let items = member.value.elements, items.contains(where: { $0.members != nil }) {
      lines = ["\(member.name):"] + items.map { "  " + Self.words($0) }
    } else {
      lines = ["\(member.name): \(Self.words(member.value))"]
    }
  }

  /// A value on one line.
  static func words(_ value: JSONText) -> String {
    if let members = value.members {
      if members.isEmpty { return "none" }
      return members.map { "\($0.name) \(words($0.value))" }.joined(separator: ", ")
    }
    if let items = value.elements {
      return items.isEmpty ? "none" : items.map(words).joined(separator: ", ")
    }
    return String((value.string ?? value.text).map { $0.isNewline ? " " : $0 })
  }
}
