internal import Coordinates
internal import GeoEngine
package import Geometry
package import MineAction

/// A place in all notations, for people.
package struct PlaceWords {
  /// Where it is.
  package let position: Position<Geographic>

  /// Creates the words.
  package init(_ position: Position<Geographic>) { self.position = position }

  /// Decimal degrees, latitude first: `39.822000, 46.750000`.
  package var degrees: String {
    "\(Self.decimals(position.latitude, 6)), \(Self.decimals(position.longitude, 6))"
  }

  /// Degrees, minutes and seconds: `39°49'19.20"N 46°45'00.00"E`.
  package var sexagesimal: String {
    Self.sexagesimal(position.latitude, "N", "S") + " "
      + Self.sexagesimal(position.longitude, "E", "W")
  }

  /// The square of 1 m on the military grid: `38S PK 49775 09244`; `nil` where there is none.
  package var militaryGrid: String? {
    guard let reference = try? GridReference(position).mgrs() else { return nil }
    let zone = reference.prefix { $0.isNumber }
    let letters = reference.dropFirst(zone.count).prefix { $0.isLetter }
    let digits = reference.dropFirst(zone.count + letters.count)
    let half = digits.count / 2
    return "\(zone)\(letters.prefix(1)) \(letters.dropFirst()) "
      + "\(digits.prefix(half)) \(digits.suffix(half))"
  }

  /// Easting and northing on UTM: `UTM 38N 649775.2 4409244.3`; `nil` about the poles.
  ///
  /// South of the equator with the letter of its band.
  package var utm: String? {
    guard let grid = try? GridReference(position), grid.zone > 0,
      let reference = try? grid.mgrs(digits: 0)
    else { return nil }
    let band =
      grid.isNorthern ? "N" : String(reference.dropFirst(String(grid.zone).count).prefix(1))
    return "UTM \(grid.zone)\(band) \(Self.decimals(grid.easting, 1)) "
      + Self.decimals(grid.northing, 1)
  }

  private static func sexagesimal(_ degrees: Double, _ positive: String, _ negative: String)
    -> String
  {
    let hundredths = Int64((abs(degrees) * 360_000).rounded())
    let (whole, rest) = (hundredths / 360_000, hundredths % 360_000)
    let (minutes, seconds) = (rest / 6_000, rest % 6_000)
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(whole)°\(two(minutes))'\(two(seconds / 100)).\(two(seconds % 100))\""
      + (degrees < 0 ? negative : positive)
  }

  /// A number with some decimals.
  static func decimals(_ value: Double, _ digits: Int) -> String {
    let scale = (0..<digits).reduce(1.0) { scale, _ in scale * 10 }
    let scaled = Int64((abs(value) * scale).rounded())
    let sign = value < 0 && scaled > 0 ? "-" : ""
    let rest = String(scaled % Int64(scale))
    let zeros = String(repeating: "0", count: max(0, digits - rest.count))
    return sign + String(scaled / Int64(scale)) + (digits > 0 ? ".\(zeros)\(rest)" : "")
  }

  /// A coordinate in the unit of a grid: to the millimetre, without zeros at the end.
  static func number(_ value: Double) -> String {
    var text = decimals(value, 3)
    while text.last == "0" { text.removeLast() }
    if text.last == "." { text.removeLast() }
    return text
  }

  /// What was entered, and how the place came from it: `in EPSG:28408, to WGS 84 by EPSG:15865,
  /// which adds 8.4 m`.
  package static func entered(_ derivation: Derivation) -> String {
    var words = derivation.text.map { "\(Self.line($0)), " } ?? ""
    words += derivation.text?.hasPrefix(derivation.system) == true ? "" : "in \(derivation.system)"
    if words.hasSuffix(", ") { words.removeLast(2) }
    if let operation = derivation.operation { words += ", to WGS 84 by \(operation)" }
    if derivation.accuracy > 0 { words += ", which adds \(distance(derivation.accuracy))" }
    if derivation.resolution >= 0.1 {
      words += "; known no better than \(distance(derivation.resolution))"
    }
    return words
  }

  /// A file on one line.
  private static func line(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: "; ")
  }

  /// A distance in words: `2.4 m`, `103 m`, `1.86 km`.
  package static func distance(_ metres: Double) -> String {
    switch metres {
    case ..<10: "\(decimals(metres, 1)) m"
    case ..<1_000: "\(decimals(metres, 0)) m"
    case ..<10_000: "\(decimals(metres / 1_000, 2)) km"
    default: "\(decimals(metres / 1_000, 0)) km"
    }
  }
}
