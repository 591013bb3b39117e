/// Who answers for a command or an event, for whom, and when: no core reads a clock.
package struct Attribution: Hashable, Sendable {
  /// The person who acted.
  package let person: Identifier<Person>
  /// The body that the person acted for.
  package let organisation: Identifier<Organisation>
  /// When it happened in the field.
  package let occurredAt: Instant
  /// When the ledger learned of it; never before `occurredAt` in what is decided.
  package let recordedAt: Instant

  /// Creates an attribution.
  package init(
    person: Identifier<Person>, organisation: Identifier<Organisation>,
    occurredAt: Instant, recordedAt: Instant
  ) {
    (self.person, self.organisation) = (person, organisation)
    (self.occurredAt, self.recordedAt) = (occurredAt, recordedAt)
  }
}

/// A role entrusted to a person, for one organisation.
package struct Grant: Hashable, Sendable {
  /// The role entrusted.
  package let role: Vocabulary.Role
  /// To whom.
  package let person: Identifier<Person>
  /// For whom the person acts in that role, and for nobody else.
  package let organisation: Identifier<Organisation>

  /// Creates a grant.
  package init(
    _ role: Vocabulary.Role, to person: Identifier<Person>,
    for organisation: Identifier<Organisation>
  ) {
    (self.role, self.person, self.organisation) = (role, person, organisation)
  }
}
