/// What the ledger has of a record's personal data, for the decision to erase it.
package struct PersonalHoldings: Hashable, Sendable {
  /// The record, or what was set aside under its code.
  package let code: Record.Code
  /// The references whose values are still there.
  package var references: [PersonalReference] = []
  /// The first event that holds personal values itself, as ledgers of format 1 do.
  package var firstInBody: Int64?

  /// Creates holdings of nothing.
  package init(of code: Record.Code) { self.code = code }
}
