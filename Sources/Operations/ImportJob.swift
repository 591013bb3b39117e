internal import Assessment
internal import Digest
internal import Exchange
internal import Geometry
internal import JSON
internal import Ledger
internal import MineAction

/// Brings one file in: read to its end, checked and staged without the lock, then appended at once.
struct ImportJob: ~Copyable {
  private let situation: Situation
  private let options: ImportOptions
  private let author: Attribution
  private let topology: any Topology
  private var converter: FeatureConverter
  private var spool: EventSpool
  private var hasher = SHA256()
  private(set) var result = Reconciliation()
  // What this file says of each code: the digest of its row, to tell a repetition from a conflict.
  private(set) var seen: [Record.Code: SHA256Digest] = [:]
  private var organisations: Set<String> = []
  private var located = 0
  private var swapped = 0
  private var firstSwapped = 0

  init(
    _ view: PublishedView, options: ImportOptions, by author: Attribution, zone: TimeZoneRule,
    topology: any Topology, source: String, staging spool: consuming EventSpool
  ) {
    (situation, self.options, self.author, self.topology) = (
      view.situation, options, author, topology
    )
    converter = FeatureConverter(
      options: options, zone: zone, topology: topology,
      area: view.situation.programme?.area ?? view.land.extent)
    self.spool = spool
    result.source = source
    result.isDryRun = options.isDryRun
    for number in 0..<situation.records.count {
      result.areaBefore.add(situation.records[number].latest, 1)
    }
    result.areaAfter = result.areaBefore
  }

  /// Reads all features; throws before anything is changed.
  mutating func read(_ reader: inout GeoJSONReader) throws {
    if let body = options.attestedBy { try register(body.text) }
    while let feature = try next(&reader) {
      result.read += 1
      if let system = feature.crs { try Self.check(system, feature: feature.number, result.source) }
      let record: Record
      do {
        record = try converter.record(of: feature)
      } catch .noType(let word) {
        throw Problem(
          word.map { "\($0.prefix(40)) is no type of record" }
            ?? "a feature does not say what type of record it is",
          at: "\(result.source), feature \(feature.number)",
          hint: "say what the file holds with --as, or correct recordType: it is one of "
            + RecordType.allCases.map(\.rawValue).joined(separator: ", "), status: Problem.data)
      }
      try take(record, of: feature)
    }
    if let system = reader.crs { try Self.check(system, feature: nil, result.source) }
    if located > 0, swapped == located {
      throw Problem(
        "latitude and longitude look exchanged: all of it lies far from the programme's records, "
          + "and would not the other way round",
        at: "\(result.source), feature \(firstSwapped)",
        hint: "give longitude first", status: Problem.data)
    }
    if options.isStrict, result.flagged + result.refused + result.quarantined > 0 {
      let first = result.notes.first
      throw Problem(
        "--strict refuses the file: \(first?.text ?? "it has flaws")",
        at: "\(result.source), feature \(first?.feature ?? 0)",
        hint: "correct it, or import it without --strict", status: Problem.data)
    }
  }

  private func next(_ reader: inout GeoJSONReader) throws -> GeoJSONFeature? {
    do throws(GeoJSONFailure) {
      return try reader.next()
    } catch {
      throw Problem(error, file: result.source)
    }
  }

  private mutating func take(_ record: Record, of feature: GeoJSONFeature) throws {
    if record.place.entered != nil {
      located += 1
      if converter.looksSwapped(record.place) {
        swapped += 1
        if swapped == 1 { firstSwapped = feature.number }
      }
    }
    switch situation.decide(
      onImport: record, isAttested: options.attestedBy != nil, measuring: topology)
    {
    case .setAside(let reason): try setAside(feature, record.code.text, reason)
    case .same(let ways):
      // What it says is what the ledger says, also where it waits for attestation.
      let known = situation[record.code]?.latest ?? record
      if try isRepeated(known, feature) { return }
      result.same += 1
      seen[record.code] = row(for: known).digest
      noteWaiting(ways, feature.number, record)
      tally(record, feature)
    case .clash(let taken):
      try appendUnderItsOwnCode(taken, feature)
    case .refuse(let ways):
      if try isRepeated(record, feature, counting: \.refused) { return }
      result.refused += 1
      seen[record.code] = row(for: record).digest
      result.note("refused", feature.number, record.code.text, ways.joined(separator: ", "))
    case .add(let taken, let ways):
      if try isRepeated(taken, feature) { return }
      try append(taken)
      result.added += 1
      noteWaiting(ways, feature.number, taken)
      result.areaAfter.add(taken, 1)
      tally(taken, feature)
    case .change(let taken, let old):
      if try isRepeated(taken, feature) { return }
      try append(taken)
      result.changed += 1
      result.areaAfter.add(old, -1)
      result.areaAfter.add(taken, 1)
      tally(taken, feature)
    }
  }

  /// Deals with a code that stood in the file before: the same words are the same; other words are
  /// danger under a code of their own, or are set aside.
  private mutating func isRepeated(
    _ record: Record, _ feature: GeoJSONFeature,
    counting count: WritableKeyPath<Reconciliation, Int> = \.same
  ) throws -> Bool {
    guard let before = seen[record.code] else { return false }
    if row(for: record).digest == before {
      result[keyPath: count] += 1
      return true
    }
    guard record.type.mayBeDanger, !record.looksLifted else {
      try setAside(feature, record.code.text, "its code stands in the file before it")
      return true
    }
    try appendUnderItsOwnCode(record, feature)
    return true
  }

  /// Takes danger whose code something else has.
  private mutating func appendUnderItsOwnCode(
    _ record: Record, _ feature: GeoJSONFeature
  ) throws {
    var again = Record(
      code: converter.digestCode(of: feature), place: record.place, detail: record.detail,
      others: record.others, flaws: record.flaws)
    again.featureMembers = record.featureMembers
    again.flaws.append(Flaw(.duplicateMember, "code \(record.code.text)"))
    if let known = situation[again.code]?.latest, again.says(theSameAs: known) {
      result.same += 1
    } else {
      try append(again)
      result.added += 1
      result.areaAfter.add(again, 1)
    }
    tally(again, feature)
  }

  private mutating func noteWaiting(_ ways: [String], _ number: Int, _ record: Record) {
    if ways.isEmpty { return }
    result.waiting += 1
    result.note("waiting", number, record.code.text, ways.joined(separator: ", "))
  }

  private mutating func tally(_ record: Record, _ feature: GeoJSONFeature) {
    let code = record.code.text
    // What is merely missing is common and counts as the worse: it is told by the doctor.
    let flaws = record.flaws.filter { $0.kind != .missing }
    if !flaws.isEmpty {
      result.flagged += 1
      result.note("flagged", feature.number, code, flaws.map(\.words).joined(separator: "; "))
    }
    if record.type.mayBeDanger, record.place.ground == nil || record.place.isIncomplete,
      !record.looksLifted
    {
      result.unlocated += 1
      result.note("unlocated", feature.number, code, "danger on record without a place")
    }
  }

  private mutating func setAside(
    _ feature: GeoJSONFeature, _ code: String, _ reason: String
  ) throws {
    result.quarantined += 1
    result.note("quarantined", feature.number, code, reason)
    if situation.setAsideTexts.contains(feature.text) { return }
    try spool.append(
      seal(
        .setAside(
          SetAside(
            source: result.source, number: feature.number, reason: reason, text: feature.text))))
  }

  private mutating func append(_ record: Record) throws {
    if case .sector(let sector) = record.detail, let body = sector.organisation {
      try register(body)
    }
    let row = row(for: record)
    seen[record.code] = row.digest
    try spool.append(row)
  }

  private mutating func register(_ body: String) throws {
    guard organisations.insert(body).inserted, let code = try? Record.Code(body),
      situation[code] == nil, seen[code] == nil
    else { return }
    let record = Record(code: code, place: .nowhere, detail: .organisation(Organisation()))
    result.newOrganisations.append(body)
    try spool.append(row(for: record))
  }

  private mutating func row(for record: Record) -> SealedRow {
    seal(.recorded(record, by: options.attestedBy == nil ? .import : .attestedImport))
  }

  private mutating func seal(_ fact: Event.Fact) -> SealedRow {
    SealedRow(EventRow(Event(fact, by: author)), using: &hasher)
  }

  /// Whether there is anything to append.
  var isEmpty: Bool { spool.count == 0 }

  /// Appends all that was staged, and the summary.
  mutating func append(to transaction: inout LedgerTransaction) throws {
    try transaction.append(contentsOf: spool)
    let summary = ImportSummary(
      source: result.source, attestedBy: options.attestedBy?.text, counts: result.counts)
    result.revision = try transaction.append(EventRow(Event(.imported(summary), by: author)))
  }

  mutating func note(revision: Int64) { result.revision = revision }
}

extension Reconciliation.Areas {
  fileprivate mutating func add(_ record: Record, _ sign: Double) {
    switch record.detail {
    case .hazardousArea where !record.looksLifted:
      hazardous += sign * (record.place.ground?.area ?? 0)
    case .sector(let sector) where sector.isReleased && record.place.isSound:
      released += sign * (record.place.ground?.area ?? 0)
    default: break
    }
  }
}
