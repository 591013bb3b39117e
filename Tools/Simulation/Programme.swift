internal import Foundation
internal import JSON
internal import Ledger
internal import MineAction
internal import Operations
internal import Synchronization
internal import TestSupport

/// A programme of two years: three organisations, twenty teams, and what happens to them.
///
/// Everything goes through a `Workspace` on a real ledger; the clock and chance are the
/// simulation's own, so that one seed is one programme.
final class SimulatedProgramme {
  let workspace: Workspace
  let clock: SimulatedClock
  var random: SeededGenerator
  var world = World()
  /// The day, from 1; the programme begins on 1 January 2024.
  var day = 1
  var refusals = 0
  /// What went otherwise than it must.
  var faults: [String] = []

  struct Actor {
    let person, body: String
  }

  static let administrator = Actor(person: "P-ADM", body: "CENTRE")
  static let officer = Actor(person: "P-OPS", body: "CENTRE")
  static let surveyor = Actor(person: "P-SUR", body: "CENTRE")
  static let villager = Actor(person: "P-VIL", body: "CENTRE")
  static let quality = ["CENTRE", "ALPHA", "BRAVO"].map { Actor(person: "Q-\($0)", body: $0) }

  init(at path: String, seed: UInt64) throws {
    let clock = SimulatedClock()
    (self.clock, random) = (clock, SeededGenerator(seed: seed))
    workspace = try Workspace.begin(
      path, Programme(name: "Simulation (fictional)", timeZone: "Asia/Yerevan", area: nil),
      person: Identifier("P-ADM"), organisation: Identifier("CENTRE"),
      clock: { clock.tick() })
    try people()
  }

  var revision: Int64 { get throws { try workspace.ledger.head.sequence } }

  func date(_ day: Int) -> String { CivilDay(number: 19_722 + day).text }

  /// An instant of a day on which its afternoon has come.
  func afternoon(of day: Int) -> Instant {
    Instant(microseconds: (Int64(19_722 + day) * 86_400 + 11 * 3_600) * 1_000_000)
  }

  func chance(_ share: Double) -> Bool { Double.random(in: 0...1, using: &random) < share }

  private func people() throws {
    let admin = Self.administrator
    for body in ["ALPHA", "BRAVO"] {
      try add(
        .organisation, body, nil, admin,
        [#"accreditedFor=["clearance","technicalSurvey","nonTechnicalSurvey"]"#])
    }
    func person(_ code: String, _ role: Vocabulary.Role?, _ body: String) throws {
      try add(.person, code, nil, admin, ["organisation=\(body)"])
      guard let role else { return }
      try perform(
        .grant(Grant(role, to: Identifier(code), for: Identifier(body))), admin)
    }
    try person("P-OPS", .operationsOfficer, "CENTRE")
    try person("P-SUR", .surveyor, "CENTRE")
    try person("P-VIL", nil, "CENTRE")
    // Who plans work may judge that of others, but not this.
    try perform(
      .grant(Grant(.qualityOfficer, to: Identifier("P-OPS"), for: Identifier("CENTRE"))), admin)
    for actor in Self.quality { try person(actor.person, .qualityOfficer, actor.body) }
    for team in 1...20 { try person("L-\(team)", .teamLeader, team % 2 == 0 ? "ALPHA" : "BRAVO") }
  }

  /// Performs a command that must be taken.
  @discardableResult
  func perform(_ command: Command, _ actor: Actor) throws -> [Event] {
    let events = try workspace.perform(
      command, person: Identifier(actor.person), organisation: Identifier(actor.body))
    follow(events)
    return events
  }

  /// Tries a command that must be refused, and leave the ledger as it was.
  func mustRefuse(_ what: String, _ body: () throws -> Void) throws {
    let before = try workspace.ledger.head
    do {
      try body()
      faults.append("taken on day \(day): \(what)")
    } catch is Problem {
      refusals += 1
    }
    if try workspace.ledger.head != before { faults.append("changed by a refusal: \(what)") }
  }

  // What the ledger says happened to sectors besides what was asked for.
  private func follow(_ events: [Event]) {
    for event in events {
      guard case .stepped(let step) = event.fact else { continue }
      // Days are those of Yerevan, four hours before Greenwich.
      let hours = step.on.first.microseconds / 3_600_000_000 + 4
      let day = Int(hours / 24) - 19_722
      world.move(step.code.text, to: step.status, on: day)
      if step.status == "open" { world.reopen(step.code.text, on: day) }
    }
  }

  @discardableResult
  func mark(
    _ code: String, _ status: String, _ actor: Actor, day: Int? = nil, note: String? = nil,
    _ set: [String] = []
  ) throws -> [Event] {
    let step = Step(
      code: try Identifier(code), status: status, on: try field(day ?? self.day), note: note,
      members: try set.map(ImportOptions.member))
    return try perform(.mark(step), actor)
  }

  /// The last proposal that is open.
  var proposal: Int64? {
    get throws { try workspace.current().situation.proposals.keys.max() }
  }

  /// Answers a proposal; the last one where none is named.
  @discardableResult
  func answer(isApproval: Bool, _ actor: Actor, to number: Int64? = nil) throws -> [Event] {
    guard let number = try number ?? proposal else {
      faults.append("what takes two was done by one, on day \(day)")
      return []
    }
    return try perform(
      .answer(
        Answer(to: number, isApproval: isApproval, on: try field(day), note: "looked at")), actor)
  }

  func add(
    _ type: RecordType, _ code: String, _ geometry: String?, _ actor: Actor, _ set: [String]
  ) throws {
    let record = try record(type, code, geometry, try set.map(ImportOptions.member))
    try perform(type == .hazardReport ? .file(record) : .add(record), actor)
  }

  func record(
    _ type: RecordType, _ code: String, _ geometry: String?, _ members: [JSONMember]
  ) throws -> Record {
    var rest = geometry.map { Array($0.utf8) }
    return try workspace.record(
      type, code: Identifier(code), members: members,
      geometry: geometry == nil
        ? nil
        : {
          defer { rest = nil }
          return rest
        }, named: "simulation")
  }

  func field(_ day: Int) throws -> FieldDate {
    guard let date = FieldDate(date(day), in: try workspace.zone()) else {
      throw Problem("no date", at: date(day), hint: "correct the simulation", status: 70)
    }
    return date
  }
}

/// The simulation's clock: it moves on by a second whenever it is looked at.
final class SimulatedClock: Sendable {
  private let time = Mutex<Int64>(0)

  /// Moves to the afternoon of a day, from 1, at which all of its days' work is told.
  func move(to day: Int) {
    time.withLock { $0 = (Int64(19_722 + day) * 86_400 + 12 * 3_600) * 1_000_000 }
  }

  func tick() -> Instant {
    time.withLock { time in
      if time == 0 { time = (19_722 * 86_400) * 1_000_000 }
      time += 1_000_000
      return Instant(microseconds: time)
    }
  }
}
