package import Geometry
package import JSON

/// A thing that has happened, and who answers for it; never edited, only followed by more.
package struct Event: Hashable, Sendable {
  /// What happened, with every value that folding will ever need.
  package enum Fact: Hashable, Sendable {
    /// The programme was begun.
    case begun(Programme)
    /// A role was entrusted to somebody.
    case granted(Grant)
    /// A record was added, or all that was said of it replaced by an import or a correction.
    case recorded(Record, by: Way)
    /// A record took a step of its life.
    case stepped(Step)
    /// A change that takes two people was proposed by the first of them.
    case proposed(Proposal)
    /// A second person answered a proposal.
    case settled(Settlement)
    /// The programme's policy was set.
    case policySet(Policy)
    /// A record is to be looked at again.
    case calledForReview(Review)
    /// A feature of a file was set aside, whole, with the reason.
    case setAside(SetAside)
    /// A file was brought in; what it did stands in the events before this one.
    case imported(ImportSummary)
    /// The personal data of a record were erased.
    case erased(Erasure)
    /// From here on, places are worked out with these versions.
    case toolsChanged(CoordinateTools)
  }

  /// How a record came to say what it says.
  package enum Way: String, Sendable {
    /// By a command of its own.
    case command
    /// From a file, without attestation.
    case `import`
    /// From a file that an organisation attests.
    case attestedImport
    /// By a correction.
    case correction
  }

  /// The place in the order, from 1; 0 before the ledger has given one.
  package var sequence: Int64
  /// What happened.
  package let fact: Fact
  /// Who answers for it, and when.
  package let attribution: Attribution
  /// Why a record was corrected, in words; what takes two people says it in its proposal.
  package let note: String?

  /// Creates an event.
  package init(
    _ fact: Fact, by attribution: Attribution, sequence: Int64 = 0, note: String? = nil
  ) {
    (self.fact, self.attribution, self.sequence) = (fact, attribution, sequence)
    self.note = note
  }
}

/// A programme: what a ledger is about.
package struct Programme: Hashable, Sendable {
  /// Its name.
  package let name: String
  /// The name of its time zone in the IANA database.
  package let timeZone: String
  /// The rectangle that it works in, in degrees, where that was said.
  package let area: Envelope?

  /// Creates a programme.
  package init(name: String, timeZone: String, area: Envelope?) {
    (self.name, self.timeZone, self.area) = (name, timeZone, area)
  }
}

/// A step of a sector's, an area's or a report's life.
package struct Step: Hashable, Sendable {
  /// The record.
  package let code: Record.Code
  /// The status reached, in the words of its type.
  package let status: String
  /// When it was reached in the field.
  package let on: FieldDate
  /// What the person said about it.
  package let note: String?
  /// What the step brought with it: depth, sample, certificate and the like.
  package let members: [JSONMember]

  /// Creates a step.
  package init(
    code: Record.Code, status: String, on: FieldDate, note: String?, members: [JSONMember]
  ) {
    (self.code, self.status, self.on) = (code, status, on)
    (self.note, self.members) = (note, members)
  }
}

/// A feature that was set aside: not taken, not lost.
package struct SetAside: Hashable, Sendable {
  /// What there is of the feature.
  package enum Words: Hashable, Sendable {
    /// The feature as entered.
    case entered(JSONText)
    /// What stands for it where it has personal members.
    case personal(PersonalReference)
  }

  /// The code that its record would have; `nil` in ledgers of format 1.
  package let code: Record.Code?
  /// Where it came from: the name of the file.
  package let source: String
  /// Its number in the file, from 1.
  package let number: Int
  /// Why.
  package let reason: String
  /// What there is of it.
  package let words: Words

  /// Creates an entry.
  package init(code: Record.Code?, source: String, number: Int, reason: String, words: Words) {
    (self.code, self.source, self.number) = (code, source, number)
    (self.reason, self.words) = (reason, words)
  }
}

/// What an import did.
package struct ImportSummary: Hashable, Sendable {
  /// The name of the file, without its folder.
  package let source: String
  /// The organisation that attests it, if any.
  package let attestedBy: String?
  /// How many features ended how, by name.
  package let counts: [String: Int]

  /// Creates a summary.
  package init(source: String, attestedBy: String?, counts: [String: Int]) {
    (self.source, self.attestedBy, self.counts) = (source, attestedBy, counts)
  }
}
