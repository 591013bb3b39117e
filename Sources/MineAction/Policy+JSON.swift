package import JSON

/// What is wrong with the text of a policy.
package struct PolicyDefect: Error, Hashable {
  /// The member, as a path.
  package let member: String
  /// What is wrong with it, and what it may be.
  package let reason: String
}

extension Policy {
  /// Reads a policy: an object of members, each of which replaces what the default policy has.
  ///
  /// Lengths in metres, ages in days. A member that is not understood is refused: it may have been
  /// meant to be a demand.
  package init(_ text: JSONText) throws(PolicyDefect) {
    guard let members = text.members else {
      throw PolicyDefect(member: "the policy", reason: "is no JSON object")
    }
    self.init()
    var seen: Set<String> = []
    for member in members {
      guard seen.insert(member.name).inserted else {
        throw PolicyDefect(member: member.name, reason: "stands twice")
      }
      try take(member)
    }
  }

  private mutating func take(_ member: JSONMember) throws(PolicyDefect) {
    let (name, value) = (member.name, member.value)
    func wrong(_ reason: String) -> PolicyDefect { PolicyDefect(member: name, reason: reason) }
    switch name {
    case "name":
      guard let text = value.string, (1...64).contains(text.count) else {
        throw wrong("is a text of 1 to 64 characters")
      }
      self.name = text
    case "width": try Self.read(member, into: &widths, 0.1...200)
    case "requiredDepth": try Self.read(member, into: &requiredDepths, 0...5)
    case "maxEvidenceAge":
      if value.isNull { return maxEvidenceAge = nil }
      guard let days = value.number, (0...36_525).contains(days) else {
        throw wrong("is a number of days from 0 to 36525, or null")
      }
      maxEvidenceAge = days
    case "technicalSurveySuffices":
      let terms = value.elements?.map { $0.string.flatMap(Profile.init(rawValue:)) }
      guard let terms, terms.allSatisfy({ $0 != nil }) else { throw wrong("is a list of profiles") }
      technicalSurveySuffices = Set(terms.compactMap { $0 })
    case "accuracy": try Self.read(member, into: &accuracies, 0...100_000)
    case "assumedAccuracy": assumedAccuracy = try Self.length(member, 0...100_000)
    case "dangerRadius": try Self.read(member, into: &dangerRadii, 0...100_000)
    case "assumedDangerRadius": assumedDangerRadius = try Self.length(member, 0...100_000)
    case "disclosure":
      guard let term = value.string.flatMap(Disclosure.init(rawValue:)) else {
        throw wrong("is " + Disclosure.allCases.map(\.rawValue).joined(separator: ", "))
      }
      disclosure = term
    case "calibrations":
      guard let entries = value.members else { throw wrong("is an object of calibrations by name") }
      for entry in entries {
        guard let calibration = Calibration(entry.value), (1...64).contains(entry.name.count) else {
          throw PolicyDefect(
            member: "\(name).\(entry.name)", reason: "is none that clearway calibrate made")
        }
        calibrations[entry.name] = calibration
      }
    default: throw wrong("is no member of a policy")
    }
  }

  private static func length(
    _ member: JSONMember, _ bounds: ClosedRange<Double>
  ) throws(PolicyDefect) -> Double {
    guard let value = member.value.number, bounds.contains(value) else {
      throw PolicyDefect(
        member: member.name,
        reason: "is a number of metres from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return value
  }

  private static func read<Term: RawRepresentable<String> & CaseIterable & Hashable>(
    _ member: JSONMember, into values: inout [Term: Double], _ bounds: ClosedRange<Double>
  ) throws(PolicyDefect) {
    guard let entries = member.value.members else {
      throw PolicyDefect(member: member.name, reason: "is an object of lengths by name")
    }
    for entry in entries {
      let path = "\(member.name).\(entry.name)"
      guard let term = Term(rawValue: entry.name) else {
        let names = Term.allCases.map(\.rawValue).joined(separator: ", ")
        throw PolicyDefect(member: path, reason: "is none of \(names)")
      }
      values[term] = try length(JSONMember(name: path, value: entry.value), bounds)
    }
  }

  /// The policy with all of its members, in a fixed order: what is stored, shown and digested.
  ///
  /// Who approved it is not part of it.
  package var text: JSONText {
    var members: [JSONMember] = []
    func add(_ name: String, _ value: JSONText) {
      members.append(JSONMember(name: name, value: value))
    }
    func list<Term: RawRepresentable<String>>(_ values: [Term: Double]) -> JSONText {
      let sorted = values.sorted { $0.key.rawValue < $1.key.rawValue }
      return BodyWriter.object(
        sorted.map { JSONMember(name: $0.key.rawValue, value: JSONText(number: $0.value)) })
    }
    add("name", JSONText(string: name))
    add("width", list(widths))
    add("requiredDepth", list(requiredDepths))
    add("maxEvidenceAge", maxEvidenceAge.map { JSONText(number: $0) } ?? JSONText(trusted: "null"))
    let profiles = technicalSurveySuffices.map(\.rawValue).sorted()
      .map { JSONText(string: $0).text }.joined(separator: ",")
    add("technicalSurveySuffices", JSONText(trusted: "[\(profiles)]"))
    add("accuracy", list(accuracies))
    add("assumedAccuracy", JSONText(number: assumedAccuracy))
    add("dangerRadius", list(dangerRadii))
    add("assumedDangerRadius", JSONText(number: assumedDangerRadius))
    add("disclosure", JSONText(string: disclosure.rawValue))
    if !calibrations.isEmpty {
      let sorted = calibrations.sorted { $0.key < $1.key }
      add(
        "calibrations",
        BodyWriter.object(sorted.map { JSONMember(name: $0.key, value: $0.value.text) }))
    }
    return BodyWriter.object(members)
  }
}
