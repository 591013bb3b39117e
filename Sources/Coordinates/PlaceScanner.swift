/// Takes a typed text apart: numbers, letters and signs, with what is written in several ways
/// brought to one.
struct PlaceScanner {
  /// A piece of a text.
  enum Token: Equatable {
    /// A number as typed, with its sign.
    case number(Number)
    /// Letters that stand together, in capitals.
    case word(String)
    /// `°`, `'`, `"`, `,`, `;`, `/`, `+` or `:`.
    case sign(Character)
  }

  /// A number as it was typed.
  struct Number: Equatable {
    /// Its digits and points, without the sign.
    let text: String
    /// Whether a sign stands before it.
    let isSigned: Bool
    /// Whether that is a minus.
    let isNegative: Bool

    /// Its value; `nil` where it has more than one point.
    var value: Double? { Double(text).map { isNegative ? -$0 : $0 } }
    /// How many digits stand behind its point.
    var decimals: Int {
      text.firstIndex(of: ".").map { text.distance(from: $0, to: text.endIndex) - 1 } ?? 0
    }
    /// What one unit of its last digit is worth.
    var unit: Double { (0..<decimals).reduce(1) { unit, _ in unit / 10 } }
    /// Whether it is made of digits alone.
    var isWhole: Bool { !isSigned && text.allSatisfy(\.isDigit) }
  }

  /// The pieces, in their order, without white space.
  private(set) var tokens: [Token] = []
  /// For each piece, whether white space stands before it.
  private(set) var isSpaced: [Bool] = []

  /// Takes a text apart; throws for a character that stands in no notation.
  init(_ text: String) throws(PlaceDefect) {
    var rest = Self.plain(text)[...]
    var isSpaced = false
    while let first = rest.first {
      if first.isWhitespace {
        rest.removeFirst()
        isSpaced = true
        continue
      }
      self.isSpaced.append(isSpaced)
      isSpaced = false
      if first.isDigit || Self.startsNumber(rest) {
        tokens.append(.number(Self.number(&rest)))
      } else if first.isLetter {
        let word = rest.prefix { $0.isLetter }
        rest.removeFirst(word.count)
        tokens.append(.word(word.uppercased()))
      } else if "°'\",;/+:".contains(first) {
        tokens.append(.sign(first))
        rest.removeFirst()
      } else {
        throw .malformed("the character \(first) stands in no notation of a place")
      }
    }
  }

  private static func startsNumber(_ rest: Substring) -> Bool {
    guard let first = rest.first, "+-".contains(first) else { return false }
    return rest.dropFirst().first?.isDigit == true
  }

  private static func number(_ rest: inout Substring) -> Number {
    let isSigned = rest.first.map { "+-".contains($0) } ?? false
    let isNegative = rest.first == "-"
    if isSigned { rest.removeFirst() }
    var text = rest.prefix { $0.isDigit || $0 == "." }
    // A point behind a number ends a sentence.
    if text.last == "." { text.removeLast() }
    rest.removeFirst(text.count)
    if rest.first == "." { rest.removeFirst() }
    return Number(text: String(text), isSigned: isSigned, isNegative: isNegative)
  }

  /// The text with the many forms of minus, degree, minute and second brought to one of each, and
  /// the Russian words for the hemispheres to their letters.
  private static func plain(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\u{2212}", "\u{2010}", "\u{2011}", "\u{2013}": result.append("-")
      case "\u{BA}", "\u{2DA}": result.append("°")
      case "\u{2032}", "\u{2019}", "\u{2018}", "\u{2B9}", "`", "\u{B4}": result.append("'")
      case "\u{2033}", "\u{201D}", "\u{201C}", "\u{2BA}": result.append("\"")
      case "\u{A0}", "\u{202F}", "\u{2009}": result.append(" ")
      default: result.append(character)
      }
    }
    result = result.replacing("''", with: "\"")
    for (words, letter) in [("с.ш", "N"), ("ю.ш", "S"), ("в.д", "E"), ("з.д", "W")] {
      for form in [words + ".", words, words.filter(\.isLetter)] {
        result = result.replacing(form, with: " \(letter) ")
          .replacing(form.uppercased(), with: " \(letter) ")
      }
    }
    return decimalCommas(result)
  }

  /// Two numbers with a comma each, and none besides but the one between them: decimal commas.
  private static func decimalCommas(_ text: String) -> String {
    let words = text.split { $0.isWhitespace || $0 == ";" }
    guard words.count == 2 else { return text }
    let numbers = words.map { word in word.last == "," ? word.dropLast() : word }
    for number in numbers {
      let parts = number.filter { $0 != "°" }.split(
        separator: ",", omittingEmptySubsequences: false)
      guard parts.count == 2, parts[1].count > 0, parts[1].allSatisfy(\.isDigit),
        parts[0].drop(while: { "+-".contains($0) }).allSatisfy(\.isDigit), parts[0].count > 0
      else { return text }
    }
    return numbers.map { $0.replacing(",", with: ".") }.joined(separator: " ; ")
  }
}

extension Character {
  /// Whether it is one of 0 … 9.
  var isDigit: Bool { isASCII && isWholeNumber }
}
