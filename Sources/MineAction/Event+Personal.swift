package import JSON

extension Event.Fact {
  /// The fact with other values in its personal members.
  ///
  /// `value`: is told the record, the member's name and what it holds.
  package func replacingPersonalMembers(
    _ value: (Record.Code, JSONMember) throws -> JSONText
  ) rethrows -> Self {
    switch self {
    case .recorded(let record, let way):
      return .recorded(
        try record.replacingPersonalMembers { try value(record.code, $0) }, by: way)
    case .stepped(let step):
      return .stepped(try step.replacingPersonalMembers { try value(step.code, $0) })
    case .proposed(let proposal):
      let change: Proposal.Change
      switch proposal.change {
      case .mark(let step):
        change = .mark(try step.replacingPersonalMembers { try value(step.code, $0) })
      case .correct(let record):
        change = .correct(try record.replacingPersonalMembers { try value(record.code, $0) })
      case .policy: return self
      }
      return .proposed(Proposal(change, note: proposal.note, ways: proposal.ways))
    case .begun, .granted, .settled, .policySet, .calledForReview, .setAside, .imported, .erased,
      .toolsChanged:
      return self
    }
  }

  /// The references to personal values that it holds.
  package var personalReferences: [PersonalReference] {
    if case .setAside(let entry) = self, case .personal(let reference) = entry.words {
      return [reference]
    }
    return personalMembers.compactMap { PersonalReference($0.value) }
  }

  /// Whether it holds personal values themselves, as ledgers of format 1 do.
  package var holdsPersonalValues: Bool {
    personalMembers.contains { PersonalReference($0.value) == nil }
  }

  private var personalMembers: [JSONMember] {
    switch self {
    case .recorded(let record, _): record.personalMembers
    case .stepped(let step): step.personalMembers
    case .proposed(let proposal):
      switch proposal.change {
      case .mark(let step): step.personalMembers
      case .correct(let record): record.personalMembers
      case .policy: []
      }
    case .begun, .granted, .settled, .policySet, .calledForReview, .setAside, .imported, .erased,
      .toolsChanged:
      []
    }
  }
}

extension Step {
  /// The step with other values in its personal members.
  fileprivate func replacingPersonalMembers(
    _ value: (JSONMember) throws -> JSONText
  ) rethrows -> Step {
    if personalMembers.isEmpty { return self }
    return Step(
      code: code, status: status, on: on, note: note,
      members: try members.map { member in
        guard Record.personalMembers.contains(member.name) else { return member }
        return JSONMember(name: member.name, value: try value(member))
      })
  }

  /// The members that are personal; what has steps is no person.
  fileprivate var personalMembers: [JSONMember] {
    members.filter { Record.personalMembers.contains($0.name) }
  }

  /// The members that are not personal.
  package var publicMembers: [JSONMember] {
    members.filter { !Record.personalMembers.contains($0.name) }
  }
}
