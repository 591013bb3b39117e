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
    var members: [JSONMember] = []
    if let derivation {
      members = derivation.members
      if let text { members.append(JSONMember(name: "geometry", value: text)) }
    }
    // Whoever reads it again must know that the positions are not all there is.
    if isIncomplete, entered != nil {
      members.append(JSONMember(name: "isIncomplete", value: JSONText(bool: true)))
    }
    guard !members.isEmpty else { return nil }
    let value = JSONText.writing { writer in
      writer.object { writer in
        for member in members { writer.member(member) }
      }
    }
    return JSONMember(name: Self.enteredName, value: value)
  }
}
