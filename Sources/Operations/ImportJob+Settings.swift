internal import JSON
internal import MineAction

extension ImportJob {
  /// A record with the file's own words where what is set or mapped over them, and nobody attests,
  /// would make its land look less dangerous; and the ways in which it would.
  ///
  /// What the file does not say is what settings are for.
  func keepingItsOwnWords(_ entered: Record) -> (record: Record, ways: [String]) {
    func own(_ name: String) -> String { String(name.dropFirst("source:".count)) }
    var replaced = entered.others.filter { member in
      member.name.hasPrefix("source:") && Record.ownMembers.contains(own(member.name))
    }
    guard !replaced.isEmpty else { return (entered, []) }
    func record(keeping replaced: [JSONMember]) -> Record {
      let names = Set(replaced.map(\.name)).union(replaced.map { own($0.name) })
      let members =
        entered.members().filter { !names.contains($0.name) }
        + replaced.map { JSONMember(name: own($0.name), value: $0.value) }
      return Record(
        entered.type, code: entered.code, place: entered.place, members: members, zone: zone)
    }
    // A word of the file that is none of ours is what a mapping is for.
    let foreign = Set(record(keeping: replaced).flaws.map(\.member))
    replaced.removeAll { foreign.contains(own($0.name)) }
    var kept = record(keeping: replaced)
    kept.featureMembers = entered.featureMembers
    kept.flaws += entered.flaws.filter { !kept.flaws.contains($0) }
    let ways = entered.waysMilder(than: kept, by: situation.policy, topology)
    return ways.isEmpty ? (entered, []) : (kept, ways.map { "not set, \($0)" })
  }
}
