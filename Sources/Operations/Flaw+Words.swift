package import MineAction

extension Flaw {
  /// What is wrong, in words.
  package var words: String {
    switch kind {
    case .noUsableGeometry, .lostParts, .invalidGeometry, .looksSwapped, .malformed: detail
    case .notUnderstood: "not understood: \(detail)"
    case .missing: "missing: \(detail)"
    case .refusedValue: "refused value: \(detail)"
    case .duplicateMember: "twice: \(detail)"
    case .damagedText: "damaged text: \(detail)"
    }
  }
}
