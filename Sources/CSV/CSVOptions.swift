/// How a table is to be read.
package struct CSVOptions: Equatable, Sendable {
  /// Where the geometry of a row stands.
  package enum Geometry: Equatable, Sendable {
    /// In the one column, or the one pair of columns, whose names say so; else the table is refused.
    case automatic
    /// In a column of WKT or EWKT; in the one whose name says so, if none is named.
    case wkt(column: String?)
    /// In two columns of decimal numbers, easting or longitude and northing or latitude.
    case columns(x: String, y: String)
    /// In the one pair of columns that are called longitude and latitude, or so.
    case degrees
    /// Nowhere: every feature comes out without a place.
    case none
  }

  /// Where the geometry stands.
  package var geometry: Geometry
  /// The ASCII character between two fields; that of the header, if `nil`.
  package var delimiter: UInt8?

  /// Creates options; by themselves all is found out from the header.
  package init(geometry: Geometry = .automatic, delimiter: UInt8? = nil) {
    (self.geometry, self.delimiter) = (geometry, delimiter)
  }
}
