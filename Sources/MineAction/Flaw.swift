/// Something wrong with a record that was taken all the same, kept beside it and listed.
package struct Flaw: Hashable, Sendable {
  /// What sort of thing is wrong.
  package enum Kind: String, Sendable, CaseIterable {
    /// There is no geometry, or none that has a place on Earth.
    case noUsableGeometry
    /// Some part of the geometry has no place on Earth.
    case lostParts
    /// Rings cross, stay open, or have too few positions; the hull counts.
    case invalidGeometry
    /// A member's value is none of ours; it is read as the worse.
    case notUnderstood
    /// A member has not the form that it must have; it is kept as it is.
    case malformed
    /// A member that a command must give is missing; it is read as the worse.
    case missing
    /// A number that cannot be, such as a negative accuracy; it is read as missing.
    case refusedValue
    /// The same member stands twice; it is read as missing.
    case duplicateMember
    /// Text that is no Unicode, such as half a surrogate pair.
    case damagedText
    /// Longitude and latitude look exchanged: it lies far from all else, and exchanged it would not.
    case looksSwapped
  }

  /// Whether it is the place that is flawed, not what is said of it.
  var isOfPlace: Bool {
    switch kind {
    case .noUsableGeometry, .lostParts, .invalidGeometry, .looksSwapped: true
    case .notUnderstood, .malformed, .missing, .refusedValue, .duplicateMember, .damagedText: false
    }
  }

  /// What sort of thing is wrong.
  package let kind: Kind
  /// Which member, or where and why.
  package let detail: String

  /// Creates a flaw.
  package init(_ kind: Kind, _ detail: String) { (self.kind, self.detail) = (kind, detail) }
}
