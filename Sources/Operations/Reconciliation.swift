internal import MineAction

/// What an import did with each feature; the first five counts add up to the features read.
package struct Reconciliation: Sendable {
  /// The name of the file.
  package var source = ""
  /// How many features there were.
  package var read = 0
  /// New records.
  package var added = 0
  /// Records whose words were replaced.
  package var changed = 0
  /// Features that say what the ledger says already.
  package var same = 0
  /// Features that would have made land look less dangerous: what is on record stays.
  package var refused = 0
  /// Features that were set aside, or are set aside already.
  package var quarantined = 0
  /// Of those added or the same: how many wait for attestation.
  package var waiting = 0
  /// Of those taken or the same: how many have a flaw.
  package var flagged = 0
  /// Of those: how many are danger without a place, wholly or in part.
  package var unlocated = 0
  /// The geodesic area of the hazardous areas and of the released sectors on record before, in m².
  package var areaBefore = Areas()
  /// The same afterwards.
  package var areaAfter = Areas()
  /// The organisations that were recorded by their code alone.
  package var newOrganisations: [String] = []
  /// What was said of single features, the first ``noteLimit`` of each kind.
  package var notes: [Note] = []
  /// How many notes of each kind there were.
  package var noteCounts: [String: Int] = [:]
  /// Whether nothing was changed because that was asked for.
  package var isDryRun = false
  /// The revision afterwards.
  package var revision: Int64 = 0

  /// How many notes of one kind are kept.
  package static let noteLimit = 1_000

  /// Sums of areas, in m², overlaps counted as often as they occur.
  package struct Areas: Sendable, Equatable {
    /// Hazardous areas that are neither released nor withdrawn.
    package var hazardous = 0.0
    /// Sectors that are released.
    package var released = 0.0
  }

  /// Something said of one feature.
  package struct Note: Sendable, Equatable {
    /// `refused`, `waiting`, `flagged`, `unlocated`, `quarantined` or `reopened`.
    package let kind: String
    /// The number of the feature; 0 where it is about none of them.
    package let feature: Int
    /// The code of its record, if it has one.
    package let code: String?
    /// What and why.
    package let text: String
  }

  mutating func note(_ kind: String, _ feature: Int, _ code: String?, _ text: String) {
    noteCounts[kind, default: 0] += 1
    if noteCounts[kind, default: 0] <= Self.noteLimit {
      notes.append(Note(kind: kind, feature: feature, code: code, text: text))
    }
  }

  /// The counts by name.
  package var counts: [String: Int] {
    [
      "read": read, "added": added, "changed": changed, "same": same, "refused": refused,
      "quarantined": quarantined, "waiting": waiting, "flagged": flagged, "unlocated": unlocated,
    ]
  }
}
