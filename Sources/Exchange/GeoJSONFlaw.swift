/// What is wrong with one feature, beside its geometry, where the file as a whole can be read.
package enum GeoJSONFlaw: Hashable, Sendable {
  /// It is no JSON object; all of it is in ``GeoJSONFeature/text``.
  case notAnObject
  /// It does not say its type.
  case noType
  /// It says another type than "Feature".
  case wrongType(String)
  /// It is a geometry where a feature must be: the geometry is read, properties there are none.
  case bareGeometry
  /// A member of the feature or of its properties is there twice or more.
  case duplicateKey(String)
  /// It has no `properties`, which must be there, if only as `null`.
  case noProperties
  /// Its `properties` are neither an object nor `null`; they are among the foreign members.
  case propertiesNotAnObject
  /// Its `id` is neither a string nor a number; it is among the foreign members.
  case unusableID
  /// It names a coordinate system of its own inside a collection, or two: ``GeoJSONFeature/crs``.
  case ownSystem
  /// A text in it has half of a surrogate pair, which reads as U+FFFD.
  case loneSurrogate
  /// A number in it, outside its positions, is beyond the range of a `Double`.
  case numberOutOfRange
}
