/// The names that were met in one object: a list while they are few, a set when they are many.
struct GeoJSONNames {
  private var few: [String]
  private var many: Set<String> = []

  /// Creates the names that were met before.
  init(_ names: [String] = []) { few = names }

  /// Adds a name; `false` if it is there.
  mutating func insert(_ name: String) -> Bool {
    if few.contains(name) || many.contains(name) { return false }
    if few.count < 24 { few.append(name) } else { many.insert(name) }
    return true
  }
}
