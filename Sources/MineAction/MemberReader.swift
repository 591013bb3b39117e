internal import JSON

/// Takes the members that a record's type has from those of a file, and keeps the rest.
///
/// What is not understood stays among the rest, to come out again as it went in, and leaves a
/// ``Flaw``: the typed value is then missing, which counts as the worse.
struct MemberReader: MemberVisitor {
  private(set) var rest: [JSONMember]
  private(set) var flaws: [Flaw] = []
  private let zone: TimeZoneRule

  init(_ members: [JSONMember], zone: TimeZoneRule) {
    (rest, self.zone) = (members, zone)
    var seen: Set<String> = []
    for member in members where !seen.insert(member.name).inserted {
      flaws.append(Flaw(.duplicateMember, member.name))
    }
  }

  /// The text of a member; empty text and null count as missing.
  mutating func text(_ name: String, _ value: inout String?) {
    value = take(name) { $0.string.flatMap { $0.isEmpty ? nil : $0 } }
  }

  /// A term of ours.
  mutating func term<Term: RawRepresentable<String>>(_ name: String, _ value: inout Term?) {
    value = take(name) { $0.string.flatMap(Term.init(rawValue:)) }
  }

  /// Terms of ours, all of them understood, or none.
  mutating func terms<Term: RawRepresentable<String>>(_ name: String, _ values: inout [Term]) {
    values =
      take(name) { value in
        guard let texts = value.elements?.map(\.string) else { return nil }
        let terms = texts.compactMap { $0.flatMap(Term.init(rawValue:)) }
        return terms.count == texts.count ? terms : nil
      } ?? []
  }

  /// Texts, all of them, or none.
  mutating func texts(_ name: String, _ values: inout [String]) {
    values =
      take(name) { value in
        guard let texts = value.elements?.compactMap(\.string),
          texts.count == value.elements?.count
        else { return nil }
        return texts
      } ?? []
  }

  /// Yes or no; no where it is missing.
  mutating func flag(_ name: String, _ value: inout Bool) {
    value = take(name) { $0.bool } ?? false
  }

  /// The accuracy and how the position was fixed.
  ///
  /// `unclear`: what one that was not understood is at least, in metres; 0 for a way of fixing that
  /// is none of ours.
  mutating func accuracy(
    _ stated: inout Double?, _ fix: inout Vocabulary.Fix?, _ unclear: inout Double?
  ) {
    number("accuracy", in: 0...Double.greatestFiniteMagnitude, &stated)
    term("fix", &fix)
    if stated != nil { return }
    if has("accuracy") { unclear = leastNumber("accuracy") }
    if has("fix") { unclear = unclear ?? 0 }
  }

  /// Whether there is still a member of a name, other than null: it was not understood.
  func has(_ name: String) -> Bool {
    rest.contains { $0.name == name && !$0.value.isNull && $0.value.text != "\"\"" }
  }

  /// What a length that was not understood is at least, in metres; 0 where it has no number.
  func leastNumber(_ name: String) -> Double {
    rest.filter { $0.name == name }.map { UnclearLength($0.value).metres }.max() ?? 0
  }

  /// A number within bounds, or a text that is one; one outside is refused: read as missing, and
  /// listed.
  mutating func number(_ name: String, in bounds: ClosedRange<Double>, _ value: inout Double?) {
    value = number(name, in: bounds)
  }
  private mutating func number(_ name: String, in bounds: ClosedRange<Double>) -> Double? {
    guard let value = only(name), !value.isNull else { return nil }
    guard let number = value.number ?? value.string.flatMap(Double.init), number.isFinite else {
      flaws.append(Flaw(.notUnderstood, name))
      return nil
    }
    guard bounds.contains(number) else {
      flaws.append(Flaw(.refusedValue, "\(name) \(value.text)"))
      return nil
    }
    remove(name)
    return number
  }

  /// A day or an instant.
  mutating func date(_ name: String, _ value: inout FieldDate?) {
    let zone = zone
    // The ledger's own form of a day is nobody else's to write: it would be read from there.
    if !zone.isOfLedger, only(name)?.string?.contains("[") == true {
      flaws.append(Flaw(.notUnderstood, name))
      for index in rest.indices where rest[index].name == name {
        rest[index] = JSONMember(name: "source:\(name)", value: rest[index].value)
      }
    }
    value = take(name) { value in value.string.flatMap { FieldDate($0, in: zone) } }
  }

  /// Notes that a member which a command must give is missing.
  mutating func require(_ name: String, _ isThere: Bool) {
    if !isThere, !has(name) {
      flaws.append(Flaw(.missing, name))
    }
  }

  private mutating func take<Value>(_ name: String, _ read: (JSONText) -> Value?) -> Value? {
    guard let value = only(name), !value.isNull, value.text != "\"\"" else { return nil }
    guard let result = read(value) else {
      flaws.append(Flaw(.notUnderstood, "\(name) \(value.text.prefix(60))"))
      return nil
    }
    remove(name)
    return result
  }

  // A member that stands twice has no value that could be trusted.
  private func only(_ name: String) -> JSONText? {
    var found: JSONText?
    for member in rest where member.name == name {
      if found != nil { return nil }
      found = member.value
    }
    return found
  }

  private mutating func remove(_ name: String) { rest.removeAll { $0.name == name } }
}
