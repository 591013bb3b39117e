internal import Foundation

/// The programme's own name of one `Subject`, which keeps a person's from passing for a sector's.
///
/// In Unicode's normal form C and compared byte for byte.
package struct Identifier<Subject>: Hashable, Comparable, Sendable {
  /// The text as entered.
  package let text: String

  /// The rule that a text breaks.
  package enum Defect: Error, Equatable {
    /// It is empty, or longer than 64 characters.
    case length(Int)
    /// It starts or ends with a space, or holds a control character.
    case invisible
    /// It is not in Unicode's normal form C.
    case notNormal
  }

  /// Creates an identifier, or throws the first ``Defect`` of the text.
  package init(_ text: String) throws(Defect) {
    // Printable ASCII without outer spaces, which most codes are, is in every normal form.
    let bytes = text.utf8
    if (1...64).contains(bytes.count), bytes.first != 0x20, bytes.last != 0x20,
      bytes.allSatisfy({ (0x20...0x7E).contains($0) })
    {
      self.text = text
      return
    }
    guard (1...64).contains(text.count) else { throw .length(text.count) }
    let controls = text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    let isPadded = text.first?.isWhitespace == true || text.last?.isWhitespace == true
    guard !controls, !isPadded else { throw .invisible }
    let normal = text.precomposedStringWithCanonicalMapping
    guard normal.utf8.elementsEqual(text.utf8) else { throw .notNormal }
    self.text = text
  }

  /// Orders identifiers by the bytes of their text.
  package static func < (one: Self, other: Self) -> Bool {
    one.text.utf8.lexicographicallyPrecedes(other.text.utf8)
  }
}
