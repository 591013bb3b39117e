internal import Digest
internal import JSON
internal import Ledger
internal import MineAction

/// Takes personal values out of what is to be recorded, and knows those again that are on record.
///
/// One for each command or import. Its secret is forgotten with it.
struct PersonalSeal: ~Copyable {
  private let ledger: Ledger
  private let secret: [UInt8]
  private var hasher = SHA256()
  // Read when they are first needed.
  private var salts: PersonalSalts?

  init(_ ledger: Ledger) {
    var chance = SystemRandomNumberGenerator()
    self.init(ledger, using: &chance)
  }

  init(_ ledger: Ledger, using chance: inout some RandomNumberGenerator) {
    self.ledger = ledger
    secret = (0..<32).map { _ in UInt8.random(in: 0...255, using: &chance) }
  }

  /// The fact with references in the place of its personal values, and those values.
  mutating func sealing(_ fact: Event.Fact) -> SealedFact {
    var values: [PersonalValue] = []
    let sealed = fact.replacingPersonalMembers { code, member in
      if PersonalReference(member.value) != nil { return member.value }
      let value = value(member.value, code, member.name)
      values.append(value)
      return value.reference.json
    }
    return SealedFact(fact: sealed, values: values)
  }

  /// A value of a record, to be kept apart.
  ///
  /// Salted by what nobody knows, and in one run alike for the same words of the same record: so a
  /// repetition shows as one.
  mutating func value(_ text: JSONText, _ code: Record.Code, _ name: String) -> PersonalValue {
    let secret = secret
    hasher.update(secret.span)
    for part in [code.text, "\0", name, "\0", text.text] { hasher.update(part.utf8.span) }
    let salt = hasher.finalize().bytes.prefix(PersonalValue.saltLength)
    return PersonalValue(text.text, salt: Array(salt), using: &hasher)
  }

  /// The record with references in the place of the personal values that its history has.
  ///
  /// So it says the same as what is on record where it does. Words that look like a reference, and
  /// are none of the record's own, are words.
  mutating func recognising(_ record: Record, in history: History?) throws -> Record {
    try record.replacingPersonalMembers { member in
      if PersonalReference(member.value) != nil,
        history?.versions.contains(where: { $0.record.personalMembers.contains(member) }) == true
      {
        return member.value
      }
      let value = PersonalReference.asEntered(member.value)
      guard let latest = history?.latest else { return value }
      let known = latest.personalMembers.filter { $0.name == member.name }
        .compactMap { PersonalReference($0.value) }
      return try reference(to: value, record.code, member.name, among: known)?.json ?? value
    }
  }

  /// The command with its record recognised.
  mutating func recognising(_ command: Command, in situation: Situation) throws -> Command {
    switch command {
    case .add(let record): .add(try recognising(record, in: situation[record.code]))
    case .file(let record): .file(try recognising(record, in: situation[record.code]))
    case .correct(let record, let note):
      .correct(try recognising(record, in: situation[record.code]), note: note)
    case .mark(let step): .mark(step.recognised)
    case .begin, .grant, .setPolicy, .answer, .erase: command
    }
  }

  /// The one of some references that stands for a value.
  mutating func reference(
    to value: JSONText, _ code: Record.Code, _ name: String, among known: [PersonalReference]
  ) throws -> PersonalReference? {
    if known.isEmpty { return nil }
    // Of what this run has staged the ledger knows nothing yet.
    let own = self.value(value, code, name).reference
    if known.contains(own) { return own }
    let salts = try self.salts ?? ledger.personalSalts()
    self.salts = salts
    for reference in known {
      if let digest = reference.digest, salts.hold(value.text, as: digest, using: &hasher) {
        return reference
      }
    }
    return nil
  }
}

extension Step {
  /// The step whose members are words, none of them a reference.
  fileprivate var recognised: Step {
    Step(
      code: code, status: status, on: on, note: note,
      members: members.map {
        JSONMember(name: $0.name, value: PersonalReference.asEntered($0.value))
      })
  }
}

extension PersonalValue {
  /// What events hold in its place.
  var reference: PersonalReference {
    guard let reference = PersonalReference(digits: digest.hex) else {
      preconditionFailure("a digest has 64 digits")
    }
    return reference
  }
}

extension PersonalReference {
  /// The digest by which the ledger finds the value.
  var digest: SHA256Digest? { SHA256Digest(hex: digits) }
}
