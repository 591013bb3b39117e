extension GeoJSONGeometryFlaw {
  /// What is wrong, in plain words.
  package var reason: String {
    switch self {
    case .missing: "it has no geometry"
    case .null: "its geometry is null"
    case .notAnObject: "its geometry is no object"
    case .noType: "its geometry does not say its type"
    case .unknownType(let type): "its geometry is a \"\(type)\", which GeoJSON does not have"
    case .noCoordinates: "its geometry has no coordinates"
    case .duplicateKey(let name): "its geometry is ambiguous: \"\(name)\" is there twice"
    case .strayMember(let name): "its geometry has \"\(name)\" too, which its type has not"
    case .severalSystems: "its parts name different coordinate systems"
    case .notAnArray: "its coordinates do not nest as its type needs"
    case .notANumber: "one of its coordinates is no number"
    case .tooFewNumbers(let count): "one of its positions has \(count) numbers, not two"
    case .outOfRange(let x, let y):
      abs(x) <= 90 && abs(y) <= 180
        ? "\(x), \(y) is not on Earth; are longitude and latitude exchanged?"
        : "\(x), \(y) is not on Earth"
    case .notConvertible(let x, let y): "\(x), \(y) lies where its system is not used"
    case .empty: "its geometry, or a part of it, has no positions"
    }
  }
}
