/// The reason that a file is refused, and where: it is taken whole or not at all.
package struct GPXFailure: Error, Equatable, Sendable {
  /// A coordinate, by the name of its attribute.
  package enum Axis: String, Sendable {
    /// Degrees north of the equator.
    case latitude = "lat"
    /// Degrees east of Greenwich.
    case longitude = "lon"
  }

  /// What is wrong with the file.
  package enum Kind: Error, Equatable, Sendable {
    /// There is nothing in it.
    case empty
    /// It could not be read; the words are those of whoever read it.
    case unreadable(String)
    /// It is not XML.
    case notXML
    /// It is XML of another kind: the name of its root.
    case otherFormat(String)
    /// Its root is `gpx`, but of a namespace that is not GPX 1.0 or 1.1.
    case unknownNamespace(String)
    /// It declares an encoding that cannot be read.
    case unknownEncoding
    /// It declares an encoding that it is not in.
    case wrongEncoding
    /// It declares a document type, by which it could hold or fetch anything.
    case documentType
    /// It is not well-formed; the words are expat's.
    case malformed(String)
    /// A prefix has no namespace.
    case unboundPrefix
    /// It ends inside an element.
    case truncated
    /// Something follows the end of its root.
    case trailing
    /// One tag, comment or name takes more bytes than are allowed.
    case tooLarge(limit: Int)
    /// More elements are open at once than are allowed.
    case tooDeep(limit: Int)
    /// A processing instruction stands between the elements, and may hide some.
    case instruction
    /// Tags of points stand in a text, which a lost bracket may have swallowed.
    case pointsInText
    /// A text stands where only elements may.
    case strayText
    /// An element that is or holds points stands where none may.
    case misplaced(String)
    /// A detailed course stands in a form of extension that is not known.
    case unknownCourse
    /// A point lacks a coordinate.
    case missing(Axis)
    /// A coordinate is not a decimal number.
    case notANumber(Axis, String)
    /// A coordinate is beyond ±90° or ±180°.
    case outOfRange(Axis, String)
    /// There is neither a track nor a route in it.
    case noRoute(waypoints: Int)
    /// All its tracks and routes, so many, have no points.
    case allEmpty(count: Int)
  }

  /// What is wrong.
  package let kind: Kind
  /// The track or route and the point at which it is, if it is in one.
  package let place: GPXPlace?
  /// The line at which it is, from 1; `nil` where the whole file is meant.
  package let line: Int?
  /// The character of the line at which it is, from 1.
  package let column: Int?
  /// The encoding that the file declares, if it does.
  package let encoding: String?

  /// Creates a failure at a line, or of the whole file.
  init(
    _ kind: Kind, at place: GPXPlace? = nil, line: Int? = nil, column: Int? = nil,
    encoding: String? = nil
  ) {
    (self.kind, self.place, self.line, self.column) = (kind, place, line, column)
    self.encoding = encoding
  }
}
