internal import JSON

/// What a record may have beside what verdicts depend on: devices found, samples, findings, orders,
/// certificates, the points of a survey.
///
/// Each is a JSON value of a form of its own. Commands refuse what has another form, imports flag
/// it; either way it stays as it was written.
package enum Attachment: String, Sendable, CaseIterable {
  /// `[{"category": …, "model": …, "count": 1, "depth": 0.1, "disposal": …, "position": […]}]`:
  /// what was found; `category` is of the contamination vocabulary, depth in metres.
  case devices
  /// `{"area": 250, "method": …, "on": …}`: the ground that a quality officer checked, in m².
  case sample
  /// `[…]`: what the quality officer found, in words or as objects with a `note`.
  case findings
  /// The name of the report of an investigation.
  case report
  /// The team that works.
  case team
  /// `{"number": …, "issuedOn": …, "issuedBy": …}`: the order to work.
  case taskOrder
  /// `{"number": …, "recipient": …, "date": …}`: the certificate of a handover.
  case certificate
  /// `[{"name": …, "position": […]}]`, or with `bearing` in degrees and `distance` in metres from
  /// the point before: the corners of a survey on the ground.
  case turningPoints
  /// `[{"name": …, "position": […], "description": …}]`: the points that a survey starts from.
  case benchmarks

  /// What is wrong with a member, and what it may be; `nil` for a good one and for one of any
  /// other name.
  static func problem(with member: JSONMember) -> String? {
    guard let kind = Self(rawValue: member.name), !member.value.isNull else { return nil }
    let form = Form(path: member.name, value: member.value)
    switch kind {
    case .devices: return form.eachObject(Self.device)
    case .sample:
      return form.object { sample in
        sample.number("area", in: 0.000_1...1e12, isNeeded: true) ?? sample.text("method")
          ?? sample.date("on")
      }
    case .findings:
      return form.each { finding in
        finding.value.string == nil ? finding.object { $0.text("note", isNeeded: true) } : nil
      }
    case .report, .team:
      return member.value.string?.isEmpty == false ? nil : "\(member.name) is a text"
    case .taskOrder:
      return form.object { order in
        order.text("number", isNeeded: true) ?? order.date("issuedOn") ?? order.text("issuedBy")
      }
    case .certificate:
      return form.object { certificate in
        certificate.text("number", isNeeded: true) ?? certificate.text("recipient", isNeeded: true)
          ?? certificate.date("date", isNeeded: true)
      }
    case .turningPoints, .benchmarks:
      return form.eachObject { Self.point($0, mayBeMeasured: kind == .turningPoints) }
    }
  }

  private static func device(_ device: Form) -> String? {
    let kinds: [Vocabulary.ReportKind] = [
      .antiPersonnel, .antiVehicle, .improvised, .clusterMunition, .unexploded, .abandoned,
      .unknown,
    ]
    let category = device["category"]?.string.flatMap(Vocabulary.ReportKind.init(rawValue:))
    guard let category, kinds.contains(category) else {
      return "\(device.path).category is one of " + kinds.map(\.rawValue).joined(separator: ", ")
    }
    if let count = device["count"], count.integer.map({ $0 < 1 || $0 > 1_000_000 }) ?? true {
      return "\(device.path).count is a whole number from 1"
    }
    return device.text("model") ?? device.number("depth", in: 0...100) ?? device.text("disposal")
      ?? device.date("on") ?? device.position()
  }

  private static func point(_ point: Form, mayBeMeasured: Bool) -> String? {
    if let problem = point.text("name", isNeeded: true) { return problem }
    if mayBeMeasured, point["position"] == nil {
      return point.number("bearing", in: 0...360, isNeeded: true)
        ?? point.number("distance", in: 0...1e6, isNeeded: true)
    }
    return point.position(isNeeded: true) ?? point.text("description")
  }
}

/// A value whose form is looked at, and where it stands.
private struct Form {
  let path: String
  let value: JSONText

  subscript(name: String) -> JSONText? {
    value[name].flatMap { $0.isNull ? nil : $0 }
  }

  func object(_ look: (Self) -> String?) -> String? {
    value.members == nil ? "\(path) is an object" : look(self)
  }

  func each(_ look: (Self) -> String?) -> String? {
    guard let items = value.elements else { return "\(path) is a list" }
    for (index, item) in items.enumerated() {
      if let problem = look(Self(path: "\(path)[\(index)]", value: item)) { return problem }
    }
    return nil
  }

  func eachObject(_ look: (Self) -> String?) -> String? { each { $0.object(look) } }

  func text(_ name: String, isNeeded: Bool = false) -> String? {
    guard let value = self[name] else { return isNeeded ? "\(path).\(name) is missing" : nil }
    return value.string?.isEmpty == false ? nil : "\(path).\(name) is a text"
  }

  func number(
    _ name: String, in bounds: ClosedRange<Double>, isNeeded: Bool = false
  ) -> String? {
    guard let value = self[name] else { return isNeeded ? "\(path).\(name) is missing" : nil }
    let isGood = value.number.map(bounds.contains) ?? false
    return isGood
      ? nil : "\(path).\(name) is a number from \(bounds.lowerBound) to \(bounds.upperBound)"
  }

  func date(_ name: String, isNeeded: Bool = false) -> String? {
    guard let value = self[name] else { return isNeeded ? "\(path).\(name) is missing" : nil }
    let isGood = value.string.flatMap { FieldDate($0, in: .utc) } != nil
    return isGood ? nil : "\(path).\(name) is a date such as 2020-11-29"
  }

  func position(isNeeded: Bool = false) -> String? {
    guard let value = self["position"] else {
      return isNeeded ? "\(path).position is missing" : nil
    }
    let numbers = value.elements?.compactMap(\.number) ?? []
    let isGood = numbers.count >= 2 && abs(numbers[0]) <= 180 && abs(numbers[1]) <= 90
    return isGood ? nil : "\(path).position is [longitude, latitude] in degrees"
  }
}
