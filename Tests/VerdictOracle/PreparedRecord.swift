import Geometry

/// A record with its geometry read once: as danger, and as released ground.
struct PreparedRecord {
  let record: OracleRecord
  let danger: Shape<Geographic>
  let ground: Shape<Geographic>
  let envelope: Envelope?

  init(_ record: OracleRecord) throws {
    self.record = record
    danger = try record.dangerousShape()
    ground = record.recordType == .sector ? try record.releasedShape() : Shape()
    envelope = danger.envelope
  }

  /// How many metres away from its geometry it can make a difference.
  var influence: Double { max(record.reach, record.countedAccuracy) }
}
