package import JSON
package import MineAction

extension GeoJSONGeometry {
  /// The geometry of a record's place: as it was entered, or as it was derived from that.
  package init(_ place: Place) {
    self.init(hasLostParts: place.isIncomplete)
    (shape, type) = (place.entered, place.type)
    if place.derivation == nil { entered = place.text }
  }
}

extension Place {
  /// The member of a feature that says what was entered, where its geometry was derived from that.
  package static let enteredName = "entered"

  /// What was entered and how the positions came from it, as a member of a feature.
  package var enteredMember: JSONMember? {
    guard let derivation else { return nil }
    var geometry = text.map { [JSONMember(name: "geometry", value: $0)] } ?? []
    // Whoever reads it again must know that the positions are not all there is.
    if isIncomplete {
      geometry.append(JSONMember(name: "isIncomplete", value: JSONText(bool: true)))
    }
    let value = JSONText.writing { writer in
      writer.object { writer in
        for member in derivation.members + geometry { writer.member(member) }
      }
    }
    return JSONMember(name: Self.enteredName, value: value)
  }
}
