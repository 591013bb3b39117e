package import JSON

/// One feature of a file, with all that was wrong with it.
package struct GeoJSONFeature: Equatable, Sendable {
  /// Its number in the file, from 1.
  package internal(set) var number = 0
  /// The byte of the file where it starts, from 0.
  package internal(set) var offset = 0
  /// Its `id`, if that is a string or a number.
  package internal(set) var id: JSONText?
  /// Its geometry.
  package internal(set) var geometry = GeoJSONGeometry(flaw: .missing)
  /// Its properties in their order, duplicates included.
  package internal(set) var properties: [JSONMember] = []
  /// All other members in their order, duplicates included.
  package internal(set) var foreignMembers: [JSONMember] = []
  /// The coordinate system that it names itself, be it in its geometry; not a foreign member.
  package internal(set) var crs: JSONText?
  /// What is wrong with it, beside its geometry.
  package internal(set) var flaws: [GeoJSONFlaw] = []

  private let bytes: [UInt8]

  /// Creates a feature of nothing but its text, which was checked to be one JSON value.
  init(checked bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }

  /// The whole feature as entered; made when asked for.
  package var text: JSONText { JSONText(trusted: String(decoding: bytes, as: UTF8.self)) }

  /// The value of the first property of a name.
  package subscript(name: String) -> JSONText? {
    properties.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
  }

  /// Notes a flaw, once.
  mutating func note(_ flaw: GeoJSONFlaw) {
    if !flaws.contains(flaw) { flaws.append(flaw) }
  }
}
