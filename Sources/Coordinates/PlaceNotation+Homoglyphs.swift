extension PlaceNotation {
  // Cyrillic capitals that look like Latin ones, and the Latin letter for their sound.
  private static let alike: [Character: (look: Character, sound: Character)] = [
    "А": ("A", "A"), "В": ("B", "V"), "Е": ("E", "E"), "К": ("K", "K"), "М": ("M", "M"),
    "Н": ("H", "N"), "О": ("O", "O"), "Р": ("P", "R"), "С": ("C", "S"), "Т": ("T", "T"),
    "У": ("Y", "U"), "Х": ("X", "H"), "Ѕ": ("S", "S"), "І": ("I", "I"), "Ј": ("J", "J"),
  ]

  /// The two readings of a grid reference with Cyrillic letters that look like Latin ones, by their
  /// looks and by their sounds; `nil` for a text without any.
  static func lookingAlike(_ text: String) throws(PlaceDefect) -> PlaceDefect? {
    let capitals = text.uppercased()
    guard capitals.contains(where: { alike[$0] != nil }) else { return nil }
    let looks = String(capitals.map { alike[$0]?.look ?? $0 })
    let sounds = String(capitals.map { alike[$0]?.sound ?? $0 })
    var readings: [PlaceDefect.Reading] = []
    for reading in [looks, sounds] where reading.allSatisfy(\.isASCII) {
      guard let notation = try? PlaceNotation(typed: reading), notation.hasLetters,
        !readings.contains(where: { $0.notation == notation })
      else { continue }
      readings.append(PlaceDefect.Reading(notation, typed: reading))
    }
    if readings.isEmpty { return nil }
    return .ambiguous(
      PlaceDefect.Ambiguity(
        "it has Cyrillic letters that look like Latin ones", readings))
  }

  // Whether the letters in it decide where it is.
  private var hasLetters: Bool {
    switch self {
    case .militaryGrid, .utm: true
    case .degrees, .system, .traverse: false
    }
  }
}
