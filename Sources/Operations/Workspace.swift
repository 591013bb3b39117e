internal import Assessment
internal import Digest
internal import Foundation
package import GeoEngine
internal import Geometry
package import Ledger
package import MineAction
internal import Synchronization

/// A ledger opened for work: it performs commands and answers questions.
///
/// A class, for it owns the published view and the ledger's connections. Readers take the view as
/// it is; a writer publishes after its commit, and only forward.
package final class Workspace: Sendable {
  /// The ledger.
  package let ledger: Ledger
  /// The engine that measures geometry.
  package let topology = GEOSTopology()
  private let published: Mutex<PublishedView?>
  private let clock: @Sendable () -> Instant

  /// Opens a ledger.
  ///
  /// `clock`: gives the current instant; tests hand in their own.
  package init(
    _ ledger: Ledger, clock: @escaping @Sendable () -> Instant = Workspace.systemClock
  ) {
    (self.ledger, self.clock) = (ledger, clock)
    published = Mutex(nil)
  }

  /// The machine's clock, to the microsecond.
  package static var systemClock: @Sendable () -> Instant {
    { Instant(microseconds: Int64(Date().timeIntervalSince1970 * 1_000_000)) }
  }

  /// The current instant.
  package var now: Instant { clock() }

  /// Opens the ledger at a path.
  package static func open(_ path: String, readOnly: Bool) throws -> Workspace {
    do {
      return Workspace(try Ledger.open(at: path, readOnly: readOnly))
    } catch {
      throw Problem(error)
    }
  }

  /// Makes a ledger with a programme, whose first person and organisation are the author's.
  package static func begin(
    _ path: String, _ programme: Programme, person: Identifier<Person>,
    organisation: Identifier<Organisation>,
    clock: @escaping @Sendable () -> Instant = Workspace.systemClock
  ) throws -> Workspace {
    let now = clock()
    let author = Attribution(
      person: person, organisation: organisation, occurredAt: now, recordedAt: now)
    let events: [Event]
    do {
      events = try Situation().decide(.begin(programme), by: author, measuring: GEOSTopology())
    } catch {
      throw Problem(error)
    }
    do {
      let ledger = try Ledger.create(at: path) { transaction in
        for event in events { try transaction.append(EventRow(event)) }
      }
      return Workspace(ledger, clock: clock)
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }

  /// What is known now: whatever any process has committed before this call is in it.
  package func current() throws -> PublishedView {
    do {
      return try caughtUp()
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    }
  }

  private func caughtUp() throws -> PublishedView {
    let known = published.withLock { $0 }
    let head = try ledger.head
    if let known, known.head == head { return known }
    var situation = Situation()
    if let known {
      guard known.head.sequence < head.sequence,
        try ledger.digest(of: known.head.sequence) == known.head.digest
      else {
        throw Problem(
          "the ledger lacks an event that it had before", at: ledger.path,
          hint: "it was cut or replaced: run clearway verify, and restore a backup",
          status: Problem.data)
      }
      situation = known.situation
    }
    var (last, standing) = (known?.head ?? .empty, known?.standing ?? [])
    func note(_ row: EventRow, _ digest: SHA256Digest) {
      last = LedgerHead(sequence: row.sequence, digest: digest)
      if row.kind == "begun" || row.kind == "policySet" { standing.append(row.sequence) }
    }
    if known == nil {
      situation = try whole(note)
    } else {
      try ledger.forEachRow(after: last.sequence) { row, digest in
        try Self.fold(row, into: &situation, path: ledger.path)
        note(row, digest)
      }
    }
    if known == nil || situation.records.changedNumbers.count > 2_000 { situation.rebase() }
    let view = PublishedView(
      head: last, land: Land(situation, after: known?.land), standing: standing)
    if known == nil, last.sequence >= Gazetteer.leastCount { survey(view) }
    return publish(view)
  }

  /// The situation of the whole ledger, from its first event.
  private func whole(_ note: (EventRow, SHA256Digest) -> Void) throws -> Situation {
    var fold = LedgerFold()
    do {
      try ledger.forEachRow { row, digest in
        try fold.add(row)
        note(row, digest)
      }
      try fold.finish()
    } catch let unreadable as UnreadableEvent {
      throw Self.problem(of: unreadable, path: ledger.path)
    }
    return fold.situation
  }

  // Keeps a gazetteer for those who ask next, where the one that is there will not do for long.
  private func survey(_ view: PublishedView) {
    let known = try? Gazetteer(beside: ledger)
    if let known, view.head.sequence - known.head.sequence <= known.patience / 2,
      known.reaches(asFarAs: view.situation.policies.furthest)
    {
      return
    }
    Gazetteer(view)?.keep(beside: ledger)
  }

  /// Keeps a gazetteer of what is known now, however little that is.
  package func survey() throws {
    let view = try current()
    var situation = view.situation
    situation.rebase()
    let whole = PublishedView(head: view.head, land: Land(situation), standing: view.standing)
    Gazetteer(whole)?.keep(beside: ledger)
  }

  /// What is known now, for questions about routes: by the gazetteer, where there is one that will
  /// do, and else wholly.
  package func outlook() throws -> Outlook {
    if published.withLock({ $0 }) == nil,
      let outlook = try Problem.translating(
        ledger, { try Gazetteer(beside: ledger).flatMap { try Outlook($0, of: ledger) } })
    {
      return outlook
    }
    return Outlook(try current())
  }

  private func publish(_ view: PublishedView) -> PublishedView {
    published.withLock { known in
      if let known, known.head.sequence >= view.head.sequence { return known }
      known = view
      return view
    }
  }

  @discardableResult
  static func fold(
    _ row: EventRow, into situation: inout Situation, path: String
  ) throws -> Event {
    do {
      let event = try Event(row)
      situation.evolve(event)
      return event
    } catch {
      throw problem(of: error, path: path)
    }
  }

  // A row that cannot be read may be danger: no answer is given without it.
  static func problem(of unreadable: UnreadableEvent, path: String) -> Problem {
    Problem(
      "event \(unreadable.sequence) cannot be read: \(unreadable.reason)", at: path,
      hint: "use the version of clearway that wrote it, or run clearway verify",
      status: Problem.data)
  }

  /// Performs a command: decided against what is latest, inside the write transaction.
  ///
  /// - Returns: the events that followed, none where nothing had to change.
  @discardableResult
  package func perform(
    _ command: Command, person: Identifier<Person>, organisation: Identifier<Organisation>
  ) throws -> [Event] {
    // A typed place was asked about when it was read.
    if let record = command.newRecord, record.place.derivation?.text == nil,
      let box = record.place.entered?.envelope
    {
      try refuseMisplaced(box, record.code.text, "the place", current())
    }
    return try perform(person: person, organisation: organisation) {
      try $1.recognising(command, in: $0)
    }
  }

  /// Performs the command that a body makes of what is latest.
  func perform(
    person: Identifier<Person>, organisation: Identifier<Organisation>,
    _ making: (Situation, inout PersonalSeal) throws -> Command
  ) throws -> [Event] {
    let known = try current()
    var seal = PersonalSeal(ledger)
    do {
      return try ledger.write { transaction in
        var situation = known.situation
        try transaction.forEachRow(after: known.head.sequence) { row, _ in
          try Self.fold(row, into: &situation, path: ledger.path)
        }
        let command = try making(situation, &seal)
        let now = clock()
        let author = Attribution(
          person: person, organisation: organisation,
          occurredAt: command.on.map { min($0.first, now) } ?? now,
          recordedAt: now)
        var events = try situation.decide(command, by: author, measuring: topology)
        if let change = situation.changeOfTools(after: events.map(\.fact)) {
          events.append(Event(change, by: author))
        }
        for index in events.indices {
          let sealed = seal.sealing(events[index].fact)
          events[index] = Event(sealed.fact, by: author, note: events[index].note)
          events[index].sequence = try transaction.append(
            SealedRow(EventRow(events[index]), personal: sealed.values))
          if case .erased(let erasure) = sealed.fact {
            try transaction.erase(erasure.references.compactMap(\.digest))
          }
        }
        return events
      }
    } catch let failure as LedgerFailure {
      throw Problem(failure)
    } catch let refusal as Refusal {
      throw Problem(try inDays(refusal))
    }
  }

  // Roles are entrusted by the day: a day began, in UTC, on the evening before.
  private func inDays(_ refusal: Refusal) throws -> Refusal {
    guard case .grantNotInForce(let roles, let date) = refusal, !date.isDay else { return refusal }
    return .grantNotInForce(roles, on: FieldDate(dayOf: date.first, in: try zone()))
  }

  /// The rule of the programme's time zone.
  package func zone() throws -> TimeZoneRule { try zone(of: current().situation.programme) }

  /// The rule of a programme's time zone.
  package func zone(of programme: Programme?) throws -> TimeZoneRule {
    guard let programme else { throw Problem(Refusal.noProgramme) }
    guard let rule = ProgrammeZone.rule(named: programme.timeZone) else {
      throw Problem(
        "this machine does not know the time zone \(programme.timeZone)", at: ledger.path,
        hint: "install the package tzdata", status: 69)
    }
    return rule
  }
}
