/// The first thing that is wrong with a geometry; the file as a whole can be read.
///
/// Rings that do not close, cross or have too few positions are kept and judged later.
package enum GeoJSONGeometryFlaw: Error, Hashable, Sendable {
  /// The feature has no `geometry` at all.
  case missing
  /// The geometry is `null`, which is legal.
  case null
  /// The geometry is no JSON object.
  case notAnObject
  /// It does not say its type.
  case noType
  /// It says a type that GeoJSON does not have.
  case unknownType(String)
  /// It has no `coordinates`, or no `geometries`, as its type must have.
  case noCoordinates
  /// A member that decides what it is stands there twice, so that none of it is read.
  case duplicateKey(String)
  /// It has a member with positions that its type does not have, and that are not read.
  case strayMember(String)
  /// A part names another coordinate system than those before it.
  case severalSystems
  /// Something else stands where an array must.
  case notAnArray
  /// Something else stands where a number must.
  case notANumber
  /// A position has fewer than two numbers.
  case tooFewNumbers(Int)
  /// A position does not lie on Earth, in degrees.
  case outOfRange(x: Double, y: Double)
  /// A position that the conversion to degrees does not take.
  case notConvertible(x: Double, y: Double)
  /// It, or a part of it, has no positions.
  case empty
}
