internal import CSV
internal import Exchange
internal import JSON

/// The rows of a table as lines of GeoJSON, and what the table says of its coordinate system.
///
/// A class: the reader of GeoJSON draws lines from it while the file that is read asks about it.
final class TableFeatures {
  /// What a file without rows is as GeoJSON.
  private static let empty = Array(#"{"type":"FeatureCollection","features":[]}"#.utf8)

  private let file: String
  private var features: CSVFeatures
  // The first line, which was read so that the system is known.
  private var first: [UInt8]?

  /// Begins a table, up to its first row with a place.
  init(
    _ reading: TableReading, named file: String, _ source: @escaping () throws -> [UInt8]?
  ) throws {
    self.file = file
    do throws(CSVFailure) {
      var features = try CSVFeatures(reading.options, source)
      first = try features.next() ?? Self.empty
      self.features = features
    } catch {
      throw Problem(error, file: file)
    }
  }

  /// Gives the next line; `nil` behind the last.
  func next() throws(CSVFailure) -> [UInt8]? {
    if let first {
      self.first = nil
      return first
    }
    return try features.next()
  }

  /// The system that its places are in: what it names itself, or what somebody says.
  ///
  /// - Throws: ``Problem`` where it names another than was said, or nobody says any.
  func system(asked: String?) throws -> SystemName {
    let asked = asked.map(SystemName.init(code:))
    if let srid = features.srid {
      let own = SystemName(code: "EPSG:\(srid)")
      guard asked == nil || asked == own else {
        throw Problem(
          "it says itself that it is in another coordinate system: SRID=\(srid)", at: file,
          hint: "leave --crs away, or correct the file", status: Problem.data)
      }
      return own
    }
    if let asked { return asked }
    guard features.areDegrees || features.hasNoPlaces else {
      throw Problem(
        "a table does not say its coordinate system", at: file,
        hint: "give --crs, as in --crs EPSG:28408, or --crs EPSG:4326 for WGS 84, longitude first",
        status: Problem.usage)
    }
    return .worldGeodetic
  }

  /// What is wrong with it, in words about rows; `failure` is what its lines were refused for.
  func problem(_ failure: GeoJSONFailure) -> Problem {
    if let own = features.failure { return Problem(own, file: file) }
    let hint =
      switch failure.kind {
      case .notDegrees: "say its coordinate system, as in --crs EPSG:28408 or --crs EPSG:32638"
      default: failure.hint
      }
    return Problem(
      failure.reason, at: "\(file), row \(failure.line)", hint: hint, status: Problem.data)
  }

  /// What there is to say of it once it was read to its end.
  var remarks: [String] {
    features.lastRowIsOpen
      ? ["the last row ends without a line break: it may have been cut off"] : []
  }
}

extension Problem {
  /// Renders the failure to read a table, with the row and the line.
  init(_ failure: CSVFailure, file: String) {
    self.init(
      failure.reason, at: "\(file), \(failure.place)", hint: failure.hint, status: Problem.data)
  }
}
