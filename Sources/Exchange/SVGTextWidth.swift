/// How wide text is likely to be: wide enough for the widest of the usual sans serif fonts.
enum SVGTextWidth {
  /// The width of a text in units of the page.
  static func of(_ text: String, size: Double, isBold: Bool = false) -> Double {
    let ems = text.unicodeScalars.reduce(0) { $0 + Self.ems(of: $1) }
    return ems * size * (isBold ? 1.15 : 1)
  }

  /// A text cut off, with an ellipsis, where it is wider than allowed.
  static func cut(_ text: String, size: Double, isBold: Bool = false, to width: Double) -> String {
    if of(text, size: size, isBold: isBold) <= width { return text }
    var text = text
    while !text.isEmpty, of(text + "…", size: size, isBold: isBold) > width { text.removeLast() }
    return text + "…"
  }

  /// The lines of a text that is broken at spaces.
  static func lines(
    of text: String, size: Double, isBold: Bool = false, width: Double
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ") {
      let longer = line.isEmpty ? String(word) : "\(line) \(word)"
      if !line.isEmpty, of(longer, size: size, isBold: isBold) > width {
        lines.append(line)
        line = String(word)
      } else {
        line = longer
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  // Widths of DejaVu Sans, which is wider than Helvetica and its kin.
  private static func ems(of scalar: Unicode.Scalar) -> Double {
    switch scalar {
    case " ", ".", ",", ":", ";", "'", "|", "!", "i", "j", "l", "I": 0.32
    case "f", "t", "r", "(", ")", "-", "/": 0.41
    case "0"..."9": 0.64
    case "m", "w", "M", "W", "@", "%": 0.93
    case "a"..."z": 0.61
    case "A"..."Z": 0.7
    case _ where scalar.properties.generalCategory == .nonspacingMark: 0
    case _ where scalar.value >= 0x1100: 1
    default: 0.68
    }
  }
}
