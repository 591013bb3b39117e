internal import Geometry
internal import MineAction

/// The answer to a ``RouteQuestion``: what the record holds, never more.
package struct Verdict: Sendable {
  /// The question.
  package let question: RouteQuestion
  /// The revision that was asked about.
  package let revision: Int64
  /// The stretches in order, without gap or overlap.
  package let stretches: [Stretch]
  /// The contamination whose reach comes nearest to the line, within the stand-off.
  package let nearest: Cause.Nearby?
  /// The codes of the hazards on record without a place, by their bytes.
  package let unlocated: [String]

  /// Creates an answer; only an ``Assessor`` gives one that the record bears out.
  package init(
    question: RouteQuestion, revision: Int64, stretches: [Stretch], nearest: Cause.Nearby?,
    unlocated: [String]
  ) {
    (self.question, self.revision, self.stretches) = (question, revision, stretches)
    (self.nearest, self.unlocated) = (nearest, unlocated)
  }

  /// The worst class of any stretch.
  package var `class`: RouteClass { stretches.map(\.class).max() ?? .indeterminate }

  /// The length of the route, in metres.
  package var length: Double { question.route.length }

  /// The chainage of the first metre that is not cleared, in metres.
  package var clearedPrefix: Double {
    stretches.first { $0.class != .cleared }?.from ?? length
  }
}
