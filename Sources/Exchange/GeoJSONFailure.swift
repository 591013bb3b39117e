package import JSON

/// The reason that a file cannot be read to its end, and where.
///
/// What was read before must not be used: a file is taken whole or not at all.
package struct GeoJSONFailure: Error, Equatable, Sendable {
  /// What is wrong with the file.
  package enum Kind: Equatable, Sendable {
    /// There is nothing in it.
    case empty
    /// It could not be read; the words are those of whoever read it.
    case unreadable(String)
    /// It is in another format, which its first bytes show.
    case otherFormat(String)
    /// It is UTF-16 or UTF-32, named as `iconv` does.
    case wideEncoding(String)
    /// It is not JSON, or JSON that cannot be kept.
    case syntax(JSONDefect.Reason)
    /// It ends inside a value.
    case truncated
    /// Its value is not an object but what the word says.
    case notAnObject(String)
    /// Its object is of a type that is not GeoJSON's, or says none.
    case unknownType(String?)
    /// It has an array of features and yet says that it is something else.
    case featuresInside(String)
    /// A collection has no array of features.
    case noFeatures
    /// A member that decides what the file means stands there twice.
    case duplicateMember(String)
    /// A position is so far from degrees that it must be something else.
    case notDegrees(x: Double, y: Double)
    /// Its objects name different coordinate systems, or some name one and some do not.
    case severalSystems
    /// One feature, or all members around the features, take more bytes than are allowed.
    case tooLarge(limit: Int)
    /// Something follows that is no further object.
    case trailing(UInt8)
  }

  /// What is wrong.
  package let kind: Kind
  /// The number of the feature at which it is, from 1, if it is at one.
  package let feature: Int?
  /// The byte at which it is, from 0.
  package let offset: Int
  /// The line of that byte, from 1.
  package let line: Int
  /// The place of that byte in its line, counted in bytes from 1.
  package let column: Int
}
