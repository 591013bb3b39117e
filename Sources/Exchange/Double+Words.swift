extension Double {
  /// The number in the fewest digits that tell it from others: `6`, `0.25`.
  var words: String {
    let text = description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// A length in metres as asked for: `6 m`.
  var inMetres: String { "\(words) m" }

  /// A distance to danger, rounded down to 10 cm: `12.3 m`.
  var downToDecimetres: String { ((self * 10).rounded(.down) / 10).inMetres }

  /// A reach of danger, or a width of ground without evidence, rounded up to 10 cm: `12.4 m`.
  var upToDecimetres: String { ((self * 10).rounded(.up) / 10).inMetres }
}
