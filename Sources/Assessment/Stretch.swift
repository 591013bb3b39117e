package import MineAction

/// A piece of a route of one class for the same causes.
package struct Stretch: Hashable, Sendable {
  /// The chainage of its start, in metres.
  package let from: Double
  /// The chainage of its end, in metres.
  package let to: Double
  /// Its class.
  package let `class`: RouteClass
  /// Why.
  package let causes: [Cause]
  /// The codes of the released sectors that the corridor meets, by their bytes.
  package let evidence: [String]
  /// When the oldest of them was completed.
  package let oldestEvidence: FieldDate?

  /// Creates a stretch.
  package init(
    from: Double, to: Double, class: RouteClass, causes: [Cause] = [], evidence: [String] = [],
    oldestEvidence: FieldDate? = nil
  ) {
    (self.from, self.to, self.class, self.causes) = (from, to, `class`, causes)
    (self.evidence, self.oldestEvidence) = (evidence, oldestEvidence)
  }
}
