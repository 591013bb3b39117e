package import Digest

/// What a walk over the whole of a ledger found.
package struct LedgerVerification: Equatable, Sendable {
  /// Something that is not as it was written.
  package enum Finding: Equatable, Sendable {
    /// The first event whose columns do not give its digest: it was changed, exchanged, put in, or
    /// moved.
    case altered(Int64)
    /// The first event that is not there although one after it is.
    case missing(Int64)
    /// The first event that cannot be read; in SQLite's words.
    case unreadable(Int64, String)
    /// An event whose personal values are not those that were recorded with it.
    case personalAltered(Int64)
    /// No event has the digest that was expected: what came after the last one was cut off, or it is
    /// another ledger.
    case headAbsent(SHA256Digest, after: Int64)
    /// A table, index or trigger that is missing, changed or none of ours, by its name.
    case structure(String)
    /// A fault of the file or of the index; in SQLite's words.
    case integrity(String)
  }

  /// The last event before the first that is not as it was recorded; the last of all if none is.
  package let head: LedgerHead
  /// What is wrong, with at most one of the events: what follows that one rests on it.
  package let findings: [Finding]

  /// Creates what was found.
  package init(head: LedgerHead, findings: [Finding]) {
    (self.head, self.findings) = (head, findings)
  }

  /// Whether nothing is wrong.
  package var isSound: Bool { findings.isEmpty }

  /// What is wrong, in one sentence that begins with the first bad event where one is known.
  package var sentence: String {
    let ordered = findings.filter(\.isOfEvent) + findings.filter { !$0.isOfEvent }
    let more = ordered.count > 2 ? ", and \(ordered.count - 2) more" : ""
    return ordered.prefix(2).map(\.description).joined(separator: ", and ") + more
  }
}

extension LedgerVerification.Finding {
  fileprivate var isOfEvent: Bool {
    switch self {
    case .altered, .missing, .unreadable, .personalAltered, .headAbsent: true
    case .structure, .integrity: false
    }
  }
}

extension LedgerVerification.Finding: CustomStringConvertible {
  /// One sentence for people.
  package var description: String {
    switch self {
    case .altered(let sequence): "event \(sequence) is not the one that was recorded"
    case .missing(let sequence): "event \(sequence) is missing"
    case .unreadable(let sequence, let message): "event \(sequence) cannot be read: \(message)"
    case .personalAltered(let sequence):
      "the personal data of event \(sequence) are not those that were recorded"
    case .headAbsent(let digest, let last):
      "no event has the digest \(digest.hex): what came after event \(last) was cut off, or it is "
        + "another ledger"
    case .structure(let name): "\(name) of the database is not as clearway made it"
    case .integrity(let message): "SQLite finds the file damaged: \(message)"
    }
  }
}
