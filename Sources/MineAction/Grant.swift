/// A role entrusted to a person, for one organisation, in a district or everywhere, for some days
/// or until further notice.
package struct Grant: Hashable, Sendable {
  /// The role entrusted.
  package let role: Vocabulary.Role
  /// To whom.
  package let person: Identifier<Person>
  /// For whom the person acts in that role, and for nobody else.
  package let organisation: Identifier<Organisation>
  /// The only district in which the person acts so; `nil` for all.
  package let district: Record.Code?
  /// The first day; `nil` where it has always been so.
  package let from: FieldDate?
  /// The last day; `nil` until further notice.
  package let until: FieldDate?

  /// Creates a grant.
  package init(
    _ role: Vocabulary.Role, to person: Identifier<Person>,
    for organisation: Identifier<Organisation>, in district: Record.Code? = nil,
    from: FieldDate? = nil, until: FieldDate? = nil
  ) {
    (self.role, self.person, self.organisation) = (role, person, organisation)
    (self.district, self.from, self.until) = (district, from, until)
  }

  /// Whether it is in force at an instant: from the first one of its first day to the last of its
  /// last.
  package func holds(at instant: Instant) -> Bool {
    (from.map { $0.first <= instant } ?? true) && (until.map { instant <= $0.last } ?? true)
  }

  /// Whether it is a later word on the same: the same role of the same person, for the same
  /// organisation in the same district.
  func replaces(_ earlier: Self) -> Bool {
    role == earlier.role && person == earlier.person && organisation == earlier.organisation
      && district == earlier.district
  }
}
