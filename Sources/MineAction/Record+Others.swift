internal import JSON

extension Record {
  /// The team that works a sector, where one is named in words.
  package var namedTeam: String? {
    let named = others.last { $0.name == Attachment.team.rawValue }?.value.string
    return named?.isEmpty == false ? named : nil
  }

  /// Whether a member of our own has a value that was not understood.
  package func leavesUnclear(_ name: String) -> Bool {
    others.contains { $0.name == name && !$0.value.isNull }
  }
}
