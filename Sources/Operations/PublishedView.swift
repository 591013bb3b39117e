package import Assessment
package import Geometry
package import Ledger
package import MineAction

/// What is known at one head of the ledger, ready to be asked: published as one value.
package struct PublishedView: Sendable {
  /// The last event that is folded in.
  package let head: LedgerHead
  /// The land, with its situation.
  package let land: Land

  /// The situation.
  package var situation: Situation { land.situation }

  /// Where the programme works, in degrees, if that is known.
  package var area: Envelope? { situation.programme?.area ?? land.extent }
}
