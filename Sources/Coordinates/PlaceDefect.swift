/// The reason that a text is no place, or not one only.
package enum PlaceDefect: Error, Hashable, Sendable {
  /// It is in no notation that is known.
  case unknownNotation
  /// What is wrong with it, in words: minutes above 59, digits of unequal number, and the like.
  case malformed(String)
  /// It is a grid reference without its zone: the letters of its square and the digits, in capitals.
  case noGridZone(square: String, digits: String)
  /// It can be read in two ways; which is meant only the person knows who typed it.
  case ambiguous(Ambiguity)

  /// Two ways to read a text.
  package struct Ambiguity: Hashable, Sendable {
    /// Why, in words.
    package let reason: String
    /// The two places, each with what to type for it.
    package let readings: [Reading]

    /// Creates an ambiguity.
    package init(_ reason: String, _ readings: [Reading]) {
      (self.reason, self.readings) = (reason, readings)
    }
  }

  /// One way to read a text.
  package struct Reading: Hashable, Sendable {
    /// The place.
    package let notation: PlaceNotation
    /// What to type so that it is read in no other way.
    package let typed: String

    /// Creates a reading.
    package init(_ notation: PlaceNotation, typed: String) {
      (self.notation, self.typed) = (notation, typed)
    }
  }
}
