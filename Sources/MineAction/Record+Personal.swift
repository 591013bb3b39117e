package import JSON

extension Record {
  /// The members that hold what is personal in a record of any type: who reported it, also where
  /// an import has put another value before that.
  package static let personalMembers: Set<String> = ["reporter", "source:reporter"]

  /// Whether a member, of the record's others or of its feature, is personal in a record of a type.
  ///
  /// Of a person all is, but the code and the organisation, which say who may act.
  package static func isPersonal(_ name: String, in type: RecordType) -> Bool {
    type == .person
      ? !["recordType", "code", "organisation"].contains(name) : personalMembers.contains(name)
  }

  /// Whether any member is personal.
  package var hasPersonalMembers: Bool {
    others.contains { isPersonal($0.name) } || featureMembers.contains { isPersonal($0.name) }
  }

  /// The members that are personal.
  package var personalMembers: [JSONMember] {
    (others + featureMembers).filter { isPersonal($0.name) }
  }

  /// The record without its personal members.
  package var withoutPersonalMembers: Record { replacingPersonalMembers { _ in nil } }

  /// The record with other values in its personal members, and without those that get none.
  package func replacingPersonalMembers(
    _ value: (JSONMember) throws -> JSONText?
  ) rethrows -> Record {
    guard hasPersonalMembers else { return self }
    func replaced(_ members: [JSONMember]) throws -> [JSONMember] {
      try members.compactMap { member in
        guard isPersonal(member.name) else { return member }
        return try value(member).map { JSONMember(name: member.name, value: $0) }
      }
    }
    var record = self
    record.others = try replaced(others)
    record.featureMembers = try replaced(featureMembers)
    return record
  }

  /// The record with the personal members on record that it lacks: exports leave them out.
  func keepingPersonalMembers(of old: Record) -> Record {
    var record = self
    record.others = kept(others, of: old.others)
    record.featureMembers = kept(featureMembers, of: old.featureMembers)
    return record
  }

  // In their old places, where all else is the same.
  private func kept(_ members: [JSONMember], of old: [JSONMember]) -> [JSONMember] {
    guard old.contains(where: { isPersonal($0.name) }) else { return members }
    let own = Set(members.map(\.name))
    let isHidden = { (member: JSONMember) in isPersonal(member.name) && !own.contains(member.name) }
    let isElseTheSame = members == old.filter { !isHidden($0) }
    return isElseTheSame ? old : members + old.filter(isHidden)
  }

  private func isPersonal(_ name: String) -> Bool { Self.isPersonal(name, in: type) }
}
