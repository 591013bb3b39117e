package import JSON

/// A record of the programme as last known: its code, its place, and what is said of it.
package struct Record: Hashable, Sendable {
  /// The name of a record.
  package typealias Code = Identifier<Record>

  /// What the record is about.
  package enum Detail: Hashable, Sendable {
    /// A hazardous area.
    case hazardousArea(HazardousArea)
    /// A sector.
    case sector(Sector)
    /// A hazard report or an accident.
    case hazardReport(HazardReport)
    /// A body that people act for.
    case organisation(Organisation)
    /// Somebody who acts.
    case person(Person)
    /// A route, a site or a district, of which only place and other members matter so far.
    case other(RecordType)
  }

  /// The programme's name of it.
  package let code: Code
  /// Where it is.
  package var place: Place
  /// What is known of it.
  package var detail: Detail
  /// All other members, in the order entered, each with its own text.
  package var others: [JSONMember]
  /// The members that a GeoJSON feature had beside its geometry and properties.
  package var featureMembers: [JSONMember] = []
  /// What is wrong with it.
  package var flaws: [Flaw]

  /// Creates a record.
  package init(
    code: Code, place: Place, detail: Detail, others: [JSONMember] = [], flaws: [Flaw] = []
  ) {
    (self.code, self.place, self.detail) = (code, place, detail)
    (self.others, self.flaws) = (others, flaws)
  }

  /// What kind of thing it is about.
  package var type: RecordType {
    switch detail {
    case .hazardousArea: .hazardousArea
    case .sector: .sector
    case .hazardReport: .hazardReport
    case .organisation: .organisation
    case .person: .person
    case .other(let type): type
    }
  }

  /// Whether two records say the same, whatever is found wrong with them.
  package func says(theSameAs other: Self) -> Bool {
    code == other.code && detail == other.detail && others == other.others
      && featureMembers == other.featureMembers && place.isEntered(likeThat: other.place)
  }
}

/// A body that people act for: an organisation, or a unit of one.
package struct Organisation: Hashable, Sendable {
  /// The methods that it is accredited for.
  package var accreditedFor: [Vocabulary.Method] = []
  /// The organisation that it is a unit of.
  package var unitOf: String?
  /// Whether it was accredited as independent of that organisation.
  package var isIndependent = false

  /// Creates an organisation of which only the code is known.
  package init() {}
}

/// Somebody who acts; what else is known of a person is kept elsewhere and can be erased.
package struct Person: Hashable, Sendable {
  /// The organisations that the person belongs to.
  package var organisation: String?

  /// Creates a person of whom only the code is known.
  package init() {}
}
