/// What is known of a suspected or confirmed hazardous area; `nil` is missing or not understood.
package struct HazardousArea: Hashable, Sendable {
  /// Suspected or confirmed; anything else counts as confirmed.
  package var classification: Vocabulary.Classification?
  /// Open, released or withdrawn; anything else counts as open.
  package var status: Vocabulary.AreaStatus?
  /// When the danger was observed; without it, it is newer than every release.
  package var observedOn: FieldDate?
  /// When the status was reached, where that is a day of its own.
  package var statusOn: FieldDate?
  /// How far the outline may lie from the ground, in metres, 95 %.
  package var accuracy: Double?
  /// What an accuracy that was not understood is at least, in metres; `nil` where none was given, or
  /// it was understood.
  package var unclearAccuracy: Double?
  /// How the outline was fixed.
  package var fix: Vocabulary.Fix?
  /// The district that it names.
  package var district: String?

  /// Creates an area of which nothing is known.
  package init() {}
}
