/// What a record says from one revision and one date on.
package struct Version: Sendable {
  /// The first revision that knows it.
  package let sequence: Int64
  /// The first instant, in the field, at which it holds.
  package let begins: Instant
  /// The first revision at which it is known to have been wrong; `.max` while it is not.
  package internal(set) var retractedAt: Int64 = .max
  /// What the record says.
  package let record: Record
  /// How it came to say so; `nil` for a step of its life.
  package let way: Event.Way?

  init(sequence: Int64, begins: Instant, record: Record, way: Event.Way?) {
    (self.sequence, self.begins) = (sequence, begins)
    (self.record, self.way) = (record, way)
  }
}

/// The versions of one record, in the order of the ledger.
package struct History: Sendable {
  /// The versions; never empty.
  package private(set) var versions: [Version]
  /// The events that are about the record, by their places in the order.
  package private(set) var events: [Int64]
  /// Who had a hand in what the record says: in the work ever, in the rest since it was last
  /// accepted.
  package private(set) var hands: Set<Hand>
  /// Why somebody is to look at it again; empty once it was judged.
  package private(set) var reviews: [String] = []

  /// Somebody who had a hand in what a record says, for an organisation.
  package struct Hand: Hashable, Sendable {
    /// What somebody did.
    package enum Part: Hashable, Sendable {
      /// The work itself, or the word that it was done.
      case work
      /// What is said of the record besides.
      case word
      /// A judgement on the work, or a doubt.
      case judgement
    }

    /// The person's code.
    package let person: String
    /// The organisation's code.
    package let organisation: String
    /// What the person did.
    package let part: Part

    init(_ author: Attribution, _ part: Part) {
      (person, organisation) = (author.person.text, author.organisation.text)
      self.part = part
    }
  }

  init(_ record: Record, by event: Event) {
    versions = Self.versions(of: record, by: event)
    events = [event.sequence]
    hands = [Hand(event.attribution, record.saysWorkWasDone ? .work : .word)]
  }

  /// The record as last recorded, whatever the date.
  package var latest: Record { versions[versions.count - 1].record }

  /// Whether anything of it was said in this ledger, by a command, a step or a correction, or is to
  /// be reviewed here: no file makes that milder.
  var isOurs: Bool {
    !reviews.isEmpty
      || versions.contains { $0.way == nil || $0.way == .command || $0.way == .correction }
  }

  /// The last day of any doubt that was ever on it; `nil` where one has no day, or there is none.
  var lastDoubt: FieldDate? {
    let doubted = versions.compactMap { version -> Sector? in
      guard case .sector(let sector) = version.record.detail, sector.effectiveDoubt != nil,
        sector.status != nil || sector.doubt != nil
      else { return nil }
      return sector
    }
    if doubted.contains(where: { $0.statusOn == nil }) { return nil }
    return doubted.compactMap(\.statusOn).max { $0.last < $1.last }
  }

  /// Whether it is a sector that is released, and was so by the end of a day.
  func wasReleased(by date: FieldDate) -> Bool {
    guard case .sector(let now) = latest.detail, now.isReleased,
      case .sector(let then) = version(revision: .max - 1, at: date.last)?.record.detail
    else { return false }
    return then.isReleased
  }

  /// What was known at a revision of the state at an instant, `nil` where it had not begun.
  ///
  /// The last version in the ledger's order that has begun: bad news of an early date recorded
  /// late holds from its date on, until a later record lifts it.
  package func version(revision: Int64, at instant: Instant) -> Version? {
    versions.last {
      $0.sequence <= revision && $0.begins <= instant && $0.retractedAt > revision
    }
  }

  mutating func replace(with record: Record, by event: Event) {
    for index in versions.indices where versions[index].record.looksLifted {
      // A release or a closure that the new words do not bear out was never one, as now known.
      if !record.bearsOut(versions[index].record) {
        versions[index].retractedAt = min(versions[index].retractedAt, event.sequence)
      }
    }
    let floor = endOfDoubt(before: record)
    versions += Self.versions(of: record, by: event, after: versions).map { version in
      guard let floor, version.begins < floor else { return version }
      return Version(
        sequence: version.sequence, begins: floor, record: version.record, way: version.way)
    }
    events.append(event.sequence)
    // Who corrects a word about work has not done it; who brings in that it was done, may have.
    var isCorrection = false
    if case .recorded(_, .correction) = event.fact { isCorrection = true }
    hands.insert(
      Hand(event.attribution, record.saysWorkWasDone && !isCorrection ? .work : .word))
  }

  // When a doubt ended that words without one must not undo for the past.
  private func endOfDoubt(before record: Record) -> Instant? {
    func isDoubted(_ record: Record) -> Bool {
      if case .sector(let sector) = record.detail { sector.effectiveDoubt != nil } else { false }
    }
    guard !isDoubted(record),
      let last = versions.lastIndex(where: { isDoubted($0.record) && $0.retractedAt == .max }),
      last + 1 < versions.count
    else { return nil }
    return versions[last + 1].begins
  }

  mutating func take(_ step: Step, by event: Event) {
    let isRestarted = latest.restarts
    let record = latest.taking(step)
    versions.append(
      Version(
        sequence: event.sequence,
        begins: record.begins(on: step.on, recordedAt: event.attribution.recordedAt),
        record: record, way: nil))
    events.append(event.sequence)
    let part: Hand.Part =
      switch step.status {
      // Who lets work go on again has not done it.
      case "inProgress" where isRestarted: .word
      case "inProgress", "completed": .work
      case "accepted", "rejected", "suspended", "resuspected": .judgement
      default: .word
      }
    // What is accepted is done with; who worked it is remembered.
    if step.status == "accepted" { hands = hands.filter { $0.part == .work } }
    if step.status == "accepted" || step.status == "rejected" || step.status == "withdrawn" {
      reviews = []
    }
    hands.insert(Hand(event.attribution, part))
  }

  /// Notes who proposed what was agreed to.
  mutating func note(handOf author: Attribution) { hands.insert(Hand(author, .word)) }

  mutating func callForReview(_ review: Review, by event: Event) {
    reviews.append(review.reason)
    events.append(event.sequence)
  }

  // What a file says was lifted was dangerous before: from its first day until its last instant, as
  // dangerous as anybody ever said.
  private static func versions(
    of record: Record, by event: Event, after known: [Version] = []
  ) -> [Version] {
    let recordedAt = event.attribution.recordedAt
    let begins = record.begins(on: nil, recordedAt: recordedAt)
    var way: Event.Way?
    if case .recorded(_, let by) = event.fact { way = by }
    let version = Version(sequence: event.sequence, begins: begins, record: record, way: way)
    guard var earlier = record.beforeItWasLifted else { return [version] }
    if case .hazardReport(var report) = earlier.detail,
      known.contains(where: { $0.record.isVerifiedReport })
    {
      report.status = .verified
      earlier.detail = .hazardReport(report)
    }
    let danger = Version(
      sequence: event.sequence, begins: earlier.begins(on: nil, recordedAt: recordedAt),
      record: earlier, way: way)
    return danger.begins < begins ? [danger, version] : [version]
  }
}
