/// Round numbers for scales, and their names.
enum SVGScale {
  /// The least of 1, 2 and 5 times a power of ten that is no less than a number above 0.
  static func roundUp(_ value: Double) -> Double {
    var power = 1.0
    while power > value { power /= 10 }
    while power * 10 <= value { power *= 10 }
    return [1, 2, 5].map { $0 * power }.first { $0 >= value * (1 - 1e-12) } ?? 10 * power
  }

  /// The greatest of 1, 2 and 5 times a power of ten that is no greater than a number above 0.
  static func roundDown(_ value: Double) -> Double {
    let up = roundUp(value)
    if up <= value * (1 + 1e-12) { return up }
    // Of 1, 2, 5 and 10 each is the next one less.
    return [up / 2, up / 2.5].first { abs(roundUp($0) - $0) < $0 * 1e-9 } ?? up / 2
  }

  /// A length in words: `500 m`, `2 km`.
  static func words(_ metres: Double) -> String {
    metres >= 1000 ? "\((metres / 1000).words) km" : "\(metres.words) m"
  }

  /// A chainage in kilometres with the decimals that a step needs.
  static func kilometres(_ metres: Double, step: Double) -> String {
    let whole = Int64(metres.rounded())
    if step >= 1000 { return String(whole / 1000) }
    let text = RouteSpan.kilometres(whole)
    return String(text.dropLast(step >= 100 ? 2 : step >= 10 ? 1 : 0))
  }
}
