package import Geometry
package import JSON

/// Writes features as they come: one collection, a text sequence (RFC 8142), or one a line.
///
/// What was written leaves by ``drain()`` whenever the caller likes, so that a stream needs little
/// memory. No white space is written but a line break behind each feature.
package struct GeoJSONWriter: Sendable {
  /// How features follow each other.
  package enum Format: Sendable {
    /// As a FeatureCollection.
    case collection
    /// As a text sequence: a record separator before each, a line break behind (RFC 8142).
    case sequence
    /// As lines, one each.
    case lines
  }

  private let format: Format
  private var bytes: [UInt8] = []
  private var isFirst = true

  /// Creates a writer; members of a collection other than its features stand before these.
  package init(_ format: Format, members: [JSONMember] = []) {
    self.format = format
    guard format == .collection else { return }
    var writer = JSONWriter()
    writer.beginObject()
    writer.member("type", string: "FeatureCollection")
    for member in members { writer.member(member.name, member.value.compact) }
    writer.member("features")
    writer.beginArray()
    bytes = writer.drain()
  }

  /// Writes a feature; a geometry that was entered as text is written as that.
  package mutating func feature(
    id: JSONText?, geometry: GeoJSONGeometry, properties: [JSONMember],
    foreignMembers: [JSONMember] = []
  ) {
    feature(id: id, properties: properties, foreignMembers: foreignMembers) { writer in
      writer.geometry(geometry)
    }
  }

  /// Writes a feature; the type of its geometry is that of the shape's parts where none is named.
  package mutating func feature<Frame>(
    id: JSONText?, shape: Shape<Frame>?, type: String? = nil, properties: [JSONMember],
    foreignMembers: [JSONMember] = []
  ) {
    feature(id: id, properties: properties, foreignMembers: foreignMembers) { writer in
      writer.geometry(shape, type: type)
    }
  }

  /// Closes the collection.
  package mutating func end() {
    if format == .collection { bytes += Array(isFirst ? "]}\n".utf8 : "\n]}\n".utf8) }
  }

  /// Gives what was written and forgets it.
  package mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  private mutating func feature(
    id: JSONText?, properties: [JSONMember], foreignMembers: [JSONMember],
    geometry: (inout JSONWriter) -> Void
  ) {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("type", string: "Feature")
      if let id { writer.member("id", id) }
      writer.member("geometry")
      geometry(&writer)
      writer.member("properties")
      writer.object { writer in
        for member in properties { writer.member(member.name, member.value.compact) }
      }
      for member in foreignMembers { writer.member(member.name, member.value.compact) }
    }
    switch format {
    case .collection: bytes += Array((isFirst ? "\n" : ",\n").utf8)
    case .sequence: bytes.append(0x1E)
    case .lines: break
    }
    bytes += writer.drain()
    if format != .collection { bytes.append(0x0A) }
    isFirst = false
  }
}
