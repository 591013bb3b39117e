import Assessment
import Geometry
import JSON
import MineAction
import Operations

extension ScratchProgramme {
  /// The verdict on the road: a kilometre east from the middle of the plain.
  func verdict(
    at date: String? = nil, revision: Int64? = nil, from start: (Double, Double) = (0, 0),
    to end: (Double, Double) = (1_000, 0)
  ) throws -> Verdict {
    var options = RouteOptions()
    options.at = try date.map { try field($0).last }
    options.revision = revision
    let route = try AskedRoute.read(
      once(Plain.line(start, end)), named: "road", isJoined: false)[0]
    return try workspace.verdict(on: route, options, in: workspace.current())
  }

  /// The verdict on a line of GeoJSON.
  func verdict(of line: String, width: Double, routeAccuracy: Double) throws -> Verdict {
    var options = RouteOptions()
    (options.width, options.routeAccuracy) = (width, routeAccuracy)
    let route = try AskedRoute.read(once(line), named: "road", isJoined: false)[0]
    return try workspace.verdict(on: route, options, in: workspace.current())
  }

  /// The class of the road.
  func road(at date: String? = nil, revision: Int64? = nil) throws -> RouteClass {
    try verdict(at: date, revision: revision).class
  }

  /// A date as it is typed.
  func field(_ text: String) throws -> FieldDate {
    guard let date = FieldDate(text, in: try workspace.zone()) else { throw NoDate(text: text) }
    return date
  }

  struct NoDate: Error { let text: String }

  /// Takes a step, each `set` as it is typed.
  @discardableResult
  func mark(
    _ code: String, _ status: String, on date: String? = nil, _ actor: Actor, note: String? = nil,
    set: String...
  ) throws -> [Event] {
    let on = try date.map { try field($0) } ?? FieldDate(workspace.now)
    let step = Step(
      code: try Identifier(code), status: status, on: on, note: note,
      members: try set.map(ImportOptions.member))
    return try perform(.mark(step), actor)
  }

  /// Agrees to a proposal, or to the last one.
  @discardableResult
  func approve(
    number: Int64? = nil, on date: String? = nil, _ actor: Actor, note: String? = nil
  ) throws -> [Event] {
    let on = try date.map { try field($0) } ?? FieldDate(workspace.now)
    let last = try workspace.current().situation.proposals.keys.max() ?? 0
    return try perform(
      .answer(Answer(to: number ?? last, isApproval: true, on: on, note: note)), actor)
  }

  /// Replaces members of a record, as they are typed.
  @discardableResult
  func correct(
    _ code: String, _ actor: Actor = .admin, note: String? = nil, geometry: String? = nil,
    set: String...
  ) throws -> [Event] {
    guard let old = try record(code) else { throw NoDate(text: code) }
    let changes = try set.map(ImportOptions.member)
    let names = Set(changes.map(\.name))
    var record = try workspace.record(
      old.type, code: old.code,
      members: old.members().filter { !names.contains($0.name) } + changes,
      geometry: geometry.map { once($0) }, named: "place")
    if geometry == nil { record.place = old.place }
    return try perform(.correct(record, note: note), actor)
  }

  @discardableResult
  func perform(_ command: Command, _ actor: Actor) throws -> [Event] {
    try workspace.perform(
      command, person: Identifier(actor.person), organisation: Identifier(actor.organisation))
  }

  /// Files a report of an unexploded shell at a place of the plain.
  @discardableResult
  func report(
    _ code: String, at place: (Double, Double) = (500, 10), seen date: String = "2026-09-20",
    kind: String = "unexploded", _ actor: Actor, set: String...
  ) throws -> [Event] {
    let members = ["kind=\(kind)", "status=reported", "reportedOn=\(date)", "accuracy=5"] + set
    let record = try workspace.record(
      .hazardReport, code: Identifier(code), members: members.map(ImportOptions.member),
      geometry: once(Plain.point(place.0, place.1)), named: "place")
    return try perform(.file(record), actor)
  }

  /// Adds a record of members as they are typed.
  func add(
    _ type: RecordType, _ code: String, _ geometry: String? = nil, _ actor: Actor = .admin,
    set: String...
  ) throws {
    let record = try workspace.record(
      type, code: Identifier(code), members: set.map(ImportOptions.member),
      geometry: geometry.map { once($0) }, named: "place")
    try perform(.add(record), actor)
  }
}

/// Somebody who acts in tests, and for whom.
struct Actor: Sendable, CustomStringConvertible {
  let person: String
  let organisation: String

  init(_ person: String, _ organisation: String) {
    (self.person, self.organisation) = (person, organisation)
  }

  var description: String { "\(person) for \(organisation)" }

  /// The administrator, for the mine action centre.
  static let admin = Self("P-1", "ORG-1")
  /// The team leader, for the demining company.
  static let leader = Self("P-2", "ORG-2")
  /// A quality officer of the same company.
  static let insider = Self("P-3", "ORG-2")
  /// A quality officer of a unit of the company that is not independent.
  static let unit = Self("P-3", "ORG-2-B")
  /// A quality officer of the company's independent unit.
  static let independent = Self("P-6", "ORG-2-QA")
  /// A quality officer of the company who also acts for its independent unit.
  static let janus = Self("P-3", "ORG-2-QA")
  /// A quality officer of another company.
  static let officer = Self("P-4", "ORG-3")
  /// The team leader, acting as a quality officer of another company.
  static let turncoat = Self("P-2", "ORG-3")
  /// Somebody who may only report.
  static let villager = Self("P-9", "ORG-9")
}

extension ScratchProgramme {
  /// A programme with everybody in it.
  static func peopled(timeZone: String = "UTC") throws -> ScratchProgramme {
    let desk = try ScratchProgramme(timeZone: timeZone)
    let methods = #"accreditedFor=["clearance","nonTechnicalSurvey"]"#
    try desk.add(.organisation, "ORG-2", set: methods)
    try desk.add(.organisation, "ORG-2-B", set: "unitOf=ORG-2", methods)
    try desk.add(.organisation, "ORG-2-QA", set: "unitOf=ORG-2")
    try desk.add(.organisation, "ORG-3")
    try desk.add(.organisation, "ORG-9")
    for person in ["P-2", "P-3", "P-4", "P-6", "P-9"] { try desk.add(.person, person) }
    let grants: [(Vocabulary.Role, String, String)] = [
      (.teamLeader, "P-2", "ORG-2"), (.qualityOfficer, "P-3", "ORG-2"),
      (.qualityOfficer, "P-3", "ORG-2-B"), (.qualityOfficer, "P-6", "ORG-2-QA"),
      (.qualityOfficer, "P-4", "ORG-3"), (.qualityOfficer, "P-2", "ORG-3"),
      (.teamLeader, "P-2", "ORG-3"), (.teamLeader, "P-4", "ORG-3"),
    ]
    for (role, person, body) in grants {
      try desk.perform(.grant(Grant(role, to: Identifier(person), for: Identifier(body))), .admin)
    }
    try desk.correct("ORG-2-QA", note: "accredited", set: "independent=true")
    try desk.approve(.officer)
    return desk
  }

  /// The same with records that an attested file brought.
  static func holding(_ drafts: Draft...) throws -> ScratchProgramme {
    let desk = try peopled()
    try desk.take(Plain.collection(drafts.map(\.text)), attested: true)
    return desk
  }

  /// Adds a sector along the whole road, planned and given to the company.
  func plan(_ code: String = "SE-1", method: String = "clearance") throws {
    try add(
      .sector, code, Plain.box(-100, -60, 1_100, 60), set: "method=\(method)", "status=planned",
      "accuracy=0.5", "organisation=ORG-2")
  }

  /// What a judgement on work brings.
  static let judged = [#"sample={"area":600}"#, "findings=[]"]
  /// What a handover brings.
  static let certificate =
    #"certificate={"number":"HO-1","recipient":"the district","date":"2026-04-20"}"#

  /// Takes a planned sector to the end of the work.
  func work(_ code: String = "SE-1", until status: String = "accepted") throws {
    let road: [(String, String, Actor, [String])] = [
      ("assigned", "2026-03-01", .admin, []), ("inProgress", "2026-03-02", .leader, []),
      (
        "completed", "2026-04-01", .leader, ["clearanceDepth=0.2", "devices=[]", "notDone=[]"]
      ),
      ("accepted", "2026-04-10", .officer, Self.judged),
      ("handedOver", "2026-04-20", .admin, [Self.certificate]),
    ]
    for (step, date, actor, set) in road {
      let members = try set.map(ImportOptions.member)
      let one = Step(
        code: try Identifier(code), status: step, on: try field(date), note: nil, members: members)
      try perform(.mark(one), actor)
      if step == status { return }
    }
  }
}
