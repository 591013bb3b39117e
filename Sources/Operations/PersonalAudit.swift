internal import Digest
internal import Ledger
internal import MineAction

/// Compares the references of events with the personal values that are there.
struct PersonalAudit {
  /// The digests that were there, with the events that they came with.
  private let there: [SHA256Digest: Int64]
  /// The last event that was there then.
  private let last: Int64
  private var named: [SHA256Digest: Int64] = [:]
  private var erased: [SHA256Digest: Int64] = [:]

  /// Begins an audit of the events up to one; the digests were read at that event or later.
  init(_ there: [SHA256Digest: Int64], through last: Int64) {
    (self.there, self.last) = (there, last)
  }

  /// Takes the next event.
  mutating func take(_ event: Event) {
    for reference in event.fact.personalReferences {
      guard let digest = reference.digest, named[digest] == nil else { continue }
      named[digest] = event.sequence
    }
    guard case .erased(let erasure) = event.fact else { return }
    for digest in erasure.references.compactMap(\.digest) { erased[digest] = event.sequence }
  }

  /// What is wrong, of the first event of each kind.
  var findings: [String] {
    var findings: [String] = []
    let missing = named.filter { there[$0.key] == nil && erased[$0.key] == nil && $0.value <= last }
    if let event = missing.values.min() {
      findings.append(
        "personal data of event \(event) are missing, and no event says that they were erased")
    }
    let back = there.filter { (erased[$0.key] ?? .max) <= last }
    if let event = back.values.min() {
      findings.append("personal data of event \(event) are there again after they were erased")
    }
    let moved = there.filter { $0.value <= last && named[$0.key] != $0.value }
    if let event = moved.values.min() {
      findings.append("personal data stand under event \(event), which did not bring them")
    }
    return findings
  }
}
