/// What is known of a piece of ground that a team works; `nil` is missing or not understood.
package struct Sector: Hashable, Sendable {
  /// How it is worked.
  package var method: Vocabulary.Method?
  /// The last step; anything else counts as suspended.
  package var status: Vocabulary.SectorStatus?
  /// The doubt that no acceptance has answered since: suspended, rejected or resuspected.
  package var doubt: Vocabulary.SectorStatus?
  /// Whether there is a word of doubt that is none of ours: it counts as the worst.
  package var isDoubtUnclear = false
  /// The survey whose sectors share turning points on the ground.
  package var survey: String?
  /// Further surveys that were recorded to share turning points with this one.
  package var adjoins: [String] = []
  /// When the work was completed; without it there is no release.
  package var completedOn: FieldDate?
  /// When the work was accepted, where that is known.
  package var acceptedOn: FieldDate?
  /// When the last step was taken, where that is a day of its own.
  package var statusOn: FieldDate?
  /// How deep it was cleared, in metres, 0 to 5.
  package var clearanceDepth: Double?
  /// How far the outline may lie from the ground, in metres, 95 %.
  package var accuracy: Double?
  /// What an accuracy that was not understood is at least, in metres; `nil` where none was given, or
  /// it was understood.
  package var unclearAccuracy: Double?
  /// How the outline was fixed.
  package var fix: Vocabulary.Fix?
  /// The organisation that works it.
  package var organisation: String?
  /// The district that it names.
  package var district: String?

  /// Creates a sector of which nothing is known.
  package init() {}

  /// The last step, read as the worse where it is missing.
  package var effectiveStatus: Vocabulary.SectorStatus { status ?? .suspended }

  /// The doubt on it: of its own member, or of its status.
  package var effectiveDoubt: Vocabulary.SectorStatus? {
    switch effectiveStatus {
    case .withdrawn: return nil
    case .rejected: return .rejected
    case .suspended, .resuspected:
      return isDoubtUnclear || doubt == .rejected ? .rejected : effectiveStatus
    case .planned, .assigned, .inProgress, .completed, .accepted, .handedOver:
      // A step to acceptance clears the doubt; a file that says both is read as the worse.
      return isDoubtUnclear ? .rejected : doubt
    }
  }

  /// Whether the record says that it is released, and nobody doubts it; ``completedOn`` decides from
  /// when, if at all.
  package var isReleased: Bool { wasAccepted && effectiveDoubt == nil }

  /// Whether its work was rejected, and not accepted since.
  var isRejected: Bool { effectiveDoubt == .rejected }

  /// Whether the last step was an acceptance, or followed upon one.
  var wasAccepted: Bool { effectiveStatus == .accepted || effectiveStatus == .handedOver }
}

extension Vocabulary.SectorStatus {
  /// Whether it is a status of doubt.
  var isDoubt: Bool { self == .suspended || self == .rejected || self == .resuspected }
}
