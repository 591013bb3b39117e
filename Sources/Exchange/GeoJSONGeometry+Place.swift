package import MineAction

extension GeoJSONGeometry {
  /// The geometry of a record's place, as it was entered.
  package init(_ place: Place) {
    self.init(hasLostParts: place.isIncomplete)
    (shape, type, entered) = (place.entered, place.type, place.text)
  }
}
