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

extension Flaw.Kind {
  /// What sort of thing is wrong, in words.
  var title: String {
    switch self {
    case .noUsableGeometry: "no usable place"
    case .lostParts: "parts without a place"
    case .invalidGeometry: "an outline that is not valid, of which the hull counts"
    case .notUnderstood: "a member that was not understood"
    case .malformed: "a member without its form"
    case .missing: "a member that is missing"
    case .refusedValue: "a value that cannot be"
    case .duplicateMember: "a member that stands twice"
    case .damagedText: "damaged text"
    case .looksSwapped: "longitude and latitude that look exchanged, or have the wrong sign"
    }
  }
}
