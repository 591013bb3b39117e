/// What is known of somebody's report; `nil` is missing or not understood.
package struct HazardReport: Hashable, Sendable {
  /// What was reported; anything else counts as unknown.
  package var kind: Vocabulary.ReportKind?
  /// What became of it; anything else counts as reported.
  package var status: Vocabulary.ReportStatus?
  /// When it was reported or seen; without it, it has always been there.
  package var reportedOn: FieldDate?
  /// When the status was reached, where that is a day of its own.
  package var statusOn: FieldDate?
  /// How far around the place it is dangerous, in metres.
  package var dangerRadius: Double?
  /// What a danger radius that was not understood is at least, in metres: its largest number, 0
  /// where there is none; `nil` where none was given, or it was understood.
  package var unclearRadius: Double?
  /// How far the place may lie from the ground, in metres, 95 %.
  package var accuracy: Double?
  /// What an accuracy that was not understood is at least, in metres; `nil` where none was given, or
  /// it was understood.
  package var unclearAccuracy: Double?
  /// How the place was fixed.
  package var fix: Vocabulary.Fix?
  /// The district that it names.
  package var district: String?

  /// Creates a report of which nothing is known.
  package init() {}

  /// What became of it, read as the worse where it is missing.
  package var effectiveStatus: Vocabulary.ReportStatus { status ?? .reported }
}
