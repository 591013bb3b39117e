internal import JSON

/// Devices of one category and model that were found together.
package struct Device: Hashable, Sendable {
  /// What they are, in the vocabulary of contamination.
  package let category: Vocabulary.ReportKind
  /// Their model, where that is known.
  package let model: String?
  /// How many, from 1.
  package let count: Int
  /// Whether it is on record what was done with them, in whatever words.
  package let isDisposedOf: Bool
  private let on: String?

  fileprivate init?(_ item: JSONText) {
    guard let category = item["category"]?.string.flatMap(Vocabulary.ReportKind.init(rawValue:))
    else { return nil }
    self.category = category
    model = item["model"]?.string
    count = item["count"]?.integer.map(Int.init) ?? 1
    isDisposedOf = item["disposal"]?.string != nil
    on = item["on"]?.string
  }

  /// When they were found or disposed of, a plain day in the zone given; `nil` where it is not said.
  package func day(in zone: TimeZoneRule) -> FieldDate? { on.flatMap { FieldDate($0, in: zone) } }
}

extension Record {
  /// The devices that it says were found, none where it has no such member; `nil` where the member
  /// has not its form: see ``Attachment/devices``.
  package var devices: [Device]? {
    let members = others.filter { $0.name == Attachment.devices.rawValue && !$0.value.isNull }
    guard let member = members.first else { return [] }
    guard members.count == 1, Attachment.problem(with: member) == nil,
      let items = member.value.elements
    else { return nil }
    let devices = items.compactMap(Device.init)
    return devices.count == items.count ? devices : nil
  }
}
