package import JSON

/// What stands in an event in the place of a personal value: the salted digest of that value.
///
/// The value and its salt lie elsewhere and can be erased; what is left then tells nothing, for the
/// salt is random. No two values have the same reference, so it also names its value.
package struct PersonalReference: Hashable, Sendable {
  /// The digest, as 64 hexadecimal digits in lower case.
  package let digits: String

  private static let start = #"{"personal":""#
  private static let end = #""}"#

  /// Takes a digest as it was written; `nil` where it is none.
  package init?(digits: String) {
    let isDigest =
      digits.utf8.count == 64
      && digits.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
    guard isDigest else { return nil }
    self.digits = digits
  }

  /// Reads the reference that a member of an event holds; `nil` where it holds something else.
  package init?(_ value: JSONText) {
    let text = value.text
    guard text.utf8.count == Self.start.utf8.count + 64 + Self.end.utf8.count,
      text.hasPrefix(Self.start), text.hasSuffix(Self.end)
    else { return nil }
    self.init(digits: String(text.dropFirst(Self.start.count).dropLast(Self.end.count)))
  }

  /// The reference as the value of a member.
  package var json: JSONText { JSONText(trusted: "\(Self.start)\(digits)\(Self.end)") }

  /// The same value, written so that no reference is: for what people write that looks like one.
  package static func asEntered(_ value: JSONText) -> JSONText {
    Self(value) == nil ? value : JSONText(trusted: "{ " + value.text.dropFirst())
  }
}
