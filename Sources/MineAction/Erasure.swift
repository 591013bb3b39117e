/// That the personal data of a record were erased; not what they were.
package struct Erasure: Hashable, Sendable {
  /// The record, or what was set aside under its code.
  package let code: Record.Code
  /// What stands in the events where the values were.
  package let references: [PersonalReference]

  /// Creates an erasure.
  package init(code: Record.Code, references: [PersonalReference]) {
    (self.code, self.references) = (code, references)
  }
}
