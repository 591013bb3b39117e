extension String {
  /// The text for a line of its own, without outer spaces and runs of them.
  ///
  /// No control character is left, which a terminal would obey, and none that turns the direction
  /// of what follows.
  package var onOneLine: String {
    var result = ""
    var isSpaceDue = false
    for scalar in unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator, .spaceSeparator:
        isSpaceDue = !result.isEmpty
      case .unassigned where scalar.value & 0xFFFE == 0xFFFE: continue
      case .format where Self.turnsDirection(scalar): continue
      default:
        if isSpaceDue { result.append(" ") }
        result.unicodeScalars.append(scalar)
        isSpaceDue = false
      }
    }
    return result
  }

  // Embeddings, overrides and isolates (UAX #9); joiners, which scripts need, stay.
  private static func turnsDirection(_ scalar: Unicode.Scalar) -> Bool {
    (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
  }
}

extension [String] {
  /// The texts with commas, at most so many, and how many more there are.
  package func listed(atMost limit: Int, more: (Int) -> String = { "\($0) more" }) -> String {
    let shown = prefix(limit).joined(separator: ", ")
    return count > limit ? "\(shown) and \(more(count - limit))" : shown
  }
}
