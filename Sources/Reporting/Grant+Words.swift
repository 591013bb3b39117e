package import MineAction

extension Grant {
  /// The role, for whom, where and on which days, in words.
  package var words: String {
    var words = "\(role.rawValue) for \(organisation.text)"
    if let district { words += " in \(district.text)" }
    if let from { words += " from \(from.text)" }
    if let until { words += " until \(until.text)" }
    return words
  }
}
