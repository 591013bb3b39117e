/// How a file is read, where it does not say so itself.
package struct FileReading: Sendable {
  /// The coordinate system of its numbers: authority and code, or a name as `crs` members have it;
  /// what the file says, or WGS 84, if `nil`.
  package var system: String?

  /// How it is read as a table; as one by itself if its name says that it is one, if `nil`.
  package var table: TableReading?

  /// How the numbers of a map of doubtful datum are corrected first, by a decision on record.
  package var calibration: NamedCalibration?

  /// Reads a file by what it says itself.
  package init() {}
}
