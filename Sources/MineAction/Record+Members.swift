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
    let malformed =
      type.mayBeDanger ? reader.rest.compactMap { Attachment.problem(with: $0) } : []
    self.init(
      code: code, place: place, detail: detail, others: reader.rest,
      flaws: reader.flaws + malformed.map { Flaw(.malformed, $0) })
  }

  /// The names of all members that some type of record reads as its own.
  package static let ownMembers: Set<String> = RecordType.allCases
    .reduce(into: ["recordType", "code"]) { $0.formUnion(ownMembers(of: $1)) }

  /// The names of the members that a type of record reads as its own, but its code and type.
  package static func ownMembers(of type: RecordType) -> Set<String> {
    var names = MemberNames()
    switch type {
    case .hazardousArea:
      var area = HazardousArea()
      area.visitMembers(&names)
    case .sector:
      var sector = Sector()
      sector.visitMembers(&names)
    case .hazardReport:
      var report = HazardReport()
      report.visitMembers(&names)
    case .organisation:
      var organisation = Organisation()
      organisation.visitMembers(&names)
    case .person:
      var person = Person()
      person.visitMembers(&names)
    case .route, .site, .district: break
    }
    return names.all
  }

  /// All members, `recordType` and `code` first, then ours in a fixed order, then the others.
  ///
  /// `dates`: how a date is written, as people or as the ledger write it.
  package func members(dates: @escaping (FieldDate) -> String = \.text) -> [JSONMember] {
    var writer = MemberWriter(dates: dates)
    writer.add("recordType", type.rawValue)
    writer.add("code", code.text)
    switch detail {
    case .hazardousArea(var area): area.visitMembers(&writer)
    case .sector(var sector): sector.visitMembers(&writer)
    case .hazardReport(var report): report.visitMembers(&writer)
    case .organisation(var organisation): organisation.visitMembers(&writer)
    case .person(var person): person.visitMembers(&writer)
    case .other: break
    }
    return writer.members + others
  }
}

/// What a length may be, in metres; how far it counts is bounded where it is used.
private let lengths = 0.0...Double.greatestFiniteMagnitude

extension HazardousArea {
  init(_ reader: inout MemberReader) {
    self.init()
    visitMembers(&reader)
    reader.require("classification", classification != nil)
    reader.require("status", status != nil)
    reader.require("observedOn", observedOn != nil)
    reader.require("accuracy", accuracy != nil || fix != nil)
  }

  fileprivate mutating func visitMembers(_ visitor: inout some MemberVisitor) {
    visitor.term("classification", &classification)
    visitor.term("status", &status)
    visitor.date("observedOn", &observedOn)
    visitor.date("statusOn", &statusOn)
    visitor.accuracy(&accuracy, &fix, &unclearAccuracy)
    visitor.text("district", &district)
  }
}

extension Sector {
  init(_ reader: inout MemberReader) {
    self.init()
    visitMembers(&reader)
    isDoubtUnclear = reader.has("doubt") || doubt?.isDoubt == false
    reader.require("method", method != nil)
    reader.require("status", status != nil)
    reader.require("accuracy", accuracy != nil || fix != nil)
    if isReleased { reader.require("completedOn", completedOn != nil) }
  }

  fileprivate mutating func visitMembers(_ visitor: inout some MemberVisitor) {
    visitor.term("method", &method)
    visitor.term("status", &status)
    visitor.term("doubt", &doubt)
    visitor.text("survey", &survey)
    visitor.texts("adjoins", &adjoins)
    visitor.date("completedOn", &completedOn)
    visitor.date("acceptedOn", &acceptedOn)
    visitor.date("statusOn", &statusOn)
    visitor.number("clearanceDepth", in: 0...5, &clearanceDepth)
    visitor.accuracy(&accuracy, &fix, &unclearAccuracy)
    visitor.text("organisation", &organisation)
    visitor.text("district", &district)
  }
}

extension HazardReport {
  init(_ reader: inout MemberReader) {
    self.init()
    visitMembers(&reader)
    if reader.has("dangerRadius") { unclearRadius = reader.leastNumber("dangerRadius") }
    reader.require("status", status != nil)
    reader.require("reportedOn", reportedOn != nil)
  }

  fileprivate mutating func visitMembers(_ visitor: inout some MemberVisitor) {
    visitor.term("kind", &kind)
    visitor.term("status", &status)
    visitor.date("reportedOn", &reportedOn)
    visitor.date("statusOn", &statusOn)
    visitor.number("dangerRadius", in: lengths, &dangerRadius)
    visitor.accuracy(&accuracy, &fix, &unclearAccuracy)
    visitor.text("district", &district)
  }
}

extension Organisation {
  init(_ reader: inout MemberReader) {
    self.init()
    visitMembers(&reader)
  }

  fileprivate mutating func visitMembers(_ visitor: inout some MemberVisitor) {
    visitor.terms("accreditedFor", &accreditedFor)
    visitor.text("unitOf", &unitOf)
    visitor.flag("independent", &isIndependent)
  }
}

extension Person {
  init(_ reader: inout MemberReader) {
    self.init()
    visitMembers(&reader)
  }

  fileprivate mutating func visitMembers(_ visitor: inout some MemberVisitor) {
    visitor.text("organisation", &organisation)
  }
}

extension Record {
  /// Whether any item of its evidence says that it is direct.
  var hasDirectEvidence: Bool {
    others.contains { member in
      member.name == "evidence"
        && (member.value.isDirectEvidence
          || member.value.elements?.contains(where: \.isDirectEvidence) == true)
    }
  }
}

extension JSONText {
  /// Whether an item of evidence says that it is direct: `"direct"` or `{"kind": "direct"}`.
  var isDirectEvidence: Bool {
    string == "direct"
      || members?.contains { $0.name == "kind" && $0.value.string == "direct" } == true
  }
}
