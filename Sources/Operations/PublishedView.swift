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
  /// The events of the programme and its policies, by their places in the order.
  let standing: [Int64]
  /// Where the programme works, where that is known of more than is in the situation.
  var knownArea: Envelope?

  /// The situation.
  package var situation: Situation { land.situation }

  /// Where the programme works, in degrees, if that is known.
  package var area: Envelope? { knownArea ?? situation.programme?.area ?? land.extents.area }
}
