internal import Assessment
internal import Digest
internal import Exchange
internal import Geometry
internal import JSON
internal import Ledger
internal import MineAction

/// Brings files in: read to their ends, checked and staged without the lock, then appended at once.
///
/// Each file is decided as if what those before it say were on record already.
struct ImportJob: ~Copyable {
  let options: ImportOptions
  let author: Attribution
  let topology: any Topology
  let zone: TimeZoneRule
  private let land: Land
  private(set) var situation: Situation
  // What will be on record behind the file that is read, where another follows.
  private var following: Situation?
  var converter: FeatureConverter
  private var spool: EventSpool
  var personal: PersonalSeal
  private var hasher = SHA256()
  var result = Reconciliation()
  // What was done with each file, and how many rows were staged at its end.
  private var finished: [(result: Reconciliation, rows: Int)] = []
  // What this file says of each code: the digest of its row, to tell a repetition from a conflict.
  var seen: [Record.Code: SHA256Digest] = [:]
  // What this file has made of sectors, or left of them.
  var sectorsHere: [Record.Code: Record] = [:]
  // What it said of sectors that was set aside, and counts if they come again.
  private var sectorsAside: [Record.Code: Record] = [:]
  // Whether anything follows from the files, and whether anything in them was measured from others.
  var (hasConsequences, hasReferences) = (false, false)
  // The codes that were decided on in any file.
  var touched: Set<Record.Code> = []
  private var organisations: Set<String> = []
  // The districts that danger without a place names in the files.
  private var namedDistricts: Set<String> = []
  private var hasOutlines = false
  // The records that others were measured from.
  var references: Set<String> = []
  // Those of them that the file has changed.
  var landmarks: [(Record, Record)] = []
  // Of what it has written, what was measured from others, and where others may have been measured
  // from all of it.
  var hanging: [Record.Code: Record] = [:]
  var marks: [Record.Code: [Position<Geographic>]] = [:]
  // What the file says anew of danger and work on record.
  var changes: [Event.Fact] = []
  // A fact of this file that an operation on coordinates went into, if any did.
  private var derived: [Event.Fact] = []
  /// The properties that a mapping names and some feature has.
  var seenColumns: Set<String> = []
  var (located, swapped, distant, firstDistant) = (0, 0, 0, 0)
  var firstSwapped: (slip: Misplacement, feature: Int)?

  init(
    _ view: PublishedView, options: ImportOptions, by author: Attribution, zone: TimeZoneRule,
    topology: any Topology, personal: consuming PersonalSeal,
    staging spool: consuming EventSpool
  ) {
    (land, situation, self.zone, self.topology) = (view.land, view.situation, zone, topology)
    (self.options, self.author) = (options, author)
    converter = Self.converter(view.land, options, zone, topology)
    self.spool = spool
    self.personal = personal
    for number in 0..<situation.records.count {
      result.areaAfter.add(situation.records[number].latest, 1)
    }
  }

  private static func converter(
    _ land: Land, _ options: ImportOptions, _ zone: TimeZoneRule, _ topology: any Topology
  ) -> FeatureConverter {
    FeatureConverter(
      options: options, zone: zone, topology: topology,
      area: land.situation.programme?.area ?? land.extents.area)
  }

  /// Where the programme works as the next file finds it, if that is known.
  var area: Envelope? { (following ?? situation).programme?.area ?? land.extents.area }

  /// Begins the next file.
  mutating func begin(_ source: String, isLast: Bool) {
    if let following {
      situation = following
      converter = Self.converter(Land(situation, after: land), options, zone, topology)
    }
    following = isLast ? nil : situation
    references = Set(
      situation.records.hanging.flatMap {
        situation.records[$0].latest.place.derivation?.references.map(\.code) ?? []
      })
    seen = [:]
    (sectorsHere, sectorsAside) = ([:], [:])
    (located, swapped, distant, firstDistant) = (0, 0, 0, 0)
    firstSwapped = nil
    let area = result.areaAfter
    result = Reconciliation()
    (result.source, result.isDryRun) = (source, options.isDryRun)
    (result.areaBefore, result.areaAfter) = (area, area)
  }

  /// Ends a file of which all was read: the summary stands behind what it brought.
  mutating func end() throws {
    if distant > 0 {
      result.note(
        "remark", firstDistant, nil,
        "\(distant) of \(located) places, this the first, lie far from where the programme works: "
          + "make sure of their coordinates and their system")
    }
    try moveWhatHangs()
    try reopen()
    touched.formUnion(seen.keys)
    if spool.count > finished.last?.rows ?? 0 {
      let summary = ImportSummary(
        source: result.source, attestedBy: options.attestedBy?.text, counts: result.counts)
      if let change = (following ?? situation).changeOfTools(after: derived) { try stage(change) }
      derived = []
      try stage(.imported(summary))
    }
    finished.append((result, spool.count))
  }

  mutating func take(_ entered: Record, of feature: GeoJSONFeature) throws {
    let (own, kept) =
      options.attestedBy == nil ? keepingItsOwnWords(entered, of: feature) : (entered, [])
    let record = try personal.recognising(own, in: situation[entered.code])
    if !kept.isEmpty {
      result.note("waiting", feature.number, record.code.text, kept.joined(separator: ", "))
    }
    if record.place.entered != nil {
      located += 1
      if let slip = record.place.entered?.envelope
        .flatMap({ Misplacement(of: $0, in: converter.area) })
      {
        swapped += 1
        if firstSwapped == nil { firstSwapped = (slip, feature.number) }
      } else if converter.isFar(record.place) {
        distant += 1
        if distant == 1 { firstDistant = feature.number }
      }
    }
    try follow(decision(on: record), record, entered, feature)
    if let taken = sectorsHere[record.code],
      let aside = sectorsAside.removeValue(forKey: record.code)
    {
      try worsen(taken, by: aside, entered, feature, isCounted: false)
    }
  }

  func decision(on record: Record) -> ImportDecision {
    situation.decide(
      onImport: record, isAttested: options.attestedBy != nil, at: author.recordedAt,
      beside: namedDistricts, measuring: topology)
  }

  /// Does what was decided on a record of the file.
  mutating func follow(
    _ decision: ImportDecision, _ record: Record, _ entered: Record, _ feature: GeoJSONFeature
  ) throws {
    switch decision {
    case .setAside(let reason):
      // What the file takes back of its own words is not lost for an outline.
      if sectorsHere[record.code] != nil, record.type == .sector {
        _ = try isRepeated(record, entered, feature)
      } else {
        if record.type == .sector { sectorsAside[record.code] = record }
        try setAside(feature, entered, reason)
      }
    case .same(let ways):
      // What it says is what the ledger says, also where it waits for attestation.
      let known = situation[record.code]?.latest ?? record
      if try isRepeated(known, entered, feature) { return }
      result.same += 1
      note(known, row(for: known).digest)
      noteWaiting(ways, feature.number, record)
      tally(record, feature)
    case .clash(let taken):
      try appendUnderItsOwnCode(taken, entered, feature)
    case .refuse(let ways):
      if try isRepeated(record, entered, feature, counting: \.refused) { return }
      result.refused += 1
      note(situation[record.code]?.latest ?? record, row(for: record).digest)
      result.note("refused", feature.number, record.code.text, ways.joined(separator: ", "))
    case .add(let taken, let ways):
      if try isRepeated(taken, entered, feature) { return }
      try append(taken)
      if references.contains(taken.code.text) { landmarks.append((taken, taken)) }
      result.added += 1
      noteWaiting(ways, feature.number, taken)
      result.areaAfter.add(taken, 1)
      tally(taken, feature)
    case .worsen(let taken, let old, let ways, let beside):
      if try isRepeated(taken, entered, feature) { return }
      if let beside { try appendUnderItsOwnCode(beside, entered, feature) }
      let words = ways.joined(separator: ", ")
      if taken.says(theSameAs: old) {
        note(old, row(for: taken).digest)
        result.note("refused", feature.number, taken.code.text, words)
        return
      }
      try replace(old, with: taken)
      if beside != nil { result.changed -= 1 }  // It is counted with what stands beside it.
      result.note(
        "refused", feature.number, taken.code.text, "only what is worse is taken, for \(words)")
      tally(taken, feature)
    case .change(let taken, let old, let ways):
      if try isRepeated(taken, entered, feature) { return }
      try replace(old, with: taken)
      noteWaiting(ways, feature.number, taken)
      tally(taken, feature)
    }
  }

  private mutating func replace(_ old: Record, with record: Record) throws {
    try append(record)
    if references.contains(record.code.text) { landmarks.append((old, record)) }
    if old.type.mayBeDanger { changes.append(recorded(record)) }
    result.changed += 1
    result.areaAfter.add(old, -1)
    result.areaAfter.add(record, 1)
  }

  mutating func noteWaiting(_ ways: [String], _ number: Int, _ record: Record) {
    if ways.isEmpty { return }
    result.waiting += 1
    result.note("waiting", number, record.code.text, ways.joined(separator: ", "))
  }

  mutating func tally(_ record: Record, _ feature: GeoJSONFeature) {
    let code = record.code.text
    // What is merely missing is common and counts as the worse: it is told by the doctor.
    let flaws = record.flaws.filter { $0.kind != .missing }
    if !flaws.isEmpty {
      result.flagged += 1
      result.note("flagged", feature.number, code, flaws.map(\.words).joined(separator: "; "))
    }
    if record.isUnlocatedDanger {
      result.unlocated += 1
      result.note("unlocated", feature.number, code, "danger on record without a place")
      if let district = record.namedDistrict { namedDistricts.insert(district) }
    }
  }

  mutating func append(_ record: Record) throws {
    if case .sector(let sector) = record.detail, let body = sector.organisation {
      try register(body)
    }
    if record.type == .district { hasOutlines = true }
    if record.place.derivation?.references.isEmpty == false { hanging[record.code] = record }
    let points = record.place.referencePoints
    if !points.isEmpty { marks[record.code] = points }
    note(record, try stage(recorded(record)).digest)
  }

  mutating func note(_ record: Record, _ digest: SHA256Digest) {
    seen[record.code] = digest
    if record.type == .sector { sectorsHere[record.code] = record }
  }

  /// Records an organisation that is named and not known, by its code.
  mutating func register(_ body: String) throws {
    guard organisations.insert(body).inserted, let code = try? Record.Code(body),
      situation[code] == nil, seen[code] == nil
    else { return }
    let record = Record(code: code, place: .nowhere, detail: .organisation(Organisation()))
    result.newOrganisations.append(body)
    touched.insert(code)
    try stage(recorded(record))
  }

  func recorded(_ record: Record) -> Event.Fact {
    .recorded(record, by: options.attestedBy == nil ? .import : .attestedImport)
  }

  mutating func row(for record: Record) -> SealedRow {
    seal(personal.sealing(recorded(record)))
  }

  private mutating func seal(_ sealed: SealedFact) -> SealedRow {
    SealedRow(EventRow(Event(sealed.fact, by: author)), personal: sealed.values, using: &hasher)
  }

  @discardableResult
  mutating func stage(
    _ entered: Event.Fact, _ values: [PersonalValue] = []
  ) throws -> SealedRow {
    var sealed = personal.sealing(entered)
    sealed.values += values
    let row = seal(sealed)
    if derived.isEmpty, sealed.fact.usesCoordinateTools { derived = [sealed.fact] }
    try spool.append(row)
    let sequence = land.situation.revision + Int64(spool.count)
    following?.evolve(Event(sealed.fact, by: author, sequence: sequence))
    return row
  }

  /// Whether there is anything to append.
  var isEmpty: Bool { spool.count == 0 }

  /// Whether what was decided would be decided otherwise after an event that somebody else recorded.
  func depends(on row: EventRow) -> Bool {
    // What a file did, and with what, stands in the rows before.
    if row.kind == "imported" || row.kind == "toolsChanged" { return false }
    // What two people agree on, or one proposes, may be about all that follows from the file.
    if hasConsequences, row.kind == "settled" || row.kind == "proposed" { return true }
    // Anything may be what one of them was measured from, in the end.
    if hasReferences, row.geometry != nil || row.kind == "settled" { return true }
    // Whether an outline may be taken depends on all danger.
    guard !hasOutlines, let subject = row.subject.flatMap({ try? Record.Code($0) }) else {
      return true
    }
    return touched.contains(subject)
  }

  /// Appends all that was staged.
  func append(to transaction: inout LedgerTransaction) throws {
    try transaction.append(contentsOf: spool)
  }

  /// What was done with each file, where the rows follow upon a revision.
  func results(after revision: Int64) -> [Reconciliation] {
    finished.map { result, rows in
      var result = result
      result.revision = revision + (options.isDryRun ? 0 : Int64(rows))
      return result
    }
  }
}
