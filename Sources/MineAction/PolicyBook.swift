/// The programme's policies, each from its revision on.
package struct PolicyBook: Sendable {
  private var editions: [(sequence: Int64, policy: Policy)] = []
  /// The policy that reaches as far as any that was ever in force.
  package private(set) var furthest = Policy.standard

  /// The policy in force.
  package var latest: Policy { editions.last?.policy ?? .standard }

  /// The revision from which it is in force; 0 for the default.
  var sequence: Int64 { editions.last?.sequence ?? 0 }

  /// The policy that was in force at a revision.
  package func policy(at revision: Int64) -> Policy { edition(at: revision).policy }

  /// The policy in force at a revision, and the revision that set it; 0 for the standard one.
  package func edition(at revision: Int64) -> (policy: Policy, sequence: Int64) {
    editions.last { $0.sequence <= revision }.map { ($0.policy, $0.sequence) } ?? (.standard, 0)
  }

  mutating func add(_ policy: Policy, at sequence: Int64) {
    editions.append((sequence, policy))
    furthest = furthest.reachingAsFar(as: policy)
  }
}
