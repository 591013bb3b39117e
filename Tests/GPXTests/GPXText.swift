import GPX
import Geometry
import TestSupport

/// Text to be read as GPX, in chunks of any size.
struct GPXText {
  /// The bytes.
  var bytes: [UInt8]

  init(bytes: [UInt8]) { self.bytes = bytes }
  init(_ text: String) { bytes = Array(text.utf8) }

  /// A GPX 1.1 file of some elements.
  init(body: String) { self.init("<gpx \(Self.names)>\(body)</gpx>") }

  /// A GPX 1.1 file with one track of one segment.
  init(segment: String) { self.init(body: "<trk><trkseg>\(segment)</trkseg></trk>") }

  /// What stands in `<gpx …>`.
  static let names =
    #"version="1.1" creator="t" xmlns="http://www.topografix.com/GPX/1/1" "#
    + #"xmlns:gpxx="http://www.garmin.com/xmlschemas/GpxExtensions/v3" xmlns:x="urn:x""#

  /// What a reader makes of it.
  func file(chunk: Int = 1 << 18, piece: Int = GPXFile.pieceLength) throws(GPXFailure) -> GPXFile {
    var start = 0
    return try GPXFile(pieceLength: piece) { () -> [UInt8]? in
      guard start < bytes.count else { return nil }
      defer { start += chunk }
      return Array(bytes[start..<min(start + chunk, bytes.count)])
    }
  }

  /// What a reader makes of it, or why not.
  func outcome(
    chunk: Int = 1 << 18, piece: Int = GPXFile.pieceLength
  ) -> Result<GPXFile, GPXFailure> {
    Result { () throws(GPXFailure) in try file(chunk: chunk, piece: piece) }
  }

  /// Why a reader refuses it.
  var failure: GPXFailure? {
    if case .failure(let failure) = outcome() { failure } else { nil }
  }

  /// The points of a track at whole degrees, longitude first.
  static func points(_ places: (Int, Int)..., name: String = "trkpt") -> String {
    places.map { "<\(name) lat=\"\($0.1)\" lon=\"\($0.0)\"/>" }.joined()
  }
}

/// Positions at whole degrees, longitude first.
func positions(_ places: (Int, Int)...) throws -> [Position<Geographic>] {
  try places.map { try Position(longitude: Double($0.0), latitude: Double($0.1)) }
}
