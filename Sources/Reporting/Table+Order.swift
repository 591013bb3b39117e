extension Table {
  /// Whether names come before others: by their bytes, one after the other, what has none last.
  static func precedes(_ names: [String?], _ others: [String?]) -> Bool {
    for (name, other) in zip(names, others) where name != other {
      guard let name, let other else { return name != nil }
      return name.utf8.lexicographicallyPrecedes(other.utf8)
    }
    return false
  }
}

extension [String] {
  /// Codes in the order of their bytes.
  var inOrder: Self { sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
}
