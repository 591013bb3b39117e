/// A change that takes two people, as the first of them put it: nothing on the ground is different
/// until the second agrees.
package struct Proposal: Hashable, Sendable {
  /// What would be changed.
  package enum Change: Hashable, Sendable {
    /// A step of a record's life.
    case mark(Step)
    /// All that is said of a record.
    case correct(Record)
    /// The programme's policy.
    case policy(Policy)
  }

  /// What would be changed.
  package let change: Change
  /// Why, in words.
  package let note: String
  /// The ways in which land would look less dangerous.
  package let ways: [String]

  /// Creates a proposal.
  package init(_ change: Change, note: String, ways: [String]) {
    (self.change, self.note, self.ways) = (change, note, ways)
  }

  /// The record that would be changed; `nil` for the policy.
  package var code: Record.Code? {
    switch change {
    case .mark(let step): step.code
    case .correct(let record): record.code
    case .policy: nil
    }
  }
}

/// A proposal that nobody has agreed to or declined yet.
package struct OpenProposal: Sendable {
  /// Its event's place in the order, which people name it by.
  package let number: Int64
  /// What was proposed.
  package let proposal: Proposal
  /// By whom, and when.
  package let author: Attribution
}

/// The end of a proposal.
package struct Settlement: Hashable, Sendable {
  /// The number of the proposal.
  package let number: Int64
  /// The record that it is about, if it is about one.
  package let code: Record.Code?
  /// Whether the second person agreed: the change itself stands in the events after this one.
  package let isApproved: Bool
  /// What the second person said.
  package let note: String?

  /// Creates a settlement.
  package init(of number: Int64, code: Record.Code?, isApproved: Bool, note: String?) {
    (self.number, self.code) = (number, code)
    (self.isApproved, self.note) = (isApproved, note)
  }
}

/// The word of a second person on a proposal.
package struct Answer: Hashable, Sendable {
  /// The number of the proposal.
  package let number: Int64
  /// Whether the person agrees.
  package let isApproval: Bool
  /// The day of the answer in the field.
  package let on: FieldDate
  /// What the person says about it.
  package let note: String?

  /// Creates an answer.
  package init(to number: Int64, isApproval: Bool, on: FieldDate, note: String?) {
    (self.number, self.isApproval) = (number, isApproval)
    (self.on, self.note) = (on, note)
  }
}
