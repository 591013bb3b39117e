internal import Ledger
internal import MineAction

/// A fact as an event tells it, and the personal values that it refers to and are new with it.
struct SealedFact {
  let fact: Event.Fact
  var values: [PersonalValue]
}
