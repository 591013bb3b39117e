package import JSON
package import MineAction

/// Finds members that were meant to be others: a misspelt danger radius would be bad news lost.
package enum MemberSpelling {
  // Beside the members of records and attachments: what steps bring, and what commands look for.
  private static let beside: Set<String> = [
    "duplicateOf", "evidence", "notDone", "reporter", "supersededBy",
  ]
  // What people say of all sorts of records, and is like a name of ours by chance.
  private static let usual: Set<String> = ["name", "names", "surveyor"]
  private static let meant = Record.ownMembers.union(Attachment.allCases.map(\.rawValue))
    .union(beside)

  /// Refuses the name that somebody has misspelt, and gives those that nothing will be read from.
  ///
  /// `type`: what the members are said of.
  /// - Returns: the names, in the order given, that change nothing in a record of the type.
  package static func unread(
    among members: [JSONMember], of type: RecordType
  ) throws -> [String] {
    for name in members.map(\.name) {
      guard let other = meaning(of: name) else { continue }
      throw Problem(
        "there is no member \(name)", at: "--set \(name)=", hint: "did you mean \(other)?",
        status: Problem.usage)
    }
    let read = readMembers(of: type).union(usual)
    return members.map(\.name).filter { !read.contains($0) }
  }

  private static func readMembers(of type: RecordType) -> Set<String> {
    let own = Record.ownMembers(of: type)
    switch type {
    case .hazardousArea, .sector, .hazardReport:
      return own.union(Attachment.allCases.map(\.rawValue)).union(beside)
    case .route: return ["accuracy"]
    case .site: return ["accuracy", "fix", "kind"]
    case .district, .organisation, .person: return own
    }
  }

  /// The name that one was meant to be; `nil` for one that is known, or like none that is.
  private static func meaning(of name: String) -> String? {
    if meant.contains(name) || usual.contains(name) { return nil }
    if name.lowercased() == "radius" { return "dangerRadius" }
    let letters = Array(name.lowercased().utf8)
    let near = meant.map { (name: $0, steps: distance(letters, Array($0.lowercased().utf8))) }
      .filter { $0.steps == 0 || letters.count >= 5 && $0.steps <= ($0.name.count < 5 ? 1 : 2) }
    return near.min { ($0.steps, $0.name) < ($1.steps, $1.name) }?.name
  }

  /// How many letters must be put in, left out or exchanged to make one name of another.
  private static func distance(_ one: [UInt8], _ other: [UInt8]) -> Int {
    var row = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, its) in other.enumerated() {
        let exchanged = diagonal + (letter == its ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(exchanged, diagonal + 1, row[j] + 1)
      }
    }
    return row[other.count]
  }
}
