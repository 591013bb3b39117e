package import Geometry

/// A record as it stands in a file: nothing filled in, nothing refused, words as they were written.
package struct OracleRecord: Sendable {
  /// What is recorded.
  package enum Kind: Sendable {
    /// A suspected or confirmed hazardous area.
    case hazardousArea
    /// A piece of ground that a team works.
    case sector
    /// A report of a device or an accident.
    case hazardReport
  }

  /// What is recorded.
  package var recordType: Kind
  /// The code, which is unique.
  package var code: String
  /// `suspected` or `confirmed`, of an area.
  package var classification: String?
  /// The status, of any.
  package var status: String?
  /// How a sector was worked.
  package var method: String?
  /// What was reported.
  package var kind: String?
  /// The day an area was observed, in days since 1970-01-01, UTC.
  package var observed: Int?
  /// The day the work on a sector was completed.
  package var completed: Int?
  /// The day a sector was accepted.
  package var accepted: Int?
  /// The day a report was made.
  package var reported: Int?
  /// Metres.
  package var accuracy: Double?
  /// Metres around what was reported.
  package var dangerRadius: Double?
  /// Metres to which a sector was cleared.
  package var clearanceDepth: Double?
  /// The survey that a sector shares turning points with.
  package var survey: String?
  /// Where it is; `nil` if it does not say.
  package var geometry: Shape<Geographic>?

  /// Creates a record that says nothing about itself.
  package init(_ recordType: Kind, code: String, geometry: Shape<Geographic>? = nil) {
    (self.recordType, self.code, self.geometry) = (recordType, code, geometry)
  }
}
