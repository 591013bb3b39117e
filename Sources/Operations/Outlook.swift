package import Assessment
package import Geometry
internal import Ledger
package import MineAction

/// What is known at one head of the ledger, ready for questions about routes: all of it, or, by the
/// gazetteer, only what they need.
package struct Outlook: Sendable {
  private enum Source: Sendable {
    case whole(PublishedView)
    case near(Gazetteer, Ledger)
  }

  private let source: Source
  private let head: LedgerHead
  // The programme, its policies, and the records that changed since the gazetteer was made.
  private let events: [Int64: Event]
  private let situation: Situation

  /// The programme.
  package var programme: Programme? { situation.programme }
  /// The programme's policies.
  package var policies: PolicyBook { situation.policies }
  /// The last event that is known.
  package var revision: Int64 { head.sequence }

  /// Where the programme works, in degrees, if that is known.
  package var area: Envelope? {
    switch source {
    case .whole(let view): view.area
    case .near(let gazetteer, _):
      programme?.area ?? gazetteer.extents.including(Land.Extents(of: situation)).area
    }
  }

  /// All that is known.
  init(_ view: PublishedView) {
    (source, head, events, situation) = (.whole(view), view.head, [:], view.situation)
  }

  /// What a gazetteer leads to; `nil` where it is too old, or a policy reaches further.
  init?(_ gazetteer: Gazetteer, of ledger: Ledger) throws {
    let head = try ledger.head
    guard head.sequence >= gazetteer.head.sequence,
      head.sequence - gazetteer.head.sequence <= gazetteer.patience
    else { return nil }
    var events = try Self.events(of: try ledger.rows(at: gazetteer.standing))
    var subjects: Set<String> = []
    try ledger.forEachRow(after: gazetteer.head.sequence, through: head.sequence) { row, _ in
      events[row.sequence] = try Event(row)
      if let subject = row.subject { subjects.insert(subject) }
    }
    for subject in subjects.sorted() {
      events.merge(try Self.events(about: subject, of: ledger, until: head)) { one, _ in one }
    }
    situation = Self.situation(of: events, until: head)
    guard gazetteer.reaches(asFarAs: situation.policies.furthest) else { return nil }
    (source, self.head, self.events) = (.near(gazetteer, ledger), head, events)
  }

  /// A registered route as it was at an instant, as known at a revision; see
  /// ``AskedRoute/registered(_:in:revision:at:)``.
  package func registered(
    _ code: Record.Code, revision: Int64, at instant: Instant
  ) throws -> AskedRoute? {
    var known = situation
    if case .near(_, let ledger) = source {
      known = try Problem.translating(ledger) {
        // And what it was measured from, wherever that is.
        var (events, seen, waiting) = (events, Set<String>(), [code.text])
        while let name = waiting.popLast() {
          guard seen.insert(name).inserted else { continue }
          let own = try Self.events(about: name, of: ledger, until: head)
          events.merge(own) { one, _ in one }
          for case .recorded(let record, _) in own.values.map(\.fact) {
            waiting += record.place.derivation?.references.map(\.code) ?? []
          }
        }
        return Self.situation(of: events, until: head)
      }
    }
    return try AskedRoute.registered(code, in: known, revision: revision, at: instant)
  }

  /// What is to be known for questions: verdicts on them are those of all that is known, and nothing
  /// else is to be asked of it.
  package func view(for questions: [RouteQuestion]) throws -> PublishedView {
    switch source {
    case .whole(let view): return view
    case .near(let gazetteer, let ledger):
      return try Problem.translating(ledger) { try near(questions, gazetteer, ledger) }
    }
  }

  private func near(
    _ questions: [RouteQuestion], _ gazetteer: Gazetteer, _ ledger: Ledger
  ) throws -> PublishedView {
    let windows = questions.flatMap(\.windows)
    var (events, taken) = (events, Set<Int32>())
    func take(_ numbers: Set<Int32>) throws {
      let new = numbers.subtracting(taken)
      taken.formUnion(new)
      let sequences = new.flatMap { gazetteer.events(of: $0) }.filter { events[$0] == nil }
      let rows = try ledger.rows(at: sequences.sorted())
      events.merge(try Self.events(of: rows)) { one, _ in one }
    }
    var numbers = Set(gazetteer.hidden)
    for window in windows { gazetteer.search(window) { numbers.insert($0) } }
    try take(numbers)
    // Work on an area that is found may lie further off.
    var known = Self.situation(of: events, until: head)
    let furthest = known.policies.furthest
    var (widest, districts) = (0.0, Set<String>())
    for number in 0..<known.records.count {
      for version in known.records[number].versions {
        if case .hazardousArea = version.record.detail {
          widest = max(widest, furthest.accuracy(of: version.record))
        }
        if let district = version.record.namedDistrict { districts.insert(district) }
      }
    }
    for window in windows {
      gazetteer.search(window.grown(byMetres: widest + 1)) { numbers.insert($0) }
    }
    try take(numbers)
    for district in districts.sorted() {
      events.merge(try Self.events(about: district, of: ledger, until: head)) { one, _ in one }
    }
    known = Self.situation(of: events, until: head)
    known.rebase()
    return PublishedView(head: head, land: Land(known), standing: [], knownArea: area)
  }

  private static func events(
    about subject: String, of ledger: Ledger, until head: LedgerHead
  ) throws -> [Int64: Event] {
    try events(of: try ledger.rows(about: subject).filter { $0.sequence <= head.sequence })
  }

  private static func events(of rows: [EventRow]) throws -> [Int64: Event] {
    var events: [Int64: Event] = [:]
    for reading in LedgerFold.readings(of: rows) {
      let event = try reading.get()
      events[event.sequence] = event
    }
    return events
  }

  // In their order: what is derived must not hang on what else was read.
  private static func situation(of events: [Int64: Event], until head: LedgerHead) -> Situation {
    var situation = Situation(foldingMany: true)
    for sequence in events.keys.sorted() {
      if let event = events[sequence] { situation.evolve(event) }
    }
    situation.leaveOut(until: head.sequence)
    return situation
  }
}

extension Problem {
  /// What a body returns that reads a ledger, its failures in words.
  static func translating<T>(_ ledger: Ledger, _ body: () throws -> T) throws -> T {
    do {
      return try body()
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    } catch let unreadable as UnreadableEvent {
      throw Workspace.problem(of: unreadable, path: ledger.path)
    }
  }
}
