/// The reason that bytes are no JSON that this program takes, and where.
package struct JSONDefect: Error, Equatable, Sendable {
  /// What is wrong.
  package enum Reason: Equatable, Sendable {
    /// The text ends inside a value.
    case unexpectedEnd
    /// A byte that may not stand there.
    case unexpectedCharacter(UInt8)
    /// More follows where the one value has ended.
    case trailingCharacters
    /// Arrays and objects nest deeper than ``JSONScanner/depthLimit``.
    case depth
    /// An escaped half of a surrogate pair without its other half.
    case loneSurrogate
    /// Bytes in a string that are not UTF-8.
    case notUTF8
    /// The text is UTF-16 or UTF-32, big or little endian, named as `iconv` does.
    case wideEncoding(String)
    /// A number beyond the range of a `Double`, as 1e999.
    case numberOutOfRange
    /// A word that is a number elsewhere, as NaN or Infinity.
    case notFinite
    /// A number that JSON writes otherwise, as 01, 1. or +1.
    case malformedNumber
    /// A line break, tab or other control character inside a string, not escaped.
    case controlCharacterInString(UInt8)
    /// A backslash that is followed by what is no escape.
    case badEscape
  }

  /// What is wrong.
  package let reason: Reason
  /// The byte at which it is, from 0.
  package let offset: Int

  /// Creates a defect.
  package init(_ reason: Reason, offset: Int) {
    (self.reason, self.offset) = (reason, offset)
  }
}
