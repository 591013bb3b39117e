internal import MineAction

extension Table {
  /// What a row of devices is about.
  package enum DeviceGrouping: String, Sendable, CaseIterable {
    /// A category of the vocabulary of contamination.
    case category
    /// A model of a category.
    case model
  }

  /// The devices that sectors and reports say were found, and those that were disposed of.
  ///
  /// A device counts on its own day, else on that of the sector's completion or of the report.
  package init(devicesOf scope: TableScope, by grouping: DeviceGrouping) {
    let isByModel = grouping == .model
    self.init(
      "devices",
      [Column("category")] + (isByModel ? [Column("model")] : [])
        + [.count("found"), .count("disposed"), .count("records")], entry: grouping.rawValue)
    struct Sort: Hashable {
      let category: Vocabulary.ReportKind
      let model: String?
    }
    struct Pile {
      var (found, disposed) = (0, 0)
      var records: Set<Record.Code> = []

      var cells: [Cell] { [.count(found), .count(disposed), .count(records.count)] }

      mutating func add(_ other: Self) {
        found += other.found
        disposed += other.disposed
        records.formUnion(other.records)
      }
    }
    var piles: [Sort: Pile] = [:]
    var (unclear, undated): ([String], Set<String>) = ([], [])
    for (_, version) in scope.versions {
      let record = version.record
      guard record.mayHaveDevices else { continue }
      guard let devices = record.devices else {
        unclear.append(record.code.text)
        continue
      }
      for device in devices {
        guard let isHeld = scope.holds(device.day(in: scope.zone) ?? record.dayOfDevices) else {
          undated.insert(record.code.text)
          continue
        }
        guard isHeld else { continue }
        let sort = Sort(category: device.category, model: isByModel ? device.model : nil)
        piles[sort, default: Pile()].add(
          Pile(
            found: device.count, disposed: device.isDisposedOf ? device.count : 0,
            records: [record.code]))
      }
    }
    let order = Vocabulary.ReportKind.allCases
    for category in order {
      let own = piles.filter { $0.key.category == category }
      for (sort, pile) in own.sorted(by: { Self.precedes([$0.key.model], [$1.key.model]) }) {
        rows.append(
          [.text(category.rawValue)] + (isByModel ? [Cell(sort.model)] : []) + pile.cells)
      }
    }
    let all = piles.values.reduce(into: Pile()) { $0.add($1) }
    totals = [Total(name: "total", cells: (isByModel ? [.none, .none] : [.none]) + all.cells)]
    apart = [
      Apart(
        name: "undated", words: "with devices of which no day is known, and those in no figure",
        codes: Array(undated).inOrder),
      Apart(
        name: "notUnderstood", words: "whose devices were not understood, and in no figure",
        codes: unclear.inOrder),
    ]
    remarks = [
      "disposed are those of which a disposal is on record, whatever it says was done",
      "a device that a sector and a report both name counts twice",
    ]
  }
}

extension Record {
  /// Whether it is a sector or a report that was not merged, superseded or entered in error.
  fileprivate var mayHaveDevices: Bool {
    switch detail {
    case .sector(let sector): sector.effectiveStatus != .withdrawn
    case .hazardReport(let report): report.effectiveStatus != .withdrawn
    case .hazardousArea, .organisation, .person, .other: false
    }
  }

  /// The day on which devices of it count that have none of their own, where it is known.
  fileprivate var dayOfDevices: FieldDate? {
    switch detail {
    case .sector(let sector): sector.completedOn
    case .hazardReport(let report): report.reportedOn
    case .hazardousArea, .organisation, .person, .other: nil
    }
  }
}
