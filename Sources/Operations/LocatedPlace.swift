package import Geometry
package import MineAction

/// Where a typed place is, and how that came about.
package struct LocatedPlace: Sendable {
  /// Where it is, on WGS 84.
  package let position: Position<Geographic>
  /// What was typed, and how the position came from it.
  package let derivation: Derivation
  /// What was reckoned on the way, in words: the declination, the operation, the reference.
  package var remarks: [String] = []
  /// How exactly it is known by itself, in metres, where that was worked out: a traverse.
  package var computedAccuracy: Double?

  init(_ position: Position<Geographic>, _ derivation: Derivation) {
    (self.position, self.derivation) = (position, derivation)
  }

  /// The place as a record has it.
  package var place: Place {
    Place(entered: Shape(.point, [[position]]), type: "Point", derivation: derivation)
  }
}
