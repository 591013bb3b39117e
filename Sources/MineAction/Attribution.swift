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
