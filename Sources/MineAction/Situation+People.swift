package import Geometry

extension Situation {
  /// Refuses who may not act in a role on the day of the deed, for an organisation.
  ///
  /// `record`: what it is about; a grant for one district is enough where it lies in that district.
  package func require(
    _ role: Vocabulary.Role, of author: Attribution, for record: Record? = nil,
    _ topology: some Topology
  ) throws(Refusal) {
    try require([role], of: author, for: record, topology)
  }

  /// Refuses who may act in none of some roles.
  package func require(
    _ roles: [Vocabulary.Role], of author: Attribution, for record: Record? = nil,
    _ topology: some Topology
  ) throws(Refusal) {
    let held = grants.filter { grant in
      grant.person == author.person && grant.organisation == author.organisation
        && roles.contains { grant.role == $0 || grant.role.includes($0) }
    }
    guard !held.isEmpty else {
      throw .lacksRole(roles, organisation: author.organisation.text)
    }
    let current = held.filter { $0.holds(at: author.occurredAt) }
    guard !current.isEmpty else { throw .grantNotInForce(roles, on: FieldDate(author.occurredAt)) }
    if current.contains(where: { $0.district == nil }) { return }
    let districts = current.compactMap(\.district)
    guard let record, districts.contains(where: { lies(record, in: $0, topology) }) else {
      throw .outsideDistrict(roles, districts.map(\.text).sorted())
    }
  }

  /// Whether a record lies wholly in the outline of a district, and names no other; where either
  /// has no place, whether it names the district.
  private func lies(
    _ record: Record, in district: Record.Code, _ topology: some Topology
  ) -> Bool {
    if record.code == district { return true }
    let names = record.namedDistrict == district.text
    if !names, record.namedDistrict != nil { return false }
    guard let outline = records[district]?.latest, outline.type == .district,
      outline.place.isSound, let ground = outline.place.entered?.only(.polygon),
      let shape = record.place.ground, !record.place.isIncomplete, let box = shape.envelope
    else { return names }
    let frame = LocalFrame(aboutMiddleOf: box)
    guard
      let left = try? topology.difference(of: frame.plane(shape), without: frame.plane(ground))
    else { return false }
    return left.isEmpty
  }

  /// Refuses a person or an organisation that is not on record.
  package func requireKnown(
    _ person: Identifier<Person>, _ organisation: Identifier<Organisation>
  ) throws(Refusal) {
    let unknownPerson = isOnRecord(person.text, .person) ? nil : person.text
    let unknownBody = isOnRecord(organisation.text, .organisation) ? nil : organisation.text
    guard unknownPerson == nil, unknownBody == nil else {
      throw .unknownActor(person: unknownPerson, organisation: unknownBody)
    }
  }

  /// All bodies that somebody belongs to, or ever did: by the person's own record and by grants.
  package func bodies(of person: String) -> Set<String> {
    var bodies: Set<String> = []
    if let code = try? Record.Code(person), let history = records[code] {
      for version in history.versions {
        if case .person(let known) = version.record.detail, let body = known.organisation {
          bodies.insert(body)
        }
      }
    }
    for grant in grants where grant.person.text == person && grant.role.isOfHand {
      bodies.insert(grant.organisation.text)
    }
    return bodies
  }

  /// The organisation that counts where two must agree: itself, or the one it is a unit of.
  package func principal(of organisation: String) -> String? {
    var code = organisation
    for _ in 0..<16 {
      guard let id = try? Record.Code(code),
        case .organisation(let body) = records[id]?.latest.detail
      else { return nil }
      guard let parent = body.unitOf, !body.isIndependent else { return code }
      code = parent
    }
    return nil
  }

  /// Whether two bodies are two where two must agree: both on record, and of different principals.
  package func areIndependent(_ one: String, _ other: String) -> Bool {
    guard let one = principal(of: one), let other = principal(of: other) else { return false }
    return one != other
  }

  /// A body of the author's that is not independent of another; `nil` if all are.
  ///
  /// Whoever belongs to two bodies speaks for neither alone.
  func dependence(of author: Attribution, on body: String) -> String? {
    bodies(of: author.person.text).union([author.organisation.text]).sorted()
      .first { !areIndependent($0, body) }
  }

  private func isOnRecord(_ text: String, _ type: RecordType) -> Bool {
    guard let code = try? Record.Code(text) else { return false }
    return records[code]?.latest.type == type
  }
}

extension Vocabulary.Role {
  /// Whether whoever has this role may also do what another is for.
  ///
  /// An administrator also does what a surveyor and an operations officer do; nobody becomes a
  /// quality officer or a team leader by another office.
  fileprivate func includes(_ other: Self) -> Bool {
    self == .administrator && (other == .surveyor || other == .operationsOfficer)
  }

  /// Whether who has it has a hand in what the organisation does.
  fileprivate var isOfHand: Bool { self != .reader && self != .reporter }
}
