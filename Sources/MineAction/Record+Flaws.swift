internal import JSON

extension Record {
  /// The flaws that change what it counts for on the ground, and that no step has mended since.
  package var flawsOfWeight: [Flaw] {
    guard type.mayBeDanger, !isDoneWith else { return [] }
    return flaws.filter { $0.isOfWeight && !hasOutgrown($0) }
  }

  /// Whether nothing on the ground hangs any more on what it says.
  private var isDoneWith: Bool {
    switch detail {
    case .hazardousArea(let area): area.status == .withdrawn
    case .sector(let sector): sector.effectiveStatus == .withdrawn
    case .hazardReport: looksLifted
    case .organisation, .person, .other: false
    }
  }

  private func hasOutgrown(_ flaw: Flaw) -> Bool {
    switch flaw.kind {
    case .missing: members().contains { $0.name == flaw.member }
    case .notUnderstood, .refusedValue:
      Self.ownMembers.contains(flaw.member) && !others.contains { $0.name == flaw.member }
    default: false
    }
  }
}

extension Flaw {
  /// The name of the member that it is about, where it is about one.
  package var member: String { String(detail.prefix { $0 != " " }) }

  fileprivate var isOfWeight: Bool {
    switch kind {
    case .noUsableGeometry, .lostParts, .invalidGeometry, .looksSwapped, .missing, .notUnderstood:
      true
    case .refusedValue: member != "code" && member != "id"
    case .duplicateMember: Record.ownMembers.contains(detail)
    case .malformed, .damagedText: false
    }
  }
}
