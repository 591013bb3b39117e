internal import Exchange
internal import JSON
internal import MineAction

extension ImportJob {
  /// A record with the file's own words where what is set or mapped over them, and nobody attests,
  /// would make its land look less dangerous; and the ways in which it would.
  ///
  /// What the file does not say is what settings are for, and a translation says what a word of
  /// the file means that is none of ours. One that is not translated counts as the worse also here.
  func keepingItsOwnWords(
    _ entered: Record, of feature: GeoJSONFeature
  ) -> (record: Record, ways: [String]) {
    if options.columns.isEmpty, options.settings.isEmpty, options.translations.isEmpty {
      return (entered, [])
    }
    let properties = feature.properties.map(\.compacted)
    func record(translatingOnly foreign: Set<String>) -> Record {
      Record(
        entered.type, code: entered.code, place: entered.place,
        members: options.members(of: properties, translatingOnly: foreign), zone: zone)
    }
    let plain = record(translatingOnly: [])
    let foreign = Set(plain.flaws.filter { $0.kind != .missing }.map(\.member))
    var own = record(translatingOnly: foreign)
    own.featureMembers = entered.featureMembers
    own.flaws += entered.flaws.filter { !own.flaws.contains($0) }
    var ways = entered.waysMilder(than: own, by: situation.policy, topology)
    if own.mayEndanger, entered.begins(later: own) { ways.append("a later beginning") }
    return ways.isEmpty ? (entered, []) : (own, ways.map { "not set, \($0)" })
  }
}
