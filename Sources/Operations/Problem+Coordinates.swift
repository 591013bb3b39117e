internal import GeoEngine

extension Problem {
  /// Renders the failure to find a coordinate system, or a way from one to WGS 84.
  init(_ failure: CoordinateFailure, at place: String?) {
    let (reason, hint) = Self.words(failure)
    self.init(reason, at: place, hint: hint, status: Problem.data)
  }

  private static func words(_ failure: CoordinateFailure) -> (reason: String, hint: String) {
    switch failure {
    case .noEngine:
      ("the library of coordinate systems, PROJ, cannot be started", "see to its installation")
    case .unknownSystem(let code):
      (
        "there is no coordinate system \(code)",
        "give authority and code, as in EPSG:28408 (SK-42, zone 8) or EPSG:32638 (UTM 38N)"
      )
    case .notWellKnownText:
      (
        "it is no coordinate system in well-known text",
        "give the .prj file of the data, or --crs AUTH:CODE"
      )
    case .unknownDatum(let name):
      (
        "its .prj names no known datum (\(name))",
        "find out what the map was made in, and give --crs AUTH:CODE"
      )
    case .unidentified(let name):
      (
        "its .prj names no known datum and grid that would be one system of the EPSG (\(name))",
        "find out which it is, and give --crs AUTH:CODE"
      )
    case .contradiction(let code):
      (
        "its .prj says that it is \(code), and describes another system",
        "find out which is meant, and give --crs AUTH:CODE"
      )
    case .notHorizontal(let code, let name):
      (
        "\(code), \(name), is no system of two axes on the ground",
        "give the system of its eastings and northings, or of its longitudes and latitudes"
      )
    case .noOperation(let code):
      (
        "no operation leads from \(code) to WGS 84 there but a guess",
        "check the system and the place; a map of an unknown datum needs monuments known in both"
      )
    case .missingGrids(let code, let names):
      (
        "the way from \(code) to WGS 84 needs a grid that is not installed: "
          + names.joined(separator: ", "),
        "install it where PROJ looks for grids; none is fetched from a network"
      )
    case .noAccuracy(let code, let codes):
      (
        "nobody states how exact the way from \(code) to WGS 84 is (\(codes.joined(separator: ", ")))",
        "use another system, or one whose operation has an accuracy"
      )
    }
  }
}
