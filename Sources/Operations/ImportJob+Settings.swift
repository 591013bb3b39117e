internal import JSON
internal import MineAction

extension ImportJob {
  /// A record with the file's own words where what is set over them, and nobody attests, would make
  /// its land look less dangerous; and the ways in which it would.
  ///
  /// What the file does not say is what settings are for.
  func keepingItsOwnWords(_ entered: Record) -> (record: Record, ways: [String]) {
    let own = Set(options.settings.map(\.name)).intersection(Record.ownMembers)
    let replaced = entered.others.filter { member in
      member.name.hasPrefix("source:") && own.contains(String(member.name.dropFirst(7)))
    }
    guard !replaced.isEmpty else { return (entered, []) }
    let names = Set(replaced.map(\.name)).union(replaced.map { String($0.name.dropFirst(7)) })
    let members =
      entered.members().filter { !names.contains($0.name) }
      + replaced.map { JSONMember(name: String($0.name.dropFirst(7)), value: $0.value) }
    var kept = Record(
      entered.type, code: entered.code, place: entered.place, members: members, zone: zone)
    kept.featureMembers = entered.featureMembers
    kept.flaws += entered.flaws.filter { !kept.flaws.contains($0) }
    let ways = entered.waysMilder(than: kept, by: situation.policy, topology)
    return ways.isEmpty ? (entered, []) : (kept, ways.map { "not set, \($0)" })
  }
}
