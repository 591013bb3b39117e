extension Situation {
  /// Whether somebody may act in a role for an organisation.
  ///
  /// An administrator also does what a surveyor and an operations officer do, and anyone known
  /// may report; nobody becomes a quality officer or a team leader by another office.
  package func mayAct(
    as role: Vocabulary.Role, _ person: Identifier<Person>,
    for organisation: Identifier<Organisation>
  ) -> Bool {
    if role == .reporter || role == .reader { return isKnown(person, organisation) }
    if grants.contains(Grant(role, to: person, for: organisation)) { return true }
    let isAdministrator = grants.contains(Grant(.administrator, to: person, for: organisation))
    return isAdministrator && (role == .surveyor || role == .operationsOfficer)
  }

  /// Whether a person and an organisation are on record.
  package func isKnown(
    _ person: Identifier<Person>, _ organisation: Identifier<Organisation>
  ) -> Bool {
    isOnRecord(person.text, .person) && isOnRecord(organisation.text, .organisation)
  }

  /// The organisation that counts where two must agree: itself, or the one it is a unit of.
  package func principal(of organisation: String) -> String? {
    var code = organisation
    for _ in 0..<16 {
      guard let id = try? Record.Code(code),
        case .organisation(let body) = records[id]?.latest.detail
      else { return nil }
      guard let parent = body.unitOf, !body.isIndependent else { return code }
      code = parent
    }
    return nil
  }

  /// Whether two bodies are two where two must agree: both on record, and of different principals.
  package func areIndependent(_ one: String, _ other: String) -> Bool {
    guard let one = principal(of: one), let other = principal(of: other) else { return false }
    return one != other
  }

  private func isOnRecord(_ text: String, _ type: RecordType) -> Bool {
    guard let code = try? Record.Code(text) else { return false }
    return records[code]?.latest.type == type
  }
}
