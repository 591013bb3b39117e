package import Geometry
package import JSON

/// Reads the features of a stream one by one, in memory that the largest single one bounds.
///
/// It takes a FeatureCollection with its members in any order, a Feature, a geometry, and any
/// sequence of these, with record separators (RFC 8142) or without. It never skips: behind the
/// last feature ``next()`` either gives `nil`, and the stream was good to its last byte, or throws.
package struct GeoJSONReader: ~Copyable {
  /// Turns the positions of a point, a line or a ring of a file into degrees; `nil` where it cannot.
  ///
  /// A line or a ring may get more positions than it had, so that it keeps its course.
  package typealias Conversion = ([Position<Grid>], ShapeKind) -> [Position<Geographic>]?

  /// The bytes that one feature, and all members around the features, may take: 64 MiB.
  package static let sizeLimit = 64 << 20

  /// The coordinate system that the object at the top names, as soon as it was read.
  package internal(set) var crs: JSONText?
  /// Whether ``crs`` stands behind features, which were therefore read without it.
  package internal(set) var crsFollowsFeatures = false
  /// The other members of collections, in their order; complete at the end.
  package internal(set) var foreignMembers: [JSONMember] = []
  /// How many features were read.
  package internal(set) var count = 0
  /// Turns positions into degrees, if they are something else; then none is held for too large.
  package var conversion: Conversion?

  /// The bytes at hand.
  var window: GeoJSONWindow
  /// What is read next.
  var state = State.start
  /// What is known of the object at the top that is being read.
  var top = TopObject()
  /// How many objects at the top were begun.
  var topCount = 0
  /// The bytes that ``foreignMembers`` take.
  var memberBytes = 0
  /// The bytes that a feature may take.
  let sizeLimit: Int

  /// What is read next.
  enum State: Equatable {
    /// The first bytes, which show the encoding.
    case start
    /// An object at the top, or the end.
    case between
    /// A member of the object at the top.
    case members
    /// A feature that is the object at the top.
    case feature
    /// An element of the array of features.
    case elements(isFirst: Bool)
    /// Nothing: all was read.
    case ended
    /// Nothing: the stream cannot be read.
    case failed(GeoJSONFailure)
  }

  /// What is known of an object at the top.
  struct TopObject {
    /// Where it starts in the stream.
    var start = 0
    /// The type that it says.
    var type: String?
    /// The coordinate system that it names.
    var crs: JSONText?
    /// Whether its array of features was met.
    var hasFeatures = false
    /// Whether no member was read yet.
    var isFirst = true
    /// Its other members.
    var members: [JSONMember] = []
    /// The bytes that its other members take.
    var memberBytes = 0
  }

  /// Creates a reader of chunks of any size; `nil` follows the last.
  package init(sizeLimit: Int = Self.sizeLimit, _ source: @escaping () throws -> [UInt8]?) {
    self.sizeLimit = sizeLimit
    window = GeoJSONWindow(limit: sizeLimit, source)
  }

  /// Creates a reader of bytes at hand.
  package init(bytes: [UInt8]) {
    var rest: [UInt8]? = bytes
    self.init { () -> [UInt8]? in
      defer { rest = nil }
      return rest
    }
  }

  /// How many bytes were read.
  package var offset: Int { window.offset(of: window.scanner.position) }

  /// Reads up to the first feature, so that ``crs`` is known where it stands before the features.
  package mutating func begin() throws(GeoJSONFailure) {
    while state == .start || state == .between || state == .members, count == 0, !top.hasFeatures {
      _ = try advance()
    }
  }

  /// Gives the next feature; `nil` behind the last, when the stream was read to a good end.
  ///
  /// Once this has thrown it throws the same again.
  package mutating func next() throws(GeoJSONFailure) -> GeoJSONFeature? {
    while state != .ended {
      if let feature = try advance() { return feature }
    }
    return nil
  }

  /// The coordinate system that a stream names, wherever it does, however large its positions are.
  package static func system(
    of source: @escaping () throws -> [UInt8]?
  ) throws(GeoJSONFailure) -> JSONText? {
    var reader = Self(source)
    reader.conversion = { _, _ in nil }
    while try reader.next() != nil {}
    return reader.crs
  }
}
