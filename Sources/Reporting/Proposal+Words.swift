package import MineAction

extension Proposal {
  /// What would be changed, in words.
  package var subject: String {
    switch change {
    case .mark(let step): "the step \(step.status)"
    case .correct: "a correction"
    case .policy(let policy): "the policy \(policy.name)"
    }
  }
}
