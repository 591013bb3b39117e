package import MineAction

extension Doctor {
  /// Something that the record says and somebody should look at.
  package struct Finding: Hashable, Sendable {
    /// What sort of thing it is; the most dangerous first.
    package enum Kind: String, Sendable, CaseIterable {
      /// A released sector that a verified report or an accident reaches.
      case releasedInReach
      /// An area that two people released, and for which accepted work accounts no more.
      case unaccounted
      /// Danger without a place, wholly or in part.
      case unlocatedDanger
      /// Danger or work that lies far from where the programme works, or from most of it.
      case farAway
      /// Two records of one shape, as if one area was plotted in two coordinate systems.
      case datumTwin
      /// A sector that is to be reviewed.
      case toReview
      /// A sector in doubt.
      case inDoubt
      /// An area that a file, and no two people of the programme, released or withdrew.
      case liftedByFile
      /// A report that was verified, and not resolved.
      case verifiedReport
      /// A report that nobody has verified or resolved.
      case openReport
      /// A danger radius or an accuracy that was not understood.
      case reachNotUnderstood
      /// A date in the future.
      case futureDate
      /// A sector that is accepted, and releases nothing.
      case releasesNothing
      /// A flaw that changes what a record counts for.
      case flaw
      /// A district or an organisation that records name, and that is not on record.
      case unknownName
      /// Work that is completed, and awaits its judgement.
      case awaitsJudgement
      /// A proposal that awaits a second person.
      case openProposal
      /// A proposal to which nobody can agree, for what it is about has changed since.
      case staleProposal
    }

    /// What sort of thing it is.
    package let kind: Kind
    /// The code of the record; `nil` where it is about none.
    package let code: String?
    /// What it is, in words.
    package let words: String
    /// How long it has been so, in whole days, where it is something that waits and has a day.
    package var days: Int?
    /// Which sort of flaw, where it is one.
    package var flaw: Flaw.Kind?
    /// The other record of a pair, and how the two lie, where it is about twins.
    package var twin: DatumTwins.Pair?
  }
}
