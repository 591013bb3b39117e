import JSON

/// A length in words that are none of ours: what it is at least, in metres.
///
/// The greatest number that any of it may be read as, whatever parts its thousands, in the greatest
/// unit that it names.
struct UnclearLength {
  /// What it is at least; 0 where there is no number in it.
  let metres: Double

  // Words for metres, and for what is longer, as they begin.
  private static let metre: Set<String> = [
    "m", "mtr", "mtrs", "metre", "metres", "meter", "meters", "м", "метр", "метра", "метров",
  ]
  private static let miles: Set<String> = [
    "mi", "nm", "nmi", "mile", "miles", "миля", "мили", "миль",
  ]
  // Words that are no units.
  private static let fillers: Set<String> = [
    "about", "approx", "approximately", "around", "c", "ca", "circa", "max", "min", "or", "radius",
    "roughly", "some", "to", "up", "within", "около", "примерно", "до",
  ]
  // Signs and letters by which a number is worked out.
  private static let operators: Set<Character> = ["^", "*", "×", "⋅", "∙", "%"]
  private static let letters: Set<String> = ["k", "x", "х", "к", "t", "т"]
  // Words that multiply, as they begin.
  private static let multipliers: [(start: String, by: Double)] = [
    ("thousand", 1_000), ("tausend", 1_000), ("тыс", 1_000), ("hundred", 100), ("hundert", 100),
    ("сот", 100), ("million", 1_000_000), ("миллион", 1_000_000), ("тисяч", 1_000),
    ("հազար", 1_000), ("ათას", 1_000),
  ]
  private static let endless: Set<String> = ["inf", "infinity", "infinite", "unlimited"]
  // What a number may be taken for whose unit nobody knows, unless it is greater by itself.
  private static let farWithoutUnit = 10_000.0
  private static let raised: Set<Character> = ["³", "⁴", "⁵", "⁶", "²"]
  private static let beyond = Double.greatestFiniteMagnitude

  init(_ value: JSONText) {
    let text = Self.plain(value.string ?? value.text)
    let words = Set(
      text.lowercased().split { !$0.isLetter }.map(String.init).filter { $0 != "e" }
    ).subtracting(Self.fillers)
    if !words.isDisjoint(with: Self.endless) || text.contains("∞") {
      metres = Self.beyond
      return
    }
    // In languages whose words for a thousand are those for other things, as they begin.
    let isThousand = !words.isDisjoint(with: ["mil", "mille", "bin"])
    let powers = text.contains { $0 != "²" && Self.raised.contains($0) } ? 1_000.0 : 1
    let times = Self.multipliers.filter { multiplier in
      words.contains { $0.hasPrefix(multiplier.start) }
    }.map(\.by).reduce(isThousand ? powers * 1_000 : powers, *)
    let number = Self.greatestNumber(in: text) * times
    let isMetre = !words.isDisjoint(with: Self.metre) || times > 1
    let isKilometre = words.contains { word in
      word == "km" || word == "kms" || word == "км" || word.hasPrefix("kilo")
        || word.hasPrefix("кило")
    }
    let isMile = !words.isDisjoint(with: Self.miles)
    // A unit with no number that anybody can read.
    if number == 0, isMetre || isKilometre || isMile {
      metres = Self.farWithoutUnit
      return
    }
    // One that is worked out first: a product, a power, or thousands by a letter.
    let isWorkedOut =
      text.contains { Self.operators.contains($0) } || words.contains { Self.letters.contains($0) }
    let least =
      if isKilometre {
        number * 1_000
      } else if isMile {
        number * 1_852
      } else if !isWorkedOut, words.isEmpty || isMetre {
        number
      } else {
        min(number * 1_000, max(number, Self.farWithoutUnit))
      }
    metres = min(least, Self.beyond)
  }

  /// The text with the digits of all scripts as ours.
  private static func plain(_ text: String) -> String {
    String(
      text.map { character in
        guard !character.isASCII, !raised.contains(character) else { return character }
        // A fraction is at most the whole.
        let value = character.unicodeScalars.first?.properties.numericValue
        if let value, value > 0, value < 1 { return "1" }
        guard let digit = character.wholeNumberValue, digit < 10 else { return character }
        return Character(String(digit))
      })
  }

  private static func greatestNumber(in text: String) -> Double {
    let joints: Set<Character> = [
      ".", ",", "'", "’", "´", "_", "٬", "·", "\u{2027}",
    ]
    var (greatest, digits) = (0.0, "")
    var rest = text[...]
    while let next = rest.popFirst() {
      if next.isASCII, next.isNumber {
        digits.append(next)
        continue
      }
      if joints.contains(next) || next.isWhitespace { continue }
      if digits.isEmpty { continue }
      // A power of ten, as machines write it.
      let power = rest.prefix { $0.isASCII && $0.isNumber || $0 == "+" }.filter(\.isNumber)
      let isPower = (next == "e" || next == "E") && !power.isEmpty
      let number = Double(isPower ? "\(digits)e\(power)" : digits) ?? beyond
      greatest = max(greatest, min(number, beyond))
      digits = ""
    }
    return max(greatest, digits.isEmpty ? 0 : min(Double(digits) ?? beyond, beyond))
  }
}
