internal import Exchange
internal import JSON
internal import Ledger
internal import MineAction

extension ImportJob {
  /// Sets a feature aside, with the reason.
  mutating func setAside(
    _ feature: GeoJSONFeature, _ record: Record, _ reason: String
  ) throws {
    result.quarantined += 1
    result.note("quarantined", feature.number, record.code.text, reason)
    guard let (words, values) = try newWords(of: feature, record) else { return }
    let entry = SetAside(
      code: record.code, source: result.source, number: feature.number, reason: reason,
      words: words)
    try stage(.setAside(entry), values)
  }

  /// What is kept of a feature that is set aside: personal as a whole where any member is;
  /// `nil` where the ledger has it already.
  private mutating func newWords(
    of feature: GeoJSONFeature, _ record: Record
  ) throws -> (SetAside.Words, [PersonalValue])? {
    let text = feature.text
    guard record.hasPersonalMembers else {
      return situation.setAsideTexts.contains(text) ? nil : (.entered(text), [])
    }
    let known = situation.setAsideReferences[record.code] ?? []
    if try personal.reference(to: text, record.code, "", among: known) != nil { return nil }
    let value = personal.value(text, record.code, "")
    return (.personal(value.reference), [value])
  }
}
