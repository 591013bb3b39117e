internal import Digest
internal import Geometry
internal import JSON
internal import MineAction

/// Digests of all that situations hold, version by version.
///
/// A record is digested anew only when a further event is about it.
struct SituationDigests {
  private var known: [(events: Int, digest: String)] = []

  mutating func digest(of situation: Situation) -> String {
    var all = SHA256()
    for number in 0..<situation.records.count {
      let history = situation.records[number]
      if number == known.count { known.append((0, "")) }
      if known[number].events != history.events.count {
        known[number] = (history.events.count, Self.digest(of: history))
      }
      all.update(Array(known[number].digest.utf8).span)
    }
    let rest = "\(situation.grants) \(situation.proposals.keys.sorted()) \(situation.policy.text)"
    all.update(Array(rest.utf8).span)
    return all.finalize().hex
  }

  private static func digest(of history: History) -> String {
    var hasher = SHA256()
    for version in history.versions {
      let dates = "\(version.sequence) \(version.begins.microseconds) \(version.retractedAt)\n"
      let words = version.record.members().map { "\($0.name)=\($0.value.text)" }
      hasher.update(Array((dates + words.joined(separator: "\n")).utf8).span)
      let ground = version.record.place.entered?.wkb ?? []
      hasher.update(ground.span)
    }
    hasher.update(Array("\(history.events) \(history.reviews)".utf8).span)
    return hasher.finalize().hex
  }
}
