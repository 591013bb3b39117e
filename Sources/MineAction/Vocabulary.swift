/// The terms of land release, as files and the ledger spell them (IMAS 04.10, 07.11).
package enum Vocabulary {
  /// Whether an area is suspected (indirect evidence) or confirmed (direct evidence).
  package enum Classification: String, Sendable, CaseIterable {
    /// A suspected hazardous area.
    case suspected
    /// A confirmed hazardous area.
    case confirmed
  }

  /// What became of a hazardous area.
  package enum AreaStatus: String, Sendable, CaseIterable {
    /// Danger on record.
    case open
    /// Accounted for by accepted work.
    case released
    /// A duplicate or an error of entry.
    case withdrawn
  }

  /// The activity that justifies a release.
  package enum Method: String, Sendable, CaseIterable {
    /// Evidence gathered without entering the ground: gives cancelled land.
    case nonTechnicalSurvey
    /// Evidence gathered by sampling the ground: gives reduced land.
    case technicalSurvey
    /// Search for and removal of all specified ordnance to a depth: gives cleared land.
    case clearance
  }

  /// The last step that a sector took.
  package enum SectorStatus: String, Sendable, CaseIterable {
    /// Foreseen.
    case planned
    /// Given to an organisation.
    case assigned
    /// A team is at work.
    case inProgress
    /// Work stands still, for a reason.
    case suspended
    /// The team says that it is done; that releases nothing.
    case completed
    /// Somebody independent disagreed.
    case rejected
    /// Somebody independent agreed: released.
    case accepted
    /// Released, and given to those who use it.
    case handedOver
    /// Released once, suspected again.
    case resuspected
    /// Merged, superseded or entered in error.
    case withdrawn
  }

  /// What became of a hazard report.
  package enum ReportStatus: String, Sendable, CaseIterable {
    /// Filed.
    case reported
    /// Direct evidence was found.
    case verified
    /// The device is gone, or the accident investigated and its ground cleared.
    case resolved
    /// Entered in error, or nothing there.
    case withdrawn
  }

  /// What was reported.
  package enum ReportKind: String, Sendable, CaseIterable {
    /// Anti-personnel mines.
    case antiPersonnel
    /// Anti-vehicle mines.
    case antiVehicle
    /// Improvised devices.
    case improvised
    /// Cluster munition remnants.
    case clusterMunition
    /// Unexploded ordnance.
    case unexploded
    /// Abandoned ordnance.
    case abandoned
    /// Contamination of a kind that nobody knows.
    case unknown
    /// Somebody was hurt.
    case accident
    /// Something went off.
    case detonation
  }

  /// How a position was fixed.
  package enum Fix: String, Sendable, CaseIterable {
    /// Real-time kinematic satellite positioning.
    case rtk
    /// Differential satellite positioning.
    case differential
    /// A handheld satellite receiver.
    case handheld
    /// A telephone.
    case phone
    /// Read off a map at 1:25,000.
    case map25k
    /// Read off a map at 1:50,000.
    case map50k
    /// Read off a map at 1:100,000.
    case map100k
    /// Bearings and distances from a reference point.
    case traverse
    /// Described in words.
    case verbal
  }

  /// What a person may be entrusted with.
  package enum Role: String, Sendable, CaseIterable {
    /// Files reports.
    case reporter
    /// Surveys, and brings records in.
    case surveyor
    /// Leads the team that works a sector.
    case teamLeader
    /// Judges work that others did.
    case qualityOfficer
    /// Plans and assigns work.
    case operationsOfficer
    /// Registers people, organisations and grants.
    case administrator
    /// Reads.
    case reader
  }
}
