/// The reason that no coordinate system or operation can be given.
package enum CoordinateFailure: Error, Equatable {
  /// PROJ could not be started.
  case noEngine
  /// No authority that PROJ knows has such a code, or it is no code.
  case unknownSystem(String)
  /// A text is no coordinate system in well-known text.
  case notWellKnownText
  /// A text names a datum that nobody knows, such as `D_unknown`.
  case unknownDatum(String)
  /// No system of the EPSG is what a text describes, or more than one.
  case unidentified(String)
  /// A text says that it is the system of a code, and describes another.
  case contradiction(String)
  /// It is none of two axes on the Earth's surface, such as one with heights.
  case notHorizontal(String, name: String)
  /// Nothing but a guess ("ballpark") leads from it to WGS 84 over the area.
  case noOperation(from: String)
  /// All operations need grids that are not installed.
  case missingGrids(from: String, names: [String])
  /// The authority states no accuracy for any operation.
  case noAccuracy(from: String, codes: [String])
}
