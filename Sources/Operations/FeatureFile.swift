internal import Exchange
internal import Geometry
internal import JSON
internal import MineAction

/// The features of a file, in WGS 84 degrees, whatever coordinate system it is in.
///
/// The one way in for files: imports, single records and routes that are asked about.
struct FeatureFile: ~Copyable {
  /// The name of the file.
  let name: String
  /// The coordinate system that it is in.
  let system: SystemName
  private var reader: GeoJSONReader
  private let conversion: SourceConversion?
  private let table: TableFeatures?
  /// What of the file is in no feature, in words.
  let remarks: [String]

  /// What there is to say of the file once its last feature was read, in words.
  var closingRemarks: [String] { table?.remarks ?? [] }

  /// A feature, and how its positions became degrees, where they were something else.
  typealias Element = (feature: GeoJSONFeature, derivation: Derivation?)

  /// Begins a file, up to its first feature.
  ///
  /// `found`: what it was found to say of its system behind its features; `area`: where the programme
  /// works, if that is known.
  init(
    _ source: ImportSource, _ reading: FileReading, found: JSONText? = nil, near area: Envelope?
  ) throws {
    let name = source.name
    let bytes = try FeatureBytes(source, reading)
    var reader = GeoJSONReader(bytes.next)
    let system: SystemName
    if let table = bytes.table {
      system = try table.system(asked: reading.system)
    } else {
      do throws(GeoJSONFailure) { try reader.begin() } catch { throw Problem(error, file: name) }
      system = try SystemName(asked: reading.system, member: found ?? reader.crs, in: name)
    }
    var conversion: SourceConversion?
    if case .other(let code) = system {
      let way = try SourceConversion(
        from: code, calibrated: reading.calibration, over: area, file: name)
      conversion = way
      reader.conversion = { path, kind in way.positions(path, kind) }
    }
    if bytes.isWorldGeodetic, conversion != nil {
      throw Problem(
        "GPX is in WGS 84, always", at: name, hint: "leave --crs away", status: Problem.usage)
    }
    if conversion == nil, let calibration = reading.calibration {
      throw Problem(
        "it is in WGS 84, and \(calibration.name) calibrates \(calibration.calibration.system)",
        at: name, hint: "give --crs too, or leave --calibration away", status: Problem.usage)
    }
    (self.name, self.system, self.conversion) = (name, system, conversion)
    (remarks, table) = (bytes.remarks, bytes.table)
    self.reader = reader
  }

  /// Gives the next feature; `nil` behind the last, when all of the file has proved to be readable.
  ///
  /// - Throws: ``LateSystem`` where the file says only behind its features which system it is in.
  mutating func next() throws -> Element? {
    guard let feature = try read() else {
      try finish()
      return nil
    }
    if let named = feature.crs { try system.check(named, at: "\(name), feature \(feature.number)") }
    return (feature, conversion?.derivation())
  }

  private mutating func read() throws -> GeoJSONFeature? {
    do throws(GeoJSONFailure) {
      return try reader.next()
    } catch {
      if let table { throw table.problem(error) }
      let problem = Problem(error, file: name)
      guard case .notDegrees = error.kind else { throw problem }
      throw LateSystem(
        problem: Problem(
          problem.reason, at: problem.place,
          hint: "say its coordinate system, as in --crs EPSG:28408 or --crs EPSG:32638",
          status: problem.status))
    }
  }

  private func finish() throws {
    if let named = reader.crs {
      do {
        try system.check(named, at: name)
      } catch let problem as Problem where reader.crsFollowsFeatures && conversion == nil {
        throw LateSystem(problem: problem)
      }
    }
    try conversion?.check()
  }

  /// Reads a file, and once more where its system stands behind its features.
  static func reading<Result>(
    _ source: ImportSource, _ reading: FileReading, near area: Envelope?,
    _ body: (inout FeatureFile) throws -> Result
  ) throws -> Result {
    do {
      var file = try FeatureFile(source, reading, near: area)
      return try body(&file)
    } catch let late as LateSystem {
      var file = try FeatureFile(
        source, reading, found: try late.system(behind: source), near: area)
      return try body(&file)
    }
  }
}

/// The coordinate system of a file is known only behind its features, which must be read again.
struct LateSystem: Error {
  /// Why the file cannot be taken, if its system cannot be found out.
  let problem: Problem

  /// The `crs` member that a file has behind its features.
  ///
  /// - Throws: ``Problem`` where there is none, or the file cannot be read twice.
  func system(behind source: ImportSource) throws -> JSONText {
    guard source.isFile else {
      throw Problem(
        problem.reason, at: problem.place,
        hint: "its coordinate system stands behind the features: save it as a file, or give --crs",
        status: Problem.data)
    }
    let next = try source.open()
    let system: JSONText?
    do throws(GeoJSONFailure) {
      system = try GeoJSONReader.system(of: next)
    } catch {
      throw Problem(error, file: source.name)
    }
    guard let system, !system.isNull else { throw problem }
    return system
  }
}
