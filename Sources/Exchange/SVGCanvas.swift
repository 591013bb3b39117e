/// Writes SVG: elements with attributes, text that is escaped, numbers of one decimal.
///
/// The same calls give the same bytes.
struct SVGCanvas {
  /// Attributes in the order in which they are written.
  typealias Attributes = KeyValuePairs<String, String>

  /// What was written.
  private(set) var bytes: [UInt8] = []

  /// Writes an element without content.
  mutating func element(_ name: String, _ attributes: Attributes) {
    write("<\(name)")
    write(attributes)
    write("/>\n")
  }

  /// Writes an element around what a function writes.
  mutating func group(
    _ name: String = "g", _ attributes: Attributes, _ body: (inout Self) -> Void
  ) {
    write("<\(name)")
    write(attributes)
    write(">\n")
    body(&self)
    write("</\(name)>\n")
  }

  /// Writes an element around text.
  mutating func text(_ name: String, _ attributes: Attributes, _ text: String) {
    write("<\(name)")
    write(attributes)
    write(">\(Self.escaped(text))</\(name)>\n")
  }

  /// Writes a rectangle.
  mutating func rectangle(_ box: SVGBox, _ attributes: Attributes) {
    write("<rect x=\"\(Self.number(box.left))\" y=\"\(Self.number(box.top))\"")
    write(" width=\"\(Self.number(box.width))\" height=\"\(Self.number(box.height))\"")
    write(attributes)
    write("/>\n")
  }

  /// Writes text at the start of its base line.
  mutating func label(
    _ text: String, at point: SVGPoint, size: Double, _ attributes: Attributes = [:]
  ) {
    write("<text x=\"\(Self.number(point.x))\" y=\"\(Self.number(point.y))\"")
    write(" font-size=\"\(Self.number(size))\"")
    write(attributes)
    write(">\(Self.escaped(text))</text>\n")
  }

  /// Writes what is XML already.
  mutating func write(_ text: String) { bytes.append(contentsOf: text.utf8) }

  private mutating func write(_ attributes: Attributes) {
    for (name, value) in attributes { write(" \(name)=\"\(Self.escaped(value))\"") }
  }

  /// A number rounded to one decimal.
  static func number(_ value: Double) -> String { tenths(Int((value * 10).rounded())) }

  /// Tenths as a number.
  static func tenths(_ value: Int) -> String {
    let (whole, rest) = (abs(value) / 10, abs(value) % 10)
    return "\(value < 0 ? "-" : "")\(whole)\(rest == 0 ? "" : ".\(rest)")"
  }

  /// Text for XML 1.0, within an element or between quotation marks.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.onOneLine.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
