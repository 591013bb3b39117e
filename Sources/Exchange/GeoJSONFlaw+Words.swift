extension GeoJSONFlaw {
  /// What is wrong, in plain words.
  package var reason: String {
    switch self {
    case .notAnObject: "it is no feature but another value"
    case .noType: "it does not say that it is a feature"
    case .wrongType(let type): "it says that it is a \"\(type)\", not a feature"
    case .bareGeometry: "it is a geometry without a feature around it"
    case .duplicateKey(let name): "\"\(name)\" is there twice"
    case .noProperties: "it has no properties, not even null"
    case .propertiesNotAnObject: "its properties are no object"
    case .unusableID: "its id is neither a text nor a number"
    case .ownSystem: "it names a coordinate system of its own"
    case .loneSurrogate: "half of a character is escaped without its other half"
    case .numberOutOfRange: "it has a number that is too large for any computer's"
    }
  }
}
