package import JSON

extension Record {
  /// Reads a record from the members of a GeoJSON feature or of an event; nothing is lost.
  ///
  /// What is not understood is kept in ``others`` and listed in ``flaws``.
  package init(
    _ type: RecordType, code: Code, place: Place, members: [JSONMember], zone: TimeZoneRule
  ) {
    var reader = MemberReader(
      members.filter { $0.name != "recordType" && $0.name != "code" }, zone: zone)
    let detail: Detail =
      switch type {
      case .hazardousArea: .hazardousArea(HazardousArea(&reader))
      case .sector: .sector(Sector(&reader))
      case .hazardReport: .hazardReport(HazardReport(&reader))
      case .organisation: .organisation(Organisation(&reader))
      case .person: .person(Person(&reader))
      case .route, .site, .district: .other(type)
      }
    self.init(
      code: code, place: place, detail: detail, others: reader.rest, flaws: reader.flaws)
  }

  /// The names of all members that some type of record reads as its own.
  package static let ownMembers: Set<String> = [
    "recordType", "code", "classification", "status", "observedOn", "statusOn", "accuracy", "fix",
    "district", "method", "doubt", "survey", "adjoins", "completedOn", "acceptedOn",
    "clearanceDepth", "organisation", "kind", "reportedOn", "dangerRadius", "accreditedFor",
    "unitOf", "independent",
  ]

  /// The members that hold what is personal.
  package static let personalMembers: Set<String> = ["reporter"]

  /// All members, `recordType` and `code` first, then ours in a fixed order, then the others.
  ///
  /// `dates`: how a date is written, as people or as the ledger write it.
  package func members(dates: @escaping (FieldDate) -> String = \.text) -> [JSONMember] {
    var writer = MemberWriter(dates: dates)
    writer.add("recordType", type.rawValue)
    writer.add("code", code.text)
    switch detail {
    case .hazardousArea(let area): area.write(to: &writer)
    case .sector(let sector): sector.write(to: &writer)
    case .hazardReport(let report): report.write(to: &writer)
    case .organisation(let organisation): organisation.write(to: &writer)
    case .person(let person): writer.add("organisation", person.organisation)
    case .other: break
    }
    return writer.members + others
  }
}

/// Collects members that have a value.
struct MemberWriter {
  private(set) var members: [JSONMember] = []
  private let dates: (FieldDate) -> String

  init(dates: @escaping (FieldDate) -> String) { self.dates = dates }

  mutating func add(_ name: String, _ text: String?) {
    if let text { members.append(JSONMember(name: name, value: JSONText(string: text))) }
  }
  mutating func add(_ name: String, _ term: (some RawRepresentable<String>)?) {
    add(name, term?.rawValue)
  }
  mutating func add(_ name: String, _ number: Double?) {
    if let number { members.append(JSONMember(name: name, value: JSONText(number: number))) }
  }
  mutating func add(_ name: String, _ date: FieldDate?) { add(name, date.map(dates)) }
  mutating func add(_ name: String, flag: Bool) {
    members.append(JSONMember(name: name, value: JSONText(bool: flag)))
  }
  mutating func add(_ name: String, _ texts: [String]) {
    if texts.isEmpty { return }
    let list = texts.map { JSONText(string: $0).text }.joined(separator: ",")
    members.append(JSONMember(name: name, value: JSONText(trusted: "[\(list)]")))
  }
}

/// What a length may be, in metres; how far it counts is bounded where it is used.
private let lengths = 0.0...Double.greatestFiniteMagnitude

extension HazardousArea {
  init(_ reader: inout MemberReader) {
    self.init()
    classification = reader.term("classification")
    status = reader.term("status")
    observedOn = reader.date("observedOn")
    statusOn = reader.date("statusOn")
    (accuracy, fix) = reader.accuracy()
    district = reader.text("district")
    reader.require("classification", classification != nil)
    reader.require("status", status != nil)
    reader.require("observedOn", observedOn != nil)
    reader.require("accuracy", accuracy != nil || fix != nil)
  }

  func write(to writer: inout MemberWriter) {
    writer.add("classification", classification)
    writer.add("status", status)
    writer.add("observedOn", observedOn)
    writer.add("statusOn", statusOn)
    writer.add("accuracy", accuracy)
    writer.add("fix", fix)
    writer.add("district", district)
  }
}

extension Sector {
  init(_ reader: inout MemberReader) {
    self.init()
    method = reader.term("method")
    status = reader.term("status")
    doubt = reader.term("doubt")
    isDoubtUnclear = reader.has("doubt") || doubt?.isDoubt == false
    survey = reader.text("survey")
    adjoins = reader.texts("adjoins") ?? []
    completedOn = reader.date("completedOn")
    acceptedOn = reader.date("acceptedOn")
    statusOn = reader.date("statusOn")
    clearanceDepth = reader.number("clearanceDepth", in: 0...5)
    (accuracy, fix) = reader.accuracy()
    organisation = reader.text("organisation")
    district = reader.text("district")
    reader.require("method", method != nil)
    reader.require("status", status != nil)
    reader.require("accuracy", accuracy != nil || fix != nil)
    if isReleased { reader.require("completedOn", completedOn != nil) }
  }

  func write(to writer: inout MemberWriter) {
    writer.add("method", method)
    writer.add("status", status)
    writer.add("doubt", doubt)
    writer.add("survey", survey)
    writer.add("adjoins", adjoins)
    writer.add("completedOn", completedOn)
    writer.add("acceptedOn", acceptedOn)
    writer.add("statusOn", statusOn)
    writer.add("clearanceDepth", clearanceDepth)
    writer.add("accuracy", accuracy)
    writer.add("fix", fix)
    writer.add("organisation", organisation)
    writer.add("district", district)
  }
}

extension HazardReport {
  init(_ reader: inout MemberReader) {
    self.init()
    kind = reader.term("kind")
    status = reader.term("status")
    reportedOn = reader.date("reportedOn")
    statusOn = reader.date("statusOn")
    dangerRadius = reader.number("dangerRadius", in: lengths)
    (accuracy, fix) = reader.accuracy()
    district = reader.text("district")
    reader.require("status", status != nil)
    reader.require("reportedOn", reportedOn != nil)
  }

  func write(to writer: inout MemberWriter) {
    writer.add("kind", kind)
    writer.add("status", status)
    writer.add("reportedOn", reportedOn)
    writer.add("statusOn", statusOn)
    writer.add("dangerRadius", dangerRadius)
    writer.add("accuracy", accuracy)
    writer.add("fix", fix)
    writer.add("district", district)
  }
}

extension Organisation {
  init(_ reader: inout MemberReader) {
    self.init()
    accreditedFor = reader.terms("accreditedFor") ?? []
    unitOf = reader.text("unitOf")
    isIndependent = reader.flag("independent") ?? false
  }

  func write(to writer: inout MemberWriter) {
    writer.add("accreditedFor", accreditedFor.map(\.rawValue))
    writer.add("unitOf", unitOf)
    if isIndependent { writer.add("independent", flag: true) }
  }
}

extension Person {
  init(_ reader: inout MemberReader) {
    self.init()
    organisation = reader.text("organisation")
  }
}

extension JSONText {
  /// Whether an item of evidence says that it is direct: `"direct"` or `{"kind": "direct"}`.
  var isDirectEvidence: Bool {
    string == "direct"
      || members?.contains { $0.name == "kind" && $0.value.string == "direct" } == true
  }
}
