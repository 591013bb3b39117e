/// What kind of thing a record is about.
package enum RecordType: String, Sendable, CaseIterable {
  /// A suspected or confirmed hazardous area.
  case hazardousArea
  /// A piece of ground that a team works.
  case sector
  /// A report of a device, a detonation or an accident.
  case hazardReport
  /// A road, track or railway.
  case route
  /// A place that people return to or rebuild.
  case site
  /// An administrative or operational area.
  case district
  /// A body that people act for.
  case organisation
  /// Somebody who acts.
  case person

  /// Whether such a record may be danger on the ground, which is kept however flawed.
  package var mayBeDanger: Bool {
    switch self {
    case .hazardousArea, .hazardReport, .sector: true
    case .route, .site, .district, .organisation, .person: false
    }
  }
}
