/// What the coordinate operations of a ledger's places were worked out with.
package struct CoordinateTools: Hashable, Sendable {
  /// The version of PROJ, such as `9.1.1`.
  package let proj: String
  /// The name and version of its database, such as `EPSG v10.076`.
  package let database: String

  /// Creates the versions.
  package init(proj: String, database: String) {
    (self.proj, self.database) = (proj, database)
  }
}

extension Event.Fact {
  /// Whether it says of places where an operation put them.
  package var usesCoordinateTools: Bool {
    switch self {
    case .recorded(let record, _): record.place.derivation?.operation != nil
    case .proposed(let proposal):
      if case .correct(let record) = proposal.change {
        record.place.derivation?.operation != nil
      } else {
        false
      }
    default: false
    }
  }
}
